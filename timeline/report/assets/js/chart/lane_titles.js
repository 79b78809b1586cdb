// What stands beside or inside a lane: its title, and what an empty lane says.

/** @import { Band } from "./chart_layout.js" */
/** @import { Lane } from "./lanes.js" */
import { fitText, textWidth } from "./label_layout.js";
import { isMerged } from "./lanes.js";
import { TOP_MARGIN, UI_FONT, isNarrow, leftMargin, view } from "./viewport.js";
import { articleName, model } from "../data/model.js";
import { shown } from "../state/filter.js";
import { isFiltered } from "../state/state.js";
import { el } from "../ui/dom.js";
import { plain, plotlyText } from "../ui/text.js";
import { articleInk, colour } from "../ui/theme.js";
import { plural, timeWords } from "../ui/words.js";

/**
 * A lane's title in plain words: its name in one or two lines, the ink of its dot, and a line about it.
 * @typedef {{name: string[], ink: string|null, about: string}} LaneWords
 */

/** @param {Lane} lane @param {number} room in pixels @param {boolean} isTall whether two lines fit @returns {LaneWords} */
function laneWords(lane, room, isTall) {
  if (lane.group !== null) return { name: [fitText(plain(lane.group), room, `12px ${UI_FONT}`)], ink: null, about: plural(lane.items.length, "event") };
  if (lane.article === null) return { name: ["All articles"], ink: null, about: plural(shown.events.length, "event") };
  const { published, evidence } = model.data.articles[lane.article];
  return { name: titleLines(articleName(lane.article), room - 16, isTall), ink: articleInk(lane.article),
    about: published ? `${timeWords(published, "short")} · ${evidence.kind}` : "publication date unknown" };
}

/** @param {string} title @param {number} room @param {boolean} isTall @returns {string[]} one line, or two */
function titleLines(title, room, isTall) {
  const font = `12px ${UI_FONT}`;
  if (!isTall || textWidth(title, font) <= room) return [fitText(title, room, font)];
  const first = fitText(title, room, font).replace(/…$/, "");
  return [first, fitText(title.slice(first.length).trim(), room, font)];
}

/** @param {Band} band @returns {LaneWords} the title as it stands beside its lane */
function wordsBeside(band) {
  return laneWords(band.lane, leftMargin() - 32, band.height > 55);
}

/** @param {Band} band @returns {number} the height at which the title stands beside its lane */
export function titleCentre(band) {
  return band.top + Math.min(band.height / 2, 60);
}

/** @param {Band} band @returns {string} the title in Plotly's pseudo-HTML */
export function laneTitle(band) {
  const { about } = wordsBeside(band);
  return `${laneName(band.lane, wordsBeside(band))}<br><span style="font-size:11px;color:${colour("--muted")}">${plotlyText(about)}</span>`;
}

/** @param {Lane} lane @param {LaneWords} words @returns {string} Plotly's pseudo-HTML */
function laneName(lane, { name, ink }) {
  const lines = name.map(plotlyText).join("<br>");
  return isMerged(lane) ? `<b>${lines}</b>` : ink === null ? lines : `${lines} <span style="color:${ink}">●</span>`;
}

/** @param {Band} band @returns {object[]} Plotly's annotations: the title where it stands inside, and what an empty lane says */
export function laneNotes(band) {
  const font = { family: UI_FONT, size: 12, color: colour("--muted") };
  const note = (/** @type {number} */ y, /** @type {string} */ text, xshift = 0) => ({ xref: "paper", yref: "y", showarrow: false, xanchor: "left", align: "left", font, x: 0, xshift, y, yanchor: "middle", text });
  const empty = emptyLaneWords(band.lane);
  return [
    ...(isNarrow() ? [note(band.top + 11, laneName(band.lane, wordsInside(band)).split("<br>")[0])] : []),
    ...(empty ? [note(emptyCentre(band), `<i>${plotlyText(empty)}</i>`, 8)] : []),
  ];
}

/** @param {Band} band @returns {LaneWords} the title as it stands inside its lane */
function wordsInside(band) {
  return laneWords(band.lane, view.width * 0.7, false);
}

/** @param {Band} band @returns {number} the height at which an empty lane says why */
function emptyCentre(band) {
  return band.top + (isNarrow() ? 29 : band.height / 2);
}

/** @param {Lane} lane @returns {string} why it is empty; nothing where it is not */
function emptyLaneWords({ article, items }) {
  if (article === null || items.length) return "";
  if (isFiltered()) return "Nothing here with these filters";
  const undated = model.undated[article].filter((row) => shown.mentions.has(row)).length;
  if (!undated) return "Nothing dated here";
  return isNarrow() ? `Nothing dated; ${undated} without a date` : `Nothing dated here; ${plural(undated, "event")} without a date, listed below`;
}

/** @param {Band} band @returns {HTMLElement[]} the same as elements over the chart */
export function laneHeads(band) {
  const empty = emptyLaneWords(band.lane);
  return [
    isNarrow() ? headInside(band.top + 11, 0, ...nameNodes(band.lane, wordsInside(band))) : headBeside(band),
    ...(empty ? [headInside(emptyCentre(band), 8, el("i", null, empty))] : []),
  ];
}

/** @param {Band} band @returns {HTMLElement} */
function headBeside(band) {
  const words = wordsBeside(band);
  return el("div", { class: "lane-head beside", style: { top: `${titleCentre(band) + TOP_MARGIN + 1}px`, width: `${leftMargin() - 9}px` } },
    ...nameNodes(band.lane, words), el("div", { class: "lane-about" }, words.about));
}

/** @param {number} y @param {number} x @param {...Node} nodes @returns {HTMLElement} */
function headInside(y, x, ...nodes) {
  return el("div", { class: "lane-head inside", style: { top: `${y + TOP_MARGIN + 1}px`, left: `${leftMargin() + x + 2}px` } }, ...nodes);
}

/** @param {Lane} lane @param {LaneWords} words @returns {HTMLElement[]} a line each */
function nameNodes(lane, { name, ink }) {
  return name.map((line, i) => el("div", { class: isMerged(lane) ? "lane-merged" : null }, line, ink !== null && i === name.length - 1 ? el("span", { style: { color: ink } }, " ●") : null));
}
