// Which stretch of time the chart shows.

import { DAY, FIRST_DRAWN, LAST_DRAWN, floorTo, greatest, least, nextAfter } from "../ui/time.js";

/** A share of the events that the first view must hold at least. */
const DENSE_SHARE = 2 / 3;
/** The dense part is worth a view of its own where it is at most this share of the whole. */
const WORTH = 1 / 3;
export const SHORTEST_VIEW = 2 * DAY;

/**
 * The whole stretch of the drawn spans and the days of publication, with room at its sides.
 * @param {[number, number][]} spans finite
 * @param {[number, number][]} [dates] when the articles were published
 * @returns {[number, number]}
 */
export function wholeWindow(spans, dates = []) {
  const all = [...spans, ...dates];
  return withMargins([least(all.map((span) => span[0])), greatest(all.map((span) => span[1]))]);
}

/** @param {[number, number]} range @returns {[number, number]} with room for labels at its right */
function withMargins([first, last]) {
  const length = Math.max(last - first, SHORTEST_VIEW);
  return withinLimits([first - 0.05 * length, last + 0.14 * length]);
}

/** @param {[number, number]} range @returns {[number, number]} inside what Plotly draws, and not too short */
export function withinLimits([start, stop]) {
  const length = Math.min(Math.max(stop - start, SHORTEST_VIEW), LAST_DRAWN - FIRST_DRAWN);
  const centre = (start + stop) / 2;
  const from = Math.min(Math.max(centre - length / 2, FIRST_DRAWN), LAST_DRAWN - length);
  return [from, from + length];
}

/**
 * The shortest stretch that holds two thirds of the events, widened while the next event is near; the whole
 * stretch where that is not much shorter.
 * @param {[number, number][]} spans of the events, finite
 * @param {[number, number][]} [dates] when the articles were published: those nearby are taken in
 * @returns {[number, number]}
 */
export function denseWindow(spans, dates = []) {
  const starts = spans.map((span) => span[0]).sort((a, b) => a - b);
  const whole = starts[starts.length - 1] - starts[0];
  const need = Math.ceil(starts.length * DENSE_SHARE);
  if (starts.length < 4) return wholeWindow(spans, dates);
  let low = 0;
  for (let i = 0; i + need <= starts.length; i++) {
    if (starts[i + need - 1] - starts[i] < starts[low + need - 1] - starts[low]) low = i;
  }
  let high = low + need - 1;
  if (starts[high] - starts[low] > whole * WORTH) return wholeWindow(spans, dates);
  [low, high] = widenDense(starts, low, high);
  const inside = spans.filter((span) => span[0] >= starts[low] && span[0] <= starts[high]);
  const last = greatest([starts[high], ...inside.map((span) => span[1])]);
  const reach = 0.35 * Math.max(last - starts[low], 7 * DAY);
  const near = dates.filter((date) => date[1] >= starts[low] - reach && date[0] <= last + reach);
  return withMargins([least([starts[low], ...near.map((date) => date[0])]), greatest([last, ...near.map((date) => date[1])])]);
}

/** @param {number[]} starts sorted @param {number} low @param {number} high @returns {[number, number]} */
function widenDense(starts, low, high) {
  for (;;) {
    const reach = 0.35 * Math.max(starts[high] - starts[low], 7 * DAY);
    if (low > 0 && starts[low] - starts[low - 1] <= reach) low -= 1;
    else if (high < starts.length - 1 && starts[high + 1] - starts[high] <= reach) high += 1;
    else return [low, high];
  }
}

/**
 * The calendar unit that holds most of the spans' beginnings.
 * @param {[number, number][]} spans @param {"year"|"month"} grain @returns {[number, number]}
 */
export function fullestUnit(spans, grain) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  let [unit, beyond] = [NaN, NaN];
  for (const [start] of spans) {
    if (!(start >= unit && start < beyond)) [unit, beyond] = [floorTo(start, grain), nextAfter(start, grain)];
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  const [best] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0];
  return [best, nextAfter(best, grain)];
}
