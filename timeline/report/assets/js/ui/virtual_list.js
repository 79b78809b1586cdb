// A long list of which only the rows near the window are there; what stands for the others is as high as they are.

import { el } from "./dom.js";
import { plural } from "./words.js";

/** Rows that come and go together. */
const BLOCK = 50;
/** A list of so many rows is there whole. */
export const WHOLE_MOST = 300;
/** How far beyond the window rows are there, in pixels. */
const AHEAD = 1200;
/** Rows for the printer. */
const PRINTED_MOST = 400;
/** How high a row is thought to be until some were measured, in pixels. */
const ROW_GUESS = 76;

/**
 * A list, how many rows it has, how one is made, and which must be there wherever the window is.
 * `blocks` are the rows that are there, `heights` those of the blocks that were, `rowHeight` the mean of the first.
 * @typedef {{list: HTMLElement, count: number, make: (row: number) => HTMLElement, pinned: () => number[],
 *   blocks: Map<number, HTMLElement[]>, heights: number[], rowHeight: number|null}} Windowed
 */

/** The list that is long now. @type {Windowed|null} */
let longList = null;

/** @param {HTMLElement} list @param {number} count @param {Windowed["make"]} make @param {Windowed["pinned"]} pinned fills a list, whole where it is short */
export function fillRows(list, count, make, pinned) {
  longList = null;
  if (count <= WHOLE_MOST) return list.append(...Array.from({ length: count }, (_, row) => make(row)));
  longList = { list, count, make, pinned, blocks: new Map(), heights: [], rowHeight: null };
  placeBlocks(longList, [0]);
}

/** @returns {boolean} whether rows of a long list are in or near the window: the browser then first brings them back to their place, where something above has changed */
export function areRowsNear() {
  const box = longList?.list.getBoundingClientRect();
  return box !== undefined && box.top < innerHeight + AHEAD && box.bottom > -AHEAD;
}

/** Brings the rows to where the window is. */
export function followWindow() {
  if (!longList?.list.isConnected || document.body.classList.contains("printing")) return;
  const isFirst = longList.rowHeight === null;
  measureBlocks(longList);
  const anchor = rowInView(longList);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  if (placeBlocks(longList, blocksNear(longList), isFirst) && anchor?.isConnected) window.scrollBy(0, anchor.getBoundingClientRect().top - before);
}

/** Puts as many rows on paper as a reader may want to turn over. */
export function printRows() {
  if (!longList) return;
  placeBlocks(longList, Array.from({ length: Math.ceil(Math.min(PRINTED_MOST, longList.count) / BLOCK) }, (_, block) => block));
}

/** @param {Windowed} rows notes how high the blocks are that are there; the others keep the height that stands for them, in another width too, so that nothing moves */
function measureBlocks(rows) {
  for (const [block, nodes] of rows.blocks) {
    rows.heights[block] = nodes[nodes.length - 1].getBoundingClientRect().bottom - nodes[0].getBoundingClientRect().top;
  }
  rows.rowHeight ??= (rows.heights[0] ?? BLOCK * ROW_GUESS) / BLOCK;
}

/** @param {Windowed} rows @param {number} block @returns {number} in pixels, as measured or as thought */
function blockHeight(rows, block) {
  return rows.heights[block] ?? Math.min(BLOCK, rows.count - block * BLOCK) * (rows.rowHeight ?? ROW_GUESS);
}

/** @param {Windowed} rows @returns {number[]} the blocks in and near the window, the first, and those pinned */
function blocksNear(rows) {
  const near = new Set([0, ...[...rows.pinned(), rowOfFocus(rows)].filter((row) => row >= 0).map((row) => Math.floor(row / BLOCK))]);
  let top = rows.list.getBoundingClientRect().top;
  for (let block = 0; block * BLOCK < rows.count && top < innerHeight + AHEAD; block++) {
    const bottom = top + blockHeight(rows, block);
    if (bottom > -AHEAD) near.add(block);
    top = bottom;
  }
  return [...near].sort((a, b) => a - b);
}

/** @param {Windowed} rows @returns {number} the row that has the focus, which must not vanish; −1 where none has */
function rowOfFocus({ list }) {
  const row = document.activeElement?.closest("[aria-posinset]");
  return row && list.contains(row) ? Number(row.getAttribute("aria-posinset")) - 1 : -1;
}

/** @param {Windowed} rows @returns {HTMLElement|undefined} the first row in the window: it stays where it is */
function rowInView(rows) {
  for (const nodes of rows.blocks.values()) {
    const found = nodes.find((node) => node.getBoundingClientRect().bottom > 0);
    if (found && found.getBoundingClientRect().top < innerHeight) return found;
  }
}

/** @param {Windowed} rows @param {number[]} wanted in order @param {boolean} [isNew] whether other heights stand for those left out @returns {boolean} whether anything changed */
function placeBlocks(rows, wanted, isNew = false) {
  if (!isNew && rows.blocks.size === wanted.length && wanted.every((block) => rows.blocks.has(block))) return false;
  rows.blocks = new Map(wanted.map((block) => [block, rows.blocks.get(block) ?? blockRows(rows, block)]));
  /** @type {HTMLElement[]} */
  const nodes = [];
  let next = 0;
  for (const [block, made] of rows.blocks) {
    nodes.push(...gapRows(rows, next, block), ...made);
    next = block + 1;
  }
  nodes.push(...gapRows(rows, next, Math.ceil(rows.count / BLOCK)));
  const kept = new Set(nodes);
  for (const child of [...rows.list.children]) if (!kept.has(/** @type {HTMLElement} */ (child))) child.remove();
  let at = rows.list.firstChild;
  for (const node of nodes) {
    if (node === at) at = at.nextSibling;
    else rows.list.insertBefore(node, at);
  }
  return true;
}

/** @param {Windowed} rows @param {number} block @returns {HTMLElement[]} its rows, which say where in the whole they stand */
function blockRows(rows, block) {
  const first = block * BLOCK;
  return Array.from({ length: Math.min(BLOCK, rows.count - first) }, (_, i) => {
    const row = rows.make(first + i);
    row.setAttribute("aria-setsize", String(rows.count));
    row.setAttribute("aria-posinset", String(first + i + 1));
    return row;
  });
}

/** @param {Windowed} rows @param {number} from @param {number} to @returns {HTMLElement[]} what stands for these blocks */
function gapRows(rows, from, to) {
  let height = 0;
  for (let block = from; block < to; block++) height += blockHeight(rows, block);
  const left = rows.count - from * BLOCK;
  return to > from ? [el("li", { class: "gap", "aria-hidden": "true", style: { height: `${height}px` } }, to * BLOCK >= rows.count ? el("span", null, `and ${plural(left, "more event")} in the page itself`) : null)] : [];
}

let isFollowDue = false;

/** Follows the window as it is scrolled, once for each frame. */
export function watchWindow() {
  const follow = () => {
    if (isFollowDue || !longList) return;
    isFollowDue = true;
    requestAnimationFrame(() => {
      isFollowDue = false;
      followWindow();
    });
  };
  window.addEventListener("scroll", follow, { passive: true });
  window.addEventListener("resize", follow);
}
