// Which occurrence of a partial date is meant: mirrors timeline/calendar/occurrence.py.

import { civil, weekday } from "./days.js";
import { period } from "./periods.js";

/** @param {[number, number]} days @param {number} day @returns {number} */
const dayDistance = (days, day) => Math.max(days[0] - day, day - days[1], 0);

/** @param {[number, number][]} candidates @param {number} day @returns {[number, number]|undefined} */
const nearestDays = (candidates, day) =>
  [...candidates].sort((a, b) => dayDistance(a, day) - dayDistance(b, day) || a[0] - b[0] || a[1] - b[1])[0];

/**
 * Where all lie on one side, as those on a weekday may, the nearest is taken.
 * @param {[number, number][]} candidates @param {number} day @param {any} node @returns {[number, number]|undefined}
 */
export function chooseOccurrence(candidates, day, node) {
  const chosen = directedOccurrence(candidates, day, node);
  return !chosen && node.of.weekday !== undefined && node.of.month !== undefined ? nearestDays(candidates, day) : chosen;
}

/** @param {[number, number][]} candidates @param {any} of @returns {[number, number][]} those on the weekday named beside the date */
export function agreeing(candidates, of) {
  if (of.weekday === undefined || of.day === undefined || of.month === undefined) return [];
  return candidates.filter((days) => weekday(days[0]) === of.weekday);
}

/** @param {any} date @param {number} day @returns {boolean} whether it names a weekday that the day is not */
export function disagrees(date, day) {
  return date.weekday !== undefined && date.day !== undefined && weekday(day) !== date.weekday;
}

/** @param {[number, number][]} candidates @param {number} day @param {any} node @returns {[number, number]|undefined} */
function directedOccurrence(candidates, day, node) {
  switch (node.direction) {
    case "past": return candidates.findLast((days) => days[0] <= day);
    case "before": return candidates.findLast((days) => days[1] < day);
    case "future": return candidates.find((days) => days[1] >= day);
    case "after": return candidates.find((days) => days[0] > day);
    case "backward": case "forward": return nearerSide(candidates, day, node.direction);
    case "same": return candidates.find((days) => isSamePeriod(days[0], day, node.of));
    default: return nearestDays(candidates, day);
  }
}

/** @param {[number, number][]} candidates @param {number} day @param {string} direction */
function nearerSide(candidates, day, direction) {
  const back = candidates.findLast((days) => days[0] <= day);
  const ahead = candidates.find((days) => days[1] >= day);
  if (!back || !ahead) return back ?? ahead;
  const [wanted, other] = direction === "backward" ? [back, ahead] : [ahead, back];
  return dayDistance(wanted, day) > 3 * dayDistance(other, day) ? other : wanted;
}

/** @param {number} candidate @param {number} day @param {any} of @returns {boolean} */
function isSamePeriod(candidate, day, of) {
  if (of.weekend || (of.weekday !== undefined && of.day === undefined)) return period("week", candidate)[0] === period("week", day)[0];
  const [a, b] = [civil(candidate), civil(day)];
  return a[0] === b[0] && (of.day === undefined || of.month !== undefined || a[1] === b[1]);
}
