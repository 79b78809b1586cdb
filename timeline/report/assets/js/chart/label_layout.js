// Packing a lane's marks and labels into rows, so that nothing lies on anything else.

/** @import { Room } from "./chart_layout.js" */
/** @import { Item } from "./lanes.js" */
import { model } from "../data/model.js";
import { plain, shorten } from "../ui/text.js";

export const ROW = 20;
export const MARK = 13;
const LABEL_GAP = 9;
const LABEL_MOST = 250;
const LABEL_LEAST = 90;
export const FADE = 44;

/**
 * A mark with its place: pixel extent, row, and its label with the side it stands on.
 * @typedef {{item: Item, left: number, right: number, rowIndex: number, label: string,
 *   side: "right"|"left"|"inside", labelAt: number}} Placed
 *
 * @typedef {{mark: number, label: number, owner: Placed|null}} Row
 */

/** @type {Map<string, number>} */
const widths = new Map();
/** @type {CanvasRenderingContext2D|null} */
let pen = null;

/** @param {string} text @param {string} font @returns {number} its width in pixels */
export function textWidth(text, font) {
  const key = `${font}\n${text}`;
  let width = widths.get(key);
  if (width === undefined) {
    pen ??= document.createElement("canvas").getContext("2d");
    if (!pen) return text.length * 7;
    pen.font = font;
    width = pen.measureText(text).width;
    if (widths.size > 20000) widths.clear();
    widths.set(key, width);
  }
  return width;
}

/** @param {string} text @param {number} room in pixels @param {string} font @returns {string} as much as fits */
export function fitText(text, room, font) {
  const width = textWidth(text, font);
  if (width <= room) return text;
  let low = 0;
  let high = text.length;
  let middle = Math.min(Math.max(Math.floor((text.length * room) / width) - 1, 1), high);
  while (low < high) {
    if (textWidth(`${text.slice(0, middle)}…`, font) <= room) low = middle;
    else high = middle - 1;
    middle = high - low > 6 ? Math.min(low + 3, high) : (low + high + 1) >> 1;
  }
  return low < 4 ? "" : shorten(text, low + 1);
}

/**
 * The items of a lane in rows, first come first placed; a label stands where its row leaves room for it.
 * @param {Item[]} items in order of time
 * @param {Room} room
 * @returns {{placed: Placed[], rows: number}}
 */
export function packLane(items, room) {
  /** @type {Row[]} */
  const rows = [];
  const placed = items.map((item) => {
    const mark = markExtent(item, room);
    const text = mark.right > 0 && mark.left < room.width ? plain(model.data.events[item.event].label) : "";
    placeMark(mark, text, rows, room);
    return mark;
  });
  stretchLabels(placed, room);
  return { placed, rows: Math.max(rows.length, 1) };
}

/** @param {Placed[]} placed @param {Room} room lets labels that were cut grow into the room that their rows leave */
function stretchLabels(placed, room) {
  const inOrder = [...placed].sort((a, b) => a.left - b.left);
  /** @type {number[]} */
  const ends = [];
  for (const mark of inOrder) {
    if (mark.side === "left") lengthenLabel(mark, mark.labelAt - Math.max(ends[mark.rowIndex] ?? 0, 0) - 8, room);
    const end = mark.label && mark.side === "right" ? mark.labelAt + textWidth(mark.label, room.font) : mark.right;
    ends[mark.rowIndex] = Math.max(ends[mark.rowIndex] ?? 0, end);
  }
  /** @type {number[]} */
  const starts = [];
  for (const mark of inOrder.reverse()) {
    if (mark.side === "right") lengthenLabel(mark, Math.min(starts[mark.rowIndex] ?? Infinity, room.width) - 8 - mark.labelAt, room);
    const start = mark.label && mark.side === "left" ? mark.labelAt - textWidth(mark.label, room.font) : mark.left;
    starts[mark.rowIndex] = Math.min(starts[mark.rowIndex] ?? Infinity, start);
  }
}

/** @param {Placed} mark @param {number} most in pixels @param {Room} room shows more of a label that was cut */
function lengthenLabel(mark, most, room) {
  if (!mark.label.endsWith("…")) return;
  const text = fitText(plain(model.data.events[mark.item.event].label), Math.min(most, 2 * LABEL_MOST), room.font);
  if (text.length > mark.label.length) mark.label = text;
}

/** @param {Item} item @param {{pixel: (ms: number) => number}} room @returns {Placed} */
function markExtent(item, room) {
  let left = room.pixel(item.start);
  let right = room.pixel(item.stop);
  if (item.point || right - left < MARK - 3) {
    const centre = (left + right) / 2;
    left = centre - MARK / 2;
    right = centre + MARK / 2;
  }
  if (item.openStart || item.vague) left -= FADE / (item.openStart ? 1 : 2);
  if (item.openStop || item.vague) right += FADE / (item.openStop ? 1 : 2);
  return { item, left, right, rowIndex: 0, label: "", side: "right", labelAt: 0 };
}

/**
 * @param {Placed} mark @param {string} text @param {Row[]} rows
 * @param {{width: number, rows: number, font: string}} room
 */
function placeMark(mark, text, rows, room) {
  if (text && isLost(mark, rows, room)) return squeezeMark(mark, rows, room);
  const seen = Math.min(mark.right, room.width) - Math.max(mark.left, 0);
  let label = text ? fitText(text, Math.max(LABEL_MOST, Math.min(seen - 40, 2 * LABEL_MOST)), room.font) : "";
  const most = label ? textWidth(label, room.font) + LABEL_GAP + 8 : 0;
  if (label && seen >= most + 30) mark.side = "inside";
  else if (label) label = chooseSide(mark, label, most, room);
  const need = label ? textWidth(label, room.font) + LABEL_GAP + 8 : 0;
  const from = mark.left - (mark.side === "left" ? need : 0);
  const to = mark.right + (mark.side === "right" ? need : 0);
  let index = rows.findIndex((row) => Math.max(row.mark, row.label) + 4 <= from);
  if (index < 0 && rows.length < room.rows) index = rows.push({ mark: -Infinity, label: -Infinity, owner: null }) - 1;
  if (index >= 0) return setMark(mark, label, to, index, rows[index]);
  squeezeMark(mark, rows, room);
}

/** @param {Placed} mark @param {Row[]} rows @param {{width: number, rows: number}} room @returns {boolean} whether no row has room for it, whatever its label, which then need not be measured */
function isLost(mark, rows, room) {
  if (rows.length < room.rows || room.width - mark.right < 2 * LABEL_MOST + LABEL_GAP + 8) return false;
  return rows.every((row) => Math.max(row.mark, row.label) + 4 > mark.left);
}

/**
 * Chooses the side where the view has room for the label, and cuts it where neither side has enough.
 * @param {Placed} mark @param {string} label @param {number} need @param {{width: number, font: string}} room
 * @returns {string} the label as it fits
 */
function chooseSide(mark, label, need, room) {
  const right = room.width - mark.right;
  const left = mark.left;
  if (right >= need || right < 0 || left > room.width) return label;
  if (left < right) mark.side = "right";
  else mark.side = "left";
  const most = Math.max(left, right) - LABEL_GAP - 8;
  return most >= need ? label : most < LABEL_LEAST ? "" : fitText(label, most, room.font);
}

/** @param {Placed} mark @param {string} label @param {number} to @param {number} index @param {Row} row */
function setMark(mark, label, to, index, row) {
  mark.rowIndex = index;
  mark.label = label;
  mark.labelAt = mark.side === "right" ? mark.right + LABEL_GAP : mark.side === "left" ? mark.left - LABEL_GAP : Math.max(mark.left, 0) + 7;
  row.mark = mark.right;
  row.label = Math.max(to, mark.right);
  row.owner = label && mark.side !== "inside" ? mark : null;
}

/**
 * All rows are taken: the mark goes where it covers no mark, and the label it would lie on is cut or dropped.
 * @param {Placed} mark @param {Row[]} rows @param {{font: string}} room
 */
function squeezeMark(mark, rows, room) {
  let index = 0;
  rows.forEach((row, i) => {
    if (row.mark < rows[index].mark) index = i;
  });
  const row = rows[index];
  mark.rowIndex = index;
  if (row.owner?.side === "left") {
    if (mark.left < row.owner.left) row.owner.label = "";
  } else if (row.owner && row.owner.labelAt < mark.left) {
    const left = mark.left - 4 - row.owner.labelAt;
    row.owner.label = left < LABEL_LEAST ? "" : fitText(row.owner.label, left, room.font);
  } else if (row.owner) {
    row.owner.label = "";
  }
  mark.side = "right";
  mark.label = "";
  row.mark = Math.max(row.mark, mark.right);
  row.label = row.mark;
  row.owner = null;
}
