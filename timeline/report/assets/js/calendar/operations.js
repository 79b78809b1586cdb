// The operations of symbolic times, each at one end of its anchor: mirrors timeline/calendar/operations.py.

import { agreeing, chooseOccurrence, disagrees } from "./occurrence.js";
import { clock, clockTimex } from "./clock.js";
import { civil, dayNumber, div, isoDay, mod, padZeros, roundHalfEven, weekday } from "./days.js";
import { intervalOf } from "./interval.js";
import { durationTimex, modCode } from "./durations.js";
import { daysOf, grainOf, hasYear, occurrences } from "./partial.js";
import { DAYS_IN, MONTHS_IN, SECONDS_IN, period, rank, shift, timex, timexYear } from "./periods.js";

/**
 * A place on the calendar in seconds, both ends inclusive, or the reason why there is none.
 * @typedef {{start: number|null, stop: number|null, grain: string, timex: string, qualifier: string, mod?: string}} Found
 * @typedef {{reason: string}} Unknown
 * @typedef {{value: (to: number|undefined) => any, edge: "first"|"last"}} Standpoint
 */

const NO_PUBLICATION = "It hangs on the publication date, which is unknown.";
const NO_ANTECEDENT = "It hangs on another time of the text that has no date itself.";

export const DAY_SECONDS = 86400;
const NO_SUCH_DATE = "There is no such date on the calendar.";
const NO_LENGTH = "A length of time: it names no date.";
/** @type {Record<string, [number, number, number]>} */
const PERIOD_PARTS = { early: [0, 1, 3], mid: [1, 2, 3], late: [2, 3, 3], start: [0, 1, 6], end: [5, 6, 6], first_half: [0, 1, 2],
  last_half: [1, 2, 2] };

/** @param {any} node @param {Standpoint} at @returns {Found|Unknown} where a node lies */
export function evaluate(node, at) {
  switch (node.op) {
    case "anchor": return anchorTime(node, at);
    case "partial": return partialDate(node);
    case "complete": return completeDate(node, at);
    case "shift": return shiftDate(node, at);
    case "nth": return nthUnit(node, at);
    case "modified": return modifyPeriod(node, at);
    case "timeofday": return clockTime(node, at);
    case "range": return rangeSpan(node, at);
    case "open": return evaluate(node.of, at);
    case "counted": return countSpan(node, at);
    case "fromevent": return { reason: `It is counted from an event (“${node.event}”) whose date is not stated with it.` };
    default: return { reason: NO_LENGTH };
  }
}

/** @param {any} node @param {Standpoint} at @returns {Found|Unknown} */
function anchorTime(node, at) {
  const value = at.value(node.to);
  const interval = intervalOf(value);
  if (!interval) return { reason: node.to === undefined ? NO_PUBLICATION : NO_ANTECEDENT };
  return { ...interval, grain: value.grain ?? "day", timex: value.timex3, qualifier: value.qualifier ?? "certain", mod: value.mod };
}

/** @param {Found} found @returns {[number|null, number|null]} the first and the last day */
const daysIn = (found) => [found.start === null ? null : div(found.start, DAY_SECONDS), found.stop === null ? null : div(found.stop, DAY_SECONDS)];

/** @param {any} node @param {Standpoint} at @returns {number|Unknown} the day an operand stands for, at this end of it */
function anchorDay(node, at) {
  const found = evaluate(node, at);
  if ("reason" in found) return found;
  const [first, end] = daysIn(found);
  const last = rank(found.grain) < rank("day") ? first : end; // a night belongs to the day on which it falls
  const day = (at.edge === "first" && first !== null) || last === null ? first : last;
  return day === null ? { reason: NO_ANTECEDENT } : day;
}

/** @param {number} first @param {number} last @param {string} grain @param {string} name @param {string} [modifier] @returns {Found} */
function daySpan(first, last, grain, name, modifier) {
  return { start: first * DAY_SECONDS, stop: last * DAY_SECONDS + DAY_SECONDS - 1, grain, timex: name, qualifier: "certain", mod: modifier };
}

/** @param {[number, number]} span @param {string} grain @returns {Found} */
const whole = (span, grain) => daySpan(...span, grain, timex(grain, span[0]));

/** @param {any} node @returns {Found|Unknown} */
function partialDate(node) {
  if (!hasYear(node)) return { reason: "The text does not say which year." };
  const span = daysOf(node);
  return span ? partialSpan(node, span) : { reason: NO_SUCH_DATE };
}

/** @param {any} node @param {[number, number]} span @returns {Found} */
function partialSpan(node, span) {
  const grain = grainOf(node);
  if (grain === "day" && span[0] !== span[1]) return daySpan(...span, "month", timex("month", span[0]));
  const digits = { decade: 3, century: 2, millennium: 1 }[grain];
  if (digits && span[0] < dayNumber(1)) {
    const written = node[grain] || 0;
    const shown = grain === "decade" ? -written : -written - 1;
    return daySpan(...span, grain, `BC${shown < 0 ? `-${padZeros(-shown, digits - 1)}` : padZeros(shown, digits)}`);
  }
  const found = whole(span, grain);
  if (grain === "day" && disagrees(node, span[0])) return { ...found, qualifier: "uncertain" };
  if (!node.fiscal || node.year === undefined) return found;
  return { ...found, timex: grain === "year" ? `FY${timexYear(node.year)}` : `F${found.timex}`, qualifier: "approximate" };
}

/** @param {any} node @param {Standpoint} at @returns {Found|Unknown} */
function completeDate(node, at) {
  if (hasYear(node.of)) return partialDate(node.of);
  const day = anchorDay(node.anchor, at);
  if (typeof day !== "number") return day;
  const candidates = occurrences(node.of, day);
  const agreed = agreeing(candidates, node.of);
  const choice = chooseOccurrence(agreed.length ? agreed : candidates, day, node);
  return choice ? partialSpan(node.of, choice) : { reason: NO_SUCH_DATE };
}

/** @param {any} node @param {Standpoint} at @returns {Found|Unknown} */
function shiftDate(node, at) {
  if (node.unit in SECONDS_IN) return shiftClock(node, at);
  const day = anchorDay(node.of, at);
  if (typeof day !== "number") return day;
  const grain = node.grain ?? node.unit;
  return whole(period(grain, shift(node.unit, day, node.n)), grain);
}

/** @param {any} node @param {Standpoint} at @returns {Found|Unknown} */
function shiftClock(node, at) {
  const base = evaluate(node.of, at);
  if ("reason" in base) return base;
  if (base.start === null || base.stop === null || rank(base.grain) > rank("hour")) return { reason: "It counts hours from a time of day that is not known." };
  const by = node.n * SECONDS_IN[node.unit];
  const second = mod(base.start + by, DAY_SECONDS);
  const time = { hour: div(second, 3600), minute: div(second, 60) % 60 };
  return { start: base.start + by, stop: base.stop + by, grain: base.grain, qualifier: "certain",
    timex: isoTimexDay(div(base.start + by, DAY_SECONDS)) + clockTimex(time), mod: undefined };
}

/** @param {any} node @param {Standpoint} at @returns {Found|Unknown} */
function nthUnit(node, at) {
  const base = evaluate(node.of, at);
  if ("reason" in base) return base;
  const [first, last] = daysIn(base);
  if (first === null || last === null) return { reason: NO_ANTECEDENT };
  if (node.weekday !== undefined) {
    const day = nthWeekday(node.n, node.weekday, first, last);
    return first <= day && day <= last ? whole([day, day], "day") : { reason: NO_SUCH_DATE };
  }
  const span = nthRun(node, first, last);
  if (!span) return { reason: NO_SUCH_DATE };
  const count = node.count ?? 1;
  if (count !== 1) return daySpan(...span, node.unit, durationTimex({ amounts: [[count, node.unit]] }));
  return daySpan(...span, node.unit, timex(node.unit, period(node.unit, div(span[0] + span[1], 2))[0]));
}

/** @param {number} n @param {number} wanted @param {number} first @param {number} last @returns {number} */
function nthWeekday(n, wanted, first, last) {
  if (n > 0) return first + mod(wanted - weekday(first), 7) + 7 * (n - 1);
  return last - mod(weekday(last) - wanted, 7) + 7 * (n + 1);
}

/** @param {any} node @param {number} first @param {number} last @returns {[number, number]|null} */
function nthRun(node, first, last) {
  if (!(node.unit in MONTHS_IN) && !(node.unit in DAYS_IN)) return null;
  if (node.unit === "weekend" && (node.count ?? 1) === 1) {
    const saturday = nthWeekday(node.n, 6, first, last - 1);
    return first <= saturday && saturday < last ? [saturday, saturday + 1] : null;
  }
  const count = node.count ?? 1;
  let start, stop;
  if (node.n > 0) {
    start = shift(node.unit, first, (node.n - 1) * count);
    stop = shift(node.unit, start, count) - 1;
  } else {
    stop = shift(node.unit, last + 1, (node.n + 1) * count) - 1;
    start = shift(node.unit, stop + 1, -count);
  }
  if (count === 1 && start <= last) stop = Math.min(stop, last);
  return first <= start && start <= stop && stop <= last ? [start, stop] : null;
}

/** @param {any} node @param {Standpoint} at @returns {Found|Unknown} */
function modifyPeriod(node, at) {
  const base = evaluate(node.of, at);
  if ("reason" in base) return base;
  const code = modCode(node.mod);
  if (node.mod === "earlier" || node.mod === "later") return { ...clipToAnchor(base, node, at), mod: code };
  return { ...partOfPeriod(base, node.mod), grain: base.grain, timex: base.timex, qualifier: "approximate", mod: code };
}

/** @param {Found} base @param {any} node @param {Standpoint} at @returns {Found} */
function clipToAnchor(base, node, at) {
  const own = intervalOf(at.value(undefined));
  if (!own || own.start === null || own.stop === null) return base;
  const start = node.mod === "earlier" ? base.start : base.start === null ? own.start : Math.max(base.start, own.start);
  const stop = node.mod === "later" ? base.stop : base.stop === null ? own.stop : Math.min(base.stop, own.stop);
  return start !== null && stop !== null && start > stop ? base : { ...base, start, stop };
}

/** @param {Found} base @param {string} name @returns {{start: number|null, stop: number|null}} thirds, halves, first and last sixth */
function partOfPeriod(base, name) {
  const { start, stop } = base;
  if (!(name in PERIOD_PARTS) || start === null || stop === null || stop + 1 - start <= DAY_SECONDS) return { start, stop };
  const [low, high, parts] = PERIOD_PARTS[name];
  const first = div(start, DAY_SECONDS);
  const size = div(stop + 1, DAY_SECONDS) - first;
  const ceil = (/** @type {number} */ amount) => -div(-amount * high, parts);
  if (size >= 180) {
    const months = roundHalfEven(size / 30.436875);
    return daySpan(shift("month", first, div(months * low, parts)), shift("month", first, ceil(months)) - 1, "", "");
  }
  const from = first + div(size * low, parts);
  return daySpan(from, Math.max(first + ceil(size) - 1, from), "", "");
}

/** @param {any} node @param {Standpoint} at @returns {Found|Unknown} */
function clockTime(node, at) {
  const found = evaluate(node.of, at);
  if ("reason" in found) return found;
  const [first, last] = daysIn(found);
  if (first === null || last === null || last - first > 1) return { reason: "The text does not say on which day." };
  const [start, stop, grain] = clock(node);
  const base = first * DAY_SECONDS;
  return { start: base + start, stop: base + stop, grain, timex: isoTimexDay(first) + clockTimex(node), qualifier: "certain", mod: undefined };
}

/** @param {number} day @returns {string} */
const isoTimexDay = (day) => (civil(day)[0] < 1 ? timex("day", day) : isoDay(day));

/** @param {any} node @param {Standpoint} at @returns {Found|Unknown} */
function rangeSpan(node, at) {
  const first = evaluate(node.first, at);
  const last = evaluate(node.last, at);
  if ("reason" in first) return first;
  if ("reason" in last) return last;
  if (first.start !== null && last.stop !== null && first.start > last.stop) return { reason: "The range ends before it begins." };
  return { start: first.start, stop: last.stop, grain: first.grain, timex: first.timex, qualifier: "certain", mod: undefined };
}

/** @param {any} node @param {Standpoint} at @returns {Found|Unknown} */
function countSpan(node, at) {
  const day = anchorDay(node.anchor, at);
  if (typeof day !== "number") return day;
  const sign = node.direction === "future" ? 1 : -1;
  let other = day;
  for (const [count, unit] of node.length.amounts) {
    if (count === null) return { reason: "The words are vague: they do not say how many." };
    if (unit in SECONDS_IN) other += roundHalfEven((count * SECONDS_IN[unit]) / DAY_SECONDS) * sign;
    else other = shift(unit, other, roundHalfEven(count) * sign);
  }
  const [first, last] = node.direction === "past" ? [other, day] : [day, other];
  const grain = node.length.amounts[node.length.amounts.length - 1][1];
  return daySpan(first, last, grain in SECONDS_IN ? "day" : grain, durationTimex(node.length), modCode(node.length.mod));
}
