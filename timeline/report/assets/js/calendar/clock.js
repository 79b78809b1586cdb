// Clock times and parts of day: mirrors timeline/calendar/clock.py.

import { padZeros } from "./days.js";

/** @type {Record<string, string>} */
const PART_CODES = { morning: "MO", midday: "MI", afternoon: "AF", evening: "EV", night: "NI", day: "DT", dawn: "MO" };
/** First and last hour of a part of day, inclusive; beyond 23 the next day. @type {Record<string, [number, number]>} */
const PART_HOURS = { morning: [6, 11], midday: [12, 12], afternoon: [12, 17], evening: [18, 23], night: [20, 29],
  day: [6, 17], dawn: [4, 6] };

/** @param {any} node @returns {[number, number, string]} first and last second of the day, and the grain */
export function clock(node) {
  if (node.hour === undefined) {
    const [first, last] = PART_HOURS[node.part ?? "day"];
    return [first * 3600, last * 3600 + 3599, "part"];
  }
  const start = node.hour * 3600 + (node.minute ?? 0) * 60 + (node.second ?? 0);
  if (node.second !== undefined) return [start, start, "second"];
  return node.minute !== undefined ? [start, start + 59, "minute"] : [start, start + 3599, "hour"];
}

/** @param {any} node @returns {string} the time part of a TIMEX3 value */
export function clockTimex(node) {
  if (node.hour === undefined) return `T${PART_CODES[node.part ?? "day"]}`;
  const seconds = node.second === undefined ? "" : `:${padZeros(node.second)}`;
  return `T${padZeros(node.hour)}:${padZeros(node.minute ?? 0)}${seconds}${node.zone ?? ""}`;
}
