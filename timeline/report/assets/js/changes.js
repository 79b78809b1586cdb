// What the user tries and corrects: the report's data with the changes that the address names applied.

/**
 * A changed report, and what could not be applied, in words.
 * @typedef {{data: ReportData, wrong: {item: string, words: string}[]}} Changed
 */

/** The data as built; `model` holds them with the changes applied. @type {ReportData} */
let built;

/** What could not be applied. @type {{item: string, words: string}[]} */
let misfits = [];

/** The changes that `model` holds, as they stand in the address. */
let changesApplied = "";

const DATE_HINT = "Write it as 2025-04-17, 2025-04 or 2025; −0043 is 44 BC.";

/**
 * A date as the user writes it: a year, a month or a day that exists.
 * @param {string} text @returns {{value: TimeData}|{error: string}}
 */
function triedDate(text) {
  const said = text.trim().replace(/^[−–]/, "-");
  if (!said) return { error: `No date is given. ${DATE_HINT}` };
  const found = /^([+-]\d{4,6}|\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(said);
  if (!found) return { error: `“${shorten(said, 30)}” is not a date. ${DATE_HINT}` };
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  if (month < 1 || month > 12) return { error: `There is no month ${found[2]}; months are 01 to 12.` };
  const most = dayMath.daysInMonth(year, month);
  if (day < 1 || day > most) return { error: `There is no day ${found[3]} in ${dayMath.isoYear(year)}-${found[2]}, which has ${most} days.` };
  const grain = found[3] ? "day" : found[2] ? "month" : "year";
  const [first, last] = periods.period(grain, dayMath.dayNumber(year, month, day));
  const full = dayMath.iso(first);
  const timex3 = grain === "day" ? full : grain === "month" ? full.slice(0, -3) : full.slice(0, -6);
  const value = { timex3, earliest: full, latest: dayMath.iso(last), grain, words: "" };
  const edtf = edtfWords.edtf(value, false, false);
  const made = { ...value, ...(edtf ? { edtf } : {}), trace: /** @type {[string, string][]} */ ([[said, edtf ?? timex3]]) };
  return { value: { ...made, words: calendarWords.describe(made) } };
}

/**
 * The data with publication dates tried and corrections made.
 * @param {ReportData} data as built @param {{published: Set<string>, fix: Set<string>}} changes @returns {Changed}
 */
function changedData(data, changes) {
  if (!changes.published.size && !changes.fix.size) return { data, wrong: [] };
  const made = { ...data, articles: [...data.articles], expressions: [...data.expressions], mentions: [...data.mentions], events: [...data.events] };
  /** @type {Changed["wrong"]} */
  const wrong = [];
  const moved = new Set();
  const ids = new Map(data.articles.map(({ id }, index) => [id, index]));
  for (const item of changes.published) {
    const [id, date] = itemParts(item);
    const article = ids.get(id);
    const tried = triedDate(date ?? "");
    if (article === undefined) wrong.push({ item, words: `There is no article ${id} in this report.` });
    else if ("error" in tried) wrong.push({ item, words: `${id}: ${tried.error}` });
    else for (const row of tryDate(made, article, tried.value)) moved.add(row);
  }
  regroup(made, moved);
  for (const item of changes.fix) {
    const words = correct(made, itemParts(item));
    if (words) wrong.push({ item, words });
  }
  settleOrder(made);
  return { data: made, wrong };
}

/** @param {string} item @returns {string[]} the parts of a change, which stand joined by "=", each percent-encoded */
function itemParts(item) {
  return item.split("=").map(decoded);
}

/** @param {...string} parts @returns {string} */
function changeItem(...parts) {
  return parts.map(encodeURIComponent).join("=");
}

/**
 * Gives an article a publication date and places its mentions anew.
 * @param {ReportData} data @param {number} article @param {TimeData} published @returns {number[]} the rows that may have moved
 */
function tryDate(data, article, published) {
  data.articles[article] = { ...data.articles[article], published, evidence: { kind: "given", quote: `tried here: ${published.timex3}`, confidence: 1 } };
  const own = data.expressions.flatMap((expression, index) => (expression.article === article ? [index] : []));
  const values = resolver.resolveAll(own.map((index) => data.expressions[index]), published);
  own.forEach((index, i) => {
    const { value: _, ...rest } = data.expressions[index];
    data.expressions[index] = values[i] ? { ...rest, value: values[i] } : rest;
  });
  const rows = data.mentions.flatMap((mention, row) => (mention.article === article ? [row] : []));
  for (const row of rows) {
    const mention = data.mentions[row];
    data.mentions[row] = placing.place(mention, mention.expression === undefined ? undefined : data.expressions[mention.expression].value, published);
  }
  return rows;
}

/** @param {ReportData} data @param {Set<number>} moved makes the events of these mentions anew, in their present groups */
function regroup(data, moved) {
  const touched = new Set([...moved].map((row) => data.mentions[row].event).filter((event) => event !== undefined));
  data.events = data.events.flatMap((event, index) => {
    const made = touched.has(index) ? regrouping.remade(event, data.mentions) : event;
    return made ? [made] : [];
  });
  const grouped = new Set(data.events.flatMap((event) => event.mentions));
  for (const row of moved) {
    const mention = data.mentions[row];
    if (!grouped.has(row) && mention.candidate && mention.value) data.events.push(regrouping.single(data, row));
  }
}

/** @param {ReportData} data sorts the events and points the mentions at them */
function settleOrder(data) {
  data.events = regrouping.sorted(data.events);
  const of = new Map(data.events.flatMap((event, index) => event.mentions.map((row) => [row, index])));
  data.mentions = data.mentions.map((mention, row) => {
    const { event, ...rest } = mention;
    const now = of.get(row);
    return now === event ? mention : now === undefined ? rest : { ...rest, event: now };
  });
  data.undated = data.mentions.flatMap((mention, row) => (mention.candidate && !mention.value && !mention.hidden ? [row] : []));
}

/** Applies the address's changes to the data as built, where they are not those applied already. */
function applyChanges() {
  const wanted = hashOf({ ...stateOf(""), published: state.published, fix: state.fix });
  if (model && wanted === changesApplied) return false;
  const { data, wrong } = changedData(built, state);
  changesApplied = wanted;
  misfits = wrong;
  model = indexed(data);
  boundedSpans.length = 0;
  return true;
}
