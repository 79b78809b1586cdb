// Times as stretches of seconds: mirrors timeline/calendar/interval.py.

import { div, isoDay, mod, padZeros, parseDay } from "./days.js";

/** @typedef {{start: number|null, stop: number|null}} Seconds */

/** @param {Seconds} a @param {Seconds} b @returns {boolean} */
export function overlaps(a, b) {
  return !(a.start !== null && b.stop !== null && a.start > b.stop) && !(a.stop !== null && b.start !== null && a.stop < b.start);
}

/** @param {string} text @param {boolean} isEnd @returns {number} seconds since 1970 */
export function parseInstant(text, isEnd) {
  const [day, time] = text.split("T");
  const base = parseDay(day) * 86400;
  if (!time) return base + (isEnd ? 86399 : 0);
  const [hours, minutes, seconds] = time.split(":").map(Number);
  return base + hours * 3600 + minutes * 60 + (seconds ?? (isEnd ? 59 : 0));
}

/** @param {number} second @returns {string} to the minute, or to the second where it has one */
export function isoInstant(second) {
  const rest = mod(second, 86400);
  const seconds = rest % 60;
  return `${isoDay(div(second, 86400))}T${padZeros(div(rest, 3600))}:${padZeros(div(rest, 60) % 60)}${seconds === 0 || seconds === 59 ? "" : `:${padZeros(seconds)}`}`;
}

/** @param {any} value a TimeData @returns {{start: number|null, stop: number|null}|null} */
export function intervalOf(value) {
  if (!value || (value.earliest === undefined && value.latest === undefined)) return null;
  return { start: value.earliest === undefined ? null : parseInstant(value.earliest, false),
    stop: value.latest === undefined ? null : parseInstant(value.latest, true) };
}

/** @param {any} value a TimeData @returns {boolean} */
export const isPlaced = (value) => value.earliest !== undefined || value.latest !== undefined;
