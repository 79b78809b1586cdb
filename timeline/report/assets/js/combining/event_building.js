// Making one event of a group of mentions: mirrors timeline/combining/grouping/event_building.py.

/** @import { Seconds } from "../calendar/interval.js" */
/** @import { ClaimData, EventData, MentionData, ReportData, TimeData } from "../data/types.js" */
import { intervalOf, overlaps } from "../calendar/interval.js";
import { spanKey } from "../data/addresses.js";
import { compareText, lengthOf } from "../data/code_points.js";

/**
 * A mention as a member of an event: its row, whether it stands in the lead of its article, and its stretch of time.
 * @typedef {{row: number, mention: MentionData, lead: boolean, when: Seconds|null}} Member
 */

const STATUS_ORDER = ["happened", "ongoing", "planned", "possible", "negated"];
const OPEN_LENGTH = 1e9;

/** @param {ReportData} data @param {number[]} rows @param {ReadonlySet<number>} leads @returns {Member[]} in the order of the text */
export function membersOf(data, rows, leads) {
  return [...rows].sort((a, b) => a - b).map((row) => ({ row, mention: data.mentions[row], lead: leads.has(row), when: intervalOf(data.mentions[row].value) }));
}

/**
 * @param {ReportData} data @param {Member[]} members one of which has a date, where none is given
 * @param {TimeData} [given] a date by hand @returns {EventData}
 */
export function makeEvent(data, members, given) {
  const value = given ?? /** @type {TimeData} */ (bestDated(members).mention.value);
  const [who, place, claims] = [participantsOf(members), placeOf(members), claimsOf(members, /** @type {Seconds} */ (intervalOf(value)))];
  return { id: spanKey(data, members[0].mention), label: bestLabelled(members).mention.title, value, status: statusAmong(members), mentions: members.map(({ row }) => row),
    salience: salienceOf(members), ...(who.length ? { who } : {}), ...(place ? { place } : {}), ...(claims.length ? { claims } : {}) };
}

/** @param {EventData|null} before @param {TimeData} value @returns {string} the line that says what makes the event one, with its date as it is now */
export function whyNow(before, value) {
  const ending = ` / ${before?.value.words}`;
  const why = before?.why ?? "";
  return why.endsWith(ending) ? `${why.slice(0, -ending.length)} / ${value.words}` : why;
}

/** @param {Member[]} members @returns {Member} that with the narrowest stated date that most of the others fit */
function bestDated(members) {
  const dated = members.filter(({ when }) => when);
  const stated = dated.filter(({ mention }) => mention.how !== "publication");
  const pool = stated.length ? stated : dated;
  const ranks = pool.map((member) => ({ member, support: pool.filter((other) => overlaps(whenOf(member), whenOf(other))).length,
    length: minutesIn(whenOf(member)), earliest: member.mention.value?.earliest ?? "" }));
  ranks.sort((a, b) => b.support - a.support || a.length - b.length || compareText(a.earliest, b.earliest) || a.member.row - b.member.row);
  return ranks[0].member;
}

/** @param {Member} member one with a date @returns {Seconds} */
function whenOf({ when }) {
  return /** @type {Seconds} */ (when);
}

/** @param {Seconds} span @returns {number} */
function minutesIn({ start, stop }) {
  return start === null || stop === null ? OPEN_LENGTH : Math.floor((stop - start) / 60);
}

/** @param {Member[]} members @returns {Member} that whose title the event bears */
function bestLabelled(members) {
  return members.reduce((best, one) => (compareRanks(labelRank(one), labelRank(best)) > 0 ? one : best));
}

/** @param {Member} member @returns {number[]} titles with participants, uncut, of a good length read best; the earliest wins a tie */
function labelRank({ mention: { title, who, start, end } }) {
  const length = lengthOf(title);
  return [Number(Boolean(who)), Number(!title.endsWith("…")), Number(length >= 25 && length <= 90), Math.floor(Math.min(length, 80) / 20), -start, -end];
}

/** @param {number[]} a @param {number[]} b @returns {number} above 0 where the first is higher */
function compareRanks(a, b) {
  const at = a.findIndex((value, i) => value !== b[i]);
  return at < 0 ? 0 : a[at] - b[at];
}

/** @param {Member[]} members @returns {string} what most tell; what happened outweighs what was planned before */
function statusAmong(members) {
  const counts = STATUS_ORDER.map((status) => members.filter(({ mention }) => mention.status === status).length);
  return counts[0] ? STATUS_ORDER[0] : STATUS_ORDER[counts.indexOf(Math.max(...counts))];
}

/** @param {Member[]} members @returns {string[]} */
function participantsOf(members) {
  return mostFrequent(members.flatMap(({ mention }) => mention.who ?? []), compareText);
}

/** @param {Member[]} members @returns {string|undefined} */
function placeOf(members) {
  return mostFrequent(members.flatMap(({ mention }) => mention.place ?? []), (a, b) => lengthOf(b) - lengthOf(a) || compareText(a, b))[0];
}

/** @param {string[]} words @param {(a: string, b: string) => number} tie @returns {string[]} each once, the most frequent first */
function mostFrequent(words, tie) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || tie(a[0], b[0])).map(([word]) => word);
}

/** @param {Member[]} members @returns {number} 0 to 1 by how many articles and mentions tell it, and whether one opens with it */
function salienceOf(members) {
  return salience(members.map(({ mention }) => mention), members.some(({ lead }) => lead));
}

/** @param {MentionData[]} mentions of an event @param {boolean} lead whether one of them opens its article @returns {number} */
export function salience(mentions, lead) {
  const articles = new Set(mentions.map(({ article }) => article)).size;
  const stated = mentions.some(({ how }) => how === "stated");
  const real = mentions.some(({ status }) => status === "happened" || status === "ongoing");
  const weight = articles + 0.4 * (mentions.length - articles) + 0.8 * Number(lead) + 0.3 * Number(stated) + 0.2 * Number(real);
  return Math.round((1 - Math.exp(-weight / 4)) * 1e4) / 1e4;
}

/** @param {Member[]} members @param {Seconds} own @returns {ClaimData[]} stated dates that the event's own does not fit */
function claimsOf(members, own) {
  /** @type {Map<string, ClaimData>} */
  const found = new Map();
  if (members.length === 1) return [];
  for (const { mention: { article, value, how }, when } of members) {
    if (!when || how === "publication" || overlaps(own, when)) continue;
    const claim = { article, ...(value?.earliest === undefined ? {} : { earliest: value.earliest }), ...(value?.latest === undefined ? {} : { latest: value.latest }) };
    found.set(JSON.stringify(claim), claim);
  }
  return [...found.values()].sort((a, b) => a.article - b.article || compareText(a.earliest ?? "", b.earliest ?? "") || compareText(a.latest ?? "", b.latest ?? ""));
}

/** @param {EventData[]} events @returns {EventData[]} by time */
export function inOrder(events) {
  const keyed = events.map((event) => {
    const { start, stop } = intervalOf(event.value) ?? { start: 0, stop: 0 };
    return { event, first: start ?? stop ?? 0, last: stop ?? start ?? 0 };
  });
  keyed.sort((a, b) => a.first - b.first || a.last - b.last || compareText(a.event.id, b.event.id));
  return keyed.map(({ event }) => event);
}
