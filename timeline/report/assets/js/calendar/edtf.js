// Time values as EDTF (ISO 8601-2): mirrors timeline/calendar/edtf.py.

import { civil, daysInMonth, isoDay, isoYear, mod, padZeros, parseDay } from "./days.js";
import { wholeMonths, wholeYears } from "./whole_units.js";

/** @type {Record<string, [number, Record<number, number>]>} */
const UNIT_CODES = { season: [3, { 3: 21, 6: 22, 9: 23, 12: 24 }], quarter: [3, { 1: 33, 4: 34, 7: 35, 10: 36 }], half: [6, { 1: 40, 7: 41 }] };
const YEAR_GRAINS = new Set(["year", "decade", "century", "millennium"]);
const DAY_GRAINS = new Set(["day", "week", "weekend", "fortnight", "part", "hour", "minute", "second"]);
/** @type {Record<string, number>} */
const UNSPECIFIED = { decade: 1, century: 2, millennium: 3 };
const UNMARKED = /^(?:.*-(?:2[1-4]|3[3-6]|4[01])|.*X)$/;
const CLOCK_TEXT = /T(\d\d):(\d\d)(?::(\d\d))?$/;

/** @param {any} value a TimeData @param {boolean} openStart @param {boolean} openEnd @returns {string|undefined} */
export function edtf(value, openStart, openEnd) {
  const grain = value.grain ?? "day";
  let mark = value.qualifier === "approximate" || (value.mod ?? "").toLowerCase() === "approx" ? "~" : "";
  if (value.qualifier === "uncertain") mark = "?";
  if (value.earliest !== undefined && value.latest !== undefined) return closedEdtf(value.earliest, value.latest, grain, mark);
  if (value.earliest !== undefined) {
    const start = edgeEdtf(parseDay(value.earliest), grain, mark, false);
    return start === undefined ? undefined : `${start}/${openEnd ? ".." : ""}`;
  }
  if (value.latest === undefined) return undefined;
  const stop = edgeEdtf(parseDay(value.latest), grain, mark, true);
  return stop === undefined ? undefined : `${openStart ? ".." : ""}/${stop}`;
}

/** @param {string} earliest @param {string} latest @param {string} grain @param {string} mark @returns {string|undefined} */
function closedEdtf(earliest, latest, grain, mark) {
  const [first, last] = [parseDay(earliest), parseDay(latest)];
  const clock = CLOCK_TEXT.exec(earliest);
  /** @type {Record<string, number>} */
  const lengths = { hour: 3, minute: 6, second: 9 };
  if (clock && grain in lengths && earliest.slice(0, earliest.indexOf("T") + lengths[grain]) === latest.slice(0, earliest.indexOf("T") + lengths[grain])) {
    const day = dayEdtf(first, "");
    return day === undefined ? undefined : `${day}T${clock[1]}:${clock[2]}:${clock[3] ?? "00"}`;
  }
  if (last < first) return undefined;
  const one = wholeUnit(first, last, grain);
  if (one !== undefined && !(mark && UNMARKED.test(one))) return one + mark;
  if (first === last) return dayEdtf(first, mark);
  const [start, stop] = intervalEdtf(first, last, grain, mark);
  return start === undefined || stop === undefined ? undefined : `${start}/${stop}`;
}

/** @param {number} first @param {number} last @param {string} grain @param {string} mark @returns {(string|undefined)[]} */
function intervalEdtf(first, last, grain, mark) {
  if (YEAR_GRAINS.has(grain) && wholeYears(first, last)) return [edgeEdtf(first, "year", mark, false), edgeEdtf(last, "year", mark, true)];
  if (!DAY_GRAINS.has(grain) && wholeMonths(first, last)) return [finestGrain(first, mark, false), finestGrain(last, mark, true)];
  return [dayEdtf(first, mark), dayEdtf(last, mark)];
}

/** @param {number} first @param {number} last @param {string} grain @returns {string|undefined} */
function wholeUnit(first, last, grain) {
  const years = wholeYears(first, last);
  const months = wholeMonths(first, last);
  if (years && YEAR_GRAINS.has(grain)) return yearsEdtf(...years, grain);
  if (!months) return undefined;
  const [[year, start], [lastYear, lastMonth]] = months;
  const count = (lastYear - year) * 12 + lastMonth - start + 1;
  const [size, codes] = UNIT_CODES[grain] ?? [0, {}];
  if (size === count && start in codes && Math.abs(year) <= 9999) return `${isoYear(year)}-${codes[start]}`;
  return grain === "month" && count === 1 ? monthEdtf(year, start) : undefined;
}

/** @param {number} first @param {number} last @param {string} grain @returns {string|undefined} */
function yearsEdtf(first, last, grain) {
  if (first === last) return Math.abs(first) <= 9999 ? isoYear(first) : `Y${first}`;
  const digits = UNSPECIFIED[grain] ?? 0;
  const size = 10 ** digits;
  if (digits && first >= 0 && last <= 9999 && last - first + 1 === size && mod(first, size) === 0) return isoYear(first).slice(0, -digits) + "X".repeat(digits);
  return undefined;
}

/** @param {number} year @param {number} month */
const monthEdtf = (year, month) => (Math.abs(year) <= 9999 ? `${isoYear(year)}-${padZeros(month)}` : undefined);
/** @param {number} number @param {string} mark */
const dayEdtf = (number, mark) => (Math.abs(civil(number)[0]) <= 9999 ? isoDay(number) + mark : undefined);

/** @param {number} number @param {string} grain @param {string} mark @param {boolean} isEnd @returns {string|undefined} */
function edgeEdtf(number, grain, mark, isEnd) {
  if (DAY_GRAINS.has(grain)) return dayEdtf(number, mark);
  if (!YEAR_GRAINS.has(grain)) return finestGrain(number, mark, isEnd);
  const [year, month, day] = civil(number);
  if (month !== (isEnd ? 12 : 1) || day !== (isEnd ? 31 : 1)) return dayEdtf(number, mark);
  return Math.abs(year) <= 9999 ? isoYear(year) + mark : undefined;
}

/** @param {number} number @param {string} mark @param {boolean} isEnd @returns {string|undefined} */
function finestGrain(number, mark, isEnd) {
  const [year, month, day] = civil(number);
  if (day !== (isEnd ? daysInMonth(year, month) : 1)) return dayEdtf(number, mark);
  const text = monthEdtf(year, month);
  return text === undefined ? undefined : text + mark;
}
