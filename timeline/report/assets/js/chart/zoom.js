// Moving the chart's view.

import { isDrawn } from "./lanes.js";
import { redrawChart } from "./redraw.js";
import { setRange, setZoomed, view } from "./viewport.js";
import { withinLimits } from "./window.js";
import { closeEnds, model, tellers } from "../data/model.js";
import { selectedEvent } from "../state/opened_target.js";

/**
 * Shows a stretch of time.  The coverage grid follows, but for the presets that show what it shows anyhow.
 * @param {[number, number]} range @param {boolean} [isWhole]
 */
export function showRange(range, isWhole = false) {
  setRange(withinLimits(range));
  setZoomed(!isWhole);
  redrawChart();
}

/** @param {number} factor above 1 shows more time @param {number} [at] the share of the view that stays in place */
export function zoomBy(factor, at = 0.5) {
  if (!view.range) return;
  const [start, stop] = view.range;
  const fixed = start + (stop - start) * at;
  showRange([fixed - (fixed - start) * factor, fixed + (stop - fixed) * factor]);
}

/** Brings the open event into the view where it lies outside. */
export function revealSelected() {
  const event = selectedEvent();
  const span = event === null ? null : model.eventSpans[event];
  if (!span || !view.range || !isDrawn(span)) return;
  const { value, ...rest } = model.data.events[/** @type {number} */ (event)];
  const [start, stop] = closeEnds(span, value.grain, tellers({ value, ...rest }));
  if (stop > view.range[0] && start < view.range[1]) return;
  const length = view.range[1] - view.range[0];
  const centre = (start + Math.min(stop, start + length)) / 2;
  setRange(withinLimits([centre - length / 2, centre + length / 2]));
}
