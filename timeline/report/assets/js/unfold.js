// The data as timeline/report/wire.py packs them, made into the rows of contract.js.  What is equal is one object.

/**
 * Columns, each with a place for every row; one that is absent says nothing of any.
 * @typedef {{rows: number} & Record<string, any[]>} Columns
 * @typedef {{expressions: Columns, mentions: Columns, events: Columns, times: Columns, steps: Columns, values: any[], articles: ArticleData[]} & Record<string, any>} Wire
 */

/** @param {Wire} wire @returns {ReportData} */
function unfoldRows(wire) {
  const { expressions, mentions, events, times, steps, values, articles, ...rest } = wire;
  const at = (/** @type {number|null|undefined} */ place) => (place === null || place === undefined ? undefined : values[place]);
  const dates = timesOf(times, steps, at);
  const cut = articles.map(cutter);
  const rows = {
    expressions: expressionsOf(expressions, at, dates, cut),
    mentions: mentionsOf(mentions, at, dates, cut),
  };
  const made = /** @type {any} */ ({ ...rest, articles, ...rows, events: [] });
  made.events = eventsOf(events, at, dates, made);
  return made;
}

/** @typedef {(place: number|null|undefined) => any} At */
/** @typedef {(start: number, end: number) => string} Cut */

/** @param {Columns} table @param {string} name @returns {any[]} a column, empty where no row has the key */
function column(table, name) {
  return table[name] ?? [];
}

/** @param {Columns} table @param {Columns} steps @param {At} at @returns {TimeData[]} */
function timesOf(table, steps, at) {
  const [said, gives] = [column(steps, "said"), column(steps, "gives")];
  const pairs = said.map((words, i) => /** @type {[string, string]} */ ([at(words), at(gives[i])]));
  const traces = column(table, "trace");
  const [timex3, words, earliest, latest, grain, qualifier, edtf, mod, reason, bounds] =
    ["timex3", "words", "earliest", "latest", "grain", "qualifier", "edtf", "mod", "reason", "bounds"].map((name) => column(table, name));
  return Array.from({ length: table.rows }, (_, i) => ({
    timex3: at(timex3[i]), words: at(words[i]), earliest: at(earliest[i]), latest: at(latest[i]), grain: at(grain[i]), qualifier: at(qualifier[i]),
    edtf: at(edtf[i]), mod: at(mod[i]), reason: at(reason[i]), bounds: at(bounds[i]), trace: traces[i]?.map((/** @type {number} */ step) => pairs[step]),
  }));
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

/** @param {Columns} table @returns {{article: number, start: number, end: number}[]} where each row stands */
function placesOf(table) {
  const [articles, starts, lengths] = ["article", "start", "end"].map((name) => column(table, name));
  let [article, start] = [0, 0];
  return lengths.map((length, i) => {
    if (articles[i]) start = 0;
    article += articles[i];
    start += starts[i];
    return { article, start, end: start + length };
  });
}

/** @param {Columns} table @param {At} at @param {TimeData[]} dates @param {(Cut|null)[]} cut @returns {ExpressionData[]} */
function expressionsOf(table, at, dates, cut) {
  const [text, type, rule, value, symbolic, mode] = ["text", "type", "rule", "value", "symbolic", "mode"].map((name) => column(table, name));
  return placesOf(table).map(({ article, start, end }, i) => ({
    article, start, end, text: at(text[i]) ?? cut[article]?.(start, end) ?? "", type: at(type[i]), rule: at(rule[i]),
    value: dates[value[i] ?? -1], symbolic: at(symbolic[i]), mode: at(mode[i]),
  }));
}

/** @param {Columns} table @param {At} at @param {TimeData[]} dates @param {(Cut|null)[]} cut @returns {MentionData[]} */
function mentionsOf(table, at, dates, cut) {
  const of = (/** @type {string} */ name) => column(table, name);
  const [before, after, quotes, title, expression, value] = ["before", "after", "quote", "title", "expression", "value"].map(of);
  const [status, how, candidate, relation, reason, steps, who, place, reporter, told] =
    ["status", "how", "candidate", "relation", "reason", "steps", "who", "place", "reporter", "told"].map(of);
  let quote = "";
  let inside = utf16("");
  return placesOf(table).map(({ article, start, end }, i) => {
    const sentence = /** @type {[number, number]} */ ([start - before[i], end + after[i]]);
    const said = quotes[i] ?? cut[article]?.(sentence[0], sentence[1]) ?? quote;
    if (said !== quote) inside = utf16(said);
    quote = said;
    return {
      article, start, end, text: quote.slice(inside(before[i]), inside(before[i] + end - start)), sentence, quote, title: title[i], status: at(status[i]), how: at(how[i]),
      candidate: at(candidate[i]), relation: at(relation[i]), expression: typeof expression[i] === "number" ? expression[i] + i : undefined, event: undefined,
      value: dates[value[i] ?? -1], reason: at(reason[i]), steps: at(steps[i]), who: at(who[i]), place: at(place[i]), reporter: at(reporter[i]), told: at(told[i]),
    };
  });
}

/** @param {Columns} table @param {At} at @param {TimeData[]} dates @param {ReportData} data whose mentions learn their events @returns {EventData[]} */
function eventsOf(table, at, dates, data) {
  const of = (/** @type {string} */ name) => column(table, name);
  const [ids, labels, value, mentions, salience, claims] = ["id", "label", "value", "mentions", "salience", "claims"].map(of);
  const [status, who, place, why] = ["status", "who", "place", "why"].map(of);
  return ids.map((id, i) => {
    const rows = typeof mentions[i] === "number" ? [mentions[i]] : mentions[i];
    for (const row of rows) data.mentions[row].event = i;
    return {
      id: typeof id === "number" ? spanKey(data, data.mentions[rows[id]]) : id,
      label: typeof labels[i] === "number" ? data.mentions[rows[labels[i]]].title : labels[i],
      value: dates[value[i]], status: at(status[i]), mentions: rows, salience: salience[i],
      who: at(who[i]), place: at(place[i]), why: at(why[i]), claims: claims[i] ?? undefined,
    };
  });
}
