// Lanes as Plotly traces.  One unit of the vertical axis is one pixel, counted down from the top.

/** @import { Drawing, Mark } from "./chart_layout.js" */
/** @import { Item } from "./lanes.js" */
import { densityTraces } from "./density_traces.js";
import { hoverText } from "./hover.js";
import { FADE, MARK } from "./label_layout.js";
import { isDrawn } from "./lanes.js";
import { drawnInstant } from "./plotly_time.js";
import { publicationLines, publicationTraces } from "./publication.js";
import { UI_FONT } from "./viewport.js";
import { closeEnds, model } from "../data/model.js";
import { isArticleShown } from "../state/filter.js";
import { statusOf } from "../ui/icons.js";
import { plotlyText } from "../ui/text.js";
import { articleInk, colour } from "../ui/theme.js";
import { FIRST_DRAWN, LAST_DRAWN, interval } from "../ui/time.js";

const BAR = 15;
const FADE_STEPS = 6;

/** @param {Drawing} drawing @returns {object[]} Plotly's traces, back to front */
export function tracesOf(drawing) {
  const { marks, isDirect } = drawing;
  return [
    ...(isDirect ? [] : densityTraces(drawing)),
    ...publicationLines(drawing),
    fadeTrace(marks, drawing),
    barTrace(marks, drawing),
    smallTrace(marks, drawing),
    pointTrace(marks, drawing),
    claimTrace(marks),
    ...publicationTraces(drawing),
    selectedTrace(marks, drawing),
    ...(isDirect ? [] : [labelTrace(marks, drawing)]),
  ];
}

/** @param {Item} item @returns {string} */
export function inkOf(item) {
  return item.article === null ? colour("--ink") : articleInk(item.article);
}

/** @param {Mark[]} marks @param {Drawing} drawing @returns {object} days and instants; only to be found where they are drawn directly */
function pointTrace(marks, { isDirect }) {
  const points = marks.filter((mark) => mark.placed.item.point);
  const statuses = points.map((mark) => statusOf(model.data.events[mark.placed.item.event].status));
  return {
    type: "scatter", mode: isDirect ? "none" : "markers", name: "events", cliponaxis: true, hoverinfo: "text",
    x: points.map((mark) => drawnInstant((mark.placed.item.start + mark.placed.item.stop) / 2)),
    y: points.map((mark) => mark.y),
    customdata: points.map(customOf),
    hovertext: points.map((mark) => hoverText(mark.placed.item)),
    marker: isDirect ? {} : {
      size: MARK - 1, opacity: 1,
      symbol: statuses.map((status) => status.symbol),
      color: points.map((mark) => inkOf(mark.placed.item)),
      line: { width: statuses.map((status) => (status.hollow ? 2.2 : 1)), color: points.map((mark, i) => (statuses[i].hollow ? inkOf(mark.placed.item) : colour("--lane"))) },
    },
  };
}

/** @param {Mark} mark @returns {[number, number]} the event and the mention that stands for it */
function customOf(mark) {
  return [mark.placed.item.event, mark.placed.item.row];
}

/** @param {Mark[]} marks @param {Drawing} drawing @returns {object} weeks, years and other stretches */
function barTrace(marks, drawing) {
  const bars = marks.filter((mark) => !mark.placed.item.point && !(drawing.isDirect && isSmall(mark.placed.item, drawing)));
  const looks = bars.map((mark) => statusOf(model.data.events[mark.placed.item.event].status));
  return {
    type: "bar", orientation: "h", name: "stretches", hoverinfo: "text",
    base: bars.map((mark) => drawnInstant(mark.placed.item.start)),
    x: bars.map((mark) => mark.placed.item.stop - mark.placed.item.start),
    y: bars.map((mark) => mark.y),
    width: bars.map(() => BAR),
    customdata: bars.map(customOf),
    hovertext: bars.map((mark) => hoverText(mark.placed.item)),
    marker: {
      color: bars.map((mark, i) => (looks[i].hollow ? colour("--lane") : inkOf(mark.placed.item))),
      cornerradius: 3,
      opacity: bars.map((mark) => (isSmall(mark.placed.item, drawing) ? 0 : 1)),
      pattern: { shape: looks.map((look) => look.pattern), fgcolor: bars.map((mark) => inkOf(mark.placed.item)), size: 6, solidity: 0.25 },
      line: { width: looks.map((look) => (look.hollow ? 1.6 : 0)), color: bars.map((mark) => inkOf(mark.placed.item)) },
    },
  };
}

/** @param {Mark[]} marks @param {Drawing} drawing @returns {object} squares over the bars too short to be seen */
function smallTrace(marks, drawing) {
  const bars = marks.filter((mark) => isSmall(mark.placed.item, drawing));
  const looks = bars.map((mark) => statusOf(model.data.events[mark.placed.item.event].status));
  return {
    type: "scatter", mode: drawing.isDirect ? "none" : "markers", name: "short stretches", hoverinfo: "text",
    x: bars.map((mark) => drawnInstant((mark.placed.item.start + mark.placed.item.stop) / 2)),
    y: bars.map((mark) => mark.y),
    customdata: bars.map(customOf),
    hovertext: bars.map((mark) => hoverText(mark.placed.item)),
    marker: drawing.isDirect ? {} : {
      size: MARK - 3, opacity: 1, symbol: looks.map((look) => look.square), color: bars.map((mark) => inkOf(mark.placed.item)),
      line: { width: looks.map((look) => (look.hollow ? 1.8 : 0)), color: bars.map((mark) => inkOf(mark.placed.item)) },
    },
  };
}

/** @param {Item} item @param {Drawing} drawing @returns {boolean} whether its bar is too short to be seen */
export function isSmall(item, drawing) {
  return !item.point && drawing.pixel(item.stop) - drawing.pixel(item.start) < MARK - 3;
}

/** @param {Item} item @param {Drawing} drawing @returns {[number, number]} where its ends begin to fade, in ms */
function solidPart(item, drawing) {
  const middle = (item.start + item.stop) / 2;
  const half = (drawing.instant(MARK - 3) - drawing.instant(0)) / 2;
  return isSmall(item, drawing) ? [middle - half, middle + half] : [item.start, item.stop];
}

/** @param {Mark[]} marks @param {Drawing} drawing @returns {object} the ends that are open or not certain */
function fadeTrace(marks, drawing) {
  const made = { base: /** @type {string[]} */ ([]), x: /** @type {number[]} */ ([]), y: /** @type {number[]} */ ([]),
    opacity: /** @type {number[]} */ ([]), color: /** @type {string[]} */ ([]), customdata: /** @type {number[][]} */ ([]) };
  for (const mark of marks) {
    const { item } = mark.placed;
    if (!(item.openStart || item.openStop || item.vague)) continue;
    const [start, stop] = item.point ? [(item.start + item.stop) / 2, (item.start + item.stop) / 2] : solidPart(item, drawing);
    const reach = FADE / (item.openStart || item.openStop ? 1 : 2) / FADE_STEPS;
    const slice = drawing.instant(reach) - drawing.instant(0);
    for (let step = 0; step < FADE_STEPS; step++) {
      const opacity = 0.62 * (1 - (step + 0.5) / FADE_STEPS);
      if (item.openStop || item.vague) addSlice(made, mark, stop + step * slice, slice, opacity);
      if (item.openStart || item.vague) addSlice(made, mark, start - (step + 1) * slice, slice, opacity);
    }
  }
  return {
    type: "bar", orientation: "h", name: "open ends", hoverinfo: "skip", base: made.base, x: made.x, y: made.y,
    width: made.x.map(() => BAR), customdata: made.customdata,
    marker: { color: made.color, opacity: made.opacity, line: { width: 0 } },
  };
}

/** @param {any} made @param {Mark} mark @param {number} from @param {number} length @param {number} opacity */
function addSlice(made, mark, from, length, opacity) {
  if (from < FIRST_DRAWN || from + length > LAST_DRAWN) return;
  made.base.push(drawnInstant(from));
  made.x.push(length);
  made.y.push(mark.y);
  made.opacity.push(opacity);
  made.color.push(inkOf(mark.placed.item));
  made.customdata.push(customOf(mark));
}

/** @param {Mark[]} marks @returns {object} the dates that other articles give for the same event */
function claimTrace(marks) {
  /** @type {(string|null)[]} */ const x = [];
  /** @type {(number|null)[]} */ const y = [];
  for (const { placed, band, y: centre } of marks) {
    if (band.lane.article !== null || band.lane.group !== null) continue;
    for (const claim of model.data.events[placed.item.event].claims ?? []) {
      const span = interval(claim);
      if (!isDrawn(span) || !isArticleShown(claim.article)) continue;
      const [start, stop] = closeEnds(/** @type {[number, number]} */ (span), "day", [claim.article]);
      x.push(drawnInstant((placed.item.start + placed.item.stop) / 2), drawnInstant((start + stop) / 2), null);
      y.push(centre, centre, null);
    }
  }
  return { type: "scatter", mode: "lines+markers", name: "other dates given", hoverinfo: "skip", x, y,
    line: { color: colour("--warn"), width: 2, dash: "dot" }, marker: { symbol: "line-ns-open", size: 12, color: colour("--warn") } };
}

/** @param {Mark[]} marks @param {Drawing} drawing @returns {object} a ring around what is open in the reader */
function selectedTrace(marks, drawing) {
  const those = marks.filter((mark) => mark.placed.item.event === drawing.selected);
  const middle = those.map(({ placed }) => (placed.item.point ? (placed.item.start + placed.item.stop) / 2 : Math.max(placed.item.start, drawing.instant(0))));
  return {
    type: "scatter", mode: "markers", name: "open", hoverinfo: "skip",
    x: middle.map(drawnInstant), y: those.map((mark) => mark.y),
    marker: { symbol: "circle-open", size: 23, color: colour("--accent"), line: { color: colour("--accent"), width: 2.4 } },
  };
}

/** @param {Mark[]} marks @param {Drawing} drawing @returns {object} */
function labelTrace(marks, drawing) {
  const those = marks.filter((mark) => mark.placed.label);
  return {
    type: "scatter", mode: "text", name: "labels", hoverinfo: "skip", cliponaxis: true,
    x: those.map((mark) => drawnInstant(drawing.instant(mark.placed.labelAt))),
    y: those.map((mark) => mark.y),
    text: those.map((mark) => plotlyText(mark.placed.label)),
    textposition: those.map((mark) => (mark.placed.side === "left" ? "middle left" : "middle right")),
    textfont: { size: those.map(labelSize), family: UI_FONT, color: those.map((mark) => labelInk(mark)) },
  };
}

/** @param {Mark} mark @returns {number} in pixels */
export function labelSize({ placed }) {
  return placed.side === "inside" ? 11 : 12;
}

/** @param {Mark} mark @returns {string} readable on the bar where it stands in one */
export function labelInk({ placed }) {
  const isHollow = statusOf(model.data.events[placed.item.event].status).hollow;
  return placed.side === "inside" && !isHollow && !placed.item.point ? colour("--on-mark") : colour("--ink");
}
