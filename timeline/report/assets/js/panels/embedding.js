// The view as a frame in another page.

import { setRange, view } from "../chart/viewport.js";
import { withinLimits } from "../chart/window.js";
import { model } from "../data/model.js";
import { icsText } from "./calendar_file.js";
import { hashOf, state } from "../state/state.js";
import { coveredSpan, isoDate } from "../ui/time.js";

/** @returns {string} the address of this view as a frame shows it */
function embedHash() {
  const range = view.range ? view.range.map((ms) => isoDate(ms)).join("..") : "";
  return hashOf({ ...state, event: null, mention: null, read: null, show: range, embed: "chart" });
}

/** @returns {string} the markup of a frame with this view, for a page beside this file */
export function embedCode() {
  const file = location.pathname.slice(location.pathname.lastIndexOf("/") + 1) || "timeline.html";
  const source = `${file}#${embedHash()}`.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `<iframe src="${source}" title="${icsText(model.data.title).replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;")}" style="width:100%;height:520px;border:0"></iframe>`;
}

/** Shows the page as a frame wants it, and the stretch of time that the address names. */
export function frameView() {
  document.body.classList.toggle("embed", Boolean(state.embed) || new URLSearchParams(location.search).has("embed"));
  document.body.dataset.embed = state.embed || "chart";
  const [from, to] = state.show.split("..").map((day) => coveredSpan(day));
  if (from && to && from[0] < to[1]) setRange(withinLimits([from[0], to[1]]));
}
