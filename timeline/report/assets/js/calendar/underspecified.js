// What words alone say of a time: mirrors timeline/calendar/underspecified.py.

import { clockTimex } from "./clock.js";
import { durationTimex, modCode } from "./durations.js";
import { underspecified } from "./partial.js";

/** @type {Record<string, string>} */
const BLANKS = { millennium: "X", century: "XX", decade: "XXX", year: "XXXX", half: "XXXX-HX", quarter: "XXXX-QX",
  season: "XXXX-XX", month: "XXXX-XX", week: "XXXX-WXX", fortnight: "XXXX-WXX", weekend: "XXXX-WXX-WE" };

/** @param {any} node @returns {string} what the words alone say, X for what only an anchor could tell */
export function blank(node) {
  switch (node.op) {
    case "partial": return underspecified(node);
    case "complete": return underspecified(node.of);
    case "shift": return BLANKS[node.grain ?? node.unit] ?? "XXXX-XX-XX";
    case "nth":
      if ((node.count ?? 1) > 1) return durationTimex({ amounts: [[node.count, node.unit]] });
      return node.weekday === undefined ? BLANKS[node.unit] ?? "XXXX-XX-XX" : `XXXX-WXX-${node.weekday}`;
    case "modified": case "open": return blank(node.of);
    case "timeofday": return blank(node.of) + clockTimex(node);
    case "counted": case "fromevent": return durationTimex(node.length);
    case "range": return blank(node.named ? node.last : node.first);
    default: return "XXXX-XX-XX";
  }
}

/** @param {any} node @returns {string|undefined} the TIMEX3 modifier that the words carry */
export function modOf(node) {
  switch (node.op) {
    case "modified": case "duration": return modCode(node.mod);
    case "counted": case "fromevent": return modCode(node.length.mod);
    case "timeofday": case "open": return modOf(node.of);
    default: return undefined;
  }
}

/** @param {string} first @param {string} last @param {string} unknown @returns {string} what two days have in common, of the words where that is no day */
export function shared(first, last, unknown) {
  const day = /^(?:BC)?\d{4}-\d\d-\d\d$/;
  if (unknown !== "XXXX-XX-XX" || !day.test(first) || !day.test(last) || first.slice(0, -6) !== last.slice(0, -6)) return unknown;
  return first.slice(0, -3) === last.slice(0, -3) ? `${first.slice(0, -2)}XX` : `${first.slice(0, -6)}-XX-XX`;
}
