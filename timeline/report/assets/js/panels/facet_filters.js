// The controls of the filters.

/** @import { Facet } from "../state/facets.js" */
import { FACETS, facetCounts, facetsOn } from "../state/facets.js";
import { flip, go, state } from "../state/state.js";
import { byId, el, fill } from "../ui/dom.js";
import { wholeLists } from "../ui/long_table.js";
import { DAY, isoDate, nextAfter, utc } from "../ui/time.js";

const FACET_MOST = 12;

/** Builds the button that opens the filters. @returns {HTMLElement} */
export function facetsButton() {
  return el("button", { type: "button", class: "segment outlined", id: "facets-button", "aria-expanded": "false", "aria-controls": "facets", onclick: () => toggleFacets(Boolean(byId("facets").hidden)) }, "Filters", el("span", { class: "badge", hidden: true }));
}

/** @param {boolean} isOpen */
export function toggleFacets(isOpen) {
  byId("facets").hidden = !isOpen;
  byId("facets-button").setAttribute("aria-expanded", String(isOpen));
  if (isOpen) drawFacets();
  else byId("facets-button").focus();
}

/** Draws the filters where they are open, and how many are on. */
export function drawFacets() {
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
  const isLong = counts.length > FACET_MOST && !wholeLists.has(facet.name);
  const rows = isLong ? counts.slice(0, FACET_MOST) : counts;
  return el("fieldset", { class: "facet", "data-facet": facet.name },
    el("legend", null, facet.title),
    el("div", { class: "facet-values" }, ...rows.map(([value, count]) => facetRow(facet, value, count))),
    isLong ? el("button", { type: "button", class: "clear", onclick: () => (wholeLists.add(facet.name), drawFacets()) }, `all ${counts.length}`) : null);
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
  return isoDate(isEnd ? nextAfter(start, grain) - DAY : start);
}
