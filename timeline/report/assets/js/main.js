// From the packed data to a page that answers.

let settling = 0;
/** The text of what the address opens when the page is loaded. @type {Promise<void>} */
let firstReading = Promise.resolve();
/** @type {string|null} */
let filtersDrawn = null;

/** Says that the page is at work. */
function busy() {
  document.documentElement.dataset.state = "busy";
}

/** @param {Promise<unknown>} work says that the page is ready once this is done, unless later work began meanwhile */
function settleWhen(work) {
  settling += 1;
  const mine = settling;
  const settle = () => {
    followWindow();
    if (mine === settling) document.documentElement.dataset.state = "ready";
  };
  work.catch(fail).then(() => requestAnimationFrame(() => (areRowsNear() ? requestAnimationFrame(settle) : settle())));
}

/** @param {unknown} error tells the user, and the console */
function fail(error) {
  console.error(error);
  fill(byId("notices"), el("p", { class: "notice" }, `This report could not be drawn: ${error instanceof Error ? error.message : String(error)}`));
  document.documentElement.dataset.state = "ready";
}

/** Shows the state: filters where they changed, the reader, the chart. */
function apply() {
  busy();
  const filters = hashOf({ ...state, event: null, mention: null, read: null });
  const hasNewFilters = filters !== filtersDrawn;
  if (hasNewFilters) {
    filtersDrawn = filters;
    if (applyChanges()) drawWhole();
    shown = filtered();
    drawFiltered();
  }
  const reading = drawReader();
  markListed();
  if (plotly()) {
    revealSelected();
    settleWhen(Promise.all([drawChart(), reading]));
  } else {
    firstReading = reading;
  }
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

/** Says which filters are on and offers to clear them. */
function drawActive() {
  const host = byId("active");
  if (!isFiltered()) return fill(host);
  const chips = [];
  for (const id of state.only) chips.push(filterChip(`only ${shorten(articleName(model.articles.get(id) ?? 0), 40)}`, { only: without(state.only, id) }));
  if (state.from || state.to) chips.push(filterChip(rangeChip(), { from: "", to: "" }));
  if (state.hide.size) chips.push(filterChip(`${plural(state.hide.size, "article")} hidden`, { hide: new Set() }));
  for (const facet of FACETS) {
    for (const value of state[facet.name]) chips.push(filterChip(`${facet.title.toLowerCase()}: ${shorten(facet.word(value), 40)}`, { [facet.name]: without(state[facet.name], value) }));
  }
  if (state.q) chips.push(filterChip(`“${state.q}”`, { q: "" }));
  fill(host, el("span", { class: "shown-count" }, `${shown.events.length} of ${plural(model.data.events.length, "event")}`), ...chips,
    el("button", { type: "button", class: "clear", onclick: () => go(noFilters()) }, "Clear all"));
}

/** @returns {string} */
function rangeChip() {
  const [from, to] = [covered(state.from), covered(state.to)];
  if (from && to) return rangeWords(from[0], to[1], "short");
  return from ? `from ${dayWords(from[0], "short")}` : `to ${to ? dayWords(to[0], "short") : state.to}`;
}

/** @param {Set<string>} set @param {string} value @returns {Set<string>} */
function without(set, value) {
  const kept = new Set(set);
  kept.delete(value);
  return kept;
}

/** @param {string} words @param {Partial<State>} change @returns {HTMLElement} */
function filterChip(words, change) {
  return el("button", { type: "button", class: "filter-chip", title: "Remove this filter", onclick: () => go(change) }, el("bdi", null, words), icon("close"));
}

/** With more mentions the search waits until the typing rests. */
const MANY = 20000;

/** Listens to the search field: at work at once. */
function bindSearch() {
  const input = /** @type {HTMLInputElement} */ (byId("filter"));
  let timer = 0;
  let last = -Infinity;
  input.addEventListener("input", (event) => {
    busy();
    clearTimeout(timer);
    const isTyping = event.timeStamp - last < 300;
    last = event.timeStamp;
    timer = window.setTimeout(() => {
      if (input.value === state.q) settleWhen(Promise.resolve());
      else go({ q: input.value }, { replace: true });
    }, isTyping ? (model.data.mentions.length > MANY ? 150 : 40) : 0);
  });
}

/** Makes the text that the search looks through while nothing else is to do. @param {number} [from] */
function prepareSearch(from = 0) {
  if (from >= model.data.mentions.length) return;
  window.requestIdleCallback?.((idle) => {
    let row = from;
    while (row < model.data.mentions.length && (row === from || idle.timeRemaining() > 2)) {
      for (const stop = Math.min(row + 200, model.data.mentions.length); row < stop; row++) searchedText(row);
    }
    prepareSearch(row);
  });
}

/** Gives the chart the width of a sheet of paper while the page is printed. */
function bindPrint() {
  const draw = (/** @type {boolean} */ isPrinting) => {
    document.body.classList.toggle("printing", isPrinting);
    if (isPrinting) printRows();
    view.outer = 0;
    settleWhen(drawChart());
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
    view.outer = 0;
    redrawChart();
  }).observe(chartNode());
}

/** Reads, builds and draws the page. */
async function start() {
  setTheme(storedTheme());
  const library = unpack("plotly-source");
  const data = unfoldRows(JSON.parse(await unpack("timeline-data")));
  built = data;
  for (const [name, table] of Object.entries(data.feasts)) feastDays.set(name, table);
  state = stateOf(location.hash);
  applyChanges();
  drawWhole();
  drawSkipped();
  buildLegend(byId("legend"));
  buildChartTools(byId("chart-tools"));
  fill(byId("tools"), themeButton(redrawChart), keysButton(), takeButton());
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
  apply();
  await loadPlotly(library);
  watchWidth();
  watchWindow();
  bindPrint();
  revealSelected();
  settleWhen(Promise.all([drawChart(), firstReading]).then(() => prepareSearch()));
}

start().catch(fail);
