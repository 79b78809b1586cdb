// Filters by status, precision, people, places and the like, each value with its count.

/**
 * @typedef {{name: "status"|"grain"|"how"|"source"|"who"|"place", title: string,
 *   values: (event: EventData, mention: MentionData) => string[], word: (value: string) => string}} Facet
 */

const FACET_MOST = 12;
/** @type {Set<string>} lists and tables that are shown whole */
const unfolded = new Set();

/** @type {Facet[]} */
const FACETS = [
  { name: "status", title: "Status", values: (event) => [event.status], word: (value) => statusOf(value).word },
  { name: "grain", title: "Precision", values: (event) => [event.value.grain ?? "none"], word: (value) => (value === "none" ? "unknown" : value) },
  { name: "who", title: "People and bodies", values: (event) => event.who ?? [], word: plain },
  { name: "place", title: "Places", values: (event) => (event.place ? [event.place] : []), word: plain },
  { name: "how", title: "How dated", values: (_, mention) => [mention.how], word: (value) => HOW_WORDS[value] ?? value },
  { name: "source", title: "Source", values: (_, mention) => [model.data.articles[mention.article].source ?? ""].filter(Boolean), word: plain },
];

/** @type {Record<string, string>} */
const HOW_WORDS = { stated: "stated beside it", narrative: "from the telling", publication: "publication date", none: "not dated" };

/** @param {Facet} facet @returns {[string, number][]} its values with the events that the other filters leave */
function facetCounts(facet) {
  const { data } = model;
  const left = filtered({ ...state, [facet.name]: new Set() });
  /** @type {Map<string, number>} */
  const counts = new Map([...state[facet.name]].map((value) => [value, 0]));
  for (const index of left.events) {
    const event = data.events[index];
    const rows = event.mentions.filter((row) => left.mentions.has(row));
    const values = new Set(rows.flatMap((row) => facet.values(event, data.mentions[row])));
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0], LOCALE));
}

/** @returns {number} how many facets and dates are on */
function facetsOn() {
  return FACETS.reduce((sum, facet) => sum + state[facet.name].size, 0) + (state.from || state.to ? 1 : 0);
}

/** Builds the button that opens the filters. @returns {HTMLElement} */
function facetsButton() {
  return el("button", { type: "button", class: "segment outlined", id: "facets-button", "aria-expanded": "false", "aria-controls": "facets", onclick: () => toggleFacets(Boolean(byId("facets").hidden)) }, "Filters", el("span", { class: "badge", hidden: true }));
}

/** @param {boolean} isOpen */
function toggleFacets(isOpen) {
  byId("facets").hidden = !isOpen;
  byId("facets-button").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) drawFacets();
  else byId("facets-button").focus();
}

/** Draws the filters where they are open, and how many are on. */
function drawFacets() {
  const badge = /** @type {HTMLElement} */ (byId("facets-button").querySelector(".badge"));
  badge.hidden = !facetsOn();
  badge.textContent = String(facetsOn());
  const host = byId("facets");
  if (host.hidden) return;
  const focused = document.activeElement instanceof HTMLElement ? document.activeElement.dataset.facetValue : undefined;
  fill(host, ...FACETS.map(facetGroup), dateGroup());
  if (focused === undefined) return;
  const again = [...host.querySelectorAll("[data-facet-value]")].find((node) => /** @type {HTMLElement} */ (node).dataset.facetValue === focused);
  /** @type {HTMLElement|undefined} */ (again)?.focus();
}

/** @param {Facet} facet @returns {HTMLElement|null} */
function facetGroup(facet) {
  const counts = facetCounts(facet);
  if (!counts.length) return null;
  const isLong = counts.length > FACET_MOST && !unfolded.has(facet.name);
  const rows = isLong ? counts.slice(0, FACET_MOST) : counts;
  return el("fieldset", { class: "facet", "data-facet": facet.name },
    el("legend", null, facet.title),
    el("div", { class: "facet-values" }, ...rows.map(([value, count]) => facetRow(facet, value, count))),
    isLong ? el("button", { type: "button", class: "clear", onclick: () => (unfolded.add(facet.name), drawFacets()) }, `all ${counts.length}`) : null);
}

/** @param {Facet} facet @param {string} value @param {number} count @returns {HTMLElement} */
function facetRow(facet, value, count) {
  const box = el("input", { type: "checkbox", checked: state[facet.name].has(value), "data-facet-value": `${facet.name} ${value}`, onchange: () => flip(facet.name, value) });
  return el("label", { class: "check" }, box, el("bdi", null, facet.word(value)), el("span", { class: "count" }, String(count)));
}

/** @returns {HTMLElement} from and to, as years, months or days */
function dateGroup() {
  const field = (/** @type {"from"|"to"} */ name, /** @type {string} */ words) =>
    el("label", { class: "date-field" }, words, el("input", { type: "text", value: state[name], placeholder: "2025-04-17", inputmode: "numeric", autocomplete: "off", "data-facet-value": `date ${name}`,
      onchange: (/** @type {Event} */ event) => setDate(name, /** @type {HTMLInputElement} */ (event.target)) }));
  return el("fieldset", { class: "facet", "data-facet": "dates" }, el("legend", null, "Dates"), field("from", "from"), field("to", "to"), el("p", { class: "aside" }, "A year, a month or a day; −43 is 44 BC"));
}

/** @param {"from"|"to"} name @param {HTMLInputElement} input */
function setDate(name, input) {
  const day = wholeDay(input.value, name === "to");
  input.setAttribute("aria-invalid", String(day === null));
  if (day !== null) go({ [name]: day });
}

/** @param {string} text a year, month or day @param {boolean} isEnd @returns {string|null} the day; null where it is none */
function wholeDay(text, isEnd) {
  const said = text.trim().replace(/^[−–]/, "-");
  if (!said) return "";
  const found = /^(-?)(\d{1,4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(said);
  if (!found) return null;
  const year = Number(found[1] + found[2]);
  const grain = found[4] ? "day" : found[3] ? "month" : "year";
  const start = utc(year, Number(found[3] ?? 1) - 1, Number(found[4] ?? 1));
  const date = new Date(start);
  if (found[3] && date.getUTCMonth() + 1 !== Number(found[3])) return null;
  return isoDay(isEnd ? nextAfter(start, grain) - DAY : start);
}
