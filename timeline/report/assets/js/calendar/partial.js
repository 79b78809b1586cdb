// Partial dates and their occurrences: mirrors timeline/calendar/partial.py.

import { addMonths, civil, dayNumber, daysInMonth, padZeros, weekStart, weekday } from "./days.js";
import { feastDay } from "./holidays.js";
import { SEASONS, SEASON_CODES, months, period, timexYear } from "./periods.js";

const DATE_FIELDS = ["weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "millennium"];

/** @param {any} date @returns {string} the finest calendar field it names */
export function grainOf(date) {
  if (date.day !== undefined || date.weekday !== undefined || date.feast !== undefined) return "day";
  return DATE_FIELDS.find((field) => date[field] !== undefined) ?? "day";
}

/** @param {any} date @returns {boolean} */
export const hasYear = (date) => [date.year, date.decade, date.century, date.millennium].some((value) => value !== undefined);

/** @param {[number, number]} days @returns {[number, number]|null} */
const existingDays = (days) => (Number.isNaN(days[0]) || Number.isNaN(days[1]) ? null : days);

/** @param {any} date @returns {[number, number]|null} null where no such day exists */
export function daysOf(date) {
  return date.year === undefined ? longSpan(date) : daysInYear(date, date.year);
}

/** @param {any} date @returns {[number, number]|null} */
function longSpan(date) {
  for (const [digits, value] of [[10, date.decade], [100, date.century], [1000, date.millennium]]) {
    if (value === undefined) continue;
    const first = value >= 0 ? value * digits : 1 + value * digits - (digits === 10 ? 9 : 0);
    return [dayNumber(first), dayNumber(first + digits - 1, 12, 31)];
  }
  return null;
}

/** @param {any} date @param {number} year @returns {[number, number]|null} */
function daysInYear(date, year) {
  if (date.feast !== undefined) return feastDay(date.feast, year);
  if (date.week !== undefined) {
    const monday = weekStart(year, date.week);
    return date.weekday !== undefined ? [monday + date.weekday - 1, monday + date.weekday - 1] : [monday, monday + 6];
  }
  if (date.month !== undefined) {
    if (date.day === undefined) return months(year, date.month, 1);
    const day = dayNumber(year, date.month, date.day);
    return existingDays([day, day]);
  }
  if (date.season !== undefined) return months(year, SEASONS[/** @type {keyof SEASONS} */ (date.season)], 3);
  if (date.quarter !== undefined) return months(year, 3 * date.quarter - 2, 3);
  if (date.half !== undefined) return months(year, 6 * date.half - 5, 6);
  return [dayNumber(year), dayNumber(year, 12, 31)];
}

/** @param {any} date @returns {string} the TIMEX3 value with X for what is unknown */
export function underspecified(date) {
  const year = date.year === undefined ? "XXXX" : timexYear(date.year);
  if (date.feast !== undefined) return `${year}-XX-XX`;
  if (date.weekday !== undefined && date.day === undefined) return `${year}-WXX-${date.weekday}`;
  if (date.weekend) return `${year}-WXX-WE`;
  if (date.week !== undefined) return `${year}-W${padZeros(date.week)}`;
  if (date.season !== undefined) return `${year}-${SEASON_CODES[/** @type {keyof SEASON_CODES} */ (date.season)]}`;
  if (date.quarter !== undefined) return `${year}-Q${date.quarter}`;
  if (date.half !== undefined) return `${year}-H${date.half}`;
  if (date.day !== undefined) return `${year}-${date.month === undefined ? "XX" : padZeros(date.month)}-${padZeros(date.day)}`;
  if (date.month !== undefined) return `${year}-${padZeros(date.month)}`;
  return grainOf(date) === "day" ? `${year}-XX-XX` : year;
}

/** @param {any} date @param {number} day @returns {[number, number][]} the occurrences of a yearless date around a day */
export function occurrences(date, day) {
  if (date.weekend) return [-1, 0, 1].map((step) => period("weekend", day + 7 * step));
  if (date.weekday !== undefined && date.day === undefined && date.month === undefined) {
    const own = day - weekday(day) + date.weekday;
    return [-7, 0, 7].map((step) => [own + step, own + step]);
  }
  if (date.day !== undefined && date.month === undefined) return daysOfMonth(date.day, date.weekday, day);
  const [year] = civil(day);
  /** @type {[number, number][]} */
  const found = [];
  for (let candidate = year - (date.month === 2 && date.day === 29 ? 9 : 2); candidate < year + 10; candidate++) {
    const days = daysInYear(date, candidate);
    if (days && (candidate <= year + 2 || found.length < 4)) found.push(days);
  }
  return found;
}

/** @param {number} number @param {number|undefined} wanted a weekday @param {number} day @returns {[number, number][]} in the months around */
function daysOfMonth(number, wanted, day) {
  const reach = wanted === undefined ? 3 : 14;
  const [year, month] = civil(day);
  const first = dayNumber(year, month);
  /** @type {[number, number][]} */
  const found = [];
  for (let step = -reach; step <= reach; step++) {
    const [y, m] = civil(addMonths(first, step));
    const own = dayNumber(y, m, Math.min(number, daysInMonth(y, m)));
    if (number <= daysInMonth(y, m) && (wanted === undefined || weekday(own) === wanted)) found.push([own, own]);
  }
  return found;
}
