// The steps from the words to the calendar: mirrors timeline/calendar/trace.py.

/** @import { TimeData } from "../data/types.js" */
import { clockTimex } from "./clock.js";
import { div, weekday } from "./days.js";
import { describe } from "./describe.js";
import { intervalOf } from "./interval.js";
import { WEEKDAYS, amount, named } from "./field_names.js";
import { DAY_SECONDS } from "./operations.js";

/**
 * What a time hangs on: the publication date, earlier times of the article by start offset, and their words.
 * @typedef {{published: TimeData|null, mentions: Map<number, TimeData>, words: Map<number, string>}} Anchors
 */

/** @param {Anchors} anchors @returns {(to: number|undefined) => any} */
export const anchorLookup = (anchors) => (to) => (to === undefined ? anchors.published : anchors.mentions.get(to));

/** @type {Record<string, string>} */
const DIRECTION_WORDS = { past: "the last one up to it", before: "the last one before it", future: "the next one from it on",
  after: "the next one after it", backward: "the last one, or the next where that is much nearer",
  forward: "the next one, or the last where that is much nearer", same: "the one in the same period", nearest: "the nearest one" };
/** @type {Record<string, string>} */
const MODIFIER_WORDS = { start: "its beginning", early: "its first third", mid: "its middle third", late: "its last third", end: "its end",
  first_half: "its first half", last_half: "its second half", earlier: "only up to the publication date",
  later: "only from the publication date on", approx: "about then", less: "less than that", more: "more than that",
  at_most: "that at most", at_least: "that at least" };
/** @type {Record<string, string>} */
const REFERENCE_WORDS = { PAST_REF: "some time before", PRESENT_REF: "about now", FUTURE_REF: "some time to come" };
/** @type {Record<string, string>} */
const SIDE_WORDS = { since: "open from there on", until: "open up to there", before: "before that", after: "after that" };

/** @param {any} node @param {Anchors} anchors @param {any} result @returns {[string, string][]} */
export function steps(node, anchors, result) {
  /** @type {[string, string][]} */
  const told = [];
  addSteps(node, anchors, told);
  const date = node.op === "complete" ? node.of : node;
  const isWeekdayOfDate = date.op === "partial" && date.weekday !== undefined && date.day !== undefined;
  if (result.qualifier === "uncertain" && isWeekdayOfDate) told.push(["weekday and date", "they do not agree in any year near by"]);
  const last = result.reason ?? describe(result);
  told.push([result.edtf || result.timex3, result.bounds ? `${last} Between ${result.bounds[0]} and ${result.bounds[1]}.` : last]);
  return told;
}

/** @param {any} node @param {Anchors} anchors @param {[string, string][]} told */
function addSteps(node, anchors, told) {
  for (const operand of operands(node)) addSteps(operand, anchors, told);
  const step = node.op === "anchor" ? anchorStep(node, anchors) : stepOf(node);
  if (step) told.push(step);
}

/** @param {any} node @returns {any[]} */
function operands(node) {
  switch (node.op) {
    case "complete": case "counted": return [node.anchor];
    case "shift": case "nth": case "modified": case "timeofday": case "open": return [node.of];
    case "repeat": return node.of.op === "duration" ? [] : [node.of];
    case "range": return [node.first, node.last];
    default: return [];
  }
}

/** @param {any} node @param {Anchors} anchors @returns {[string, string]} */
function anchorStep(node, anchors) {
  const quote = node.to === undefined ? "" : anchors.words.get(node.to);
  const said = node.to === undefined ? "counted from the publication date" : quote ? `counted from “${quote}”` : "counted from a time named before";
  const found = anchorLookup(anchors)(node.to);
  const interval = intervalOf(found);
  if (!interval) return [said, "unknown"];
  const first = interval.start === null ? null : div(interval.start, DAY_SECONDS);
  const isDay = first !== null && interval.stop !== null && div(interval.stop, DAY_SECONDS) === first;
  return [said, isDay ? `${WEEKDAYS[weekday(first) - 1]}, ${describe(found)}` : describe(found)];
}

/** @param {any} node @returns {[string, string]|null} */
function stepOf(node) {
  switch (node.op) {
    case "partial": return ["the date as named", named(node)];
    case "complete": return [`of all that are “${named(node.of)}”`, DIRECTION_WORDS[node.direction]];
    case "shift": return [`the ${node.grain ?? node.unit}`, shiftWords(node)];
    case "nth": return ["counted inside it", countedWords(node)];
    case "modified": return ["a part or degree of it", MODIFIER_WORDS[node.mod]];
    case "timeofday": return ["the time of day", node.part ?? clockTimex(node).slice(1)];
    case "open": return ["an open end", SIDE_WORDS[node.side]];
    case "range": return ["a range", "from the first to the last"];
    case "counted": return [`a stretch of ${amount(node.length)}`, `it ${node.direction === "past" ? "ends" : "begins"} there`];
    case "duration": return ["a length of time", amount(node)];
    case "repeat": return ["a repeated time", repeatWords(node)];
    case "vague": return ["a vague reference", REFERENCE_WORDS[node.ref]];
    case "fromevent": return ["counted from an event", `${amount(node.length)} ${node.sign > 0 ? "after" : "before"} “${node.event}”`];
    default: return null;
  }
}

/** @param {any} node @returns {string} */
function repeatWords(node) {
  const every = node.of.op === "duration" ? `every ${amount(node.of)}` : "again and again";
  return node.freq === undefined ? every : `${node.freq.replace(/X$/, "") || "several"} times in ${every.replace(/^every /, "")}`;
}

/** @param {any} node @returns {string} */
function shiftWords(node) {
  if (node.n === 0) return "the one it lies in";
  return `${Math.abs(node.n)} ${Math.abs(node.n) === 1 ? node.unit : `${node.unit}s`} ${node.n < 0 ? "before" : "after"}`;
}

/** @param {any} node @returns {string} */
function countedWords(node) {
  const what = node.weekday === undefined ? node.unit : WEEKDAYS[node.weekday - 1];
  const many = (node.count ?? 1) > 1 ? `, ${node.count} together` : "";
  return `${what} number ${Math.abs(node.n)} ${node.n < 0 ? "from its end" : "from its beginning"}${many}`;
}
