// An article's text with its mentions and times marked, built as DOM.

/** @import { ArticleData } from "../data/types.js" */
import { utf16 } from "../data/code_points.js";
import { visit } from "../state/state.js";
import { el } from "../ui/dom.js";

/**
 * A stretch to mark, in code points: an event's trigger, a time expression, or the sentence of what is open.
 * @typedef {{start: number, end: number, kind: "event"|"time"|"passage", key: string, active: boolean, title: string}} Stretched
 *
 * A piece of text and where it begins in its article.
 * @typedef {{text: string, offset: number}} Piece
 */

/**
 * The piece as paragraphs, one a line, with its stretches marked.
 * @param {Piece} piece
 * @param {Stretched[]} stretches
 * @param {ArticleData} article for its headings and site furniture
 * @returns {HTMLElement[]}
 */
export function paragraphs(piece, stretches, article) {
  const at = utf16(piece.text);
  const local = (/** @type {number} */ offset) => at(offset - piece.offset);
  const placed = stretches.map((stretch) => ({ ...stretch, start: local(stretch.start), end: local(stretch.end) })).filter((stretch) => stretch.end > stretch.start)
    .sort((a, b) => a.start - b.start || b.end - a.end || (a.kind === "passage" ? -1 : 1));
  const regions = (article.regions ?? []).map(([start, end, kind]) => ({ start: local(start), end: local(end), kind }));
  const made = [];
  let next = 0;
  /** @type {Stretched[]} */
  let within = [];
  for (const line of piece.text.matchAll(/[^\n\r]+/g)) {
    const [start, end] = [line.index, line.index + line[0].length];
    if (!line[0].trim()) continue;
    const kind = regions.find((region) => region.start < end && region.end > start && (region.end - region.start) * 2 > Math.min(end - start, 2))?.kind;
    while (next < placed.length && placed[next].start < end) within.push(placed[next++]);
    within = within.filter((stretch) => stretch.end > start);
    made.push(el("p", { class: kind ?? null, dir: "auto" }, ...nestMarks(piece.text, start, end, within)));
  }
  return made;
}

/**
 * The text from start to end with stretches inside each other; one that crosses another's end is parted there.
 * @param {string} text @param {number} start @param {number} end @param {Stretched[]} stretches sorted
 * @returns {(Node|string)[]}
 */
function nestMarks(text, start, end, stretches) {
  const made = [];
  const left = [...stretches];
  let at = start;
  while (left.length) {
    const first = /** @type {Stretched} */ (left.shift());
    const from = Math.max(first.start, at);
    const to = Math.min(first.end, end);
    if (to <= from) continue;
    if (from > at) made.push(text.slice(at, from));
    const inner = left.filter((stretch) => stretch.start < to);
    const later = left.filter((stretch) => stretch.end > to);
    made.push(markNode(first, nestMarks(text, from, to, inner)));
    left.splice(0, left.length, ...later);
    at = to;
  }
  if (at < end) made.push(text.slice(at, end));
  return made;
}

/** @param {Stretched} stretch @param {(Node|string)[]} inside @returns {HTMLElement} */
function markNode(stretch, inside) {
  if (stretch.kind === "passage") return el("span", { class: "passage" }, ...inside);
  return el("mark", { class: stretch.active ? `${stretch.kind} active` : stretch.kind, "data-mention": stretch.key, title: stretch.title,
    onclick: (/** @type {Event} */ event) => {
      event.stopPropagation();
      visit({ mention: stretch.key });
    } }, ...inside);
}
