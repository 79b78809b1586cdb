// Which mentions and events the filters leave.

/** @import { MentionData } from "../data/types.js" */
/** @import { State } from "./state.js" */
import { closeEnds, model, searchedName, searchedText } from "../data/model.js";
import { state } from "./state.js";
import { foldText } from "../ui/text.js";
import { coveredSpan } from "../ui/time.js";

/**
 * @typedef {{events: number[], mentions: Set<number>, articles: number[], undated: number[]}} Shown
 * `events` are in order of time, `articles` those that are not hidden.
 */

/** @type {Shown} */
export let shown = { events: [], mentions: new Set(), articles: [], undated: [] };

/** Shows what the present state leaves. */
export function refilter() {
  shown = applyFilters();
}

/** @param {number} article @param {State} [by] @returns {boolean} */
export function isArticleShown(article, by = state) {
  const { id, source } = model.data.articles[article];
  if (by.hide.has(id)) return false;
  if (by.only.size && !by.only.has(id)) return false;
  return !by.source.size || by.source.has(source ?? "");
}

/** @param {State} [by] @returns {Shown} what a state shows, by default the present one */
export function applyFilters(by = state) {
  const { data } = model;
  const articles = data.articles.map((_, index) => index).filter((article) => isArticleShown(article, by));
  const words = foldText(by.q).split(/\s+/).filter(Boolean);
  const range = wantedRange(by);
  const isTested = range !== null || TESTED.some((name) => by[name].size > 0);
  const mentions = new Set();
  const told = new Uint8Array(data.events.length);
  for (const article of articles) {
    const sought = words.filter((word) => !searchedName(article).includes(word));
    for (const row of model.rows[article]) {
      const mention = data.mentions[row];
      if (!mention.candidate && mention.event === undefined) continue;
      if (sought.length && !hasAll(searchedText(row), sought)) continue;
      if (isTested && !fits(mention, row, range, by)) continue;
      mentions.add(row);
      if (mention.event !== undefined) told[mention.event] = 1;
    }
  }
  /** @type {number[]} */
  const events = [];
  told.forEach((is, index) => is && events.push(index));
  const undated = data.undated.filter((row) => mentions.has(row));
  return { events, mentions, articles, undated };
}

/** Filters that look at each mention. */
const TESTED = /** @type {const} */ (["status", "grain", "how", "place", "who"]);

/** @param {string} text @param {string[]} words @returns {boolean} */
function hasAll(text, words) {
  for (const word of words) if (!text.includes(word)) return false;
  return true;
}

/** @param {State} by @returns {[number, number]|null} the filter's stretch of time */
function wantedRange(by) {
  if (!by.from && !by.to) return null;
  return [coveredSpan(by.from)?.[0] ?? -Infinity, coveredSpan(by.to)?.[1] ?? Infinity];
}

/** @param {MentionData} mention @param {number} index @param {[number, number]|null} range @param {State} by */
function fits(mention, index, range, by) {
  const event = mention.event === undefined ? null : model.data.events[mention.event];
  if (by.status.size && !by.status.has(event?.status ?? mention.status)) return false;
  if (by.grain.size && !by.grain.has(event?.value.grain ?? "none")) return false;
  if (by.how.size && !by.how.has(mention.how)) return false;
  if (by.place.size && !by.place.has(event?.place ?? mention.place ?? "")) return false;
  if (by.who.size && ![...by.who].every((name) => (event?.who ?? mention.who ?? []).includes(name))) return false;
  if (!range) return true;
  const span = model.mentionSpans[index];
  if (!span) return false;
  const [start, stop] = closeEnds(span, mention.value?.grain, [mention.article]);
  return start < range[1] && stop > range[0];
}
