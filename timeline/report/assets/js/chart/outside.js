// How many events lie before and after the view.

/** @import { Item } from "./lanes.js" */
import { lanesOf } from "./lanes.js";
import { PRESETS, isSameRange, presetRange, usePreset } from "./presets.js";
import { view } from "./viewport.js";
import { shown } from "../state/filter.js";
import { byId, el, fill } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { DAY } from "../ui/time.js";
import { plural, yearWords } from "../ui/words.js";

/** Says how many events lie before and after the view, each one click away. @param {[number, number]} [range] */
export function drawOutside(range = view.range ?? [0, 0]) {
  const spans = lanesOf()[0].items;
  const beyond = shown.events.length - spans.length;
  fill(byId("outside"), outsideButton(outsideOf(spans, (item) => (item.openStop ? item.start : item.stop) < range[0]), "earlier"),
    outsideButton(outsideOf(spans, (item) => item.start > range[1]), "later"),
    beyond ? el("span", { class: "beyond" }, `${plural(beyond, "event")} beyond the years −9999 to 9999: in the list below`) : null);
  const days = (range[1] - range[0]) / DAY;
  const pressed = spans.length ? Object.keys(PRESETS).find((name) => {
    const [least, most] = PRESETS[name].days ?? [0, Infinity];
    return days >= least && days <= most && isSameRange(presetRange(name), range);
  }) : null;
  for (const button of document.querySelectorAll("[data-preset]")) {
    button.setAttribute("aria-pressed", String(/** @type {HTMLElement} */ (button).dataset.preset === pressed));
  }
}

/** @typedef {{count: number, first: number, last: number}} Outside how many marks, and from when to when */

/** @param {Item[]} items @param {(item: Item) => boolean} is @returns {Outside} */
function outsideOf(items, is) {
  let [count, first, last] = [0, Infinity, -Infinity];
  for (const item of items) {
    if (!is(item)) continue;
    count += 1;
    first = Math.min(first, item.start);
    last = Math.max(last, item.openStop ? item.start : item.stop - 1);
  }
  return { count, first, last };
}

/** @param {Outside} outside @param {"earlier"|"later"} side @returns {HTMLElement|null} */
function outsideButton({ count, first, last }, side) {
  if (!count) return null;
  const years = [yearWords(first), yearWords(last)];
  const words = years[0] === years[1] ? years[0] : `${years[0]}–${years[1]}`;
  return el("button", { type: "button", class: `outside-${side}`, "data-outside": side, onclick: () => usePreset("all") },
    icon(side === "earlier" ? "previous" : "next"), `${plural(count, `${side} event`)}: ${words}`, el("span", { class: "dash" }, " — "), el("span", { class: "linkish" }, "show all"));
}
