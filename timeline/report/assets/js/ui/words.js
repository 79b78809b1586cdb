// Dates in words, in the reader's language; coarser than a year in the report's own words.

/** @import { TimeData } from "../data/types.js" */
import { madeOnce } from "./memoize.js";
import { DAY, coveredSpan, floorTo, yearOf } from "./time.js";

export const LOCALE = (typeof navigator === "undefined" ? undefined : navigator.language) || "en";
/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {Intl.DateTimeFormatOptions} options @returns {Intl.DateTimeFormat} */
export function format(options) {
  const key = `${options.day}${options.month}${options.year}${options.hour}${options.era}`;
  return madeOnce(formats, key, () => makeFormat(options));
}

/** @param {Intl.DateTimeFormatOptions} options @returns {Intl.DateTimeFormat} */
function makeFormat(options) {
  const all = { timeZone: "UTC", calendar: "gregory", ...options };
  try {
    return new Intl.DateTimeFormat(LOCALE, all);
  } catch {
    return new Intl.DateTimeFormat("en", all);
  }
}

/** @param {number} ms @returns {Intl.DateTimeFormatOptions} the era, where the year needs it */
function era(ms) {
  return yearOf(ms) < 1 ? { era: "short" } : {};
}

/** @param {number} ms @param {"long"|"short"} [month] @returns {string} */
export function dayWords(ms, month = "long") {
  return format({ day: "numeric", month, year: "numeric", ...era(ms) }).format(ms);
}

/** @param {number} ms @param {"long"|"short"} [month] @returns {string} */
export function monthWords(ms, month = "long") {
  return format({ month, year: "numeric", ...era(ms) }).format(ms);
}

/** @param {number} ms @returns {string} */
export function yearWords(ms) {
  return format({ year: "numeric", ...era(ms) }).format(ms);
}

/** @param {number} ms @returns {string} */
export function clockWords(ms) {
  return format({ hour: "numeric", minute: "2-digit" }).format(ms);
}

/**
 * The stretch [start, stop) in words, as short as its ends allow: "2014", "April 2025", "7 – 13 April 2025".
 * @param {number} start @param {number} stop @param {"long"|"short"} [month]
 */
export function rangeWords(start, stop, month = "long") {
  const last = stop - 1;
  if (isWhole(start, stop, "year")) return endsWords(yearWords(start), yearWords(last));
  if (isWhole(start, stop, "month")) return spanWords({ month, year: "numeric" }, start, last);
  return spanWords({ day: "numeric", month, year: "numeric" }, start, last);
}

/** @param {number} start @param {number} stop @param {string} grain */
function isWhole(start, stop, grain) {
  return floorTo(start, grain) === start && floorTo(stop, grain) === stop;
}

/** @param {Intl.DateTimeFormatOptions} options @param {number} first @param {number} last */
function spanWords(options, first, last) {
  const dated = { ...options, ...era(first), ...era(last) };
  return format(dated).formatRange(first, last);
}

/** @param {string} first @param {string} last */
export function endsWords(first, last) {
  return first === last ? first : `${first} – ${last}`;
}

const KEPT_WORDS = new Set(["millennium", "century", "decade", "half", "quarter", "season", "part"]);

/** Times as they were said, which is often: many rows have the same. @type {Record<string, WeakMap<TimeData, string>>} */
const timesSaid = { long: new WeakMap(), short: new WeakMap() };

/**
 * A time in words for people.
 * @param {TimeData|undefined} value
 * @param {"long"|"short"} [month]
 * @returns {string}
 */
export function timeWords(value, month = "long") {
  if (!value) return "no date";
  return madeOnce(timesSaid[month], value, () => makeTimeWords(value, month));
}

/** @param {TimeData} value @param {"long"|"short"} month @returns {string} */
function makeTimeWords(value, month) {
  const first = coveredSpan(value.earliest);
  const last = coveredSpan(value.latest);
  if (KEPT_WORDS.has(value.grain ?? "") || value.mod || (!first && !last)) return value.words;
  if (!first || !last) return openWords(value, first, last, month);
  const words = closedWords(value, first, last, month);
  return value.qualifier === "approximate" ? `about ${words}` : value.qualifier === "uncertain" ? `perhaps ${words}` : words;
}

/**
 * @param {TimeData} value @param {[number, number]} first @param {[number, number]} last @param {"long"|"short"} month
 */
function closedWords(value, first, last, month) {
  if (value.earliest?.includes("T")) return instantWords(first[0], last[0], month);
  const span = last[1] - first[0];
  if (span <= DAY) return dayWords(first[0], month);
  const words = rangeWords(first[0], last[1], month);
  return value.grain === "week" && span === 7 * DAY ? `week of ${words}` : words;
}

/** @param {number} first @param {number} last @param {"long"|"short"} month */
function instantWords(first, last, month) {
  return `${dayWords(first, month)}, ${endsWords(clockWords(first), clockWords(last))}`;
}

/**
 * @param {TimeData} value @param {[number, number]|null} first @param {[number, number]|null} last
 * @param {"long"|"short"} month
 */
function openWords(value, first, last, month) {
  const known = first ?? last;
  if (!known) return value.words;
  const edge = first ? known[0] : known[1] - 1;
  const grain = value.grain ?? "day";
  const words = grain === "year" ? yearWords(edge) : grain === "month" ? monthWords(edge, month) : dayWords(edge, month);
  if (value.qualifier === "after") return `after ${dayWords(edge - DAY, month)}`;
  if (value.qualifier === "before") return `before ${dayWords(edge + DAY, month)}`;
  return first ? `since ${words}` : `until ${words}`;
}

/** @type {Intl.NumberFormat|null} */
let numbers = null;

/** @param {number} count @returns {string} with the marks that the reader's language puts between thousands */
function numberWords(count) {
  if (count >= 0 && count < 1000 && LOCALE.startsWith("en")) return String(count);
  return (numbers ??= new Intl.NumberFormat(LOCALE)).format(count);
}

/** @param {number} count @param {string} one @param {string} [many] */
export function plural(count, one, many = `${one}s`) {
  return `${numberWords(count)} ${count === 1 ? one : many}`;
}
