// What the address opens: an article, and in it a mention or a time.

import { model, spokesman } from "../data/model.js";
import { isArticleShown } from "./filter.js";
import { state } from "./state.js";

/**
 * What the state opens: an article, and in it a mention or a time expression.
 * @typedef {{article: number, mention: number|null, expression: number|null}} Opened
 */

/** @returns {Opened|null|undefined} null where nothing is open, undefined where the link leads nowhere */
export function openTarget() {
  if (state.mention !== null) return spanTarget(state.mention);
  if (state.event !== null) {
    const event = model.events.get(state.event);
    if (event === undefined) return spanTarget(state.event);
    const row = spokesman(model.data.events[event], isArticleShown);
    return { article: model.data.mentions[row].article, mention: row, expression: null };
  }
  if (state.read === null) return null;
  const article = model.articles.get(state.read);
  return article === undefined ? undefined : { article, mention: null, expression: null };
}

/** @param {string} key "article:start-end" @returns {Opened|undefined} */
function spanTarget(key) {
  const row = model.mentions.get(key);
  if (row !== undefined) return { article: model.data.mentions[row].article, mention: row, expression: null };
  const index = model.expressions.get(key);
  if (index === undefined) return undefined;
  return { article: model.data.expressions[index].article, mention: null, expression: index };
}

/** @returns {number|null} */
export function openArticle() {
  return openTarget()?.article ?? null;
}

/** @returns {number|null} the event that is open, by itself, by a mention or by its time expression */
export function selectedEvent() {
  const target = openTarget();
  if (!target) return null;
  if (target.mention !== null) return model.data.mentions[target.mention].event ?? null;
  if (target.expression === null) return null;
  return model.data.mentions.find((mention) => mention.expression === target.expression && mention.event !== undefined)?.event ?? null;
}
