// What can be corrected of an event.

/** @import { EventData, MentionData } from "../data/types.js" */
/** @import { State } from "../state/state.js" */
import { dateByHand } from "../combining/dates_by_hand.js";
import { changeItem, itemParts } from "../data/addresses.js";
import { keyOf, model } from "../data/model.js";
import { sendRow } from "./publication_trial.js";
import { go, state } from "../state/state.js";
import { el } from "../ui/dom.js";
import { shorten } from "../ui/text.js";
import { timeWords } from "../ui/words.js";

/**
 * Makes a correction, in place of one of the same kind made before.
 * @param {string} action @param {string} key @param {string} [value] @param {Partial<State>} [more]
 */
function fix(action, key, value, more = {}) {
  const kept = [...state.fix].filter((item) => {
    const [other, at] = itemParts(item);
    return other !== action || at !== key || action === "merge";
  });
  const item = value === undefined ? changeItem(action, key) : changeItem(action, key, value);
  go({ fix: new Set([...kept, item]), ...more });
}

/** @param {MentionData} mention @param {EventData|null} event @returns {HTMLElement} what can be corrected of an event */
export function mendControl(mention, event) {
  const key = keyOf(mention);
  return el("details", { class: "mend", "data-mend": key },
    el("summary", null, "Correct this"),
    mendForm("title", "Title", event?.label ?? mention.title, (text) => (text.trim() ? (fix("title", key, text.trim()), "") : "The new title is empty.")),
    mendForm("date", "Date", event?.value.edtf ?? "", (text) => {
      const found = dateByHand(text);
      if ("error" in found) return found.error;
      fix("date", key, found.value.edtf);
      return "";
    }),
    mergeForm(key, mention.event),
    el("div", { class: "mend-row" },
      event && event.mentions.length > 1 ? el("button", { type: "button", class: "segment outlined", "data-fix": "split", onclick: () => fix("split", key) }, "Make this telling an event of its own") : null,
      el("button", { type: "button", class: "segment outlined", "data-fix": "hide", onclick: () => fix("hide", key, undefined, { event: null, mention: null, read: null }) }, event ? "Hide this event" : "Hide this")));
}

/** @param {string} name @param {string} words @param {string} value @param {(text: string) => string} make gives what is wrong, or "" */
function mendForm(name, words, value, make) {
  const note = el("p", { class: "try-note", role: "alert" });
  const input = /** @type {HTMLInputElement} */ (el("input", { type: "text", value, autocomplete: "off", "aria-label": words }));
  const set = () => {
    const wrong = make(input.value);
    input.setAttribute("aria-invalid", String(Boolean(wrong)));
    note.textContent = wrong;
  };
  return sendRow({ class: "mend-row", "data-fix": name }, set, "Set", el("label", null, el("span", null, words), input), note);
}

/** Events offered for merging, the nearest in time. */
const MERGE_MOST = 40;

/** @param {string} key @param {number|undefined} own @returns {HTMLElement|null} */
function mergeForm(key, own) {
  const { events, mentions } = model.data;
  const at = own === undefined ? 0 : own;
  const near = events.map((_, index) => index).filter((index) => index !== own).sort((a, b) => Math.abs(a - at) - Math.abs(b - at)).slice(0, MERGE_MOST).sort((a, b) => a - b);
  if (!near.length) return null;
  const select = /** @type {HTMLSelectElement} */ (el("select", { "aria-label": "The event that this is" },
    ...near.map((index) => el("option", { value: keyOf(mentions[events[index].mentions[0]]) }, `${shorten(events[index].label, 60)} (${timeWords(events[index].value, "short")})`))));
  return sendRow({ class: "mend-row", "data-fix": "merge" }, () => fix("merge", key, select.value), "Merge", el("label", null, el("span", null, "Same as"), select));
}
