// The Plotly chart: lanes, view and axis.

/** @import { Drawing } from "./chart_layout.js" */
import { chartLayout } from "./chart_layout.js";
import { drawnSpans } from "./drawn_spans.js";
import { bindChart } from "./gestures.js";
import { drawOutside } from "./outside.js";
import { drawOverview } from "./overview.js";
import { layoutOf } from "./plotly_layout.js";
import { presetRange } from "./presets.js";
import { drawSvgLayer } from "./svg_layer.js";
import { ticksFor } from "./ticks.js";
import { tracesOf } from "./traces.js";
import { TALL, chartNode, leftMargin, plotly, readWidth, setRange, view } from "./viewport.js";
import { shown } from "../state/filter.js";
import { byId, el, fill } from "../ui/dom.js";
import { forgetColours } from "../ui/theme.js";
import { coveredSpan } from "../ui/time.js";
import { plural } from "../ui/words.js";

/** @param {Drawing} drawing keeps the time axis of a tall chart in sight */
function drawAxis(drawing) {
  const isTall = drawing.height > TALL && view.range;
  const ticks = isTall ? ticksFor(/** @type {[number, number]} */ (view.range), view.width) : { values: [], labels: [] };
  const labels = ticks.values.map((value, i) => ({ at: drawing.pixel(coveredSpan(value)?.[0] ?? 0), label: ticks.labels[i] })).filter(({ at }) => at >= 0 && at <= view.width);
  byId("axis").hidden = !isTall;
  fill(byId("axis"), ...labels.map(({ at, label }) => el("span", { style: { left: `${leftMargin() + at}px` } }, ...label.split("<br>").flatMap((line, i) => [i ? el("br") : "", line]))));
}

/** Draws the chart as the state and the view ask for it. @returns {Promise<void>} */
export async function drawChart() {
  const node = chartNode();
  forgetColours();
  readWidth();
  const spans = drawnSpans();
  if (!view.range) setRange(spans.length ? presetRange("dense") : null);
  const drawing = chartLayout();
  const done = plotly().react(node, tracesOf(drawing), layoutOf(drawing), { displayModeBar: false, responsive: false, doubleClick: false, showAxisDragHandles: false });
  await done;
  drawSvgLayer(drawing);
  drawAxis(drawing);
  if (!node.dataset.bound) bindChart(node);
  node.setAttribute("aria-label", chartWords(drawing));
  drawOutside();
  drawOverview();
}

/** @param {Drawing} drawing @returns {string} */
function chartWords(drawing) {
  return `Timeline of ${plural(shown.events.length, "event")} in ${plural(drawing.all - 1, "lane")} and a merged lane. The list of events below holds the same.`;
}
