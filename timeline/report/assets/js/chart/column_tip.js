// What a column of a crowded lane says, and a closer look at it.

/** @import { Drawing } from "./chart_layout.js" */
import { COLUMN } from "./density.js";
import { view } from "./viewport.js";
import { showRange } from "./zoom.js";
import { byId, el, fill } from "../ui/dom.js";
import { DAY, dayOf, nextAfter } from "../ui/time.js";
import { plural, rangeWords } from "../ui/words.js";

/** @typedef {{from: number, to: number, count: number}} Column */

/** @param {Drawing} drawing @param {number} ms @param {number} y in the chart's pixels @returns {Column|null} the column there */
export function columnAt(drawing, ms, y) {
  const band = drawing.bands.find(({ top, height }) => y >= top && y < top + height);
  const i = Math.floor(drawing.pixel(ms) / COLUMN);
  const count = band?.density?.counts[i];
  return count ? { from: drawing.instant(i * COLUMN), to: drawing.instant((i + 1) * COLUMN), count } : null;
}

/** @param {Column|null} column @param {MouseEvent} [event] says what a column holds, beside the pointer */
export function tellColumn(column, event) {
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
export function lookCloser(column) {
  const range = view.range ?? [0, DAY];
  const length = (range[1] - range[0]) / 10;
  const middle = (column.from + column.to) / 2;
  showRange([middle - length / 2, middle + length / 2]);
}
