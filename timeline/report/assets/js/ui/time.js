// Calendar arithmetic on milliseconds since 1970-01-01 UTC, proleptic Gregorian, astronomical years.

import { civil, dayNumber, isoDay, padZeros, weekday } from "../calendar/days.js";

export const DAY = 86400000;
const ISO = /^([+-]?\d{4,6})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d))?)?/;
/** Plotly draws the years -9999 to 9999; what lies beyond is listed only. */
export const FIRST_DRAWN = utc(-9999, 0, 1);
export const LAST_DRAWN = utc(10000, 0, 1) - 60000;

/**
 * The instant a day begins; a month or a day too many runs over.  In whole numbers, since it is asked for each event.
 * @param {number} year @param {number} month from 0 @param {number} day @returns {number}
 */
export function utc(year, month, day) {
  const over = Math.floor(month / 12);
  return (dayNumber(year + over, month - 12 * over + 1) + day - 1) * DAY;
}

/** @param {number} ms @returns {number} */
export function yearOf(ms) {
  return civil(Math.floor(ms / DAY))[0];
}

/**
 * The instants [first, beyond) that an ISO day or instant covers; null where it cannot be read.
 * @param {string|undefined} iso
 * @returns {[number, number]|null}
 */
export function coveredSpan(iso) {
  const found = iso === undefined ? null : ISO.exec(iso);
  if (!found) return null;
  const day = utc(+found[1], +found[2] - 1, +found[3]);
  if (Number.isNaN(day)) return null;
  if (found[4] === undefined) return [day, day + DAY];
  const start = day + +found[4] * 3600000 + +found[5] * 60000 + +(found[6] ?? 0) * 1000;
  return [start, start + (found[6] === undefined ? 60000 : 1000)];
}

/**
 * The half-open interval [start, stop) of a time; open ends are infinite; null where it has no place.
 * @param {{earliest?: string, latest?: string}|undefined} value
 * @returns {[number, number]|null}
 */
export function interval(value) {
  const first = coveredSpan(value?.earliest);
  const last = coveredSpan(value?.latest);
  if (!first && !last) return null;
  return [first ? first[0] : -Infinity, last ? last[1] : Infinity];
}

/**
 * The beginning of the calendar unit that holds an instant.
 * @param {number} ms @param {string} grain @returns {number}
 */
export function floorTo(ms, grain) {
  if (grain === "day") return dayOf(ms);
  const [year, month] = civil(Math.floor(ms / DAY));
  switch (grain) {
    case "millennium": return utc(Math.floor((year - 1) / 1000) * 1000 + 1, 0, 1);
    case "century": return utc(Math.floor((year - 1) / 100) * 100 + 1, 0, 1);
    case "decade": return utc(Math.floor(year / 10) * 10, 0, 1);
    case "year": return utc(year, 0, 1);
    case "half": return utc(year, month < 7 ? 0 : 6, 1);
    case "quarter": case "season": return utc(year, Math.floor((month - 1) / 3) * 3, 1);
    case "month": return utc(year, month - 1, 1);
    case "week": case "fortnight": case "weekend": return dayOf(ms) - (weekday(Math.floor(ms / DAY)) - 1) * DAY;
    case "hour": return Math.floor(ms / 3600000) * 3600000;
    default: return dayOf(ms);
  }
}

/** @param {number[]} values @returns {number} the least of however many */
export function least(values) {
  return values.reduce((a, b) => Math.min(a, b), Infinity);
}

/** @param {number[]} values @returns {number} the greatest of however many */
export function greatest(values) {
  return values.reduce((a, b) => Math.max(a, b), -Infinity);
}

/** @param {number} ms @returns {number} the day's first instant */
export function dayOf(ms) {
  return Math.floor(ms / DAY) * DAY;
}

/**
 * The beginning of the unit after the one that holds an instant.
 * @param {number} ms @param {string} grain @returns {number}
 */
export function nextAfter(ms, grain) {
  const start = floorTo(ms, grain);
  if (grain === "day") return start + DAY;
  const [year, first] = civil(Math.floor(start / DAY));
  const month = first - 1;
  switch (grain) {
    case "millennium": return utc(year + 1000, 0, 1);
    case "century": return utc(year + 100, 0, 1);
    case "decade": return utc(year + 10, 0, 1);
    case "year": return utc(year + 1, 0, 1);
    case "half": return utc(year, month + 6, 1);
    case "quarter": case "season": return utc(year, month + 3, 1);
    case "month": return utc(year, month + 1, 1);
    case "week": case "fortnight": case "weekend": return start + 7 * DAY;
    case "hour": return start + 3600000;
    default: return start + DAY;
  }
}

/** @param {number} ms @returns {string} the ISO 8601 day, years below 0 with a sign and four digits */
export function isoDate(ms) {
  return isoDay(Math.floor(ms / DAY));
}

/** @param {number} ms @returns {string} an instant as Plotly reads it */
export function plotlyInstant(ms) {
  const date = new Date(ms);
  const clock = `${padZeros(date.getUTCHours())}:${padZeros(date.getUTCMinutes())}`;
  return clock === "00:00" ? isoDate(ms) : `${isoDate(ms)} ${clock}`;
}
