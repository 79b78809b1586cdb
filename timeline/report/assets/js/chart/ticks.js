// The time axis' ticks, in the reader's language, for any stretch from hours to millennia.

import { plotlyText } from "../ui/text.js";
import { DAY, FIRST_DRAWN, LAST_DRAWN, dayOf, floorTo, plotlyInstant, utc, yearOf } from "../ui/time.js";
import { clockWords, dayWords, format, monthWords, yearWords } from "../ui/words.js";

/** Steps from fine to coarse: [unit, count, about how many days]. @type {[string, number, number][]} */
const STEPS = [
  ["hour", 1, 1 / 24], ["hour", 3, 1 / 8], ["hour", 6, 1 / 4], ["hour", 12, 1 / 2],
  ["day", 1, 1], ["day", 2, 2], ["week", 1, 7], ["month", 1, 30.4], ["month", 3, 91.3], ["month", 6, 182.6],
  ["year", 1, 365.25], ["year", 2, 730.5], ["year", 5, 1826], ["year", 10, 3652], ["year", 20, 7305],
  ["year", 50, 18262], ["year", 100, 36525], ["year", 200, 73050], ["year", 500, 182625], ["year", 1000, 365250],
  ["year", 2000, 730500], ["year", 5000, 1826250],
];

/**
 * Ticks for a range and one range's length on both of its sides, so that panning finds them in place.
 * @param {[number, number]} range @param {number} width in pixels
 * @returns {{values: string[], labels: string[]}}
 */
export function ticksFor(range, width) {
  const [unit, count] = stepFor(range, width);
  const length = range[1] - range[0];
  const values = [];
  const labels = [];
  const last = Math.min(range[1] + length, LAST_DRAWN);
  let previous = NaN;
  for (let tick = firstTick(Math.max(range[0] - length, FIRST_DRAWN), unit, count); tick <= last; tick = afterTick(tick, unit, count)) {
    if (tick < FIRST_DRAWN) continue;
    const isFirst = previous < range[0] && tick >= range[0];
    values.push(plotlyInstant(tick));
    labels.push(tickLabel(tick, unit, isFirst ? NaN : previous));
    previous = tick;
    if (values.length > 400) break;
  }
  return { values, labels };
}

/** @param {[number, number]} range @param {number} width @returns {[string, number, number]} */
function stepFor(range, width) {
  const days = (range[1] - range[0]) / DAY;
  const most = Math.max(width / 76, 2);
  return STEPS.find((step) => days / step[2] <= most) ?? STEPS[STEPS.length - 1];
}

/** @param {number} ms @param {string} unit @param {number} count @returns {number} */
function firstTick(ms, unit, count) {
  const year = yearOf(ms);
  if (unit === "year") return utc(Math.floor(year / count) * count, 0, 1);
  if (unit === "month") return utc(year, Math.floor(new Date(ms).getUTCMonth() / count) * count, 1);
  if (unit === "week") return floorTo(ms, "week");
  const size = (unit === "hour" ? 3600000 : DAY) * count;
  return Math.floor(ms / size) * size;
}

/** @param {number} ms @param {string} unit @param {number} count @returns {number} */
function afterTick(ms, unit, count) {
  const date = new Date(ms);
  if (unit === "year") return utc(date.getUTCFullYear() + count, 0, 1);
  if (unit === "month") return utc(date.getUTCFullYear(), date.getUTCMonth() + count, 1);
  return ms + count * (unit === "week" ? 7 * DAY : unit === "day" ? DAY : 3600000);
}

/**
 * A tick's label; a second line names what is larger wherever it changes.
 * @param {number} tick @param {string} unit @param {number} previous @returns {string}
 */
function tickLabel(tick, unit, previous) {
  if (unit === "year") return plotlyText(yearWords(tick));
  const isNewYear = Number.isNaN(previous) || yearOf(previous) !== yearOf(tick);
  if (unit === "month") {
    const month = format({ month: "short" }).format(tick);
    return plotlyText(month) + (isNewYear ? `<br>${plotlyText(yearWords(tick))}` : "");
  }
  if (unit === "hour") {
    const isNewDay = Number.isNaN(previous) || dayOf(previous) !== dayOf(tick);
    return plotlyText(clockWords(tick)) + (isNewDay ? `<br>${plotlyText(dayWords(tick, "short"))}` : "");
  }
  const isNewMonth = Number.isNaN(previous) || floorTo(previous, "month") !== floorTo(tick, "month");
  const day = format({ day: "numeric" }).format(tick);
  return plotlyText(day) + (isNewMonth ? `<br>${plotlyText(monthWords(tick, "short"))}` : "");
}
