// The order of the lanes and of the tables of articles.

import { articleName, model } from "../data/model.js";
import { shown } from "./filter.js";
import { state } from "./state.js";
import { LOCALE } from "../ui/words.js";

/** @type {Record<string, {word: string, order: (a: number, b: number) => number}>} */
export const SORTS = {
  first: { word: "first period", order: (a, b) => model.firstTold[a] - model.firstTold[b] },
  published: { word: "publication", order: (a, b) => (model.published[a]?.[0] ?? Infinity) - (model.published[b]?.[0] ?? Infinity) },
  name: { word: "name", order: (a, b) => articleName(a).localeCompare(articleName(b), LOCALE) },
  events: { word: "number of events", order: (a, b) => model.told[b].length - model.told[a].length },
};

/** @returns {number[]} the shown articles in the order the user chose: by first period unless told otherwise */
export function sortedArticles() {
  const order = (SORTS[state.sort] ?? SORTS.first).order;
  return [...shown.articles].sort((a, b) => order(a, b) || a - b || 0);
}
