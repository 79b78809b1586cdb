// Trying a publication date, and the dates that other articles suggest.

/** @import { PassageData, TimeData } from "../data/types.js" */
import { isoDay, parseDay } from "../calendar/days.js";
import { triedDate } from "../combining/dates_by_hand.js";
import { changeItem, itemParts } from "../data/addresses.js";
import { articleName, keyOf, model } from "../data/model.js";
import { follow } from "../state/links.js";
import { go, state } from "../state/state.js";
import { announce, el } from "../ui/dom.js";
import { plain, shorten } from "../ui/text.js";
import { timeWords } from "../ui/words.js";

/** @param {number} article @param {boolean} [isOpen] @returns {HTMLElement} a field for the publication date */
export function publishControl(article, isOpen = false) {
  const { id, published } = model.data.articles[article];
  const note = el("p", { class: "try-note", role: "alert" });
  const input = /** @type {HTMLInputElement} */ (el("input", { type: "text", autocomplete: "off", spellcheck: "false", placeholder: "2025-04-17", "aria-label": `Publication date of ${articleName(article)}` }));
  const apply = () => {
    const tried = triedDate(input.value);
    input.setAttribute("aria-invalid", String("error" in tried));
    note.textContent = "error" in tried ? tried.error : "";
    if ("value" in tried) publish(id, tried.value.timex3);
  };
  return el("details", { class: "try", "data-publish": id, open: isOpen || null },
    el("summary", null, isTried(id) ? "try another date" : published ? "what if it was published on …" : "published on …"),
    sendRow({ class: "mend-row" }, apply, "Place its events", input, note));
}

/** @param {Record<string, any>} attributes @param {() => void} enter @param {string} words @param {...(HTMLElement|null)} fields @returns {HTMLElement} fields that Enter and a button send off */
export function sendRow(attributes, enter, words, ...fields) {
  const [first, ...rest] = fields;
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    enter();
  };
  return el("div", { ...attributes, role: "group", onkeydown: press }, first, el("button", { type: "button", class: "segment outlined", onclick: enter }, words), ...rest);
}

/** @param {string} id @returns {string|undefined} the change that dates an article */
function triedItem(id) {
  return [...state.published].find((item) => itemParts(item)[0] === id);
}

/** @param {string} id @returns {boolean} */
export function isTried(id) {
  return triedItem(id) !== undefined;
}

/** @param {string} id @param {string} date tries a publication date, in place of one tried before */
function publish(id, date) {
  const kept = [...state.published].filter((item) => itemParts(item)[0] !== id);
  go({ published: new Set([...kept, changeItem(id, date)]) });
  announce(`${id} is placed as published on ${date}.`);
}

/** How many days of a proposed stretch have a button of their own. */
const PROPOSED_MOST = 7;

/** @param {number} article @returns {HTMLElement[]} dates that other articles suggest, each with its passages */
export function proposalRows(article) {
  const { proposals, id } = model.data.articles[article];
  return (proposals ?? []).map(({ value, matches }) => el("div", { class: "proposal", "data-proposal": id },
    el("p", null, `Other articles suggest ${timeWords(value)}: `, ...proposedDays(value).map((day) => el("button", { type: "button", class: "segment outlined", "data-try": day, onclick: () => publish(id, day) }, `Try ${day}`))),
    ...matches.map(([event, passages]) => el("div", null, el("p", { dir: "auto" }, plain(event)), el("ul", null, ...passages.map(passageRow))))));
}

/** @param {TimeData} value @returns {string[]} the dates to try: its days where they are few, else its first and last */
function proposedDays({ earliest = "", latest = "" }) {
  const [first, last] = [parseDay(earliest), parseDay(latest)];
  if (Number.isNaN(first) || Number.isNaN(last)) return [];
  if (last - first >= PROPOSED_MOST) return [isoDay(first), isoDay(last)];
  return Array.from({ length: last - first + 1 }, (_, i) => isoDay(first + i));
}

/** @param {PassageData} passage @returns {HTMLElement} */
function passageRow({ article, quote, mention }) {
  const name = shorten(articleName(article), 50);
  const key = mention === undefined ? null : keyOf(model.data.mentions[mention]);
  const where = key === null ? name : el("a", { href: `#mention=${encodeURIComponent(key)}`, onclick: (/** @type {MouseEvent} */ event) => follow(event, { mention: key }) }, name);
  return el("li", null, where, ": ", el("q", { dir: "auto" }, plain(quote)));
}
