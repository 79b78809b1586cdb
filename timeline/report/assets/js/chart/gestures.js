// What the user does on the chart.

/** @import { Column } from "./column_tip.js" */
import { shownDrawing } from "./chart_layout.js";
import { columnAt, lookCloser, tellColumn } from "./column_tip.js";
import { drawOutside } from "./outside.js";
import { redrawChart } from "./redraw.js";
import { chartNode, leftMargin, view } from "./viewport.js";
import { showRange, zoomBy } from "./zoom.js";
import { keyOf, model, spokesman } from "../data/model.js";
import { isArticleShown } from "../state/filter.js";
import { visit } from "../state/state.js";
import { byId } from "../ui/dom.js";
import { DAY, coveredSpan } from "../ui/time.js";

/** Draws the lanes that a scrolled chart has come to. */
function followScroll() {
  const scroller = byId("chart-scroll");
  if (scroller.classList.contains("tall") && Math.abs(scroller.scrollTop - view.scroll) > scroller.clientHeight * 0.6) redrawChart();
}

/** @param {HTMLElement} node listens once for what the user does on the chart */
export function bindChart(node) {
  node.dataset.bound = "yes";
  node.setAttribute("role", "group");
  const chart = /** @type {any} */ (node);
  chart.on("plotly_click", (/** @type {any} */ event) => (event.points?.length ? openMark(event.points[0]) : withColumn(event, (column) => column && lookCloser(column))));
  chart.on("plotly_relayout", (/** @type {any} */ change) => {
    const from = change["xaxis.range[0]"] ?? change["xaxis.range"]?.[0];
    const to = change["xaxis.range[1]"] ?? change["xaxis.range"]?.[1];
    if (from !== undefined && to !== undefined) showRange(readRange([from, to]));
  });
  chart.on("plotly_relayouting", (/** @type {any} */ change) => {
    const ends = [change["xaxis.range[0]"], change["xaxis.range[1]"]];
    if (ends[0] !== undefined) drawOutside(readRange(/** @type {[string, string]} */ (ends)));
  });
  chart.on("plotly_hover", (/** @type {any} */ event) => {
    const isMark = event.points?.length > 0;
    withColumn(event, (column) => {
      tellColumn(isMark ? null : column, event.event);
      node.classList.toggle("on-mark", isMark || column !== null);
    });
  });
  chart.on("plotly_unhover", () => node.classList.remove("on-mark"));
  node.addEventListener("pointerleave", () => tellColumn(null));
  node.addEventListener("wheel", wheel, { passive: false });
  byId("chart-scroll").addEventListener("scroll", followScroll, { passive: true });
}

/** @param {[string|number, string|number]} ends as Plotly writes them @returns {[number, number]} */
function readRange(ends) {
  const [from, to] = ends.map((end) => (typeof end === "number" ? end : (coveredSpan(end)?.[0] ?? NaN)));
  return Number.isFinite(from) && Number.isFinite(to) ? [from, to] : view.range ?? [0, DAY];
}

/** @param {WheelEvent} event zooms with Ctrl or ⌘, pans sideways; a plain wheel scrolls the page as ever */
function wheel(event) {
  if (!view.range) return;
  const length = view.range[1] - view.range[0];
  if (event.ctrlKey || event.metaKey) {
    event.preventDefault();
    const at = (event.clientX - chartNode().getBoundingClientRect().left - leftMargin()) / view.width;
    zoomBy(Math.exp(Math.max(Math.min(event.deltaY, 60), -60) / 90), Math.min(Math.max(at, 0), 1));
  } else if (Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
    event.preventDefault();
    const shift = (event.deltaX / view.width) * length;
    showRange([view.range[0] + shift, view.range[1] + shift]);
  }
}

/** @param {any} event of Plotly's, wherever on the chart @param {(column: Column|null) => void} act on the column of a crowd there */
function withColumn(event, act) {
  const [x, y] = [event.xvals?.[0], event.yvals?.[0]];
  const ms = typeof x === "number" ? x : (coveredSpan(x)?.[0] ?? NaN);
  act(shownDrawing && Number.isFinite(ms) && typeof y === "number" ? columnAt(shownDrawing, ms, y) : null);
}

/** @param {any} point what Plotly says was clicked */
function openMark(point) {
  if (!point?.customdata) return;
  if ("article" in point.customdata) return visit({ read: model.data.articles[point.customdata.article].id });
  const [event, row] = point.customdata;
  const { id, mentions } = model.data.events[event];
  if (spokesman(model.data.events[event], isArticleShown) === row || mentions.length === 1) visit({ event: id });
  else visit({ mention: keyOf(model.data.mentions[row]) });
}
