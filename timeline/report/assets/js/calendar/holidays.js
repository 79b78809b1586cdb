// The days of feasts, looked up where timeline/calendar/holidays.py counts them.

import { dayNumber } from "./days.js";

/** The days of feasts by name, as timeline/report/data/holidays.py writes them. @type {Map<string, {from: number, days: (number|[number, number]|null)[]}>} */
const feastDays = new Map();

/** @param {Record<string, {from: number, days: (number|[number, number]|null)[]}>} tables by the names of the feasts */
export function setFeasts(tables) {
  for (const [name, table] of Object.entries(tables)) feastDays.set(name, table);
}

/** @param {string} name @param {number} year @returns {[number, number]|null} */
export function feastDay(name, year) {
  const table = feastDays.get(name);
  const found = table?.days[year - table.from];
  if (found === undefined || found === null) return null;
  const [offset, length] = typeof found === "number" ? [found, 1] : found;
  return [dayNumber(year) + offset, dayNumber(year) + offset + length - 1];
}
