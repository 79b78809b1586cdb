// The report's data, indexed once.  Everything else reads it; nothing changes it.

/**
 * @typedef {{data: ReportData, articles: Map<string, number>, mentions: Map<string, number>,
 *   expressions: Map<string, number>, events: Map<string, number>,
 *   mentionSpans: ([number, number]|null)[], eventSpans: ([number, number]|null)[],
 *   published: ([number, number]|null)[], told: number[][], rows: number[][], searched: string[]}} Model
 * `told` are the events of each article, `rows` its mentions, `searched` the folded text of each mention, made when
 * first asked for.
 */

/** @type {Model} */
let model;

/** @param {ReportData} data @returns {Model} */
function indexed(data) {
  const told = data.articles.map(() => /** @type {number[]} */ ([]));
  data.events.forEach((event, index) => {
    for (const article of new Set(event.mentions.map((mention) => data.mentions[mention].article))) told[article].push(index);
  });
  const rows = data.articles.map(() => /** @type {number[]} */ ([]));
  data.mentions.forEach((mention, row) => rows[mention.article].push(row));
  return {
    data,
    rows,
    articles: new Map(data.articles.map((article, index) => [article.id, index])),
    mentions: new Map(data.mentions.map((mention, index) => [spanKey(data, mention), index])),
    expressions: new Map(data.expressions.map((expression, index) => [spanKey(data, expression), index])),
    events: new Map(data.events.map((event, index) => [event.id, index])),
    mentionSpans: data.mentions.map((mention) => interval(mention.value)),
    eventSpans: data.events.map((event) => interval(event.value)),
    published: data.articles.map((article) => interval(article.published)),
    told,
    searched: [],
  };
}

/** @param {ReportData} data @param {{article: number, start: number, end: number}} span @returns {string} */
function spanKey(data, span) {
  return `${data.articles[span.article].id}:${span.start}-${span.end}`;
}

/** @param {{article: number, start: number, end: number}} span @returns {string} */
function keyOf(span) {
  return spanKey(model.data, span);
}

/** @param {string} text @returns {string} lower case, without accents */
function folded(text) {
  return text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
}

/** @param {number} row @returns {string} the text that the search looks through */
function searchedText(row) {
  return (model.searched[row] ??= searchText(model.data, model.data.mentions[row]));
}

/** @param {ReportData} data @param {MentionData} mention */
function searchText(data, mention) {
  const article = data.articles[mention.article];
  const event = mention.event === undefined ? null : data.events[mention.event];
  const parts = [mention.title, mention.quote, mention.place, mention.reporter, mention.status, article.title,
    article.source, article.id, event?.label, event?.place, event?.value.words, event?.value.earliest,
    ...(mention.who ?? []), ...(event?.who ?? [])];
  return folded(parts.filter(Boolean).join("\n"));
}

/**
 * A stretch with its open ends closed for drawing and counting: an open end runs up to the publication of those
 * who tell of it, or for one unit of its grain where that is unknown or earlier.
 * @param {[number, number]} span
 * @param {string|undefined} grain
 * @param {number[]} articles
 * @returns {[number, number]}
 */
function bounded(span, grain, articles) {
  let [start, stop] = span;
  if (stop === Infinity) {
    const ends = articles.map((article) => model.published[article]?.[1] ?? -Infinity).filter(Number.isFinite);
    const last = Math.max(...ends, -Infinity);
    stop = last > start ? last : nextAfter(start, grain ?? "day");
  }
  if (start === -Infinity) start = floorTo(stop - 1, grain ?? "day");
  return [start, stop];
}

/** @param {EventData} event @returns {number[]} the articles that tell it, each once */
function tellers(event) {
  return [...new Set(event.mentions.map((mention) => model.data.mentions[mention].article))];
}

/** @param {number} article @returns {string} */
function articleName(article) {
  const { title, id } = model.data.articles[article];
  return plain(title) || plain(id);
}

/** @param {number} article @returns {string} the article's colour, as a CSS variable */
function articleColour(article) {
  return `var(--a${article % 8})`;
}

/** How each kind of evidence for a publication date reads. @type {Record<string, string>} */
const EVIDENCE = {
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
function spokesman(event, shown) {
  const rows = event.mentions.filter((row) => shown(model.data.mentions[row].article));
  const all = rows.length ? rows : event.mentions;
  return all.find((row) => model.data.mentions[row].how === "stated") ?? all[0];
}
