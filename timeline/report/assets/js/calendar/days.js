// Days as integers since 1970-01-01, proleptic Gregorian, astronomical years: mirrors timeline/calendar/days.py.

const MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const DAY_TEXT = /^([+-]?\d{4,})-(\d\d)-(\d\d)/;

/** @param {number} a @param {number} b @returns {number} the quotient rounded down, as Python's // */
export const div = (a, b) => Math.floor(a / b);
/** @param {number} a @param {number} b @returns {number} the remainder with the sign of b, as Python's % */
export const mod = (a, b) => a - b * div(a, b);

/** @param {number} year @param {number} month @returns {number} */
export function daysInMonth(year, month) {
  const isLeap = mod(year, 4) === 0 && (mod(year, 100) !== 0 || mod(year, 400) === 0);
  return month === 2 && isLeap ? 29 : MONTH_LENGTHS[month - 1];
}

/** @param {number} year @param {number} [month] @param {number} [day] @returns {number} NaN for a date that does not exist */
export function dayNumber(year, month = 1, day = 1) {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return NaN;
  const shifted = year - (month <= 2 ? 1 : 0);
  const era = div(shifted, 400);
  const ofEra = shifted - era * 400;
  const ofYear = div(153 * mod(month + 9, 12) + 2, 5) + day - 1;
  return era * 146097 + ofEra * 365 + div(ofEra, 4) - div(ofEra, 100) + ofYear - 719468;
}

/** @param {number} number @returns {[number, number, number]} year, month and day */
export function civil(number) {
  const era = div(number + 719468, 146097);
  const day = number + 719468 - era * 146097;
  const year = div(day - div(day, 1460) + div(day, 36524) - div(day, 146096), 365);
  const ofYear = day - (365 * year + div(year, 4) - div(year, 100));
  const shifted = div(5 * ofYear + 2, 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return [year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - div(153 * shifted + 2, 5) + 1];
}

/** @param {number} number @returns {number} ISO weekday, Monday 1 to Sunday 7 */
export const weekday = (number) => mod(number + 3, 7) + 1;

/** @param {number} number @param {number} [length] @returns {string} */
export const padZeros = (number, length = 2) => String(number).padStart(length, "0");

/** @param {number} year @returns {string} */
export function isoYear(year) {
  if (year > 9999) return `+${year}`;
  return year >= 0 ? padZeros(year, 4) : `-${padZeros(-year, 4)}`;
}

/** @param {number} number @returns {string} */
export function isoDay(number) {
  const [year, month, day] = civil(number);
  return `${isoYear(year)}-${padZeros(month)}-${padZeros(day)}`;
}

/** @param {string} text an ISO day, or an instant @returns {number} NaN where it is none */
export function parseDay(text) {
  const found = DAY_TEXT.exec(text);
  return found ? dayNumber(+found[1], +found[2], +found[3]) : NaN;
}

/** @param {number} number @returns {[number, number]} the ISO year and week */
export function isoWeek(number) {
  const thursday = number - weekday(number) + 4;
  const [year] = civil(thursday);
  return [year, div(thursday - dayNumber(year), 7) + 1];
}

/** @param {number} year @param {number} week @returns {number} its Monday */
export function weekStart(year, week) {
  const fourth = dayNumber(year, 1, 4);
  return fourth - weekday(fourth) + 1 + 7 * (week - 1);
}

/** @param {number} number @param {number} months @returns {number} clipped to the last day of the month */
export function addMonths(number, months) {
  const [year, month, day] = civil(number);
  const index = year * 12 + month - 1 + months;
  const [newYear, newMonth] = [div(index, 12), mod(index, 12) + 1];
  return dayNumber(newYear, newMonth, Math.min(day, daysInMonth(newYear, newMonth)));
}

/** @param {number} value @returns {number} halves go to the even neighbour, as Python rounds */
export function roundHalfEven(value) {
  const low = Math.floor(value);
  if (value - low !== 0.5) return Math.round(value);
  return mod(low, 2) === 0 ? low : low + 1;
}
