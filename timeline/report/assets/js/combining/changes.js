// The report's data with what the user tries and corrects applied.

/** @import { EventData, ReportData, TimeData } from "../data/types.js" */
import { resolveAll } from "../calendar/resolve.js";
import { Desk } from "./corrections.js";
import { triedDate } from "./dates_by_hand.js";
import { inOrder, makeEvent, membersOf, whyNow } from "./event_building.js";
import { leadRows } from "./leads.js";
import { place } from "./placing.js";
import { itemParts } from "../data/addresses.js";

/**
 * A changed report, and what could not be applied, in words.
 * @typedef {{data: ReportData, wrong: {item: string, words: string}[]}} Changed
 */

/**
 * The data with publication dates tried and corrections made.
 * @param {ReportData} data as built @param {{published: Set<string>, fix: Set<string>}} changes @returns {Changed}
 */
export function changedData(data, changes) {
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
  const leads = leadRows(data);
  regroup(made, moved, leads);
  const desk = new Desk(made, leads);
  for (const item of changes.fix) {
    const words = desk.apply(itemParts(item));
    if (words) wrong.push({ item, words });
  }
  made.events = inOrder(desk.finished());
  pointBack(made);
  return { data: made, wrong };
}

/**
 * Gives an article a publication date and places its mentions anew.
 * @param {ReportData} data @param {number} article @param {TimeData} published @returns {number[]} the rows that may have moved
 */
function tryDate(data, article, published) {
  data.articles[article] = { ...data.articles[article], published, evidence: { kind: "given", quote: `tried here: ${published.timex3}`, confidence: 1 } };
  const own = data.expressions.flatMap((expression, index) => (expression.article === article ? [index] : []));
  const values = resolveAll(own.map((index) => data.expressions[index]), published);
  own.forEach((index, i) => {
    const { value: _, ...rest } = data.expressions[index];
    data.expressions[index] = values[i] ? { ...rest, value: values[i] } : rest;
  });
  const rows = data.mentions.flatMap((mention, row) => (mention.article === article ? [row] : []));
  for (const row of rows) {
    const mention = data.mentions[row];
    data.mentions[row] = place(mention, mention.expression === undefined ? undefined : data.expressions[mention.expression], published);
  }
  return rows;
}

/**
 * Makes the events of these mentions anew, in their present groups: grouping waits for the next build.
 * @param {ReportData} data @param {Set<number>} moved @param {ReadonlySet<number>} leads
 */
function regroup(data, moved, leads) {
  const touched = new Set([...moved].map((row) => data.mentions[row].event).filter((event) => event !== undefined));
  data.events = data.events.flatMap((event, index) => (touched.has(index) ? dateAgain(data, event, leads) ?? [] : event));
  const grouped = new Set(data.events.flatMap((event) => event.mentions));
  for (const row of moved) {
    const mention = data.mentions[row];
    if (!grouped.has(row) && mention.candidate && mention.value) data.events.push(makeEvent(data, membersOf(data, [row], leads)));
  }
}

/** @param {ReportData} data @param {EventData} event @param {ReadonlySet<number>} leads @returns {EventData|null} null where none of its mentions has a date any more */
function dateAgain(data, event, leads) {
  const members = membersOf(data, event.mentions, leads);
  if (!members.some(({ when }) => when)) return null;
  const made = makeEvent(data, members);
  const why = whyNow(event, made.value);
  return { ...made, label: event.label, ...(why ? { why } : {}) };
}

/** @param {ReportData} data points the mentions at its events */
function pointBack(data) {
  const of = new Map(data.events.flatMap((event, index) => event.mentions.map((row) => [row, index])));
  data.mentions = data.mentions.map((mention, row) => {
    const { event, ...rest } = mention;
    const now = of.get(row);
    return now === event ? mention : now === undefined ? rest : { ...rest, event: now };
  });
  data.undated = data.mentions.flatMap((mention, row) => (mention.candidate && !mention.value && !mention.hidden ? [row] : []));
}
