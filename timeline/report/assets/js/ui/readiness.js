// Whether the page is at work or ready, as `data-state` says it.

import { byId, el, fill } from "./dom.js";
import { areRowsNear, followWindow } from "./virtual_list.js";

let settling = 0;

/** Says that the page is at work. */
export function busy() {
  document.documentElement.dataset.state = "busy";
}

/** @param {Promise<unknown>} work says that the page is ready once this is done, unless later work began meanwhile */
export function settleWhen(work) {
  settling += 1;
  const mine = settling;
  const settle = () => {
    followWindow();
    if (mine === settling) document.documentElement.dataset.state = "ready";
  };
  work.catch(tellFailure).then(() => requestAnimationFrame(() => (areRowsNear() ? requestAnimationFrame(settle) : settle())));
}

/** @param {unknown} error tells the user, and the console */
export function tellFailure(error) {
  console.error(error);
  fill(byId("notices"), el("p", { class: "notice" }, `This report could not be drawn: ${error instanceof Error ? error.message : String(error)}`));
  document.documentElement.dataset.state = "ready";
}
