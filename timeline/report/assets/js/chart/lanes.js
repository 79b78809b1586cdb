// The chart's lanes and what stands in them.

/** @import { TimeData } from "../data/types.js" */
import { closeEnds, model, spokesman } from "../data/model.js";
import { sortedArticles } from "../state/article_order.js";
import { isArticleShown, shown } from "../state/filter.js";
import { state } from "../state/state.js";
import { memoize } from "../ui/memoize.js";
import { DAY, FIRST_DRAWN, LAST_DRAWN, floorTo, nextAfter } from "../ui/time.js";
import { rangeWords } from "../ui/words.js";

/** @param {Lane} lane @returns {boolean} whether it holds all articles */
export function isMerged(lane) {
  return lane.article === null && lane.group === null;
}

/**
 * One mark: an event as a lane shows it.  `start`/`stop` are finite; `openStart`/`openStop` say which ends fade.
 * @typedef {{event: number, row: number, start: number, stop: number, openStart: boolean, openStop: boolean,
 *   vague: boolean, point: boolean, article: number|null}} Item
 *
 * One lane: all articles, one article, or a group of them where they are too many for lanes of their own.
 * @typedef {{article: number|null, group: string|null, items: Item[]}} Lane
 */

/** Beyond so many articles a lane stands for all of one source, or of one month. */
const LANES_MOST = 800;

/** The merged lane and those of the articles that are shown: they change with the filters only. */
export const lanesOf = memoize(() => [shown, state.sort], makeLanes);

/** @returns {Lane[]} */
function makeLanes() {
  const drawn = shown.events.filter((index) => isDrawn(model.eventSpans[index]));
  const merged = drawn.map((index) => itemOf(index, null));
  const lanes = shown.articles.length > LANES_MOST ? groupLanes(merged) : articleLanes(new Set(drawn));
  return [{ article: null, group: null, items: byTime(merged) }, ...lanes];
}

/** @param {Set<number>} visible the events drawn @returns {Lane[]} */
function articleLanes(visible) {
  return sortedArticles().map((article) => {
    const told = model.told[article].filter((index) => visible.has(index));
    return { article, group: null, items: byTime(told.map((index) => itemOf(index, article))) };
  });
}

/** @param {Item[]} merged @returns {Lane[]} one for each source, or for each period of publication */
function groupLanes(merged) {
  const sources = new Set(shown.articles.map((article) => model.data.articles[article].source));
  const grain = ["day", "month", "year", "decade", "century"].find((unit) => new Set(shown.articles.map((article) => publishedUnit(article, unit))).size <= 60) ?? "century";
  const bySource = sources.size > 1 && sources.size <= LANES_MOST;
  /** @type {Map<number|null, string>} */
  const names = new Map();
  const name = (/** @type {number} */ article) => {
    if (bySource) return model.data.articles[article].source ?? "no source";
    const unit = publishedUnit(article, grain);
    const known = names.get(unit) ?? (unit === null ? "publication date unknown" : `published ${rangeWords(unit, nextAfter(unit, grain), "short")}`);
    names.set(unit, known);
    return known;
  };
  /** @type {Map<string, Item[]>} */
  const groups = new Map();
  const ordered = [...shown.articles].sort((a, b) => (model.published[a]?.[0] ?? Infinity) - (model.published[b]?.[0] ?? Infinity));
  /** @type {string[]} */
  const nameOf = [];
  for (const article of ordered) groups.set((nameOf[article] = name(article)), []);
  for (const item of merged) {
    const [first, ...others] = model.tellers[item.event];
    if (!others.length) groups.get(nameOf[first])?.push(item);
    else for (const one of new Set(model.tellers[item.event].filter((article) => isArticleShown(article)).map((article) => nameOf[article]))) groups.get(one)?.push(item);
  }
  return [...groups].map(([group, items]) => ({ article: null, group, items: byTime(items) }));
}

/** @param {number} article @param {string} grain @returns {number|null} the beginning of the unit in which it was published */
function publishedUnit(article, grain) {
  const span = model.published[article];
  return span && floorTo(span[0], grain);
}

/** @param {Item[]} items @returns {Item[]} */
function byTime(items) {
  return items.sort((a, b) => a.start - b.start || a.stop - b.stop);
}

/** @param {[number, number]|null} span @returns {boolean} whether it lies, at least in part, in Plotly's years */
export function isDrawn(span) {
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
  const articles = article === null ? model.tellers[index] : [article];
  const [start, stop] = closeEnds(span, value.grain, articles);
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
