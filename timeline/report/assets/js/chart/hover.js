// What a mark says when the pointer rests on it.

/** @import { Item } from "./lanes.js" */
/** @import { EventData, TimeData } from "../data/types.js" */
import { articleName, model } from "../data/model.js";
import { statusOf } from "../ui/icons.js";
import { madeOnce } from "../ui/memoize.js";
import { plain, plotlyText, shorten } from "../ui/text.js";
import { plural, timeWords } from "../ui/words.js";

export const WRAP = 62;

/** What marks say, as far as it was asked for: it stays while they do. @type {WeakMap<Item, string>} */
const hoverTexts = new WeakMap();

/** @param {Item} item @returns {string} Plotly's pseudo-HTML, every word of it escaped */
export function hoverText(item) {
  return madeOnce(hoverTexts, item, () => hoverWords(item));
}

/** @param {Item} item @returns {string} */
function hoverWords(item) {
  const event = model.data.events[item.event];
  const mention = model.data.mentions[item.row];
  const value = item.article !== null && mention.value ? mention.value : event.value;
  const about = [timeWords(value), grainWords(value), statusOf(event.status).word].filter(Boolean).join(" · ");
  const others = model.tellers[item.event].length - 1;
  const teller = articleName(mention.article) + (others > 0 ? ` and ${plural(others, "other article")}` : "");
  return [
    `<b>${wrapText(event.label, WRAP)}</b>`,
    plotlyText(about),
    disagreementWords(event),
    `<i>“${wrapText(shorten(mention.quote, 170), WRAP)}”</i>`,
    wrapText(shorten(teller, 90), WRAP),
  ].filter(Boolean).join("<br>").replace(/(^|<br>)/g, "$1\u00a0\u00a0").replace(/(<br>|$)/g, "\u00a0\u00a0$1");
}

/** @param {EventData} event @returns {string} */
function disagreementWords(event) {
  return event.claims?.length ? "The articles do not agree on this date." : "";
}

/** @param {TimeData} value @returns {string} */
export function grainWords(value) {
  return value.grain ? `to the ${value.grain === "part" ? "part of day" : value.grain}` : "";
}

/** @param {string} text @param {number} width @returns {string} escaped, in lines of about this many letters */
export function wrapText(text, width) {
  const lines = [""];
  for (const word of plain(text).split(" ").flatMap((one) => (one.length > 60 ? (one.match(/.{1,60}/gu) ?? []) : one))) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.map(plotlyText).join("<br>");
}
