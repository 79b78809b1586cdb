// The columns of crowded lanes as Plotly traces.

/** @import { Band, Drawing } from "./chart_layout.js" */
/** @import { Density } from "./density.js" */
import { COLUMN, columnFloor, columnTop, crowdInk } from "./density.js";
import { drawnInstantExact } from "./plotly_time.js";
import { DAY, FIRST_DRAWN, LAST_DRAWN } from "../ui/time.js";

/**
 * The columns of every crowded lane as outlines, one trace for each ink: a few paths where thousands of bars would be.
 * @param {Drawing} drawing @returns {object[]}
 */
export function densityTraces(drawing) {
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
    addOutline(band, at, made);
    band.density.counts.forEach((count, i) => count && made.columns.push([drawing.instant(i * COLUMN), drawing.instant((i + 1) * COLUMN), count]));
  }
  return [...inks].map(([ink, { x, y, columns }], i) => ({ type: "scatter", mode: "lines", name: i ? `crowds ${i}` : "crowds", hoverinfo: "skip",
    x, y, customdata: columns, fill: "toself", fillcolor: ink, line: { width: 0, simplify: false } }));
}

/** @param {Band} band @param {(i: number) => string} at @param {{x: (string|null)[], y: (number|null)[]}} made adds the lane's steps */
function addOutline(band, at, made) {
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
