// What the chart draws: for each lane its place, and its marks in rows or, where they are too many, columns.

/** @import { Density } from "./density.js" */
/** @import { Placed } from "./label_layout.js" */
/** @import { Item, Lane } from "./lanes.js" */
import { capacityOf, densityOf } from "./density.js";
import { ROW, packLane } from "./label_layout.js";
import { isMerged, lanesOf } from "./lanes.js";
import { TALL, UI_FONT, lanePad, leftMargin, setLaneWidth, setScroll, view } from "./viewport.js";
import { selectedEvent } from "../state/opened_target.js";
import { byId } from "../ui/dom.js";
import { utc } from "../ui/time.js";

/** What is drawn. @type {Drawing|null} */
export let shownDrawing = null;

/** So many marks are drawn at once; beyond, the fullest lanes become columns.  SVG answers at once up to here. */
const MARKS_MOST = 700;
/** Beyond so many lanes each has its height from the outset, so that only those in sight are packed. */
const LANES_PACKED = 31;

/** @param {number} lanes @returns {{merged: number, article: number}} rows that a lane may have */
function rowsFor(lanes) {
  if (lanes <= 9) return { merged: 14, article: 7 };
  return lanes <= LANES_PACKED ? { merged: 9, article: 3 } : { merged: 8, article: 2 };
}

/** @returns {Drawing} everything placed, in pixels */
export function chartLayout() {
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
  const drafts = lanes.map((lane) => draftLane(lane, { pixel, width, rows: isMerged(lane) ? most.merged : most.article, font }, range, margin));
  const isPacked = lanes.length <= LANES_PACKED;
  thinLanes(isPacked ? drafts : drafts.slice(0, 1), isPacked ? MARKS_MOST : MARKS_MOST / 2);
  setLaneWidth(width);
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
  if (!isPacked) thinLanes(seen.map((band) => band.draft), MARKS_MOST);
  for (const band of seen) {
    band.density = band.draft.density;
    band.placed = band.density ? [] : packedOnce(band.draft).placed;
  }
  const marks = marksOf(seen);
  shownDrawing = { bands: seen, marks, isDirect: isMany(seen, marks), all: bands.length, height: top, pixel, instant, font, selected: selectedEvent() };
  return shownDrawing;
}

/**
 * A lane on its way to the chart: the marks in or near the view, and how they are shown.
 * @typedef {{pixel: (ms: number) => number, width: number, rows: number, font: string}} Room
 * @typedef {{lane: Lane, room: Room, near: Item[], seen: number, density: Density|null, packed: {placed: Placed[], rows: number}|null}} LaneDraft
 */

/** @param {Lane} lane @param {Room} room @param {[number, number]} range @param {number} margin @returns {LaneDraft} */
function draftLane(lane, room, range, margin) {
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

/** @param {LaneDraft[]} drafts @param {number} most makes columns of the fullest lanes until no more marks are left */
function thinLanes(drafts, most) {
  const crowded = drafts.filter((draft) => !draft.density).sort((a, b) => b.seen - a.seen);
  let left = crowded.reduce((sum, draft) => sum + draft.seen, 0);
  for (const draft of crowded) {
    if (left <= most) return;
    draft.density = densityOf(draft.near, draft.room);
    left -= draft.seen;
  }
}

/** @param {LaneDraft} draft @param {boolean} isPacked @returns {number} rows that it takes */
function rowsOf(draft, isPacked) {
  if (draft.density) return isMerged(draft.lane) ? 4 : 2;
  if (!isPacked && !isMerged(draft.lane)) return draft.seen > 1 ? 2 : 1;
  return packedOnce(draft).rows;
}

/** @param {LaneDraft} draft @returns {{placed: Placed[], rows: number}} */
function packedOnce(draft) {
  return (draft.packed ??= packLane(draft.near, draft.room));
}

/** @template {Band} B @param {B[]} bands @param {number} height @returns {B[]} of a tall chart, those that are scrolled to or near */
function seenBands(bands, height) {
  if (height <= TALL) return bands;
  const scroller = byId("chart-scroll");
  setScroll(scroller.scrollTop);
  const screen = Math.max(scroller.clientHeight, innerHeight);
  const from = view.scroll - screen;
  const to = view.scroll + 2 * screen;
  return bands.filter((band) => band.top < to && band.top + band.height > from);
}

/** Beyond so many marks, or so many lanes, the chart is drawn directly. */
const PLOTLY_MARKS_MOST = 120;
const PLOTLY_LANES_MOST = 14;

/** @param {Band[]} bands @param {Mark[]} marks @returns {boolean} whether Plotly would be slow to draw them */
function isMany(bands, marks) {
  return marks.length > PLOTLY_MARKS_MOST || bands.length > PLOTLY_LANES_MOST || bands.some((band) => band.density);
}

/**
 * A lane with its place on the vertical axis.
 * @typedef {{lane: Lane, top: number, height: number, placed: Placed[],
 *   density: Density|null}} Band
 *
 * `isDirect` says that marks, labels, columns and titles are drawn by svg_layer.js.
 * @typedef {{bands: Band[], marks: Mark[], isDirect: boolean, all: number, height: number, pixel: (ms: number) => number, instant: (px: number) => number,
 *   font: string, selected: number|null}} Drawing
 */

/** @typedef {{band: Band, placed: Placed, y: number}} Mark */

/** @param {Band[]} bands @returns {Mark[]} */
function marksOf(bands) {
  return bands.flatMap((band) => band.placed.map((placed) => ({ band, placed, y: rowCentre(band, placed) })));
}

/** @param {Band} band @param {Placed} placed @returns {number} */
function rowCentre(band, placed) {
  return band.top + lanePad() + placed.rowIndex * ROW + ROW / 2;
}
