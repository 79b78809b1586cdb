// Which filters are on.

/** @import { State } from "../state/state.js" */
import { articleName, model } from "../data/model.js";
import { FACETS } from "../state/facets.js";
import { shown } from "../state/filter.js";
import { go, isFiltered, noFilters, state, without } from "../state/state.js";
import { byId, el, fill } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { shorten } from "../ui/text.js";
import { coveredSpan } from "../ui/time.js";
import { dayWords, plural, rangeWords } from "../ui/words.js";

/** Says which filters are on and offers to clear them. */
export function drawActive() {
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
  const [from, to] = [coveredSpan(state.from), coveredSpan(state.to)];
  if (from && to) return rangeWords(from[0], to[1], "short");
  return from ? `from ${dayWords(from[0], "short")}` : `to ${to ? dayWords(to[0], "short") : state.to}`;
}

/** @param {string} words @param {Partial<State>} change @returns {HTMLElement} */
function filterChip(words, change) {
  return el("button", { type: "button", class: "filter-chip", title: "Remove this filter", onclick: () => go(change) }, el("bdi", null, words), icon("close"));
}
