// Instants as Plotly reads them.

import { DAY, FIRST_DRAWN, LAST_DRAWN, isoDate, plotlyInstant } from "../ui/time.js";

/** @param {number} ms @returns {string} the instant to the second, as an end of Plotly's range */
export function drawnInstantExact(ms) {
  const seconds = new Date(ms).toISOString().slice(-13, -5);
  return `${isoDate(ms)} ${seconds}`;
}

/** @param {number} ms @returns {string} */
export function drawnInstant(ms) {
  return plotlyInstant(Math.min(Math.max(ms, FIRST_DRAWN), LAST_DRAWN - DAY));
}
