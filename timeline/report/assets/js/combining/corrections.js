// Corrections by hand, each of the event that a mention tells: mirrors timeline/combining/corrections.py.

/** @import { EventData, ReportData } from "../data/types.js" */
import { dateByHand } from "./dates_by_hand.js";
import { remadeEvent, singleEvent } from "./events.js";
import { spanKey } from "../data/addresses.js";
import { shorten } from "../ui/text.js";

const GONE = "There is no such mention in this report any more.";

/**
 * Makes one correction in the data.
 * @param {ReportData} data changed in place @param {string[]} parts the action, the mention's key, and a value
 * @returns {string|null} why it cannot be made, null where it was
 */
export function correct(data, [action, key, value = ""]) {
  const row = rowOf(data, key ?? "");
  if (row === null) return `${key ?? ""}: ${GONE}`;
  switch (action) {
    case "hide": return hideEvent(data, row);
    case "title": return retitle(data, row, value);
    case "date": return redate(data, row, value);
    case "merge": return mergeEvents(data, row, value);
    case "split": return splitOff(data, row);
    default: return `“${shorten(action, 20)}” is no correction.`;
  }
}

/** @param {ReportData} data @param {string} key "article:start-end" @returns {number|null} */
function rowOf(data, key) {
  const row = data.mentions.findIndex((mention) => spanKey(data, mention) === key);
  return row < 0 || data.mentions[row].hidden ? null : row;
}

/** @param {ReportData} data @param {number} row @returns {number} the event that tells it, -1 where it is undated */
function eventWith(data, row) {
  return data.events.findIndex((event) => event.mentions.includes(row));
}

/** @param {ReportData} data @param {number} row @returns {null} */
function hideEvent(data, row) {
  const index = eventWith(data, row);
  const rows = index < 0 ? [row] : data.events[index].mentions;
  for (const one of rows) data.mentions[one] = { ...data.mentions[one], candidate: false, hidden: true };
  if (index >= 0) data.events.splice(index, 1);
  return null;
}

/** @param {ReportData} data @param {number} row @param {string} title @returns {string|null} */
function retitle(data, row, title) {
  if (!title.trim()) return "The new title is empty.";
  const index = eventWith(data, row);
  data.mentions[row] = { ...data.mentions[row], title };
  if (index >= 0) data.events[index] = { ...data.events[index], label: title, byHand: { ...data.events[index].byHand, label: title } };
  return null;
}

/** @param {ReportData} data @param {number} row @param {string} text @returns {string|null} */
function redate(data, row, text) {
  const found = dateByHand(text);
  if ("error" in found) return found.error;
  const { reason: _, expression: __, ...mention } = data.mentions[row];
  data.mentions[row] = { ...mention, value: found.value, how: "stated", steps: ["the date was corrected by hand"] };
  const index = eventWith(data, row);
  const event = index < 0 ? singleEvent(data, row) : data.events[index];
  const made = settledEvent(data, { ...event, byHand: { ...event.byHand, value: found.value } });
  if (made && index < 0) data.events.push(made);
  else if (made) data.events[index] = made;
  return null;
}

/** @param {ReportData} data @param {number} row @param {string} other a mention's key @returns {string|null} */
function mergeEvents(data, row, other) {
  const second = rowOf(data, other);
  if (second === null) return `${other}: ${GONE}`;
  const [a, b] = [eventWith(data, row), eventWith(data, second)];
  if (a < 0 && b < 0) return "Neither of the two has a date: give one of them a date first.";
  if (a === b) return "The two are one event already.";
  const main = a >= 0 ? data.events[a] : data.events[b];
  const rows = [a, b].flatMap((index, i) => (index < 0 ? [[row, second][i]] : data.events[index].mentions));
  const byHand = { ...(a >= 0 && b >= 0 ? data.events[b].byHand : {}), ...main.byHand, label: main.label };
  const made = settledEvent(data, { ...main, mentions: [...new Set(rows)].sort((x, y) => x - y), why: "merged by hand", byHand,
    salience: Math.max(main.salience, b >= 0 ? data.events[b].salience : 0) });
  data.events = data.events.filter((_, index) => index !== a && index !== b);
  if (made) data.events.push(made);
  return null;
}

/** @param {ReportData} data @param {number} row @returns {string|null} */
function splitOff(data, row) {
  const index = eventWith(data, row);
  if (index < 0 || data.events[index].mentions.length < 2) return "It is an event of its own already.";
  const rest = settledEvent(data, { ...data.events[index], mentions: data.events[index].mentions.filter((one) => one !== row) });
  data.events.splice(index, 1, ...(rest ? [relabelled(data, rest)] : []));
  if (data.mentions[row].value) data.events.push({ ...singleEvent(data, row), why: "parted by hand" });
  return null;
}

/** @param {ReportData} data @param {EventData} event @returns {EventData} with a label that one of its mentions still bears */
function relabelled(data, event) {
  const titles = event.mentions.map((row) => data.mentions[row].title);
  if (titles.includes(event.label)) return event;
  return { ...event, label: titles[0], byHand: { ...event.byHand, label: titles[0] } };
}

/** @param {ReportData} data @param {EventData} event @returns {EventData|null} with date, status, people and place as its mentions have them */
function settledEvent(data, event) {
  const made = remadeEvent(event, data.mentions, event.byHand?.value);
  if (!made) return null;
  const rows = made.mentions.map((row) => data.mentions[row]);
  const who = ranked(rows.flatMap((mention) => mention.who ?? []), (a, b) => (a < b ? -1 : 1));
  const place = ranked(rows.flatMap((mention) => (mention.place ? [mention.place] : [])), (a, b) => b.length - a.length || (a < b ? -1 : 1))[0];
  const { who: _, place: __, ...rest } = made;
  return { ...rest, id: spanKey(data, rows[0]), label: event.byHand?.label ?? made.label, ...(who.length ? { who } : {}), ...(place ? { place } : {}) };
}

/** @param {string[]} words @param {(a: string, b: string) => number} tie @returns {string[]} each once, the most frequent first */
function ranked(words, tie) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || tie(a[0], b[0])).map(([word]) => word);
}
