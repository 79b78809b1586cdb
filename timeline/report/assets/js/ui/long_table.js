// Long tables: the first rows until the rest is asked for, and a layout that waits until it is seen.

import { el } from "./dom.js";
import { plural } from "./words.js";

/** Lists and tables that are shown whole. @type {Set<string>} */
export const wholeLists = new Set();

/** Rows that a table of articles has at first. */
export const ROWS_MOST = 60;

/** @param {string} name @param {number} count @param {() => void} draw @returns {HTMLElement|null} shows the rest of a table */
export function moreRows(name, count, draw) {
  if (count <= ROWS_MOST || wholeLists.has(name)) return null;
  return el("button", { type: "button", class: "segment outlined", onclick: () => (wholeLists.add(name), draw()) }, `Show all ${plural(count, "article")}`);
}

/** So many rows of a table are laid out wherever the window is. */
export const LAID_OUT_MOST = 8;

/** @param {HTMLElement} host @param {number} rows leaves the layout of a longer table until it comes into view */
export function restLayout(host, rows) {
  host.classList.toggle("resting", rows > LAID_OUT_MOST);
  host.style.setProperty("--rows", String(rows));
}
