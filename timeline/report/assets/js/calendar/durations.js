// Durations and sets in TIMEX3: mirrors timeline/calendar/durations.py.

import { clockTimex } from "./clock.js";
import { underspecified } from "./partial.js";

/** @type {Record<string, string>} */
const DATE_CODES = { millennium: "L", century: "C", decade: "E", year: "Y", half: "H", quarter: "Q", season: "S", month: "M",
  fortnight: "F", week: "W", weekend: "WE", day: "D" };
/** @type {Record<string, string>} */
const CLOCK_CODES = { hour: "H", minute: "M", second: "S" };
/** @type {Record<string, string>} */
const MOD_CODES = { start: "START", early: "START", mid: "MID", late: "END", end: "END", first_half: "START", last_half: "END",
  earlier: "BEFORE", later: "AFTER", approx: "APPROX", less: "LESS_THAN", more: "MORE_THAN", at_most: "EQUAL_OR_LESS",
  at_least: "EQUAL_OR_MORE" };

/** @param {number} count @returns {string} at most six digits, as Python's "g" */
export function generalNumber(count) {
  const size = count === 0 ? 0 : Math.floor(Math.log10(Math.abs(Number(count.toPrecision(6)))));
  if (size >= 6 || size < -4) return Number(count.toPrecision(6)).toExponential().replace(/e([+-])(\d)$/, "e$10$2");
  return String(Number(count.toPrecision(6)));
}

/** @param {any} length a duration @returns {string} "P3W", "PT1H30M", "PXY" */
export function durationTimex(length) {
  if (!length.amounts.length) return "PXX";
  let [date, time] = ["", ""];
  for (const [count, unit] of length.amounts) {
    const digits = count === null ? "X" : generalNumber(count);
    if (unit in CLOCK_CODES) time += digits + CLOCK_CODES[unit];
    else if (unit === "part") time += `${digits}D`;
    else date += digits + DATE_CODES[unit];
  }
  return `P${date}${time && `T${time}`}`;
}

/** @param {any} of @returns {string} the TIMEX3 value of a set */
export function setTimex(of) {
  if (of.op === "duration") return durationTimex(of);
  if (of.op === "partial") return underspecified(of);
  if (of.op === "timeofday") return (of.of.op === "partial" ? underspecified(of.of) : "XXXX-XX-XX") + clockTimex(of);
  return of.op === "modified" ? setTimex(of.of) : "XXXX-XX-XX";
}

/** @param {string|undefined} name @returns {string|undefined} */
export const modCode = (name) => (name === undefined ? undefined : MOD_CODES[name]);
