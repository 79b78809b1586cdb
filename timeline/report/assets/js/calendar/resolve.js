// A symbolic time and its anchors give a value: mirrors timeline/calendar/resolve.py, and resolve_all of
// timeline/temporal.  One test holds both to equal answers.

/** @import { Found } from "./operations.js" */
/** @import { Anchors } from "./trace.js" */
/** @import { ExpressionData, TimeData } from "../data/types.js" */
import { div, isoDay } from "./days.js";
import { describe } from "./describe.js";
import { edtf } from "./edtf.js";
import { intervalOf, isPlaced, isoInstant } from "./interval.js";
import { durationTimex, modCode, setTimex } from "./durations.js";
import { DAY_SECONDS, evaluate } from "./operations.js";
import { rank } from "./periods.js";
import { anchorLookup, steps } from "./trace.js";
import { blank, modOf, shared } from "./underspecified.js";

/** @param {any} node @param {Anchors} anchors @returns {TimeData} */
function resolve(node, anchors) {
  const value = withoutBlanks(nodeValue(node, anchors));
  value.trace = steps(node, anchors, value);
  value.words = describe(value);
  return value;
}

/** @param {any} value @returns {any} without what says nothing */
function withoutBlanks(value) {
  const kept = Object.entries(value).filter(([name, held]) => held !== undefined && held !== null && !(name === "qualifier" && held === "certain"));
  return Object.fromEntries(kept);
}

/** @param {any} node @param {Anchors} anchors @returns {any} */
function nodeValue(node, anchors) {
  if (node.op === "duration" || node.op === "repeat") return lengthValue(node);
  if (node.op === "vague") return vagueValue(node, anchors);
  if (node.op === "range" || node.op === "open") return rangeValue(node, anchors);
  const [first, last] = (/** @type {const} */ (["first", "last"])).map((edge) => evaluate(node, { value: anchorLookup(anchors), edge }));
  if ("reason" in first) return { timex3: blank(node), mod: modOf(node), reason: first.reason };
  if ("reason" in last) return { timex3: blank(node), mod: modOf(node), reason: last.reason };
  return isSame(first, last) ? finish(first) : valueBetween(node, first, last);
}

/** @param {Found} a @param {Found} b @returns {boolean} */
function isSame(a, b) {
  return a.start === b.start && a.stop === b.stop && a.grain === b.grain && a.timex === b.timex && a.qualifier === b.qualifier && a.mod === b.mod;
}

/** @param {any} node @returns {any} */
function lengthValue(node) {
  const length = node.op === "duration" ? node : node.of;
  const grain = length.op === "duration" && length.amounts.length ? length.amounts[length.amounts.length - 1][1] : undefined;
  return { timex3: node.op === "duration" ? durationTimex(node) : setTimex(node.of), grain, quant: node.quant, freq: node.freq,
    mod: node.op === "duration" ? modCode(node.mod) : undefined,
    reason: node.op === "duration" ? "A length of time: it names no date." : "A repeated time: it names no single date." };
}

/** @param {Found} found @returns {any} */
function finish(found) {
  const isClock = rank(found.grain) < rank("day");
  const written = (/** @type {number|null} */ second) => (second === null ? undefined : isClock ? isoInstant(second) : isoDay(div(second, DAY_SECONDS)));
  const value = { timex3: found.timex, earliest: written(found.start), latest: written(found.stop), grain: found.grain,
    qualifier: found.qualifier, mod: found.mod };
  return { ...value, edtf: edtf(value, found.start === null, found.stop === null) };
}

/** @param {any} node @param {Found} first @param {Found} last @returns {any} */
function valueBetween(node, first, last) {
  const ends = [first.start, last.start, first.stop, last.stop];
  const bounds = ends.includes(null) ? undefined
    : [isoDay(div(Math.min(Number(ends[0]), Number(ends[1])), DAY_SECONDS)), isoDay(div(Math.max(Number(ends[2]), Number(ends[3])), DAY_SECONDS))];
  return { timex3: first.timex === last.timex ? first.timex : shared(first.timex, last.timex, blank(node)), mod: first.mod, grain: first.grain, bounds,
    reason: "The date it hangs on is known only roughly, and that does not fix it." };
}

/** @param {any} node @param {Anchors} anchors @returns {any} */
function vagueValue(node, anchors) {
  const timex = node.bounded && node.unit !== undefined ? durationTimex({ amounts: [[null, node.unit]] }) : node.ref;
  if (node.ref !== "FUTURE_REF" || !node.bounded) return { timex3: timex, reason: "The words are vague: they name no date." };
  const published = intervalOf(anchors.published);
  const isDay = published && published.start !== null && published.stop !== null && div(published.start, DAY_SECONDS) === div(published.stop, DAY_SECONDS);
  if (!isDay) return { timex3: timex, qualifier: "after", reason: "It begins after the publication date, which is unknown." };
  return finish({ start: Number(published.stop) + 1, stop: null, grain: node.unit ?? "day", timex, qualifier: "after" });
}

/** @param {any} node a range or an open time @param {Anchors} anchors @returns {any} */
function rangeValue(node, anchors) {
  const isRange = node.op === "range";
  const parts = (isRange ? [node.first, node.last] : [node.of]).map((part) => nodeValue(part, anchors));
  const own = isRange ? parts[node.named ?? 0] : parts[0];
  const missing = parts.find((part) => !isPlaced(part));
  if (missing) return isPlaced(own) ? unplacedValue(own, missing.reason) : own;
  const intervals = /** @type {{start: number|null, stop: number|null}[]} */ (parts.map(intervalOf));
  if (!isRange) return finish(openSpan(node, intervals[0], parts[0]));
  const [start, stop] = [intervals[0].start, intervals[1].stop];
  if (start !== null && stop !== null && start > stop) return unplacedValue(own, "The range ends before it begins.");
  const qualifier = parts.some((part) => part.qualifier === "approximate") ? "approximate" : "certain";
  const found = { start, stop, grain: parts[0].grain ?? "day", timex: parts[0].timex3, qualifier, mod: parts[0].mod };
  return { ...finish(found), timex3: own.timex3, mod: own.mod };
}

/** @param {any} value @param {string} reason @returns {any} */
const unplacedValue = (value, reason) => ({ ...value, earliest: undefined, latest: undefined, edtf: undefined, reason });

/** @param {any} node @param {{start: number|null, stop: number|null}} interval @param {any} own @returns {Found} */
function openSpan(node, { start, stop }, own) {
  const found = { grain: own.grain ?? "day", timex: own.timex3, mod: own.mod, qualifier: "certain" };
  if (node.side === "before" && node.of.op === "modified" && node.of.mod === "end") return { ...found, start: null, stop, qualifier: "before" };
  switch (node.side) {
    case "since": return { ...found, start, stop: null };
    case "until": return { ...found, start: null, stop };
    case "before": return { ...found, start: null, stop: start === null ? null : start - 1, qualifier: "before" };
    default: return { ...found, start: stop === null ? null : stop + 1, stop: null, qualifier: "after" };
  }
}

/** @param {any} node @returns {any} the date that the words name, without what a preposition adds */
function ownWords(node) {
  if (node.op === "range") return ownWords(node.named ? node.last : node.first);
  return node.op === "open" ? ownWords(node.of) : node;
}

/** @type {Record<string, [string, string]>} */
const MODE_STEPS = { news: ["told as news", "bare dates hang on the publication date"],
  narrative: ["told as a narrative", "bare dates hang on what was told before"] };

/**
 * The values of one article's expressions, in the order of the text; those without a symbol keep their own.
 * @param {ExpressionData[]} expressions @param {TimeData|null} published @returns {(TimeData|undefined)[]}
 */
export function resolveAll(expressions, published) {
  const anchors = { published, mentions: new Map(), words: new Map(expressions.map(({ start, text }) => [start, text])) };
  return expressions.map(({ symbolic, start, mode, value }) => {
    if (!symbolic) {
      if (value) anchors.mentions.set(start, value);
      return value;
    }
    const found = resolve(symbolic, anchors);
    const own = ownWords(symbolic);
    anchors.mentions.set(start, own === symbolic ? found : resolve(own, anchors));
    return mode ? { ...found, trace: [MODE_STEPS[mode], ...(found.trace ?? [])] } : found;
  });
}
