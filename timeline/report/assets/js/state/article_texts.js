// Articles' texts, which may lie in parts beside the page.

/** @import { ArticleData } from "../data/types.js" */
import { inflate, loadPart } from "../data/inflate.js";
import { model } from "../data/model.js";
import { builtData } from "./changes.js";

/** The parts that hold articles' texts, as they are asked for. @type {Map<string, Promise<void>>} */
const textsAsked = new Map();

/** @param {ArticleData} article @returns {Promise<void>|null} brings its text, where it lies in a part beside the page */
export function missingText({ part, text }) {
  if (part === undefined || text !== undefined) return null;
  const asked = textsAsked.get(part) ?? bringTexts(part).catch((error) => {
    textsAsked.delete(part);
    throw error;
  });
  textsAsked.set(part, asked);
  return asked;
}

/** @param {string} part gives its articles their texts */
async function bringTexts(part) {
  /** @type {(Partial<ArticleData> & {id: string})[]} */
  const texts = JSON.parse(await inflate(await loadPart(part)));
  for (const articles of new Set([builtData.articles, model.data.articles])) {
    for (const { id, ...rest } of texts) Object.assign(articles[model.articles.get(id) ?? -1] ?? {}, rest);
  }
}
