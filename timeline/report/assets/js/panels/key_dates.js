// The days that matter most, each with a sentence: the weightiest first shown, the others on demand.

/** @import { ReportData } from "../data/types.js" */
import { articleColour, articleName, model } from "../data/model.js";
import { isArticleShown, shown } from "../state/filter.js";
import { follow } from "../state/links.js";
import { isFiltered } from "../state/state.js";
import { byId, el, fill } from "../ui/dom.js";
import { wholeLists } from "../ui/long_table.js";
import { shorten } from "../ui/text.js";
import { coveredSpan } from "../ui/time.js";
import { dayWords, plural } from "../ui/words.js";

const KEYS_FIRST = 4;

/** Draws the key dates that the filters leave. */
export function drawKeyDates() {
  const host = byId("key-dates");
  const days = (model.data.keys ?? []).filter(isKeyShown);
  host.hidden = !days.length;
  if (host.hidden) return fill(host);
  const isLong = days.length > KEYS_FIRST + 1 && !wholeLists.has("keys");
  const kept = new Set(isLong ? [...days].sort((a, b) => b.weight - a.weight).slice(0, KEYS_FIRST) : days);
  fill(host, el("div", { class: "section-head" }, el("h2", { id: "key-dates-title" }, "Key dates")),
    el("ol", { class: "key-dates" }, ...days.filter((day) => kept.has(day)).map(keyDate)),
    isLong ? el("button", { type: "button", class: "segment outlined", onclick: () => (wholeLists.add("keys"), drawKeyDates()) }, `Show all ${days.length} key dates`) : null);
}

/** @typedef {NonNullable<ReportData["keys"]>[number]} KeyDate */

/** @param {KeyDate} day @returns {boolean} whether its article is shown and, of its events, one */
function isKeyShown(day) {
  if (!isFiltered()) return true;
  return isArticleShown(day.article) && day.events.some((id) => model.data.events[model.events.get(id) ?? -1]?.mentions.some((row) => shown.mentions.has(row)));
}

/** @param {KeyDate} day @returns {HTMLElement} */
function keyDate(day) {
  const event = day.events.find((id) => model.events.get(id) !== undefined);
  const what = event === undefined ? { read: model.data.articles[day.article].id } : { event };
  const [name, target] = Object.entries(what)[0];
  return el("li", { class: "key-date", "data-day": day.day, style: { "--hue": articleColour(day.article), "--weight": day.weight.toFixed(2) } },
    el("a", { class: "key-when", href: `#${name}=${encodeURIComponent(target)}`, onclick: (/** @type {MouseEvent} */ click) => follow(click, what) }, dayWords(coveredSpan(day.day)?.[0] ?? 0)),
    el("p", { class: "key-what", dir: "auto" }, shorten(day.summary, 260)),
    el("p", { class: "aside" }, el("bdi", null, shorten(articleName(day.article), 60)), day.articles > 1 ? ` and ${plural(day.articles - 1, "other article")}` : ""));
}
