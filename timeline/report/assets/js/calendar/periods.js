// Calendar periods: mirrors timeline/calendar/periods.py.

import { addMonths, civil, dayNumber, div, isoWeek, isoYear, mod, padZeros, weekday } from "./days.js";

/** @type {Record<string, number>} */
export const MONTHS_IN = { month: 1, quarter: 3, season: 3, half: 6, year: 12, decade: 120, century: 1200, millennium: 12000 };
/** @type {Record<string, number>} */
export const DAYS_IN = { day: 1, part: 1, week: 7, weekend: 7, fortnight: 14 };
/** @type {Record<string, number>} */
export const SECONDS_IN = { second: 1, minute: 60, hour: 3600 };
export const SEASONS = { spring: 3, summer: 6, autumn: 9, winter: 12 };
export const SEASON_CODES = { spring: "SP", summer: "SU", autumn: "FA", winter: "WI" };
const RANKS = ["second", "minute", "hour", "part", "day", "weekend", "week", "fortnight", "month", "season", "quarter",
  "half", "year", "decade", "century", "millennium"];

/** @param {string} unit @returns {number} how coarse it is */
export const rank = (unit) => RANKS.indexOf(unit);

/** @param {number} year @param {number} month @param {number} count @returns {[number, number]} */
export function months(year, month, count) {
  const first = dayNumber(year, month);
  return [first, addMonths(first, count) - 1];
}

/** @param {string} unit @param {number} day @returns {[number, number]} the period of this kind that holds the day */
export function period(unit, day) {
  if (unit === "week" || unit === "fortnight") {
    const monday = day - weekday(day) + 1;
    return [monday, monday + DAYS_IN[unit] - 1];
  }
  if (unit === "weekend") return [day - weekday(day) + 6, day - weekday(day) + 7];
  if (!(unit in MONTHS_IN)) return [day, day];
  const [year, month] = civil(day);
  const size = MONTHS_IN[unit];
  const index = unit === "season" ? year * 12 + month - 1 - (month % 3)
    : size >= 12 ? div(year, size / 12) * size
    : year * 12 + div(month - 1, size) * size;
  return months(div(index, 12), mod(index, 12) + 1, size);
}

/** @param {string} unit @param {number} day @param {number} n @returns {number} the day n units later */
export function shift(unit, day, n) {
  return unit in MONTHS_IN ? addMonths(day, n * MONTHS_IN[unit]) : day + n * (DAYS_IN[unit] ?? 0);
}

/** @param {number} year @returns {string} "1985", "BC0044" */
export const timexYear = (year) => (year < 1 ? `BC${padZeros(1 - year, 4)}` : isoYear(year));

/** @param {string} unit @param {number} first @returns {string} the TIMEX3 value of the period that begins there */
export function timex(unit, first) {
  const [year, month, day] = civil(first);
  const name = timexYear(year);
  if (unit === "week" || unit === "weekend" || unit === "fortnight") {
    const [weekYear, week] = isoWeek(first);
    return `${timexYear(weekYear)}-W${padZeros(week)}${unit === "weekend" ? "-WE" : ""}`;
  }
  switch (unit) {
    case "year": return name;
    case "half": return `${name}-H${div(month + 5, 6)}`;
    case "quarter": return `${name}-Q${div(month + 2, 3)}`;
    case "season": return `${name}-${["SP", "SU", "FA", "WI"].at(div(month, 3) - 1)}`;
    case "month": return `${name}-${padZeros(month)}`;
    case "decade": return name.slice(0, -1);
    case "century": return name.slice(0, -2);
    case "millennium": return name.slice(0, -3);
    default: return `${name}-${padZeros(month)}-${padZeros(day)}`;
  }
}
