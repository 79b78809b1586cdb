// Lanes with more marks than there is room for: how many events begin where, as columns.

const COLUMN = 6;

/**
 * The columns of a lane: how many events each stretch of a few pixels holds.
 * @typedef {{counts: number[], most: number}} Density
 */

/**
 * @param {Item[]} items in order of time
 * @param {{pixel: (ms: number) => number, width: number, rows: number}} room
 * @returns {Density|null} null where the marks fit
 */
function densityOf(items, room) {
  const size = Math.ceil(room.width / COLUMN);
  const capacity = Math.max((room.rows * room.width) / (MARK + 4), 40);
  if (items.length <= capacity) return null;
  const counts = new Array(size).fill(0);
  let seen = 0;
  for (const item of items) {
    const left = room.pixel(item.start);
    const right = room.pixel(item.stop);
    if (right < 0 || left > room.width) continue;
    seen += 1;
    const last = Math.min(Math.floor(right / COLUMN), size - 1, Math.floor(left / COLUMN) + 400);
    for (let i = Math.max(Math.floor(left / COLUMN), 0); i <= last; i++) counts[i] += 1;
  }
  return seen > capacity ? { counts, most: counts.reduce((a, b) => Math.max(a, b), 1) } : null;
}

/** @param {Drawing} drawing @returns {object} the columns of every crowded lane */
function densityTrace(drawing) {
  const made = { x: /** @type {string[]} */ ([]), y: /** @type {number[]} */ ([]), base: /** @type {number[]} */ ([]),
    color: /** @type {string[]} */ ([]), customdata: /** @type {any[]} */ ([]), hovertext: /** @type {string[]} */ ([]) };
  const width = drawing.instant(COLUMN) - drawing.instant(0);
  /** @type {string[]} */
  const words = [];
  const when = (/** @type {number} */ i, /** @type {number} */ start) => (words[i] ??= plotlyText(rangeWords(dayOf(start), nextAfter(start + width, "day"), "short")));
  for (const band of drawing.bands) {
    if (!band.density) continue;
    const ink = band.lane.article === null ? colour("--crowd") : articleInk(band.lane.article);
    band.density.counts.forEach((count, i) => {
      if (!count) return;
      const start = drawing.instant(i * COLUMN);
      made.x.push(drawnInstantExact(start + width / 2));
      made.base.push(band.top + band.height - 3);
      made.y.push(-Math.max((band.height - 10) * Math.sqrt(count / (band.density?.most ?? 1)), 2));
      made.color.push(ink);
      made.customdata.push({ from: start, to: start + width });
      made.hovertext.push(`<b>${plotlyText(plural(count, "event"))}</b><br>${when(i, start)}<br>click to look closer`);
    });
  }
  return { type: "bar", name: "crowds", hoverinfo: "text", x: made.x, y: made.y, base: made.base, hovertext: made.hovertext, customdata: made.customdata,
    width: made.x.map(() => width * 0.86), marker: { color: made.color, line: { width: 0 } } };
}

/** @param {{from: number, to: number}} column shows it at ten times its scale */
function lookCloser(column) {
  const range = view.range ?? [0, DAY];
  const length = (range[1] - range[0]) / 10;
  const middle = (column.from + column.to) / 2;
  showRange([middle - length / 2, middle + length / 2]);
}
