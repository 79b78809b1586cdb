// The report's data, indexed once for each choice of changes.

/** @import { EventData, MentionData, ReportData } from "./types.js" */
import { spanKey } from "./addresses.js";
import { foldText, plain } from "../ui/text.js";
import { FIRST_DRAWN, LAST_DRAWN, floorTo, interval, nextAfter } from "../ui/time.js";

/**
 * @typedef {{data: ReportData, articles: Map<string, number>, mentions: Lookup, expressions: Lookup, events: Lookup,
 *   mentionSpans: ([number, number]|null)[], eventSpans: ([number, number]|null)[],
 *   published: ([number, number]|null)[], tellers: number[][], told: number[][], rows: number[][], undated: number[][],
 *   firstTold: number[], searched: string[], names: string[]}} Model
 * `tellers` are the articles of each event, `told` the events of each article, `rows` its mentions, `undated` those of
 * them without a date, `firstTold` when the first of its events begins; `searched` is the folded text of each mention,
 * `names` that of each article, both made when first asked for.
 *
 * Where a key stands.  It is made when first asked, since most readers open few events.
 * @typedef {{get: (key: string) => number|undefined}} Lookup
 */

/** @type {Model} */
export let model;

/** @param {ReportData} data what the page shows from now on */
export function setModel(data) {
  model = indexModel(data);
}

/** @param {ReportData} data @returns {Model} */
function indexModel(data) {
  const tellers = data.events.map((event) => tellersOf(event, data));
  const eventSpans = data.events.map((event) => interval(event.value));
  const told = perArticle(data);
  const firstTold = data.articles.map(() => LAST_DRAWN);
  tellers.forEach((articles, index) => {
    const from = Math.max(eventSpans[index]?.[0] ?? LAST_DRAWN, FIRST_DRAWN);
    for (const article of articles) {
      told[article].push(index);
      if (from < firstTold[article]) firstTold[article] = from;
    }
  });
  const [rows, undated] = [perArticle(data), perArticle(data)];
  data.mentions.forEach((mention, row) => rows[mention.article].push(row));
  for (const row of data.undated) undated[data.mentions[row].article].push(row);
  return {
    data,
    rows,
    undated,
    tellers,
    told,
    firstTold,
    eventSpans,
    articles: new Map(data.articles.map((article, index) => [article.id, index])),
    mentions: keyLookup(data.mentions, (mention) => spanKey(data, mention)),
    expressions: keyLookup(data.expressions, (expression) => spanKey(data, expression)),
    events: keyLookup(data.events, (event) => event.id),
    mentionSpans: data.mentions.map((mention) => interval(mention.value)),
    published: data.articles.map((article) => interval(article.published)),
    searched: [],
    names: [],
  };
}

/** @param {ReportData} data @returns {number[][]} an empty list for each article */
function perArticle(data) {
  return data.articles.map(() => []);
}

/** @template T @param {T[]} items @param {(item: T) => string} key @returns {Lookup} */
function keyLookup(items, key) {
  /** @type {Map<string, number>|null} */
  let made = null;
  return { get: (wanted) => (made ??= new Map(items.map((item, index) => [key(item), index]))).get(wanted) };
}

/** @param {EventData} event @param {ReportData} data @returns {number[]} the articles that tell it, each once */
function tellersOf(event, data) {
  const { mentions } = event;
  if (mentions.length === 1) return [data.mentions[mentions[0]].article];
  return [...new Set(mentions.map((mention) => data.mentions[mention].article))];
}

/** @param {{article: number, start: number, end: number}} span @returns {string} */
export function keyOf(span) {
  return spanKey(model.data, span);
}

/** @param {number} row @returns {string} the text that the search looks through */
export function searchedText(row) {
  return (model.searched[row] ??= searchText(model.data, model.data.mentions[row]));
}

/** @param {ReportData} data @param {MentionData} mention @returns {string} */
function searchText(data, mention) {
  const event = mention.event === undefined ? null : data.events[mention.event];
  let text = `${mention.title}\n${mention.quote}\n${mention.status}`;
  for (const part of [mention.place, mention.reporter, event?.place, event?.value.words, event?.value.earliest]) if (part) text += `\n${part}`;
  if (event && event.label !== mention.title) text += `\n${event.label}`;
  for (const name of mention.who ?? []) text += `\n${name}`;
  for (const name of event?.who ?? []) text += `\n${name}`;
  return foldText(text);
}

/** @param {number} index @returns {string} what the search looks through for an article */
export function searchedName(index) {
  const { title, source, id } = model.data.articles[index];
  return (model.names[index] ??= foldText(`${title}\n${source ?? ""}\n${id}`));
}

/**
 * A stretch with its open ends closed for drawing and counting: an open end runs up to the publication of those
 * who tell of it, or for one unit of its grain where that is unknown or earlier.
 * @param {[number, number]} span
 * @param {string|undefined} grain
 * @param {number[]} articles
 * @returns {[number, number]}
 */
export function closeEnds(span, grain, articles) {
  let [start, stop] = span;
  if (stop !== Infinity && start !== -Infinity) return span;
  if (stop === Infinity) {
    const ends = articles.map((article) => model.published[article]?.[1] ?? -Infinity).filter(Number.isFinite);
    const last = Math.max(...ends, -Infinity);
    stop = last > start ? last : nextAfter(start, grain ?? "day");
  }
  if (start === -Infinity) start = floorTo(stop - 1, grain ?? "day");
  return [start, stop];
}

/** @param {EventData} event @returns {number[]} the articles that tell it, each once */
export function tellers(event) {
  return tellersOf(event, model.data);
}

/** @param {number} article @returns {string} */
export function articleName(article) {
  const { title, id } = model.data.articles[article];
  return plain(title) || plain(id);
}

/** @param {number} article @returns {string} the article's colour, as a CSS variable */
export function articleColour(article) {
  return `var(--a${article % 8})`;
}

/** How each kind of evidence for a publication date reads. @type {Record<string, string>} */
export const EVIDENCE = {
  given: "given",
  metadata: "from the file’s own metadata",
  page: "from its byline",
  dateline: "from its dateline",
  inferred: "inferred from its text",
  none: "unknown",
};

/**
 * The mention that stands for an event: of the shown articles, stated dates first, then the model's order.
 * @param {EventData} event
 * @param {(article: number) => boolean} shown
 * @returns {number}
 */
export function spokesman(event, shown) {
  if (event.mentions.length === 1) return event.mentions[0];
  const rows = event.mentions.filter((row) => shown(model.data.mentions[row].article));
  const all = rows.length ? rows : event.mentions;
  return all.find((row) => model.data.mentions[row].how === "stated") ?? all[0];
}
