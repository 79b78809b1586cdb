// The stretches of time that the chart offers.

import { drawnDates, drawnSpans } from "./drawn_spans.js";
import { lanesOf } from "./lanes.js";
import { denseWindow, fullestUnit, wholeWindow } from "./window.js";
import { showRange } from "./zoom.js";
import { model } from "../data/model.js";
import { selectedEvent } from "../state/opened_target.js";
import { madeOnce, memoize } from "../ui/memoize.js";
import { floorTo, nextAfter } from "../ui/time.js";

/** The presets' stretches, as far as they were asked for. */
const presetRanges = memoize(() => [lanesOf(), selectedEvent()], () => /** @type {Map<string, [number, number]>} */ (new Map()));

/** @param {string} name @returns {[number, number]} the stretch of a preset, found once for each choice of filters */
export function presetRange(name) {
  return madeOnce(presetRanges(), name, () => PRESETS[name].range());
}

/** The presets; `days` are what a preset's stretch can be long. @type {Record<string, {word: string, title: string, days?: [number, number], range: () => [number, number]}>} */
export const PRESETS = {
  all: { word: "All", title: "From the first event to the last", range: () => wholeWindow(drawnSpans(), drawnDates()) },
  dense: { word: "Dense part", title: "The stretch that holds most of the events", range: () => denseWindow(drawnSpans(), drawnDates()) },
  year: { word: "Year", title: "The year of the open event, or the fullest one", days: [385, 390], range: () => unitRange("year") },
  month: { word: "Month", title: "The month of the open event, or the fullest one", days: [29, 34], range: () => unitRange("month") },
};

/** @param {"year"|"month"} grain @returns {[number, number]} */
function unitRange(grain) {
  const event = selectedEvent();
  const span = event === null ? null : model.eventSpans[event];
  const edge = span && (span[0] === -Infinity ? span[1] - 1 : span[0]);
  const [start, stop] = edge === null ? fullestUnit(drawnSpans(), grain) : [floorTo(edge, grain), nextAfter(edge, grain)];
  const pad = (stop - start) * 0.03;
  return [start - pad, stop + pad];
}

/** @param {string} name shows a preset's stretch of time */
export function usePreset(name) {
  if (drawnSpans().length) showRange(presetRange(name), name === "all" || name === "dense");
}

/** @param {[number, number]} one @param {[number, number]} other @returns {boolean} */
export function isSameRange(one, other) {
  const slack = (one[1] - one[0]) * 0.002;
  return Math.abs(one[0] - other[0]) <= slack && Math.abs(one[1] - other[1]) <= slack;
}
