// Periods for the coverage grid: as few as say it all, unequal where the events lie unevenly.

import { DAY, floorTo, greatest, least, nextAfter } from "../ui/time.js";
import { dayWords, endsWords, monthWords, plural, rangeWords, yearWords } from "../ui/words.js";

/** @typedef {{start: number, stop: number, grain: string}} Bin */
/** A stretch that is to be counted, and how often. @typedef {Bin & {count: number}} Wanted */

const MOST_BINS = 18;
/** A period is parted where it holds such a share of what is to be counted. */
const FULL_SHARE = 0.3;
const COLUMNS_MOST = 240;
/** From coarse to fine, as far as a grid goes. */
export const BIN_GRAINS = ["millennium", "century", "decade", "year", "month", "week", "day"];

/**
 * Periods in which every span lies at least in part.  It starts with the finest equal periods that fit, then
 * parts the fullest of them as long as there is room.  A span that is itself a larger period (a century among
 * years) has its own column unless finer ones stand inside it.
 * @param {[number, number][]} spans finite, half-open
 * @param {string} grain one of BIN_GRAINS, or "auto"
 * @param {number} [most]
 * @returns {Bin[]} in order, none empty
 */
export function binsFor(spans, grain, most = MOST_BINS) {
  return binsOf(weighSpans(spans), grain, most);
}

/** @param {Wanted[]} wanted as `weighed` gives them @param {string} grain @param {number} [most] @returns {Bin[]} as binsFor */
export function binsOf(wanted, grain, most = MOST_BINS) {
  if (!wanted.length) return [];
  if (grain !== "auto") return columnBins(wanted, coarseEnough(wanted, grain));
  let bins = columnBins(wanted, BIN_GRAINS[0]);
  const finest = finestFor(wanted);
  for (const finer of BIN_GRAINS.slice(1, BIN_GRAINS.indexOf(finest) + 1)) {
    const next = columnBins(wanted, finer, most);
    if (next.length > most) break;
    bins = next;
  }
  return splitFullest(bins, wanted, finest === "year" ? "month" : finest, most);
}

/** @param {[number, number][]} spans @returns {Wanted[]} each once, in order: what asks for the unit of a time asks once for many */
export function weighSpans(spans) {
  return mergeEqual(spans.map(([start, stop]) => ({ start, stop, grain: filledGrain(start, stop), count: 1 })));
}

/** @param {Wanted[]} all @returns {Wanted[]} in order, the same stretches as one */
function mergeEqual(all) {
  /** @type {Wanted[]} */
  const kept = [];
  for (const one of all.sort((a, b) => a.start - b.start || a.stop - b.stop)) {
    const last = kept[kept.length - 1];
    if (last && last.start === one.start && last.stop === one.stop) kept[kept.length - 1] = { ...last, count: last.count + one.count };
    else kept.push(one);
  }
  return kept;
}

/** @param {Wanted[]} wanted @param {[number, number]} range @returns {Wanted[]} what begins or ends inside, in order */
export function wantedInside(wanted, [from, to]) {
  /** @type {Wanted[]} */
  const kept = [];
  for (const one of wanted) {
    const begins = one.start >= from && one.start < to;
    const ends = one.stop > from && one.stop <= to;
    if (begins && ends) kept.push(one);
    else if (begins || ends) kept.push({ start: begins ? one.start : one.stop - 1, stop: begins ? one.start + 1 : one.stop, grain: "", count: one.count });
  }
  return mergeEqual(kept);
}

/** @param {Wanted[]} wanted @param {string} grain @returns {string} the grain, coarser where its columns were too many */
function coarseEnough(wanted, grain) {
  for (let level = BIN_GRAINS.indexOf(grain); level > 0; level--) {
    const starts = new Set(wanted.flatMap(({ start, stop }) => [floorTo(start, BIN_GRAINS[level]), floorTo(stop - 1, BIN_GRAINS[level])]));
    if (starts.size <= COLUMNS_MOST) return BIN_GRAINS[level];
  }
  return BIN_GRAINS[0];
}

/** @param {number} start @param {number} stop @returns {string} the grain of the period that a stretch fills, if it fills one */
function filledGrain(start, stop) {
  if (stop - start === DAY) return start % DAY ? "" : "day";
  return BIN_GRAINS.find((unit) => floorTo(start, unit) === start && nextAfter(start, unit) === stop) ?? "";
}

/**
 * @param {Wanted[]} wanted @param {string} grain @param {number} [most] where more than a few times as many would not do
 * @returns {Bin[]}
 */
function columnBins(wanted, grain, most = Infinity) {
  const level = BIN_GRAINS.indexOf(grain);
  /** @type {Map<number, Bin>} */
  const made = new Map();
  const add = (/** @type {number} */ start, /** @type {number} */ at) => {
    const key = start * 8 + at;
    if (!made.has(key)) made.set(key, { start, stop: nextAfter(start, BIN_GRAINS[at]), grain: BIN_GRAINS[at] });
  };
  let [from, to] = [NaN, NaN];
  for (const bin of wanted) {
    const own = bin.grain ? BIN_GRAINS.indexOf(bin.grain) : -1;
    if (own >= 0 && own < level) add(bin.start, own);
    else if (bin.start >= from && bin.stop <= to) continue;
    else {
      const first = floorTo(bin.start, grain);
      add(first, level);
      [from, to] = [first, /** @type {Bin} */ (made.get(first * 8 + level)).stop];
      if (bin.stop - 1 < from || bin.stop > to) add(floorTo(bin.stop - 1, grain), level);
    }
    if (made.size > 4 * most) break;
  }
  return withoutOuter([...made.values()]);
}

/** @param {number} ms @param {string} grain @returns {Bin} */
function unitAt(ms, grain) {
  return { start: floorTo(ms, grain), stop: nextAfter(ms, grain), grain };
}

/** @param {Bin[]} bins @returns {Bin[]} in order, those that hold or cross finer ones left out */
function withoutOuter(bins) {
  if (bins.every((bin) => bin.grain === bins[0].grain)) return bins.sort((a, b) => a.start - b.start);
  const finestFirst = [...bins].sort((a, b) => BIN_GRAINS.indexOf(b.grain) - BIN_GRAINS.indexOf(a.grain) || a.start - b.start);
  /** @type {Bin[]} */
  const kept = [];
  for (const bin of finestFirst) {
    if (kept.every((other) => other.stop <= bin.start || other.start >= bin.stop)) kept.push(bin);
  }
  return kept.sort((a, b) => a.start - b.start);
}

/** @param {Wanted[]} wanted @returns {string} how fine equal periods may get: years, unless all lies close */
function finestFor(wanted) {
  const length = greatest(wanted.map(({ stop }) => stop)) - least(wanted.map(({ start }) => start));
  if (length <= 45 * DAY) return "day";
  if (length <= 200 * DAY) return "week";
  return length <= 3 * 366 * DAY ? "month" : "year";
}

/** @param {Bin[]} bins @param {Wanted[]} wanted @param {string} finest @param {number} most @returns {Bin[]} */
function splitFullest(bins, wanted, finest, most) {
  let made = bins;
  const all = wanted.reduce((sum, { count }) => sum + count, 0);
  /** @type {Map<Bin, {bin: Bin, parts: Bin[], count: number}>} */
  const known = new Map();
  const choice = (/** @type {Bin} */ bin) => known.get(bin) ?? known.set(bin, { bin, ...partsOf(bin, wanted, finest) }).get(bin);
  for (;;) {
    const choices = made.map((bin) => /** @type {{bin: Bin, parts: Bin[], count: number}} */ (choice(bin)));
    const fitting = choices.filter(({ parts, count }) => (parts.length === 1 || count > Math.max(2, FULL_SHARE * all)) && parts.length > 0 && made.length + parts.length - 1 <= most);
    if (!fitting.length) return made;
    const best = fitting.reduce((a, b) => (b.count > a.count ? b : a));
    made = made.flatMap((bin) => (bin === best.bin ? best.parts : [bin]));
  }
}

/** @param {Bin} bin @param {Wanted[]} wanted @param {string} finest @returns {{parts: Bin[], count: number}} */
function partsOf(bin, wanted, finest) {
  const next = BIN_GRAINS.indexOf(bin.grain) + 1;
  if (next > BIN_GRAINS.indexOf(finest)) return { parts: [], count: 0 };
  const within = wanted.filter((other) => other.start < bin.stop && other.stop > bin.start && other.stop - other.start < bin.stop - bin.start);
  const ends = within.flatMap((other) => [other.start, other.stop - 1]).filter((end) => end >= bin.start && end < bin.stop);
  return { parts: withoutOuter(uniqueUnits(ends, BIN_GRAINS[next])), count: within.reduce((sum, { count }) => sum + count, 0) };
}

/** @param {number[]} ends @param {string} grain @returns {Bin[]} */
function uniqueUnits(ends, grain) {
  /** @type {Map<number, Bin>} */
  const units = new Map();
  let last = { start: NaN, stop: NaN, grain };
  for (const end of ends) {
    if (end >= last.start && end < last.stop) continue;
    last = unitAt(end, grain);
    units.set(last.start, last);
  }
  return [...units.values()];
}

/** @param {Bin} bin @returns {string} short, for a column's head */
export function binWords(bin) {
  const last = bin.stop - 1;
  switch (bin.grain) {
    case "day": return dayWords(bin.start, "short");
    case "week": return rangeWords(bin.start, bin.stop, "short");
    case "month": return monthWords(bin.start, "short");
    case "year": return yearWords(bin.start);
    default: return endsWords(yearWords(bin.start), yearWords(last));
  }
}

/** @param {number} length in milliseconds @returns {string} a gap in words */
export function gapWords(length) {
  const days = Math.round(length / DAY);
  if (days >= 730) return plural(Math.round(days / 365.25), "year");
  if (days >= 60) return plural(Math.round(days / 30.44), "month");
  if (days >= 14) return plural(Math.round(days / 7), "week");
  return plural(days, "day");
}
