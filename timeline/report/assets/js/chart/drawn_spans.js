// The stretches of time that are drawn.

import { isDrawn, lanesOf } from "./lanes.js";
import { closeEnds, model } from "../data/model.js";
import { shown } from "../state/filter.js";
import { memoize } from "../ui/memoize.js";

/** They change with the filters only. */
const spansAndDates = memoize(() => [lanesOf()], makeSpans);

/** @returns {{spans: [number, number][], dates: [number, number][]}} */
function makeSpans() {
  const dates = shown.articles.map((article) => model.published[article]).filter(isDrawn).map((date) => closeEnds(/** @type {[number, number]} */ (date), "day", []));
  const spans = lanesOf()[0].items.map((item) => /** @type {[number, number]} */ ([item.start, item.stop]));
  return { spans: spans.length ? spans : dates, dates };
}

/** @returns {[number, number][]} the finite spans of the events that can be drawn */
export function drawnSpans() {
  return spansAndDates().spans;
}

/** @returns {[number, number][]} when the shown articles were published */
export function drawnDates() {
  return spansAndDates().dates;
}
