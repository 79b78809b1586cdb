// From the packed data to a page that answers.

import { setFeasts } from "./calendar/holidays.js";
import { drawChart } from "./chart/chart.js";
import { buildLegend } from "./chart/legend.js";
import { drawWith, redrawChart } from "./chart/redraw.js";
import { buildChartTools } from "./chart/tools.js";
import { chartNode, forgetWidth, plotly } from "./chart/viewport.js";
import { revealSelected } from "./chart/zoom.js";
import { readRows } from "./data/columns.js";
import { loadPlotly, unpack } from "./data/inflate.js";
import { drawActive } from "./panels/active_filters.js";
import { buildToggles, drawArticles, drawToggles } from "./panels/articles.js";
import { drawChanges } from "./panels/change_list.js";
import { drawCoverage, followZoom } from "./panels/coverage.js";
import { downloadsButton } from "./panels/downloads.js";
import { frameView } from "./panels/embedding.js";
import { drawEmpty, drawLede, drawMetadataHint } from "./panels/empty.js";
import { drawList, markListed } from "./panels/event_list.js";
import { drawFacets, facetsButton } from "./panels/facet_filters.js";
import { drawKeyDates } from "./panels/key_dates.js";
import { keysButton, pressKey } from "./panels/keys.js";
import { drawReader } from "./panels/reader.js";
import { bindSearch, prepareSearch } from "./panels/search.js";
import { drawSkipped, drawUndated } from "./panels/undated.js";
import { applyChanges, setBuiltData } from "./state/changes.js";
import { refilter, shown } from "./state/filter.js";
import { followHash, hashOf, onStateChange, setState, state, stateOf } from "./state/state.js";
import { announce, byId, fill } from "./ui/dom.js";
import { icon } from "./ui/icons.js";
import { busy, settleWhen, tellFailure } from "./ui/readiness.js";
import { setTheme, storedTheme, themeButton } from "./ui/theme.js";
import { printRows, watchWindow } from "./ui/virtual_list.js";
import { plural } from "./ui/words.js";

/** The text of what the address opens when the page is loaded. @type {Promise<void>} */
let firstReading = Promise.resolve();
/** @type {string|null} */
let filtersDrawn = null;

/** Shows the state: filters where they changed, the reader, the chart. */
function drawState() {
  busy();
  const filters = hashOf({ ...state, event: null, mention: null, read: null });
  const hasNewFilters = filters !== filtersDrawn;
  if (hasNewFilters) {
    filtersDrawn = filters;
    if (applyChanges()) drawWhole();
    refilter();
    drawFiltered();
  }
  const reading = drawReader();
  markListed();
  if (plotly()) {
    revealSelected();
    settleWhen(Promise.all([drawTime(), reading]));
  } else {
    firstReading = reading;
  }
}

/** Draws the chart, and what follows its view. */
async function drawTime() {
  await drawChart();
  followZoom();
}

/** Draws what depends on the data as changed. */
function drawWhole() {
  drawLede();
  drawEmpty();
  buildToggles(byId("toggles"));
  drawChanges();
}

/** Draws what depends on the filters. */
function drawFiltered() {
  const input = /** @type {HTMLInputElement} */ (byId("filter"));
  if (input.value !== state.q && document.activeElement !== input) input.value = state.q;
  drawToggles();
  drawActive();
  drawFacets();
  drawKeyDates();
  drawCoverage();
  drawArticles();
  drawList();
  drawUndated();
  announce(`${plural(shown.events.length, "event")} shown`);
}

/** Gives the chart the width of a sheet of paper while the page is printed. */
function bindPrint() {
  const draw = (/** @type {boolean} */ isPrinting) => {
    document.body.classList.toggle("printing", isPrinting);
    if (isPrinting) printRows();
    forgetWidth();
    settleWhen(drawTime());
  };
  window.addEventListener("beforeprint", () => draw(true));
  window.addEventListener("afterprint", () => draw(false));
}

/** Draws again where the room for the chart changes. */
function watchWidth() {
  let width = chartNode().clientWidth;
  new ResizeObserver(() => {
    const now = chartNode().clientWidth;
    if (now === width || !now) return;
    width = now;
    forgetWidth();
    redrawChart();
  }).observe(chartNode());
}

/** Reads, builds and draws the page. */
async function start() {
  setTheme(storedTheme());
  const library = unpack("plotly-source");
  const data = readRows(JSON.parse(await unpack("timeline-data")));
  setBuiltData(data);
  setFeasts(data.feasts);
  onStateChange(drawState);
  setState(stateOf(location.hash));
  applyChanges();
  drawWhole();
  drawSkipped();
  buildLegend(byId("legend"));
  buildChartTools(byId("chart-tools"));
  fill(byId("tools"), themeButton(redrawChart), keysButton(), downloadsButton());
  fill(byId("facets-host"), facetsButton());
  document.addEventListener("keydown", pressKey);
  drawMetadataHint();
  bindSearch();
  window.addEventListener("hashchange", followHash);
  document.querySelector(".search-icon")?.append(icon("search"));
  document.querySelector(".skip")?.addEventListener("click", (event) => {
    event.preventDefault();
    byId("events").scrollIntoView();
  });
  frameView();
  drawWith(drawTime);
  drawState();
  await loadPlotly(library);
  watchWidth();
  watchWindow();
  bindPrint();
  revealSelected();
  settleWhen(Promise.all([drawTime(), firstReading]).then(() => prepareSearch()));
}

start().catch(tellFailure);
