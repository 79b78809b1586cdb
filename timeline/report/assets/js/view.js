// Moving the chart's view: presets, zoom, and what lies outside it.

/**
 * Shows a stretch of time.  The coverage grid follows, but for the presets that show what it shows anyhow.
 * @param {[number, number]} range @param {boolean} [isWhole]
 */
function showRange(range, isWhole = false) {
  view.range = limited(range);
  cover.zoomed = !isWhole;
  redrawChart();
}

let isRedrawDue = false;

/** Draws the chart again, once for however many changes of this moment. */
function redrawChart() {
  busy();
  if (isRedrawDue) return;
  isRedrawDue = true;
  requestAnimationFrame(() => {
    isRedrawDue = false;
    settleWhen(drawChart());
  });
}

/** @param {number} factor above 1 shows more time @param {number} [at] the share of the view that stays in place */
function zoomBy(factor, at = 0.5) {
  if (!view.range) return;
  const [start, stop] = view.range;
  const fixed = start + (stop - start) * at;
  showRange([fixed - (fixed - start) * factor, fixed + (stop - fixed) * factor]);
}

/** The presets' stretches, as last found. @type {{of: Lane[]|null, event: number|null, ranges: Map<string, [number, number]>}} */
const presetsFound = { of: null, event: null, ranges: new Map() };

/** @param {string} name @returns {[number, number]} the stretch of a preset, found once for each choice of filters */
function presetRange(name) {
  const [of, event] = [lanesOf(), selectedEvent()];
  if (presetsFound.of !== of || presetsFound.event !== event) Object.assign(presetsFound, { of, event, ranges: new Map() });
  const range = presetsFound.ranges.get(name) ?? PRESETS[name].range();
  presetsFound.ranges.set(name, range);
  return range;
}

/** The presets; `days` are what a preset's stretch can be long. @type {Record<string, {word: string, title: string, days?: [number, number], range: () => [number, number]}>} */
const PRESETS = {
  all: { word: "All", title: "From the first event to the last", range: () => wholeWindow(drawnSpans(), drawnDates()) },
  dense: { word: "Dense part", title: "The stretch that holds most of the events", range: () => denseWindow(drawnSpans(), drawnDates()) },
  year: { word: "Year", title: "The year of the open event, or the fullest one", days: [385, 390], range: () => unitRange("year") },
  month: { word: "Month", title: "The month of the open event, or the fullest one", days: [29, 34], range: () => unitRange("month") },
};

/** @param {"year"|"month"} grain @returns {[number, number]} */
function unitRange(grain) {
  const event = selectedEvent();
  const span = event === null ? null : model.eventSpans[event];
  const edge = span && (span[0] === -Infinity ? span[1] - 1 : span[0]);
  const [start, stop] = edge === null ? fullestUnit(drawnSpans(), grain) : [floorTo(edge, grain), nextAfter(edge, grain)];
  const pad = (stop - start) * 0.03;
  return [start - pad, stop + pad];
}

/** @param {string} name shows a preset's stretch of time */
function usePreset(name) {
  if (drawnSpans().length) showRange(presetRange(name), name === "all" || name === "dense");
}

/** @returns {HTMLElement} the order of the lanes */
function sortSelect() {
  const options = Object.entries(SORTS).map(([name, sort]) => el("option", { value: name, selected: (state.sort || "first") === name }, sort.word));
  return el("label", { class: "sort" }, el("span", null, "Lanes by "), el("select", { id: "sort", onchange: (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    go({ sort: value === "first" ? "" : value });
  } }, ...options));
}

/** @param {HTMLElement} host the buttons that move the view */
function buildChartTools(host) {
  const presets = Object.entries(PRESETS).map(([name, preset]) =>
    el("button", { type: "button", class: "segment", "data-preset": name, title: preset.title, onclick: () => usePreset(name) }, preset.word));
  const zoom = [["minus", "Zoom out", 1.6], ["plus", "Zoom in", 1 / 1.6]].map(([name, title, factor]) =>
    el("button", { type: "button", class: "tool", title, "aria-label": title, "data-zoom": name, onclick: () => zoomBy(Number(factor)) }, icon(String(name))));
  fill(host, sortSelect(), el("div", { class: "segments", role: "group", "aria-label": "Stretch of time shown" }, ...presets), ...zoom);
}

/** Says how many events lie before and after the view, each one click away. @param {[number, number]} [range] */
function drawOutside(range = view.range ?? [0, 0]) {
  const spans = lanesOf()[0].items;
  const beyond = shown.events.length - spans.length;
  fill(byId("outside"), outsideButton(outsideOf(spans, (item) => (item.openStop ? item.start : item.stop) < range[0]), "earlier"),
    outsideButton(outsideOf(spans, (item) => item.start > range[1]), "later"),
    beyond ? el("span", { class: "beyond" }, `${plural(beyond, "event")} beyond the years −9999 to 9999: in the list below`) : null);
  const days = (range[1] - range[0]) / DAY;
  const pressed = spans.length ? Object.keys(PRESETS).find((name) => {
    const [least, most] = PRESETS[name].days ?? [0, Infinity];
    return days >= least && days <= most && isSameRange(presetRange(name), range);
  }) : null;
  for (const button of document.querySelectorAll("[data-preset]")) {
    button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.preset === pressed));
  }
}

/** @param {[number, number]} one @param {[number, number]} other @returns {boolean} */
function isSameRange(one, other) {
  const slack = (one[1] - one[0]) * 0.002;
  return Math.abs(one[0] - other[0]) <= slack && Math.abs(one[1] - other[1]) <= slack;
}

/** @typedef {{count: number, first: number, last: number}} Outside how many marks, and from when to when */

/** @param {Item[]} items @param {(item: Item) => boolean} is @returns {Outside} */
function outsideOf(items, is) {
  let [count, first, last] = [0, Infinity, -Infinity];
  for (const item of items) {
    if (!is(item)) continue;
    count += 1;
    first = Math.min(first, item.start);
    last = Math.max(last, item.openStop ? item.start : item.stop - 1);
  }
  return { count, first, last };
}

/** @param {Outside} outside @param {"earlier"|"later"} side @returns {HTMLElement|null} */
function outsideButton({ count, first, last }, side) {
  if (!count) return null;
  const years = [yearWords(first), yearWords(last)];
  const words = years[0] === years[1] ? years[0] : `${years[0]}–${years[1]}`;
  return el("button", { type: "button", class: `outside-${side}`, "data-outside": side, onclick: () => usePreset("all") },
    icon(side === "earlier" ? "previous" : "next"), `${plural(count, `${side} event`)}: ${words}`, el("span", { class: "dash" }, " — "), el("span", { class: "linkish" }, "show all"));
}

/** Brings the open event into the view where it lies outside. */
function revealSelected() {
  const event = selectedEvent();
  const span = event === null ? null : model.eventSpans[event];
  if (!span || !view.range || !isDrawn(span)) return;
  const { value, ...rest } = model.data.events[/** @type {number} */ (event)];
  const [start, stop] = bounded(span, value.grain, tellers({ value, ...rest }));
  if (stop > view.range[0] && start < view.range[1]) return;
  const length = view.range[1] - view.range[0];
  const centre = (start + Math.min(stop, start + length)) / 2;
  view.range = limited([centre - length / 2, centre + length / 2]);
}
