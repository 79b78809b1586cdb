// Links inside the page.

/** @import { State } from "./state.js" */
import { visit } from "./state.js";

/** @param {MouseEvent} event @param {Partial<State>} what keeps the filters where a plain click follows a link */
export function follow(event, what) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  visit(what);
}
