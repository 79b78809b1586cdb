// The buttons that move the view.

import { PRESETS, usePreset } from "./presets.js";
import { zoomBy } from "./zoom.js";
import { SORTS } from "../state/article_order.js";
import { go, state } from "../state/state.js";
import { el, fill } from "../ui/dom.js";
import { icon } from "../ui/icons.js";

/** @returns {HTMLElement} the order of the lanes */
function sortSelect() {
  const options = Object.entries(SORTS).map(([name, sort]) => el("option", { value: name, selected: (state.sort || "first") === name }, sort.word));
  return el("label", { class: "sort" }, el("span", null, "Lanes by "), el("select", { id: "sort", onchange: (/** @type {Event} */ event) => {
    const { value } = /** @type {HTMLSelectElement} */ (event.target);
    go({ sort: value === "first" ? "" : value });
  } }, ...options));
}

/** @param {HTMLElement} host the buttons that move the view */
export function buildChartTools(host) {
  const presets = Object.entries(PRESETS).map(([name, preset]) =>
    el("button", { type: "button", class: "segment", "data-preset": name, title: preset.title, onclick: () => usePreset(name) }, preset.word));
  const zoom = [["minus", "Zoom out", 1.6], ["plus", "Zoom in", 1 / 1.6]].map(([name, title, factor]) =>
    el("button", { type: "button", class: "tool", title, "aria-label": title, "data-zoom": name, onclick: () => zoomBy(Number(factor)) }, icon(String(name))));
  fill(host, sortSelect(), el("div", { class: "segments", role: "group", "aria-label": "Stretch of time shown" }, ...presets), ...zoom);
}
