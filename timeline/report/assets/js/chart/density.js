// Lanes with more marks than there is room for: how many events begin where, as columns.

/** @import { Band, Room } from "./chart_layout.js" */
/** @import { Item } from "./lanes.js" */
import { MARK } from "./label_layout.js";
import { isNarrow, lanePad } from "./viewport.js";
import { articleInk, colour } from "../ui/theme.js";
import { greatest } from "../ui/time.js";

export const COLUMN = 6;

/**
 * The columns of a lane: how many events each stretch of a few pixels holds.
 * @typedef {{counts: number[], most: number}} Density
 */

/** @param {Room} room @returns {number} how many marks find a place in a lane */
export function capacityOf(room) {
  return Math.max((room.rows * room.width) / (MARK + 4), 40);
}

/** @param {Item[]} items @param {Room} room @returns {Density} */
export function densityOf(items, room) {
  const size = Math.ceil(room.width / COLUMN);
  const counts = new Array(size).fill(0);
  for (const item of items) {
    const left = room.pixel(item.start);
    const right = room.pixel(item.stop);
    if (right < 0 || left > room.width) continue;
    const last = Math.min(Math.floor(right / COLUMN), size - 1, Math.floor(left / COLUMN) + 400);
    for (let i = Math.max(Math.floor(left / COLUMN), 0); i <= last; i++) counts[i] += 1;
  }
  return { counts, most: greatest([1, ...counts]) };
}

/** @param {Band} band @returns {string} */
export function crowdInk({ lane }) {
  return lane.article === null ? colour("--crowd") : articleInk(lane.article);
}

/** @param {Band} band @returns {number} where its columns stand */
export function columnFloor(band) {
  return band.top + band.height - 3;
}

/** @param {Band} band @param {number} count @param {number} most @returns {number} how far up a column reaches */
export function columnTop(band, count, most) {
  return columnFloor(band) - Math.max((band.height - (isNarrow() ? lanePad() : 10)) * Math.sqrt(count / most), 2);
}
