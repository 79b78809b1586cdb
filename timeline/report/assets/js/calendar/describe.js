// A time value in the report's own words: mirrors timeline/calendar/describe.py.

import { civil, div, mod, padZeros, parseDay } from "./days.js";
import { isPlaced } from "./interval.js";
import { period } from "./periods.js";
import { wholeMonths, wholeYears } from "./whole_units.js";

export const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
  "November", "December"];

export const ORDINAL_WORDS = ["first", "second", "third", "fourth"];
const SEASON_NAMES = ["winter", "spring", "summer", "autumn"];
/** @type {Record<string, string>} */
const PART_NAMES = { MO: "morning", MI: "midday", AF: "afternoon", EV: "evening", NI: "night", DT: "daytime", DA: "dawn" };
const DAY_UNITS = new Set(["day", "part", "hour", "minute", "second"]);
const LONG_UNITS = new Set(["year", "decade", "century", "millennium"]);
const MONTH_UNITS = new Set(["month", "quarter", "half"]);
const EARLY_FORMS = ["early {}", "early on {}", "early in the {}"];
const MID_FORMS = ["mid-{}", "the middle of {}", "the middle of the {}"];
const LATE_FORMS = ["late {}", "late on {}", "late in the {}"];
/** Before a period, before a day, before a week. @type {Record<string, string[]>} */
const MODIFIER_FORMS = { start: ["the start of {}", "the start of {}", "the start of the {}"], early: EARLY_FORMS, mid: MID_FORMS, late: LATE_FORMS,
  end: ["the end of {}", "the end of {}", "the end of the {}"], START: EARLY_FORMS, MID: MID_FORMS, END: LATE_FORMS };

/** @param {any} value a TimeData @returns {string} */
export function describe(value) {
  if (!isPlaced(value)) return value.reason || lengthWords(value.timex3) || "undated";
  const modified = modifiedWords(value);
  if (modified !== null) return modified;
  const words = placedWords(value);
  if (value.qualifier === "approximate" || (value.mod ?? "").toLowerCase() === "approx") return `about ${words}`;
  return value.qualifier === "uncertain" ? `perhaps ${words}` : words;
}

/** @param {any} value @returns {string} */
function placedWords(value) {
  const grain = value.grain ?? "day";
  if (value.latest === undefined) return openEnd(value.earliest, grain, value.qualifier);
  if (value.earliest === undefined) return openStart(value.latest, grain, value.qualifier);
  if (value.earliest.includes("T") || value.latest.includes("T")) return timesWords(value.earliest, value.latest, value.timex3);
  return periodWords(parseDay(value.earliest), parseDay(value.latest), grain);
}

/** @param {any} value @returns {string|null} a part of one period: "early 2019" */
function modifiedWords(value) {
  if (!(value.mod in MODIFIER_FORMS) || value.earliest === undefined || value.latest === undefined || value.grain === undefined) return null;
  const [first, last] = period(value.grain, parseDay(value.earliest));
  if (parseDay(value.latest) > last) return null;
  const words = periodWords(first, last, value.grain).replace(/^the /, "");
  const [short, onADay, inside] = MODIFIER_FORMS[value.mod];
  const form = ["week", "weekend", "fortnight"].includes(value.grain) ? inside : DAY_UNITS.has(value.grain) ? onADay : short;
  return form.replace("{}", words);
}

/** @param {string} earliest @param {string} grain @param {string|undefined} qualifier @returns {string} */
function openEnd(earliest, grain, qualifier) {
  const first = parseDay(earliest);
  if (qualifier === "after" && !earliest.includes("T")) return `after ${stopWords(first - 1, grain)}`;
  return `${qualifier === "after" ? "after" : "since"} ${momentWords(earliest) || startWords(first, grain)}`;
}

/** @param {string} latest @param {string} grain @param {string|undefined} qualifier @returns {string} */
function openStart(latest, grain, qualifier) {
  const last = parseDay(latest);
  if (qualifier === "before" && !latest.includes("T")) return `before ${startWords(last + 1, grain)}`;
  return `${qualifier === "before" ? "before" : "until"} ${momentWords(latest) || stopWords(last, grain)}`;
}

/** @param {number} first @param {string} grain @returns {string} */
function startWords(first, grain) {
  const [year, month, day] = civil(first);
  if (day === 1 && month === 1 && LONG_UNITS.has(grain)) return calendarYear(year);
  return day === 1 && MONTH_UNITS.has(grain) ? `${MONTHS[month - 1]} ${calendarYear(year)}` : calendarDay(first);
}

/** @param {number} last @param {string} grain @returns {string} */
function stopWords(last, grain) {
  const [year, month] = civil(last);
  const [, nextMonth, nextDay] = civil(last + 1);
  if (nextMonth === 1 && nextDay === 1 && LONG_UNITS.has(grain)) return calendarYear(year);
  return nextDay === 1 && MONTH_UNITS.has(grain) ? `${MONTHS[month - 1]} ${calendarYear(year)}` : calendarDay(last);
}

/** @param {number} year @returns {string} */
export const calendarYear = (year) => (year < 1 ? `${1 - year} BCE` : year < 100 ? `${year} CE` : String(year));

/** @param {number} number @returns {string} */
function calendarDay(number) {
  const [year, month, day] = civil(number);
  return `${day} ${MONTHS[month - 1]} ${calendarYear(year)}`;
}

/** @param {number} first @param {number} last @param {string} grain @returns {string} */
export function periodWords(first, last, grain) {
  if (first === last) return calendarDay(first);
  const days = last - first + 1;
  if (grain === "season" && days >= 80 && days <= 100) return seasonWords(first, last);
  if ((grain === "week" && days === 7) || (grain === "weekend" && days <= 4)) return `${grain} of ${dayRange(first, last)}`;
  const [years, months] = [wholeYears(first, last), wholeMonths(first, last)];
  if (grain === "day" || !months) return dayRange(first, last);
  return years ? yearRange(...years, grain) : monthRange(...months, grain);
}

/** @param {number} first @param {number} last @param {string} grain @returns {string} */
function yearRange(first, last, grain) {
  const count = last - first + 1;
  if (count === 100 && grain === "century") {
    const middle = first + 49;
    const number = middle > 0 ? div(middle, 100) + 1 : -(div(-middle, 100) + 1);
    return `${ordinal(Math.abs(number))} century${number < 0 ? " BCE" : ""}`;
  }
  if (count === 10 && grain === "decade" && mod(first, 10) === 0 && first > 0) return `the ${first}s`;
  if (count === 1000 && grain === "millennium" && first >= 0) return `${ordinal(div(first + 499, 1000) + 1)} millennium`;
  if (count === 1) return calendarYear(first);
  if (last < 1) return `${1 - first}–${calendarYear(last)}`;
  return first >= 100 ? `${first}–${calendarYear(last)}` : `${calendarYear(first)} – ${calendarYear(last)}`;
}

/** @param {[number, number]} first @param {[number, number]} last @param {string} grain @returns {string} */
function monthRange([year, start], [lastYear, lastMonth], grain) {
  if (year !== lastYear) return `${MONTHS[start - 1]} ${calendarYear(year)} – ${MONTHS[lastMonth - 1]} ${calendarYear(lastYear)}`;
  if (start === lastMonth) return `${MONTHS[start - 1]} ${calendarYear(year)}`;
  const count = lastMonth - start + 1;
  if (grain === "quarter" && count === 3 && start % 3 === 1) return `${ORDINAL_WORDS[div(start, 3)]} quarter of ${calendarYear(year)}`;
  if (grain === "half" && count === 6 && (start === 1 || start === 7)) return `${ORDINAL_WORDS[div(start, 6)]} half of ${calendarYear(year)}`;
  return `${MONTHS[start - 1]}–${MONTHS[lastMonth - 1]} ${calendarYear(year)}`;
}

/** @param {number} first @param {number} last @returns {string} */
function seasonWords(first, last) {
  const name = SEASON_NAMES[div(civil(div(first + last, 2))[1] % 12, 3)];
  const [[start], [stop]] = [civil(first), civil(last)];
  if (start === stop || start < 1) return `${name} ${calendarYear(stop)}`;
  return div(start, 100) === div(stop, 100) ? `${name} ${start}–${padZeros(stop % 100)}` : `${name} ${start}–${stop}`;
}

/** @param {number} first @param {number} last @returns {string} */
function dayRange(first, last) {
  const [[year, month, day], [lastYear, lastMonth, lastDay]] = [civil(first), civil(last)];
  if (year !== lastYear) return `${calendarDay(first)} – ${calendarDay(last)}`;
  if (month === lastMonth) return `${day}–${calendarDay(last)}`;
  return `${day} ${MONTHS[month - 1]} – ${lastDay} ${MONTHS[lastMonth - 1]} ${calendarYear(year)}`;
}

/** @param {string} earliest @param {string} latest @param {string} timex3 @returns {string} */
function timesWords(earliest, latest, timex3) {
  const day = calendarDay(parseDay(earliest));
  const part = timex3.includes("T") ? PART_NAMES[timex3.slice(timex3.lastIndexOf("T") + 1)] : undefined;
  if (part) return `${day}, ${part}`;
  const [start, stop] = [clockOf(earliest), clockOf(latest)];
  if (parseDay(earliest) !== parseDay(latest)) return `${momentWords(earliest) || day} – ${momentWords(latest) || calendarDay(parseDay(latest))}`;
  const isHour = stop === `${start.slice(0, 2)}:59` && start === `${start.split(":")[0]}:00`;
  return !stop || start === stop || isHour ? `${day}, ${start}` : `${day}, ${start}–${stop}`;
}

/** @param {string} instant @returns {string} its clock time, "" for a day */
function clockOf(instant) {
  const clock = instant.split("T")[1] ?? "";
  return clock.length === 8 && /:(00|59)$/.test(clock) ? clock.slice(0, 5) : clock;
}

/** @param {string} instant @returns {string} */
function momentWords(instant) {
  const clock = clockOf(instant);
  return clock ? `${calendarDay(parseDay(instant))}, ${clock}` : "";
}

/** @param {number} number @returns {string} */
function ordinal(number) {
  const ending = [11, 12, 13].includes(number % 100) ? "th" : ["th", "st", "nd", "rd"][number % 10] ?? "th";
  return `${number}${ending}`;
}

/** @param {string} timex3 @returns {string} a duration such as P3W in words */
function lengthWords(timex3) {
  const found = /^P(T?)(\d+(?:\.\d+)?)([YMWDHS])$/.exec(timex3);
  if (!found) return "";
  /** @type {Record<string, string>} */
  const words = found[1] ? { H: "hour", M: "minute", S: "second" } : { Y: "year", M: "month", W: "week", D: "day" };
  const word = words[found[3]];
  return word ? `${found[2]} ${word}${found[2] === "1" ? "" : "s"}` : "";
}
