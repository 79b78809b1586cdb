// The search field.

import { model, searchedText } from "../data/model.js";
import { go, state } from "../state/state.js";
import { byId } from "../ui/dom.js";
import { busy, settleWhen } from "../ui/readiness.js";

/** With more mentions the search waits until the typing rests. */
const MANY = 20000;

/** Listens to the search field: at work at once. */
export function bindSearch() {
  const input = /** @type {HTMLInputElement} */ (byId("filter"));
  let timer = 0;
  let last = -Infinity;
  input.addEventListener("input", (event) => {
    busy();
    clearTimeout(timer);
    const isTyping = event.timeStamp - last < 300;
    last = event.timeStamp;
    timer = window.setTimeout(() => {
      if (input.value === state.q) settleWhen(Promise.resolve());
      else go({ q: input.value }, { replace: true });
    }, isTyping ? (model.data.mentions.length > MANY ? 150 : 40) : 0);
  });
}

/** Makes the text that the search looks through while nothing else is to do. @param {number} [from] */
export function prepareSearch(from = 0) {
  if (from >= model.data.mentions.length) return;
  window.requestIdleCallback?.((idle) => {
    let row = from;
    while (row < model.data.mentions.length && (row === from || idle.timeRemaining() > 2)) {
      for (const stop = Math.min(row + 200, model.data.mentions.length); row < stop; row++) searchedText(row);
    }
    prepareSearch(row);
  });
}
