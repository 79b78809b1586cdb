// The chart's lanes and what stands in them.

/**
 * One mark: an event as a lane shows it.  `start`/`stop` are finite; `openStart`/`openStop` say which ends fade.
 * @typedef {{event: number, row: number, start: number, stop: number, openStart: boolean, openStop: boolean,
 *   vague: boolean, point: boolean, article: number|null}} Item
 *
 * One lane: the merged one has no article.
 * @typedef {{article: number|null, items: Item[]}} Lane
 */

/** @returns {Lane[]} the merged lane and one for each article that is shown */
function lanesOf() {
  const drawn = shown.events.filter((index) => isDrawn(model.eventSpans[index]));
  /** @type {Lane[]} */
  const lanes = [{ article: null, items: drawn.map((index) => itemOf(index, null)) }];
  const visible = new Set(drawn);
  for (const article of sortedArticles()) {
    const told = model.told[article].filter((index) => visible.has(index));
    lanes.push({ article, items: told.map((index) => itemOf(index, article)) });
  }
  return lanes;
}

/** @param {[number, number]|null} span @returns {boolean} whether it lies, at least in part, in Plotly's years */
function isDrawn(span) {
  if (!span) return false;
  const edge = span[0] === -Infinity ? span[1] : span[0];
  return edge >= FIRST_DRAWN && edge <= LAST_DRAWN;
}

/**
 * The event as the merged lane (its own date) or an article's lane (the date that article gives) shows it.
 * @param {number} index @param {number|null} article @returns {Item}
 */
function itemOf(index, article) {
  const event = model.data.events[index];
  const row = spokesman(event, (teller) => (article === null ? isArticleShown(teller) : teller === article));
  const mention = model.data.mentions[row];
  const own = article === null ? null : model.mentionSpans[row];
  const value = own && isDrawn(own) ? /** @type {TimeData} */ (mention.value) : event.value;
  const span = /** @type {[number, number]} */ (own && isDrawn(own) ? own : model.eventSpans[index]);
  const articles = article === null ? tellers(event) : [article];
  const [start, stop] = bounded(span, value.grain, articles);
  const openStart = span[0] === -Infinity;
  const openStop = span[1] === Infinity;
  return {
    event: index,
    row,
    start,
    stop: Math.min(stop, LAST_DRAWN),
    openStart,
    openStop,
    vague: value.qualifier === "approximate" || value.qualifier === "uncertain",
    point: !openStart && !openStop && stop - start <= DAY,
    article: article ?? (articles.length === 1 ? articles[0] : null),
  };
}

/** @type {Record<string, {word: string, order: (a: number, b: number) => number}>} */
const SORTS = {
  first: { word: "first period", order: (a, b) => firstTold(a) - firstTold(b) },
  published: { word: "publication", order: (a, b) => (model.published[a]?.[0] ?? Infinity) - (model.published[b]?.[0] ?? Infinity) },
  name: { word: "name", order: (a, b) => articleName(a).localeCompare(articleName(b), LOCALE) },
  events: { word: "number of events", order: (a, b) => model.told[b].length - model.told[a].length },
};

/** @returns {number[]} the shown articles in the order the user chose: by first period unless told otherwise */
function sortedArticles() {
  const order = (SORTS[state.sort] ?? SORTS.first).order;
  return [...shown.articles].sort((a, b) => order(a, b) || a - b || 0);
}

/** @param {number} article @returns {number} when the first event of the article begins */
function firstTold(article) {
  const starts = model.told[article].map((index) => model.eventSpans[index]).map((span) => (span ? Math.max(span[0], FIRST_DRAWN) : Infinity));
  return starts.length ? Math.min(...starts) : LAST_DRAWN;
}
