// Which mentions stand in the lead of their article.  The data do not say it, but the saliences of the events as built
// do: an article has one sentence that leads at most, and an event that one of these tells weighs more.

/** @import { EventData, ReportData } from "../data/types.js" */
import { salience } from "./event_building.js";
import { utf16 } from "../data/code_points.js";
import { madeOnce } from "../ui/memoize.js";

/** @typedef {{row: number, article: number, start: number}} Place a mention and where its sentence begins */

/** A sentence of so many words leads. */
const LEAD_WORDS = 5;

/** @type {WeakMap<ReportData, Set<number>>} */
const leadsFound = new WeakMap();

/** @param {ReportData} data as built @returns {Set<number>} the rows of the mentions in leads */
export function leadRows(data) {
  return madeOnce(leadsFound, data, () => findLeads(data));
}

/** @param {ReportData} data @returns {Set<number>} */
function findLeads(data) {
  const ruledOut = new Set(weighedPlaces(data, false).flat().map(sentenceOf));
  /** @type {Map<number, number>} */
  const leads = new Map();
  const isLead = (/** @type {Place} */ { article, start }) => leads.get(article) === start;
  const inBody = (/** @type {Place} */ { article, start }) => start >= (data.articles[article].body ?? 0);
  const isOpen = (/** @type {Place} */ place) => !leads.has(place.article) && inBody(place) && !ruledOut.has(sentenceOf(place));
  const take = (/** @type {Place} */ place) => isOpen(place) && leads.set(place.article, place.start);
  for (let waiting = weighedPlaces(data, true); waiting.length;) {
    const next = surest(data, waiting.map((places) => places.filter(isOpen)));
    if (!next.length) break;
    next.forEach(take);
    waiting = waiting.filter((places) => !places.some(isLead));
  }
  const places = data.mentions.map((_, row) => placeIn(data, row));
  const firsts = new Map(places.filter(inBody).reverse().map((place) => [place.article, place]));
  [...firsts.values()].filter((place) => isOpen(place) && wordsBefore(data, place) < LEAD_WORDS).forEach(take);
  return new Set(places.filter(isLead).map(({ row }) => row));
}

/** @param {ReportData} data @param {boolean} lead @returns {Place[][]} those of each event that weighs what it does with a lead, or without one */
function weighedPlaces(data, lead) {
  return data.events.filter((event) => isWeighed(data, event, lead)).map((event) => event.mentions.map((row) => placeIn(data, row)));
}

/** @param {ReportData} data @param {Place[][]} choices one of each leads @returns {Place[]} those that nothing else can be; failing these, of each choice the one nearest to the beginning of its article */
function surest(data, choices) {
  const left = choices.filter((places) => places.length);
  const sure = left.filter((places) => places.every((place) => sentenceOf(place) === sentenceOf(places[0])));
  if (sure.length) return sure.map(([place]) => place);
  return left.map((places) => places.map((place) => ({ place, words: wordsBefore(data, place) })).reduce((a, b) => (b.words < a.words ? b : a)).place);
}

/** @param {ReportData} data @param {EventData} event @param {boolean} lead @returns {boolean} whether its salience says so */
function isWeighed(data, event, lead) {
  const mentions = event.mentions.map((row) => data.mentions[row]);
  const [own, other] = [lead, !lead].map((is) => salience(mentions, is));
  return own !== other && Math.abs(event.salience - own) < 5e-5;
}

/** @param {ReportData} data @param {number} row @returns {Place} */
function placeIn(data, row) {
  const { article, sentence } = data.mentions[row];
  return { row, article, start: sentence[0] };
}

/** @param {Place} place @returns {string} */
function sentenceOf({ article, start }) {
  return `${article}:${start}`;
}

/** @param {ReportData} data @param {Place} place @returns {number} how many words of its article's body stand before its sentence; letters where the text is not at hand */
function wordsBefore(data, { article, start }) {
  const { text, body = 0, regions = [] } = data.articles[article];
  if (text === undefined) return start;
  const at = utf16(text);
  let before = "";
  let from = body;
  for (const [first, last] of [...regions.filter(([at]) => at < start), [start, start]]) {
    if (first > from) before += ` ${text.slice(at(from), at(Math.min(first, start)))}`;
    from = Math.max(from, last);
  }
  return before.split(/\s+/).filter(Boolean).length;
}
