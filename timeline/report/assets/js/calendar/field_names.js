// What a partial date or a length names: mirrors timeline/calendar/field_names.py.

import { MONTHS, ORDINAL_WORDS, calendarYear, periodWords } from "./describe.js";
import { generalNumber } from "./durations.js";
import { daysOf, grainOf, hasYear } from "./partial.js";

export const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/** @param {any} date a partial date @returns {string} what it names */
export function named(date) {
  if (date.year === undefined && hasYear(date)) {
    const days = daysOf(date);
    return days ? periodWords(...days, grainOf(date)) : "";
  }
  const text = [fieldWords(date), date.year === undefined ? "" : calendarYear(date.year)].filter(Boolean).join(" ");
  return date.weekday === undefined ? text : `${WEEKDAYS[date.weekday - 1]}${text ? `, ${text}` : ""}`;
}

/** @param {any} date @returns {string} */
function fieldWords(date) {
  if (date.feast !== undefined) return date.feast.replace(/_/g, " ");
  if (date.month !== undefined) return date.day === undefined ? MONTHS[date.month - 1] : `${date.day} ${MONTHS[date.month - 1]}`;
  if (date.day !== undefined) return `day ${date.day} of a month`;
  if (date.quarter !== undefined) return `the ${ORDINAL_WORDS[date.quarter - 1]} quarter`;
  if (date.half !== undefined) return `the ${ORDINAL_WORDS[date.half - 1]} half`;
  if (date.week !== undefined) return `week ${date.week}`;
  return date.season || (date.weekend ? "weekend" : "");
}

/** @param {any} length a duration @returns {string} "3 weeks", "some days" */
export function amount(length) {
  if (!length.amounts.length) return "some time";
  /** @type {Record<string, string>} */
  const odd = { century: "centuries", millennium: "millennia", half: "halves" };
  return length.amounts.map((/** @type {[number|null, string]} */ [count, unit]) => {
    const many = odd[unit] ?? `${unit}s`;
    return count === null ? `some ${many}` : `${generalNumber(count)} ${count === 1 ? unit : many}`;
  }).join(" and ");
}
