// The Plotly chart: lanes, view, and what the user does on it.

const UI_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
const TOP_MARGIN = 42;
/** Above so many pixels the chart scrolls in itself and draws only the lanes in sight. */
const TALL = 1300;

/**
 * What the chart shows now; `outer` is the room that it has in all, 0 until it is read (again), `width` that of its lanes.
 * @type {{range: [number, number]|null, outer: number, width: number, scroll: number}}
 */
const view = { range: null, outer: 0, width: 0, scroll: 0 };

/** What is drawn. @type {Drawing|null} */
let drawn = null;

/** @returns {any} Plotly, once its script has run */
function plotly() {
  return /** @type {any} */ (window).Plotly;
}

/** @returns {HTMLElement} */
function chartNode() {
  return byId("timeline-chart");
}

/** @returns {boolean} whether lane titles stand inside the lanes, for want of room beside them */
function isNarrow() {
  return view.outer < 700;
}

/** @returns {number} room above a lane's first row */
function lanePad() {
  return isNarrow() ? 22 : 11;
}

/** @returns {number} */
function leftMargin() {
  return isNarrow() ? 8 : view.outer < 980 ? 168 : 228;
}

/** Draws the lanes that a scrolled chart has come to. */
function followScroll() {
  const scroller = byId("chart-scroll");
  if (scroller.classList.contains("tall") && Math.abs(scroller.scrollTop - view.scroll) > scroller.clientHeight * 0.6) redrawChart();
}

/** @param {Drawing} drawing keeps the time axis of a tall chart in sight */
function drawAxis(drawing) {
  const isTall = drawing.height > TALL && view.range;
  const ticks = isTall ? ticksFor(/** @type {[number, number]} */ (view.range), view.width) : { values: [], labels: [] };
  const labels = ticks.values.map((value, i) => ({ at: drawing.pixel(covered(value)?.[0] ?? 0), label: ticks.labels[i] })).filter(({ at }) => at >= 0 && at <= view.width);
  byId("axis").hidden = !isTall;
  fill(byId("axis"), ...labels.map(({ at, label }) => el("span", { style: { left: `${leftMargin() + at}px` } }, ...label.split("<br>").flatMap((line, i) => [i ? el("br") : "", line]))));
}

/** Draws the chart as the state and the view ask for it. @returns {Promise<void>} */
async function drawChart() {
  const node = chartNode();
  forgetColours();
  view.outer ||= node.clientWidth;
  const spans = drawnSpans();
  if (!view.range) view.range = spans.length ? presetRange("dense") : null;
  const drawing = composed();
  drawn = drawing;
  const done = plotly().react(node, tracesOf(drawing), layoutOf(drawing), { displayModeBar: false, responsive: false, doubleClick: false, showAxisDragHandles: false });
  await done;
  drawDirect(drawing);
  drawAxis(drawing);
  if (!node.dataset.bound) bindChart(node);
  node.setAttribute("aria-label", chartWords(drawing));
  drawOutside();
  drawOverview();
  followZoom();
}

/** @param {Drawing} drawing @returns {string} */
function chartWords(drawing) {
  return `Timeline of ${plural(shown.events.length, "event")} in ${plural(drawing.all - 1, "lane")} and a merged lane. The list of events below holds the same.`;
}

/** @param {Drawing} drawing @returns {object} Plotly's layout */
function layoutOf(drawing) {
  const range = view.range ?? [utc(2000, 0, 1), utc(2001, 0, 1)];
  const ticks = view.range ? ticksFor(range, view.width) : { values: [], labels: [] };
  const font = { family: UI_FONT, size: 12, color: colour("--muted") };
  return {
    width: view.outer, height: drawing.height + TOP_MARGIN + 6,
    margin: { l: leftMargin(), r: 12, t: TOP_MARGIN, b: 6 },
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font, showlegend: false, dragmode: "pan", hovermode: "closest", hoverdistance: 12, hoveranywhere: true, clickanywhere: true, bargap: 0, barmode: "overlay",
    hoverlabel: { align: "left", bgcolor: colour("--raised"), bordercolor: colour("--line-strong"), font: { family: UI_FONT, size: 13, color: colour("--ink") } },
    xaxis: {
      type: "date", calendar: "gregorian", side: "top", range: range.map(drawnInstantExact), autorange: false,
      tickmode: "array", tickvals: ticks.values, ticktext: ticks.labels, tickfont: font, ticks: "", tickangle: 0, ticklabeloverflow: "allow",
      showgrid: true, gridcolor: colour("--grid"), zeroline: false, fixedrange: false,
    },
    yaxis: {
      range: [drawing.height, 0], fixedrange: true, showgrid: false, zeroline: false, ticks: "", ticklabelstandoff: 8, ticklabeloverflow: "allow",
      tickmode: "array", tickvals: isNarrow() ? [] : drawing.bands.map(titleCentre), ticktext: isNarrow() ? [] : drawing.bands.map(laneTitle),
      showticklabels: !drawing.isDirect, tickfont: { ...font, color: colour("--ink") },
    },
    shapes: [...drawing.bands.filter((band) => isMerged(band.lane)).map(laneShape), laneRules(drawing.bands)],
    annotations: drawing.isDirect ? [] : drawing.bands.flatMap(laneNotes),
  };
}

/** @param {number} ms @returns {string} the instant to the second, as an end of Plotly's range */
function drawnInstantExact(ms) {
  const seconds = new Date(ms).toISOString().slice(-13, -5);
  return `${isoDay(ms)} ${seconds}`;
}

/** @param {Band} band @returns {object} the merged lane's ground */
function laneShape(band) {
  return { type: "rect", layer: "below", xref: "paper", yref: "y", x0: 0, x1: 1, y0: band.top, y1: band.top + band.height,
    fillcolor: colour("--lane-merged"), line: { width: 0 } };
}

/** @param {Band[]} bands @returns {object} the line under each lane, from the lane's title on */
function laneRules(bands) {
  const left = (-leftMargin() / view.width).toFixed(4);
  const path = bands.map(({ top, height }) => `M${left},${top + height}L1,${top + height}`).join("");
  return { type: "path", layer: "below", xref: "paper", yref: "y", path: path || "M0,0", line: { color: colour("--line"), width: 1 } };
}

/** @param {HTMLElement} node listens once for what the user does on the chart */
function bindChart(node) {
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
  const [from, to] = ends.map((end) => (typeof end === "number" ? end : (covered(end)?.[0] ?? NaN)));
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
  const ms = typeof x === "number" ? x : (covered(x)?.[0] ?? NaN);
  act(drawn && Number.isFinite(ms) && typeof y === "number" ? columnAt(drawn, ms, y) : null);
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
