// Events whose mentions moved: their date, status and disagreements anew, mirrors timeline/combining/events.py.
// Which mentions are one event is left as it was: that waits for the next build.

/** @import { Seconds } from "../calendar/interval.js" */
/** @import { ClaimData, EventData, MentionData, ReportData, TimeData } from "../data/types.js" */
import { intervalOf, isPlaced, overlaps } from "../calendar/interval.js";
import { spanKey } from "../data/addresses.js";

const STATUSES = ["happened", "ongoing", "planned", "possible", "negated"];
const OPEN_LENGTH = 1e9;

/** @param {Seconds} span @returns {number} in minutes */
const minutesIn = ({ start, stop }) => (start === null || stop === null ? OPEN_LENGTH : Math.floor((stop - start) / 60));

/**
 * @param {EventData} event @param {MentionData[]} mentions all of the report @param {TimeData} [given] a date by hand
 * @returns {EventData|null} null where none of its mentions has a date any more
 */
export function remadeEvent(event, mentions, given) {
  const value = given ?? bestValue(event.mentions, mentions);
  if (!value) return null;
  const { claims: _, why, ...rest } = event;
  const claims = disagreement(event.mentions, mentions, value);
  const ending = ` / ${event.value.words}`;
  const told = why?.endsWith(ending) ? `${why.slice(0, -ending.length)} / ${value.words}` : why;
  return { ...rest, value, status: statusAmong(event.mentions, mentions), ...(told ? { why: told } : {}), ...(claims.length ? { claims } : {}) };
}

/** @param {number[]} rows @param {MentionData[]} mentions @returns {TimeData|null} the narrowest stated date that most of the others fit */
function bestValue(rows, mentions) {
  const dated = rows.filter((row) => mentions[row].value && isPlaced(mentions[row].value));
  const stated = dated.filter((row) => mentions[row].how !== "publication");
  const pool = stated.length ? stated : dated;
  const spans = new Map(pool.map((row) => [row, /** @type {Seconds} */ (intervalOf(mentions[row].value))]));
  const support = (/** @type {number} */ row) => pool.filter((other) => overlaps(/** @type {Seconds} */ (spans.get(row)), /** @type {Seconds} */ (spans.get(other)))).length;
  const ranked = pool.map((row) => ({ row, support: support(row), length: minutesIn(/** @type {Seconds} */ (spans.get(row))), earliest: mentions[row].value?.earliest ?? "" }));
  ranked.sort((a, b) => b.support - a.support || a.length - b.length || (a.earliest < b.earliest ? -1 : a.earliest > b.earliest ? 1 : a.row - b.row));
  return ranked.length ? mentions[ranked[0].row].value ?? null : null;
}

/** @param {number[]} rows @param {MentionData[]} mentions @returns {string} what most tell; what happened outweighs plans */
function statusAmong(rows, mentions) {
  const counts = STATUSES.map((status) => rows.filter((row) => mentions[row].status === status).length);
  return counts[0] ? STATUSES[0] : STATUSES[counts.indexOf(Math.max(...counts))];
}

/** @param {number[]} rows @param {MentionData[]} mentions @param {TimeData} value @returns {ClaimData[]} */
function disagreement(rows, mentions, value) {
  const own = /** @type {Seconds} */ (intervalOf(value));
  /** @type {Map<string, ClaimData>} */
  const found = new Map();
  for (const row of rows) {
    const { article, value: other, how } = mentions[row];
    const span = intervalOf(other);
    if (!span || !other || how === "publication" || overlaps(own, span)) continue;
    const claim = { article, ...(other.earliest === undefined ? {} : { earliest: other.earliest }), ...(other.latest === undefined ? {} : { latest: other.latest }) };
    found.set(JSON.stringify(claim), claim);
  }
  return [...found.values()].sort((a, b) => a.article - b.article || ((a.earliest ?? "") < (b.earliest ?? "") ? -1 : 1));
}

/** @param {ReportData} data @param {number} row @returns {EventData} a mention that got its date here, as an event of its own */
export function singleEvent(data, row) {
  const mention = data.mentions[row];
  const stated = mention.how === "stated" ? 0.3 : 0;
  const happened = mention.status === "happened" || mention.status === "ongoing" ? 0.2 : 0;
  return { id: spanKey(data, mention), label: mention.title, value: /** @type {TimeData} */ (mention.value), status: mention.status, mentions: [row],
    salience: Math.round((1 - Math.exp(-(1 + stated + happened) / 4)) * 1e4) / 1e4, ...(mention.who ? { who: mention.who } : {}), ...(mention.place ? { place: mention.place } : {}) };
}

/** @param {EventData[]} events @returns {EventData[]} by time, as the build sorts them */
export function inOrder(events) {
  const keyed = events.map((event) => {
    const { start, stop } = intervalOf(event.value) ?? { start: 0, stop: 0 };
    return { event, first: start ?? stop ?? 0, last: stop ?? start ?? 0 };
  });
  keyed.sort((a, b) => a.first - b.first || a.last - b.last || (a.event.id < b.event.id ? -1 : a.event.id > b.event.id ? 1 : 0));
  return keyed.map(({ event }) => event);
}
