// Lanes with more marks than there is room for: how many events begin where, as columns.

const COLUMN = 6;

/**
 * The columns of a lane: how many events each stretch of a few pixels holds.
 * @typedef {{counts: number[], most: number}} Density
 */

/** @param {Room} room @returns {number} how many marks find a place in a lane */
function capacityOf(room) {
  return Math.max((room.rows * room.width) / (MARK + 4), 40);
}

/** @param {Item[]} items @param {Room} room @returns {Density} */
function densityOf(items, room) {
  const size = Math.ceil(room.width / COLUMN);
  const counts = new Array(size).fill(0);
  for (const item of items) {
    const left = room.pixel(item.start);
    const right = room.pixel(item.stop);
    if (right < 0 || left > room.width) continue;
    const last = Math.min(Math.floor(right / COLUMN), size - 1, Math.floor(left / COLUMN) + 400);
    for (let i = Math.max(Math.floor(left / COLUMN), 0); i <= last; i++) counts[i] += 1;
  }
  return { counts, most: greatest([1, ...counts]) };
}

/**
 * The columns of every crowded lane as outlines, one trace for each ink: a few paths where thousands of bars would be.
 * @param {Drawing} drawing @returns {object[]}
 */
function densityTraces(drawing) {
  const width = drawing.instant(COLUMN) - drawing.instant(0);
  /** @type {string[]} */
  const instants = [];
  const at = (/** @type {number} */ i) => (instants[i + 1] ??= drawnInstantExact(Math.min(Math.max(drawing.instant(0) + i * width, FIRST_DRAWN), LAST_DRAWN - DAY)));
  /** @type {Map<string, {x: (string|null)[], y: (number|null)[], columns: [number, number, number][]}>} */
  const inks = new Map();
  for (const band of drawing.bands) {
    if (!band.density) continue;
    const ink = crowdInk(band);
    const made = inks.get(ink) ?? { x: [], y: [], columns: [] };
    inks.set(ink, made);
    outline(band, at, made);
    band.density.counts.forEach((count, i) => count && made.columns.push([drawing.instant(i * COLUMN), drawing.instant((i + 1) * COLUMN), count]));
  }
  return [...inks].map(([ink, { x, y, columns }], i) => ({ type: "scatter", mode: "lines", name: i ? `crowds ${i}` : "crowds", hoverinfo: "skip",
    x, y, customdata: columns, fill: "toself", fillcolor: ink, line: { width: 0, simplify: false } }));
}

/** @param {Band} band @returns {string} */
function crowdInk({ lane }) {
  return lane.article === null ? colour("--crowd") : articleInk(lane.article);
}

/** @param {Band} band @returns {number} where its columns stand */
function columnFloor(band) {
  return band.top + band.height - 3;
}

/** @param {Band} band @param {number} count @param {number} most @returns {number} how far up a column reaches */
function columnTop(band, count, most) {
  return columnFloor(band) - Math.max((band.height - (isNarrow() ? lanePad() : 10)) * Math.sqrt(count / most), 2);
}

/** @param {Band} band @param {(i: number) => string} at @param {{x: (string|null)[], y: (number|null)[]}} made adds the lane's steps */
function outline(band, at, made) {
  const { counts, most } = /** @type {Density} */ (band.density);
  const floor = columnFloor(band);
  for (let i = 0; i < counts.length; i++) {
    if (!counts[i]) continue;
    if (made.x.length) made.x.push(null), made.y.push(null);
    made.x.push(at(i));
    made.y.push(floor);
    for (; i < counts.length && counts[i]; i++) {
      made.x.push(at(i), at(i + 1));
      made.y.push(columnTop(band, counts[i], most), columnTop(band, counts[i], most));
    }
    made.x.push(at(i));
    made.y.push(floor);
  }
}

/** @typedef {{from: number, to: number, count: number}} Column */

/** @param {Drawing} drawing @param {number} ms @param {number} y in the chart's pixels @returns {Column|null} the column there */
function columnAt(drawing, ms, y) {
  const band = drawing.bands.find(({ top, height }) => y >= top && y < top + height);
  const i = Math.floor(drawing.pixel(ms) / COLUMN);
  const count = band?.density?.counts[i];
  return count ? { from: drawing.instant(i * COLUMN), to: drawing.instant((i + 1) * COLUMN), count } : null;
}

/** @param {Column|null} column @param {MouseEvent} [event] says what a column holds, beside the pointer */
function tellColumn(column, event) {
  const tip = byId("crowd-tip");
  tip.hidden = !column;
  if (!column || !event) return;
  fill(tip, el("strong", null, plural(column.count, "event")), el("span", null, rangeWords(dayOf(column.from), nextAfter(column.to, "day"), "short")), el("span", { class: "aside" }, "click to look closer"));
  const frame = byId("chart-scroll").getBoundingClientRect();
  const left = event.clientX - frame.left + 14;
  tip.style.left = `${left + tip.offsetWidth > frame.width ? left - tip.offsetWidth - 28 : left}px`;
  tip.style.top = `${event.clientY - frame.top + byId("chart-scroll").scrollTop - 14}px`;
}

/** @param {{from: number, to: number}} column shows it at ten times its scale */
function lookCloser(column) {
  const range = view.range ?? [0, DAY];
  const length = (range[1] - range[0]) / 10;
  const middle = (column.from + column.to) / 2;
  showRange([middle - length / 2, middle + length / 2]);
}
