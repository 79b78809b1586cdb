// Which mentions and events the filters leave.

/**
 * @typedef {{events: number[], mentions: Set<number>, articles: number[], undated: number[]}} Shown
 * `events` are in order of time, `articles` those that are not hidden.
 */

/** @type {Shown} */
let shown = { events: [], mentions: new Set(), articles: [], undated: [] };

/** @param {number} article @returns {boolean} */
function isArticleShown(article) {
  const { id, source } = model.data.articles[article];
  if (state.hide.has(id)) return false;
  if (state.only.size && !state.only.has(id)) return false;
  return !state.source.size || state.source.has(source ?? "");
}

/** @returns {Shown} what the present state shows */
function filtered() {
  const { data } = model;
  const articles = data.articles.map((_, index) => index).filter(isArticleShown);
  const visible = new Set(articles);
  const words = folded(state.q).split(/\s+/).filter(Boolean);
  const range = wantedRange();
  const mentions = new Set();
  data.mentions.forEach((mention, index) => {
    if ((!mention.candidate && mention.event === undefined) || !visible.has(mention.article)) return;
    if (words.every((word) => model.searched[index].includes(word)) && fits(mention, index, range)) mentions.add(index);
  });
  const events = data.events.map((_, index) => index).filter((index) => data.events[index].mentions.some((row) => mentions.has(row)));
  const undated = data.undated.filter((row) => mentions.has(row));
  return { events, mentions, articles, undated };
}

/** @returns {[number, number]|null} the filter's stretch of time */
function wantedRange() {
  if (!state.from && !state.to) return null;
  return [covered(state.from)?.[0] ?? -Infinity, covered(state.to)?.[1] ?? Infinity];
}

/** @param {MentionData} mention @param {number} index @param {[number, number]|null} range */
function fits(mention, index, range) {
  const event = mention.event === undefined ? null : model.data.events[mention.event];
  if (state.status.size && !state.status.has(event?.status ?? mention.status)) return false;
  if (state.grain.size && !state.grain.has(event?.value.grain ?? "none")) return false;
  if (state.how.size && !state.how.has(mention.how)) return false;
  if (state.place.size && !state.place.has(event?.place ?? mention.place ?? "")) return false;
  if (state.who.size && ![...state.who].every((name) => (event?.who ?? mention.who ?? []).includes(name))) return false;
  if (!range) return true;
  const span = model.mentionSpans[index];
  if (!span) return false;
  const [start, stop] = bounded(span, mention.value?.grain, [mention.article]);
  return start < range[1] && stop > range[0];
}
