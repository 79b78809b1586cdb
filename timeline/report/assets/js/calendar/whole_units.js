// Stretches of whole months and years: mirrors timeline/calendar/whole_units.py.

import { civil, daysInMonth } from "./days.js";

/** @param {number} first @param {number} last @returns {[[number, number], [number, number]]|null} first and last (year, month) of whole months */
export function wholeMonths(first, last) {
  const [year, month, day] = civil(first);
  const [lastYear, lastMonth, lastDay] = civil(last);
  if (day !== 1 || lastDay !== daysInMonth(lastYear, lastMonth) || last < first) return null;
  return [[year, month], [lastYear, lastMonth]];
}

/** @param {number} first @param {number} last @returns {[number, number]|null} */
export function wholeYears(first, last) {
  const found = wholeMonths(first, last);
  return found && found[0][1] === 1 && found[1][1] === 12 ? [found[0][0], found[1][0]] : null;
}
