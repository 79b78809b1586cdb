// What the chart draws: for each lane its place, and its marks in rows or, where they are too many, columns.

/** So many marks are drawn at once; beyond, the fullest lanes become columns.  SVG answers at once up to here. */
const MARKS_MOST = 700;
/** Beyond so many lanes each has its height from the outset, so that only those in sight are packed. */
const LANES_PACKED = 31;

/** The stretches drawn, as last made: they change with the filters only. @type {{of: Lane[]|null, spans: [number, number][], dates: [number, number][]}} */
const drawnOnce = { of: null, spans: [], dates: [] };

/** Brings `drawnOnce` up to the filters. */
function drawnNow() {
  const lanes = lanesOf();
  if (drawnOnce.of === lanes) return drawnOnce;
  drawnOnce.of = lanes;
  drawnOnce.dates = shown.articles.map((article) => model.published[article]).filter(isDrawn).map((date) => bounded(/** @type {[number, number]} */ (date), "day", []));
  const spans = lanes[0].items.map((item) => /** @type {[number, number]} */ ([item.start, item.stop]));
  drawnOnce.spans = spans.length ? spans : drawnOnce.dates;
  return drawnOnce;
}

/** @returns {[number, number][]} the finite spans of the events that can be drawn */
function drawnSpans() {
  return drawnNow().spans;
}

/** @returns {[number, number][]} when the shown articles were published */
function drawnDates() {
  return drawnNow().dates;
}

/** @param {number} lanes @returns {{merged: number, article: number}} rows that a lane may have */
function rowsFor(lanes) {
  if (lanes <= 9) return { merged: 14, article: 7 };
  return lanes <= LANES_PACKED ? { merged: 9, article: 3 } : { merged: 8, article: 2 };
}

/** @returns {Drawing} everything placed, in pixels */
function composed() {
  const width = Math.max(view.outer - leftMargin() - 12, 80);
  const range = view.range ?? [utc(2000, 0, 1), utc(2001, 0, 1)];
  const scale = width / (range[1] - range[0]);
  const pixel = (/** @type {number} */ ms) => (ms - range[0]) * scale;
  const instant = (/** @type {number} */ px) => range[0] + px / scale;
  const font = `12px ${UI_FONT}`;
  const lanes = lanesOf();
  const most = rowsFor(lanes.length);
  const total = lanes.reduce((sum, lane) => sum + lane.items.length, 0);
  const margin = total > MARKS_MOST ? (range[1] - range[0]) * 0.3 : Infinity;
  const drafts = lanes.map((lane) => drafted(lane, { pixel, width, rows: isMerged(lane) ? most.merged : most.article, font }, range, margin));
  const isPacked = lanes.length <= LANES_PACKED;
  thin(isPacked ? drafts : drafts.slice(0, 1), isPacked ? MARKS_MOST : MARKS_MOST / 2);
  view.width = width;
  const pad = lanePad();
  let top = 0;
  const bands = drafts.map((draft) => {
    const height = Math.max(rowsOf(draft, isPacked) * ROW + pad + 8, 40);
    const band = { lane: draft.lane, top, height, placed: /** @type {Placed[]} */ ([]), density: draft.density, draft };
    top += height;
    return band;
  });
  byId("chart-scroll").classList.toggle("tall", top > TALL);
  const seen = seenBands(bands, top);
  if (!isPacked) thin(seen.map((band) => band.draft), MARKS_MOST);
  for (const band of seen) {
    band.density = band.draft.density;
    band.placed = band.density ? [] : packedOnce(band.draft).placed;
  }
  const marks = marksOf(seen);
  return { bands: seen, marks, isDirect: isMany(seen, marks), all: bands.length, height: top, pixel, instant, font, selected: selectedEvent() };
}

/**
 * A lane on its way to the chart: the marks in or near the view, and how they are shown.
 * @typedef {{pixel: (ms: number) => number, width: number, rows: number, font: string}} Room
 * @typedef {{lane: Lane, room: Room, near: Item[], seen: number, density: Density|null, packed: {placed: Placed[], rows: number}|null}} Draft
 */

/** @param {Lane} lane @param {Room} room @param {[number, number]} range @param {number} margin @returns {Draft} */
function drafted(lane, room, range, margin) {
  /** @type {Item[]} */
  const near = margin === Infinity ? lane.items : [];
  const [from, to] = [range[0] - margin, range[1] + margin];
  let seen = 0;
  for (const item of lane.items) {
    if (item.start > to) break;
    if (item.stop < from) continue;
    if (near !== lane.items) near.push(item);
    if (item.stop >= range[0] && item.start <= range[1]) seen += 1;
  }
  const draft = { lane, room, near, seen, density: /** @type {Density|null} */ (null), packed: null };
  if (seen > capacityOf(room)) draft.density = densityOf(near, room);
  return draft;
}

/** @param {Lane} lane @returns {boolean} whether it holds all articles */
function isMerged(lane) {
  return lane.article === null && lane.group === null;
}

/** @param {Draft[]} drafts @param {number} most makes columns of the fullest lanes until no more marks are left */
function thin(drafts, most) {
  const crowded = drafts.filter((draft) => !draft.density).sort((a, b) => b.seen - a.seen);
  let left = crowded.reduce((sum, draft) => sum + draft.seen, 0);
  for (const draft of crowded) {
    if (left <= most) return;
    draft.density = densityOf(draft.near, draft.room);
    left -= draft.seen;
  }
}

/** @param {Draft} draft @param {boolean} isPacked @returns {number} rows that it takes */
function rowsOf(draft, isPacked) {
  if (draft.density) return isMerged(draft.lane) ? 4 : 2;
  if (!isPacked && !isMerged(draft.lane)) return draft.seen > 1 ? 2 : 1;
  return packedOnce(draft).rows;
}

/** @param {Draft} draft @returns {{placed: Placed[], rows: number}} */
function packedOnce(draft) {
  return (draft.packed ??= packed(draft.near, draft.room));
}

/** @template {Band} B @param {B[]} bands @param {number} height @returns {B[]} of a tall chart, those that are scrolled to or near */
function seenBands(bands, height) {
  if (height <= TALL) return bands;
  const scroller = byId("chart-scroll");
  view.scroll = scroller.scrollTop;
  const screen = Math.max(scroller.clientHeight, innerHeight);
  const from = view.scroll - screen;
  const to = view.scroll + 2 * screen;
  return bands.filter((band) => band.top < to && band.top + band.height > from);
}
