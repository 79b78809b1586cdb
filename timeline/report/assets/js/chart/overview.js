// The strip below the chart: all events from first to last, and a brush that is the chart's view.

/** @import { Lane } from "./lanes.js" */
import { drawnSpans } from "./drawn_spans.js";
import { lanesOf } from "./lanes.js";
import { presetRange } from "./presets.js";
import { ticksFor } from "./ticks.js";
import { leftMargin, view } from "./viewport.js";
import { SHORTEST_VIEW } from "./window.js";
import { showRange } from "./zoom.js";
import { byId, el, fill } from "../ui/dom.js";
import { svg } from "../ui/icons.js";
import { coveredSpan, greatest, yearOf } from "../ui/time.js";
import { dayWords } from "../ui/words.js";

const OVERVIEW_HEIGHT = 40;
const BRUSH_LEAST = 12;

/** What the strip spans and shows. @type {{range: [number, number], width: number, of: Lane[]|null, track: HTMLElement|null}} */
const strip = { range: [0, 1], width: 0, of: null, track: null };

/** Draws the strip anew: its bars change with the filters, its brush with the view. */
export function drawOverview() {
  const host = byId("overview");
  const spans = drawnSpans();
  host.hidden = spans.length < 2;
  if (host.hidden) return;
  if (strip.track && strip.of === lanesOf() && strip.width === view.width) return moveBrush(strip.track);
  strip.range = presetRange("all");
  strip.width = view.width;
  host.style.setProperty("padding-left", `${leftMargin()}px`);
  const ticks = ticksFor(strip.range, Math.min(strip.width, 620));
  const track = el("div", { class: "strip", style: { width: `${strip.width}px` } }, densityBars(spans),
    ...ticks.values.map((value, i) => stripTick(value, ticks.labels[i])), brush());
  track.addEventListener("pointerdown", startBrush);
  Object.assign(strip, { of: lanesOf(), track });
  fill(host, track);
}

/** @param {HTMLElement} track brings the brush to the view, in place, so that a handle keeps the focus */
function moveBrush(track) {
  const old = track.querySelector(".brush");
  const fresh = brush();
  if (!old?.contains(document.activeElement)) return old?.replaceWith(fresh);
  old.className = fresh.className;
  old.setAttribute("style", fresh.getAttribute("style") ?? "");
  for (const one of fresh.querySelectorAll("[data-grip]")) {
    const kept = old.querySelector(`[data-grip="${/** @type {HTMLElement} */ (one).dataset.grip}"]`);
    for (const name of ["aria-valuenow", "aria-valuetext"]) kept?.setAttribute(name, one.getAttribute(name) ?? "");
  }
}

/** @param {string} value @param {string} label in Plotly's pseudo-HTML @returns {HTMLElement|null} */
function stripTick(value, label) {
  const at = stripPixel(coveredSpan(value)?.[0] ?? NaN);
  if (!(at > 4 && at < strip.width - 30)) return null;
  return el("span", { class: "strip-tick", "aria-hidden": "true", style: { left: `${at}px` } }, label.replace(/<br>.*/, ""));
}

/** @param {number} ms @returns {number} */
function stripPixel(ms) {
  return ((ms - strip.range[0]) / (strip.range[1] - strip.range[0])) * strip.width;
}

/** @param {[number, number][]} spans @returns {Node} how many events begin where */
function densityBars(spans) {
  const step = 4;
  const counts = new Array(Math.max(Math.ceil(strip.width / step), 1)).fill(0);
  for (const [start] of spans) counts[Math.min(Math.max(Math.floor(stripPixel(start) / step), 0), counts.length - 1)] += 1;
  const most = greatest([1, ...counts]);
  const bars = counts.flatMap((count, i) => {
    const height = Math.round((OVERVIEW_HEIGHT - 18) * Math.sqrt(count / most));
    return count ? [svg("rect", { x: i * step, y: OVERVIEW_HEIGHT - 14 - Math.max(height, 3), width: step - 1, height: Math.max(height, 3), rx: 1 })] : [];
  });
  return svg("svg", { class: "strip-bars", width: strip.width, height: OVERVIEW_HEIGHT, "aria-hidden": "true" }, ...bars);
}

/** @returns {HTMLElement} */
function brush() {
  const range = view.range ?? strip.range;
  const left = Math.min(Math.max(stripPixel(range[0]), 0), strip.width - BRUSH_LEAST);
  const right = Math.max(Math.min(stripPixel(range[1]), strip.width), left + BRUSH_LEAST);
  return el("div", { class: right - left > 90 ? "brush wide" : "brush", style: { left: `${left}px`, width: `${right - left}px` } }, grip("from", range), grip("to", range));
}

/** @param {"from"|"to"} end @param {[number, number]} range @returns {HTMLElement} a handle, also for the keyboard */
function grip(end, range) {
  const at = range[end === "from" ? 0 : 1];
  return el("div", { class: `grip ${end}`, role: "slider", tabindex: 0, "data-grip": end, "aria-label": end === "from" ? "View begins" : "View ends",
    "aria-valuemin": yearOf(strip.range[0]), "aria-valuemax": yearOf(strip.range[1]), "aria-valuenow": yearOf(at), "aria-valuetext": dayWords(at),
    onkeydown: (/** @type {KeyboardEvent} */ event) => nudge(event, end) });
}

/** @param {KeyboardEvent} event @param {"from"|"to"} end */
function nudge(event, end) {
  const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
  if (!by || !view.range) return;
  event.preventDefault();
  event.stopPropagation();
  const step = ((view.range[1] - view.range[0]) / 12) * by;
  showRange(end === "from" ? [view.range[0] + step, view.range[1]] : [view.range[0], view.range[1] + step]);
  requestAnimationFrame(() => requestAnimationFrame(() => /** @type {HTMLElement|null} */ (document.querySelector(`[data-grip="${end}"]`))?.focus()));
}

/** @param {PointerEvent} event drags the brush, one of its ends, or brings it here */
function startBrush(event) {
  if (event.button || !view.range) return;
  event.preventDefault();
  const track = /** @type {HTMLElement} */ (event.currentTarget);
  const left = track.getBoundingClientRect().left;
  const target = /** @type {HTMLElement} */ (event.target);
  const scale = (strip.range[1] - strip.range[0]) / strip.width;
  const at = (/** @type {PointerEvent} */ pointer) => strip.range[0] + (pointer.clientX - left) * scale;
  let first = view.range;
  const length = first[1] - first[0];
  const end = target.dataset.grip;
  if (!end && !target.closest(".brush")) showRange((first = [at(event) - length / 2, at(event) + length / 2]));
  const origin = at(event);
  const move = (/** @type {PointerEvent} */ pointer) => {
    const shift = at(pointer) - origin;
    if (end === "from") showRange([Math.min(first[0] + shift, first[1] - SHORTEST_VIEW), first[1]]);
    else if (end === "to") showRange([first[0], Math.max(first[1] + shift, first[0] + SHORTEST_VIEW)]);
    else showRange([first[0] + shift, first[1] + shift]);
  };
  const drop = () => {
    window.removeEventListener("pointermove", move);
    window.removeEventListener("pointerup", drop);
    window.removeEventListener("pointercancel", drop);
  };
  window.addEventListener("pointermove", move);
  window.addEventListener("pointerup", drop);
  window.addEventListener("pointercancel", drop);
}
