// The shown events as iCalendar, RFC 5545.

/** @import { TimeData } from "../data/types.js" */
import { civil, div, isoDay, mod, parseDay } from "../calendar/days.js";
import { parseInstant } from "../calendar/interval.js";
import { articleName, model } from "../data/model.js";
import { isArticleShown, shown } from "../state/filter.js";
import { plain } from "../ui/text.js";

/** @param {TimeData} value @returns {boolean} whether a calendar can hold it: the years 1 to 9999, both ends known */
function isCalendarDate({ earliest, latest }) {
  const years = [earliest, latest].map((day) => (day ? civil(parseDay(day))[0] : NaN));
  return years.every((year) => year >= 1 && year <= 9999);
}

/** @returns {{kept: number[], left: number}} the shown events that a calendar can hold, and how many it cannot */
export function calendarEvents() {
  const kept = shown.events.filter((index) => isCalendarDate(model.data.events[index].value));
  return { kept, left: shown.events.length - kept.length };
}

/** @returns {string} iCalendar, RFC 5545 */
export function eventsIcs() {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//article-timeline//timeline//EN", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${icsText(model.data.title)}`];
  for (const index of calendarEvents().kept) {
    const { id, value, label, status, place, mentions } = model.data.events[index];
    const quotes = mentions.map((row) => model.data.mentions[row]).filter((mention) => isArticleShown(mention.article)).map((mention) => `${articleName(mention.article)}: ${plain(mention.quote)}`);
    lines.push("BEGIN:VEVENT", `UID:${icsText(id)}`, "DTSTAMP:19700101T000000Z", ...icsTimes(value), `SUMMARY:${icsText(label)}`,
      `DESCRIPTION:${[value.words, ...quotes].map(icsText).join("\\n")}`, ...(place ? [`LOCATION:${icsText(place)}`] : []),
      `STATUS:${status === "negated" ? "CANCELLED" : status === "planned" || status === "possible" ? "TENTATIVE" : "CONFIRMED"}`, "TRANSP:TRANSPARENT", "END:VEVENT");
  }
  return [...lines, "END:VCALENDAR"].map(icsFolded).join("");
}

/** @param {TimeData} value @returns {string[]} the end is exclusive */
function icsTimes({ earliest = "", latest = "" }) {
  const day = (/** @type {number} */ number) => isoDay(number).replace(/-/g, "");
  if (!earliest.includes("T") && !latest.includes("T")) {
    const last = parseDay(latest);
    const isEnd = isoDay(last) === "9999-12-31";
    return [`DTSTART;VALUE=DATE:${day(parseDay(earliest))}`, ...(isEnd ? [] : [`DTEND;VALUE=DATE:${day(last + 1)}`])];
  }
  const moment = (/** @type {number} */ second) => `${day(div(second, 86400))}T${new Date(mod(second, 86400) * 1000).toISOString().slice(11, 19).replace(/:/g, "")}`;
  return [`DTSTART:${moment(parseInstant(earliest, false))}`, `DTEND:${moment(parseInstant(latest, true) + 1)}`];
}

/** @param {string} text @returns {string} */
export function icsText(text) {
  return plain(text).replace(/[\\;,]/g, "\\$&");
}

/** @param {string} line @returns {string} in pieces of at most 75 octets, never inside a character */
function icsFolded(line) {
  let [out, room] = ["", 75];
  for (const char of line) {
    const size = new TextEncoder().encode(char).length;
    if (size > room) {
      out += "\r\n ";
      room = 74;
    }
    out += char;
    room -= size;
  }
  return `${out}\r\n`;
}
