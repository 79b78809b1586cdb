// Dates as the user writes them.

/** @import { TimeData } from "../data/types.js" */
import { dayNumber, daysInMonth, isoDay, isoYear, parseDay } from "../calendar/days.js";
import { describe } from "../calendar/describe.js";
import { edtf } from "../calendar/edtf.js";
import { period } from "../calendar/periods.js";
import { shorten } from "../ui/text.js";

const DATE_HINT = "Write it as 2025-04-17, 2025-04 or 2025; −0043 is 44 BC.";

/**
 * A date as the user writes it: a year, a month or a day that exists; years of five digits also as EDTF has them.
 * @param {string} text @returns {{value: TimeData}|{error: string}}
 */
export function triedDate(text) {
  const said = text.trim().replace(/^[−–]/, "-").replace(/^Y(?=-?\d{5,6}$)/, "+").replace("+-", "-");
  if (!said) return { error: `No date is given. ${DATE_HINT}` };
  const found = /^([+-]\d{4,6}|\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(said);
  if (!found) return { error: `“${shorten(said, 30)}” is not a date. ${DATE_HINT}` };
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)];
  if (month < 1 || month > 12) return { error: `There is no month ${found[2]}; months are 01 to 12.` };
  const most = daysInMonth(year, month);
  if (day < 1 || day > most) return { error: `There is no day ${found[3]} in ${isoYear(year)}-${found[2]}, which has ${most} days.` };
  const grain = found[3] ? "day" : found[2] ? "month" : "year";
  const [first, last] = period(grain, dayNumber(year, month, day));
  const full = isoDay(first);
  const timex3 = grain === "day" ? full : grain === "month" ? full.slice(0, -3) : full.slice(0, -6);
  const value = { timex3, earliest: full, latest: isoDay(last), grain, words: "" };
  const written = edtf(value, false, false);
  const made = { ...value, ...(written ? { edtf: written } : {}), trace: /** @type {[string, string][]} */ ([[said, written ?? timex3]]) };
  return { value: { ...made, words: describe(made) } };
}

/**
 * A date of a correction: as `triedDate`, or two of these with "/" between, one of which may be "..".
 * @param {string} text @returns {{value: TimeData}|{error: string}}
 */
export function dateByHand(text) {
  const ends = text.trim().split("/").map((end) => end.trim());
  if (ends.length > 2) return { error: `“${shorten(text, 30)}” is not a date. ${DATE_HINT}` };
  const open = (/** @type {string} */ end) => end === "..";
  const parts = ends.map((end) => (open(end) ? null : triedDate(end)));
  const bad = parts.find((part) => part && "error" in part);
  if (bad && "error" in bad) return bad;
  const values = parts.map((part) => (part && "value" in part ? part.value : null));
  if (!values.some(Boolean)) return { error: "An interval needs one end at least." };
  const [first, last] = ends.length === 1 ? [values[0], values[0]] : values;
  if (first?.earliest && last?.latest && parseDay(first.earliest) > parseDay(last.latest)) return { error: "The interval ends before it begins." };
  const known = values.filter((value) => value !== null);
  const grain = known.some((value) => value.grain === "day") ? "day" : known[0].grain;
  const written = values.map((value) => (value ? value.edtf ?? value.timex3 : "..")).join("/");
  /** @type {TimeData} */
  const made = { timex3: written, words: "", edtf: written, trace: [["corrected by hand", written]] };
  if (first) made.earliest = first.earliest;
  if (last) made.latest = last.latest;
  if (grain) made.grain = grain;
  made.words = describe(made);
  return { value: made };
}
