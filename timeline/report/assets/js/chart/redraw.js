// Drawing the chart again, once for however many changes of a moment.

import { busy, settleWhen } from "../ui/readiness.js";

let isRedrawDue = false;

/** Draws the chart. @type {() => Promise<void>} */
let draw = () => Promise.resolve();

/** @param {() => Promise<void>} drawing draws the chart and what follows it */
export function drawWith(drawing) {
  draw = drawing;
}

/** Draws the chart again, once for however many changes of this moment. */
export function redrawChart() {
  busy();
  if (isRedrawDue) return;
  isRedrawDue = true;
  requestAnimationFrame(() => {
    isRedrawDue = false;
    settleWhen(draw());
  });
}
