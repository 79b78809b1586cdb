// What the keyboard does, and the dialog that says so.

import { usePreset } from "../chart/presets.js";
import { view } from "../chart/viewport.js";
import { zoomBy } from "../chart/zoom.js";
import { model } from "../data/model.js";
import { toggleFacets } from "./facet_filters.js";
import { shown } from "../state/filter.js";
import { selectedEvent } from "../state/opened_target.js";
import { visit } from "../state/state.js";
import { byId, el } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { storeChoice, storedChoice } from "../ui/storage.js";

/** @type {[string, string][]} */
const KEYS = [
  ["← →", "the event before, the event after"],
  ["+ −", "zoom in, zoom out"],
  ["0", "the dense part"],
  ["a", "all events"],
  ["/", "search"],
  ["Esc", "close the article"],
  ["?", "this list"],
];

/** Whether keys without Ctrl or Alt do anything: who dictates or slips may switch them off. */
let hasKeys = storedChoice("timeline-keys") !== "off";

/** @param {KeyboardEvent} event */
export function pressKey(event) {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest?.("input, select, textarea, dialog, [role=slider]")) {
    if (event.key === "Escape" && target.id === "filter") target.blur();
    return;
  }
  if (event.key === "Escape") return closeTop();
  const act = hasKeys ? ACTIONS[event.key] : null;
  if (!act) return;
  event.preventDefault();
  act();
}

/** Closes what lies on top. */
function closeTop() {
  const facets = /** @type {HTMLElement} */ (byId("facets"));
  if (!facets.hidden) return toggleFacets(false);
  if (!byId("reader").hidden) visit({});
}

/** @type {Record<string, () => void>} */
const ACTIONS = {
  ArrowLeft: () => stepEvent(-1),
  ArrowRight: () => stepEvent(1),
  "+": () => zoomBy(1 / 1.6),
  "=": () => zoomBy(1 / 1.6),
  "-": () => zoomBy(1.6),
  "−": () => zoomBy(1.6),
  0: () => usePreset("dense"),
  a: () => usePreset("all"),
  "/": () => byId("filter").focus(),
  "?": showKeys,
};

/** @param {number} by opens the event before or after the open one; from none, the first or last in view */
function stepEvent(by) {
  const events = shown.events;
  if (!events.length) return;
  const now = selectedEvent();
  const at = now === null ? -1 : events.indexOf(now);
  const next = at < 0 ? firstInView(by) : events[Math.min(Math.max(at + by, 0), events.length - 1)];
  visit({ event: model.data.events[next].id });
}

/** @param {number} by @returns {number} */
function firstInView(by) {
  const range = view.range;
  const inView = shown.events.filter((index) => {
    const span = model.eventSpans[index];
    return span && range && span[0] >= range[0] && span[0] < range[1];
  });
  const choices = inView.length ? inView : shown.events;
  return by > 0 ? choices[0] : choices[choices.length - 1];
}

/** Shows the list of keys. */
function showKeys() {
  const rows = KEYS.map(([key, words]) => el("tr", null, el("th", { scope: "row" }, ...key.split(" ").map((one) => el("kbd", null, one))), el("td", null, words)));
  const box = el("input", { type: "checkbox", checked: hasKeys, onchange: (/** @type {Event} */ event) => setKeys(/** @type {HTMLInputElement} */ (event.target).checked) });
  /** @type {HTMLDialogElement} */
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog", { class: "keys", "aria-labelledby": "keys-title" },
    el("h2", { id: "keys-title" }, "Keys"),
    el("table", null, el("tbody", null, ...rows)),
    el("label", { class: "check" }, box, "Single keys work outside text fields"),
    el("p", { class: "hint" }, "On the chart, drag to move; Ctrl (or ⌘) and the wheel zoom."),
    el("button", { class: "segment solid", type: "button", onclick: () => dialog.close() }, "Close")));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}

/** @param {boolean} isOn */
function setKeys(isOn) {
  hasKeys = isOn;
  storeChoice("timeline-keys", isOn ? "on" : "off");
}

/** @returns {HTMLElement} */
export function keysButton() {
  return el("button", { type: "button", class: "tool", title: "Keys (?)", "aria-label": "Keys", "data-keys": true, onclick: showKeys }, icon("keys"));
}
