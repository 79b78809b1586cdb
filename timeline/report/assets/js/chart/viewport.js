// What the chart shows, and the room that it has.

import { byId } from "../ui/dom.js";

export const UI_FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif';
export const TOP_MARGIN = 42;
/** Above so many pixels the chart scrolls in itself and draws only the lanes in sight. */
export const TALL = 1300;

/**
 * What the chart shows now, and whether the reader chose that; `outer` is the room that it has in all, 0 until it is
 * read (again), `width` that of its lanes.
 * @typedef {{range: [number, number]|null, isZoomed: boolean, outer: number, width: number, scroll: number}} View
 */

/** @type {View} */
const held = { range: null, isZoomed: false, outer: 0, width: 0, scroll: 0 };

/** @type {Readonly<View>} */
export const view = held;

/** @param {[number, number]|null} range shows it when the chart is drawn the next time */
export function setRange(range) {
  held.range = range;
}

/** @param {boolean} isZoomed whether the reader chose what the chart shows */
export function setZoomed(isZoomed) {
  held.isZoomed = isZoomed;
}

/** Has the room for the chart read again. */
export function forgetWidth() {
  held.outer = 0;
}

/** Reads the room for the chart, where that is not known. */
export function readWidth() {
  held.outer ||= chartNode().clientWidth;
}

/** @param {number} width that of the lanes, in pixels */
export function setLaneWidth(width) {
  held.width = width;
}

/** @param {number} scroll how far the chart is scrolled for which lanes are drawn */
export function setScroll(scroll) {
  held.scroll = scroll;
}

/** @returns {any} Plotly, once its script has run */
export function plotly() {
  return /** @type {any} */ (window).Plotly;
}

/** @returns {HTMLElement} */
export function chartNode() {
  return byId("timeline-chart");
}

/** @returns {boolean} whether lane titles stand inside the lanes, for want of room beside them */
export function isNarrow() {
  return view.outer < 700;
}

/** @returns {number} room above a lane's first row */
export function lanePad() {
  return isNarrow() ? 22 : 11;
}

/** @returns {number} */
export function leftMargin() {
  return isNarrow() ? 8 : view.outer < 980 ? 168 : 228;
}
