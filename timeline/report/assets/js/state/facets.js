// Filters by status, precision, people, places and the like, each value with its count.

/** @import { EventData, MentionData } from "../data/types.js" */
import { model } from "../data/model.js";
import { applyFilters } from "./filter.js";
import { state } from "./state.js";
import { statusOf } from "../ui/icons.js";
import { plain } from "../ui/text.js";
import { LOCALE } from "../ui/words.js";

/**
 * @typedef {{name: "status"|"grain"|"how"|"source"|"who"|"place", title: string,
 *   values: (event: EventData, mention: MentionData) => string[], word: (value: string) => string}} Facet
 */

/** @type {Facet[]} */
export const FACETS = [
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
export function facetCounts(facet) {
  const { data } = model;
  const left = applyFilters({ ...state, [facet.name]: new Set() });
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
export function facetsOn() {
  return FACETS.reduce((sum, facet) => sum + state[facet.name].size, 0) + (state.from || state.to ? 1 : 0);
}
