// The data as timeline/report/encoding/stream.py packs them, made into the rows of types.js.  What is equal is mostly one object.

/** @import { ArticleData, ProposalData, ReportData, TimeData } from "./types.js" */
import { spanKey } from "./addresses.js";
import { utf16 } from "./code_points.js";

/**
 * Columns, each with a place for every row; one that is absent says nothing of any, and so does a place that is 0.
 * @typedef {{[name: string]: any[]}} Columns
 * @typedef {{articles: ArticleData[], template: string, expressions: Columns, mentions: Columns, times: Columns, steps: Columns, values: any[]}} Section
 * @typedef {{sections: Section[], events: (Columns & {rows: number})[], template: string, documents: [number, string][],
 *   proposals: [number, ProposalData[]][], parts: [string, number][]} & Record<string, any>} Wire
 */

/** @param {Wire} wire @returns {ReportData} */
export function readRows(wire) {
  const { sections, events, template, documents, proposals, parts, ...rest } = wire;
  /** @type {any} */
  const data = { ...rest, articles: [], expressions: [], mentions: [], events: [], template };
  for (const section of sections) readSection(section, data);
  const numbers = new Map(data.articles.map((/** @type {ArticleData} */ one, /** @type {number} */ number) => [one.id, number]));
  for (const batch of events) readEvents(batch, data, numbers);
  for (const [article, link] of documents) data.articles[article].document = link;
  for (const [article, found] of proposals) data.articles[article].proposals = found;
  let article = 0;
  for (const [part, count] of parts) for (const stop = article + count; article < stop; article++) data.articles[article].part = part;
  return data;
}

/** @typedef {(place: number|undefined) => any} At */
/** @typedef {(start: number, end: number) => string} Cut */

/** @param {any[]} values @returns {At} finds a value by its place */
function placeLookup(values) {
  return (place) => (place ? values[place] : undefined);
}

/** @param {Columns} table @param {string[]} names @returns {any[][]} columns, empty where no row says anything */
function columnsOf(table, ...names) {
  return names.map((name) => table[name] ?? []);
}

/** @param {Section} section @param {ReportData} data to which its rows go */
function readSection(section, data) {
  const first = { article: data.articles.length, expression: data.expressions.length };
  for (const article of section.articles) data.articles.push(article);
  const at = placeLookup(section.values);
  const dates = timesOf(section, at);
  const cut = section.articles.map(cutter);
  addExpressions(section.expressions, at, dates, cut, first.article, data);
  addMentions(section, at, dates, cut, first, data);
  data.template += section.template;
}

/** @param {Section} section @param {At} at @returns {(TimeData|undefined)[]} the times, from place 1 on */
function timesOf({ times: table, steps }, at) {
  const [timex3, words, earliest, latest, grain] = columnsOf(table, "timex3", "words", "earliest", "latest", "grain");
  const [qualifier, edtf, mod, reason, bounds, traces, trace] = columnsOf(table, "qualifier", "edtf", "mod", "reason", "bounds", "traces", "trace");
  const [said, gives] = columnsOf(steps, "said", "gives");
  const pairs = said.map((words, i) => /** @type {[string, string]} */ ([at(words), at(gives[i])]));
  // Places count from that of the timex3: 1 is the same, 2 the next one, -1 the one before.
  const beside = (/** @type {number} */ place, /** @type {number|undefined} */ step) => at(step ? place + step - (step > 0 ? 1 : 0) : undefined);
  let step = 0;
  const times = timex3.map((place, i) => ({
    timex3: at(place), words: beside(place, words[i]), earliest: beside(place, earliest[i]), latest: beside(place, latest[i]), grain: at(grain[i]), qualifier: at(qualifier[i]),
    edtf: beside(place, edtf[i]), mod: at(mod[i]), reason: at(reason[i]), bounds: at(bounds[i]),
    trace: traces[i] ? trace.slice(step, (step += traces[i])).map((number) => pairs[number]) : undefined,
  }));
  return [undefined, ...times];
}

/** @param {ArticleData} article @returns {Cut|null} cuts its text by code points; null without a text */
function cutter({ text }) {
  if (text === undefined) return null;
  /** @type {((offset: number) => number)|null} */
  let place = null;
  return (start, end) => {
    place ??= utf16(text);
    return text.slice(place(start), place(end));
  };
}

/**
 * Goes through the rows of a section's articles.
 * @param {Columns} table
 * @param {(row: number, article: number, start: number, end: number) => void} visit with the article's number in the section
 */
function eachRow(table, visit) {
  const [counts, starts, lengths] = columnsOf(table, "counts", "start", "end");
  let row = 0;
  counts.forEach((count, article) => {
    let start = 0;
    for (const stop = row + count; row < stop; row++) {
      start += starts[row] ?? 0;
      visit(row, article, start, start + (lengths[row] ?? 0));
    }
  });
}

/**
 * @param {Columns} table @param {At} at @param {(TimeData|undefined)[]} dates @param {(Cut|null)[]} cut
 * @param {number} first the section's first article @param {ReportData} data
 */
function addExpressions(table, at, dates, cut, first, data) {
  const [text, type, rule, value, symbolic, mode] = columnsOf(table, "text", "type", "rule", "value", "symbolic", "mode");
  eachRow(table, (i, article, start, end) => {
    data.expressions.push({
      article: first + article, start, end, text: text[i] ?? cut[article]?.(start, end) ?? "", type: at(type[i]), rule: at(rule[i]),
      value: dates[value[i] ?? 0], symbolic: at(symbolic[i]), mode: at(mode[i]),
    });
  });
}

/**
 * @param {Section} section @param {At} at @param {(TimeData|undefined)[]} dates @param {(Cut|null)[]} cut
 * @param {{article: number, expression: number}} first the section's first rows @param {ReportData} data
 */
function addMentions({ mentions: table, expressions }, at, dates, cut, first, data) {
  const [before, after, quotes, title, expression, value] = columnsOf(table, "before", "after", "quote", "title", "expression", "value");
  const [status, how, candidate, relation, reason] = columnsOf(table, "status", "how", "candidate", "relation", "reason");
  const [steps, who, place, reporter, told] = columnsOf(table, "steps", "who", "place", "reporter", "told");
  const firsts = firstRows(expressions.counts ?? [], first.expression);
  let quote = "";
  let inside = utf16("");
  eachRow(table, (i, article, start, end) => {
    const [back, on] = [before[i] ?? 0, after[i] ?? 0];
    const sentence = /** @type {[number, number]} */ ([start - back, end + on]);
    const said = quotes[i] ?? cut[article]?.(sentence[0], sentence[1]) ?? quote;
    if (said !== quote) inside = utf16(said);
    quote = said;
    const linked = expression[i] ? firsts[article] + expression[i] - 1 : undefined;
    data.mentions.push({
      article: first.article + article, start, end, text: quote.slice(inside(back), inside(back + end - start)), sentence, quote, title: title[i], status: at(status[i]), how: at(how[i]),
      candidate: at(candidate[i]), relation: at(relation[i]), expression: linked, event: undefined,
      value: value[i] === -1 ? data.expressions[linked ?? 0].value : dates[value[i] ?? 0],
      reason: at(reason[i]), steps: at(steps[i]), who: at(who[i]), place: at(place[i]), reporter: at(reporter[i]), told: at(told[i]),
    });
  });
}

/** @param {number[]} counts @param {number} first @returns {number[]} where the rows of each article begin */
function firstRows(counts, first) {
  return counts.map((count) => (first += count) - count);
}

/**
 * @param {Columns & {rows: number}} table a batch of events @param {ReportData} data whose mentions learn their events
 * @param {Map<string, number>} numbers those of the articles
 */
function readEvents(table, data, numbers) {
  const at = placeLookup(table.values);
  const [ids, labels, value, mentions, salience] = columnsOf(table, "id", "label", "value", "mentions", "salience");
  const [status, who, place, why, claims] = columnsOf(table, "status", "who", "place", "why", "claims");
  for (let i = 0; i < table.rows; i++) {
    const told = mentions[i] ?? 0;
    const rows = typeof told === "number" ? [told] : told;
    for (const row of rows) data.mentions[row].event = data.events.length;
    const [id, label, dated] = [ids[i] ?? 0, labels[i] ?? 0, value[i] ?? 0];
    data.events.push({
      id: typeof id === "number" ? spanKey(data, data.mentions[rows[id]]) : id,
      label: typeof label === "number" ? data.mentions[rows[label]].title : label,
      value: typeof dated === "number" ? /** @type {TimeData} */ (data.mentions[rows[dated]].value) : dated,
      status: at(status[i]), mentions: rows, salience: salience[i] ?? 0, who: at(who[i]), place: at(place[i]), why: at(why[i]),
      claims: at(claims[i])?.map((/** @type {any} */ claim) => ({ ...claim, article: numbers.get(claim.article) })),
    });
  }
}
