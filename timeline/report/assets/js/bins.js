// Periods for the coverage grid: as few as say it all, unequal where the events lie unevenly.

/** @typedef {{start: number, stop: number, grain: string}} Bin */

const MOST_BINS = 18;
/** A period is parted where it holds such a share of what is to be counted. */
const FULL = 0.3;
const COLUMNS_MOST = 240;
/** From coarse to fine, as far as a grid goes. */
const BIN_GRAINS = ["millennium", "century", "decade", "year", "month", "week", "day"];

/**
 * Periods in which every span lies at least in part.  It starts with the finest equal periods that fit, then
 * parts the fullest of them as long as there is room.  A span that is itself a larger period (a century among
 * years) has its own column unless finer ones stand inside it.
 * @param {[number, number][]} spans finite, half-open
 * @param {string} grain one of BIN_GRAINS, or "auto"
 * @param {number} [most]
 * @returns {Bin[]} in order, none empty
 */
function binsFor(spans, grain, most = MOST_BINS) {
  if (!spans.length) return [];
  const wanted = spans.map(wantedOnce);
  if (grain !== "auto") return columns(wanted, coarseEnough(spans, grain));
  let bins = columns(wanted, BIN_GRAINS[0]);
  const finest = finestFor(spans);
  for (const finer of BIN_GRAINS.slice(1, BIN_GRAINS.indexOf(finest) + 1)) {
    const next = columns(wanted, finer, most);
    if (next.length > most) break;
    bins = next;
  }
  return parted(bins, wanted, finest === "year" ? "month" : finest, most);
}

/** @type {WeakMap<[number, number], Bin>} */
const wantedBins = new WeakMap();

/** @param {[number, number]} span @returns {Bin} */
function wantedOnce(span) {
  let bin = wantedBins.get(span);
  if (!bin) wantedBins.set(span, (bin = wantedBin(span)));
  return bin;
}

/** @param {[number, number][]} spans @param {string} grain @returns {string} the grain, coarser where its columns were too many */
function coarseEnough(spans, grain) {
  for (let level = BIN_GRAINS.indexOf(grain); level > 0; level--) {
    const starts = new Set(spans.flatMap(([start, stop]) => [floorTo(start, BIN_GRAINS[level]), floorTo(stop - 1, BIN_GRAINS[level])]));
    if (starts.size <= COLUMNS_MOST) return BIN_GRAINS[level];
  }
  return BIN_GRAINS[0];
}

/** @param {[number, number]} span @returns {Bin} the span, with the grain of the period it fills, if it fills one */
function wantedBin([start, stop]) {
  const grain = BIN_GRAINS.find((unit) => floorTo(start, unit) === start && nextAfter(start, unit) === stop);
  return { start, stop, grain: grain ?? "" };
}

/**
 * @param {Bin[]} wanted @param {string} grain @param {number} [most] where more than a few times as many would not do
 * @returns {Bin[]}
 */
function columns(wanted, grain, most = Infinity) {
  const level = BIN_GRAINS.indexOf(grain);
  /** @type {Map<string, Bin>} */
  const made = new Map();
  for (const bin of wanted) {
    const own = BIN_GRAINS.indexOf(bin.grain);
    const isCoarser = own >= 0 && own < level;
    for (const unit of isCoarser ? [bin] : [unitAt(bin.start, grain), unitAt(bin.stop - 1, grain)]) made.set(`${unit.start} ${unit.grain}`, unit);
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

/** @param {[number, number][]} spans @returns {string} how fine equal periods may get: years, unless all lies close */
function finestFor(spans) {
  const length = greatest(spans.map((span) => span[1])) - least(spans.map((span) => span[0]));
  if (length <= 45 * DAY) return "day";
  if (length <= 200 * DAY) return "week";
  return length <= 3 * 366 * DAY ? "month" : "year";
}

/** @param {Bin[]} bins @param {Bin[]} wanted @param {string} finest @param {number} most @returns {Bin[]} */
function parted(bins, wanted, finest, most) {
  let made = bins;
  for (;;) {
    const choices = made.map((bin) => partsOf(bin, wanted, finest)).map((parts, i) => ({ bin: made[i], ...parts }));
    const fitting = choices.filter(({ parts, count }) => (parts.length === 1 || count > Math.max(2, FULL * wanted.length)) && parts.length > 0 && made.length + parts.length - 1 <= most);
    if (!fitting.length) return made;
    const best = fitting.reduce((a, b) => (b.count > a.count ? b : a));
    made = made.flatMap((bin) => (bin === best.bin ? best.parts : [bin]));
  }
}

/** @param {Bin} bin @param {Bin[]} wanted @param {string} finest @returns {{parts: Bin[], count: number}} */
function partsOf(bin, wanted, finest) {
  const next = BIN_GRAINS.indexOf(bin.grain) + 1;
  if (next > BIN_GRAINS.indexOf(finest)) return { parts: [], count: 0 };
  const within = wanted.filter((other) => other.start < bin.stop && other.stop > bin.start && other.stop - other.start < bin.stop - bin.start);
  const ends = within.flatMap((other) => [other.start, other.stop - 1]).filter((end) => end >= bin.start && end < bin.stop);
  return { parts: withoutOuter(uniqueUnits(ends, BIN_GRAINS[next])), count: within.length };
}

/** @param {number[]} ends @param {string} grain @returns {Bin[]} */
function uniqueUnits(ends, grain) {
  return [...new Set(ends.map((end) => floorTo(end, grain)))].map((start) => unitAt(start, grain));
}

/** @param {Bin} bin @returns {string} short, for a column's head */
function binWords(bin) {
  const last = bin.stop - 1;
  switch (bin.grain) {
    case "day": return dayWords(bin.start, "short");
    case "week": return rangeWords(bin.start, bin.stop, "short");
    case "month": return monthWords(bin.start, "short");
    case "year": return yearWords(bin.start);
    default: return ends(yearWords(bin.start), yearWords(last));
  }
}

/** @param {number} length in milliseconds @returns {string} a gap in words */
function gapWords(length) {
  const days = Math.round(length / DAY);
  if (days >= 730) return plural(Math.round(days / 365.25), "year");
  if (days >= 60) return plural(Math.round(days / 30.44), "month");
  if (days >= 14) return plural(Math.round(days / 7), "week");
  return plural(days, "day");
}
