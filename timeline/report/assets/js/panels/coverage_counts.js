// What the coverage grid counts.

/** @import { Wanted } from "./bins.js" */
import { closeEnds, model } from "../data/model.js";
import { weighSpans } from "./bins.js";
import { sortedArticles } from "../state/article_order.js";
import { shown } from "../state/filter.js";
import { state } from "../state/state.js";
import { memoize } from "../ui/memoize.js";

/** Mentions' stretches with their open ends closed, by row, as far as they were asked for. */
const boundedSpans = memoize(() => [model], () => /** @type {([number, number]|null)[]} */ ([]));

/** @param {number} row @returns {[number, number]|null} the mention's stretch with its open ends closed */
function boundedOnce(row) {
  const span = model.mentionSpans[row];
  const { value, article } = model.data.mentions[row];
  return (boundedSpans()[row] ??= span ? closeEnds(span, value?.grain, [article]) : null);
}

/** @typedef {[number, number]} Cover a dated mention's stretch */

/** An article's dated mentions that are shown. @typedef {{rows: number[], spans: Cover[]}} Covers */

/** @param {number} article @returns {Covers} */
function coveredBy(article) {
  /** @type {Covers} */
  const found = { rows: [], spans: [] };
  for (const row of model.rows[article]) {
    const span = shown.mentions.has(row) ? boundedOnce(row) : null;
    if (!span) continue;
    found.rows.push(row);
    found.spans.push(span);
  }
  return found;
}

/** What the grid counts: it changes with the filters only. */
export const coverNow = memoize(() => [shown, state.sort], countCover);

/** @returns {{articles: number[], covers: Covers[], wanted: Wanted[]}} */
function countCover() {
  const articles = sortedArticles();
  const covers = articles.map(coveredBy);
  return { articles, covers, wanted: weighSpans(covers.flatMap(({ spans }) => spans)) };
}
