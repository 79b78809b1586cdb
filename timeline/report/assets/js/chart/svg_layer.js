// Marks, labels, columns and lane titles drawn directly where they are many.  Plotly makes an element with a dozen
// settings of each mark, reads each end of a column as a date, and measures every text; here a lane's marks of one look
// are one path.  Plotly keeps the axes, the bars, and the points that the pointer finds.

/** @import { Band, Drawing, Mark } from "./chart_layout.js" */
/** @import { Density } from "./density.js" */
import { COLUMN, columnFloor, columnTop, crowdInk } from "./density.js";
import { MARK } from "./label_layout.js";
import { laneHeads } from "./lane_titles.js";
import { inkOf, isSmall, labelInk, labelSize } from "./traces.js";
import { UI_FONT, chartNode } from "./viewport.js";
import { model } from "../data/model.js";
import { el } from "../ui/dom.js";
import { statusOf, svg } from "../ui/icons.js";
import { plain } from "../ui/text.js";
import { colour } from "../ui/theme.js";

/** @param {Drawing} drawing adds to Plotly's chart what is drawn directly, behind its traces and before them */
export function drawSvgLayer(drawing) {
  const node = chartNode();
  for (const old of node.querySelectorAll(".direct")) old.remove();
  const plot = node.querySelector(".overplot > .xy");
  if (!drawing.isDirect || !plot) return;
  plot.prepend(svg("g", { class: "direct crowds" }, ...columnPaths(drawing)));
  plot.append(svg("g", { class: "direct marks" }, ...markPaths(drawing.marks, drawing), ...labelTexts(drawing.marks)));
  node.append(el("div", { class: "direct lane-heads" }, ...drawing.bands.flatMap(laneHeads)));
}

/** Outlines of Plotly's symbols around a point, by half their size. @type {Record<string, (x: number, y: number, r: number) => string>} */
const OUTLINES = {
  circle: (x, y, r) => `M${x - r},${y}a${r},${r} 0 1,0 ${2 * r},0a${r},${r} 0 1,0 ${-2 * r},0Z`,
  "triangle-right": (x, y, r) => `M${x - r / 2},${y - r * 1.155}v${r * 2.31}L${x + r},${y}Z`,
  diamond: (x, y, r) => `M${x + r * 1.3},${y}l${-r * 1.3},${r * 1.3}l${-r * 1.3},${-r * 1.3}l${r * 1.3},${-r * 1.3}Z`,
  "x-thin": (x, y, r) => `M${x + r},${y + r}l${-2 * r},${-2 * r}m${2 * r},0l${-2 * r},${2 * r}`,
  square: (x, y, r) => `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}Z`,
  "square-x": (x, y, r) => `M${x - r},${y - r}h${2 * r}v${2 * r}h${-2 * r}Zl${2 * r},${2 * r}m0,${-2 * r}l${-2 * r},${2 * r}`,
};

/** @param {string} symbol of Plotly's @param {number} x @param {number} y @param {number} r @returns {string} */
function outlineOf(symbol, x, y, r) {
  const outline = OUTLINES[symbol.replace(/-open|-dot/g, "")](x, y, r);
  return symbol.endsWith("-dot") ? `${outline}M${x - 0.5},${y}h1` : outline;
}

/** @param {Mark[]} marks @param {Drawing} drawing @returns {SVGElement[]} days, and stretches too short to be seen: one path for each look */
function markPaths(marks, drawing) {
  /** @type {Map<string, {ink: string, isHollow: boolean, isPoint: boolean, outlines: string[]}>} */
  const looks = new Map();
  for (const { placed: { item }, y } of marks) {
    if (!item.point && !isSmall(item, drawing)) continue;
    const status = statusOf(model.data.events[item.event].status);
    const symbol = item.point ? status.symbol : status.square;
    const ink = inkOf(item);
    const key = `${ink} ${symbol}`;
    const look = looks.get(key) ?? { ink, isHollow: Boolean(status.hollow), isPoint: item.point, outlines: [] };
    looks.set(key, look);
    look.outlines.push(outlineOf(symbol, tenth(drawing.pixel((item.start + item.stop) / 2)), y, (item.point ? MARK - 1 : MARK - 3) / 2));
  }
  return [...looks.values()].map(({ ink, isHollow, isPoint, outlines }) => svg("path", { d: outlines.join(""),
    style: isHollow ? `fill:none;stroke:${ink};stroke-width:${isPoint ? 2.2 : 1.8}` : `fill:${ink};stroke:${colour("--lane")};stroke-width:${isPoint ? 1 : 0}` }));
}

/** @param {number} pixels @returns {number} */
function tenth(pixels) {
  return Math.round(pixels * 10) / 10;
}

/** @param {Mark[]} marks @returns {SVGElement[]} */
function labelTexts(marks) {
  return marks.filter((mark) => mark.placed.label).map((mark) => {
    const { label, labelAt, side } = mark.placed;
    const size = labelSize(mark);
    const text = svg("text", { x: tenth(labelAt), y: mark.y + size / 4, style: `font:${size}px ${UI_FONT};fill:${labelInk(mark)}`, "text-anchor": side === "left" ? "end" : "start" });
    text.textContent = plain(label);
    return text;
  });
}

/** @param {Drawing} drawing @returns {SVGElement[]} the columns of crowded lanes: one path for each ink */
function columnPaths(drawing) {
  /** @type {Map<string, string[]>} */
  const inks = new Map();
  for (const band of drawing.bands) {
    if (!band.density) continue;
    const ink = crowdInk(band);
    inks.set(ink, [...(inks.get(ink) ?? []), columnOutline(band, band.density)]);
  }
  return [...inks].map(([ink, outlines]) => svg("path", { d: outlines.join(""), style: `fill:${ink}` }));
}

/** @param {Band} band @param {Density} density @returns {string} the steps of its columns, each run closed */
function columnOutline(band, { counts, most }) {
  const floor = columnFloor(band);
  let path = "";
  for (let i = 0; i < counts.length; i++) {
    if (!counts[i]) continue;
    path += `M${i * COLUMN},${floor}`;
    for (; i < counts.length && counts[i]; i++) path += `V${tenth(columnTop(band, counts[i], most))}h${COLUMN}`;
    path += `V${floor}Z`;
  }
  return path;
}
