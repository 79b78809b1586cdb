// Plotly's layout: axes, margins and what lies behind the lanes.

/** @import { Band, Drawing } from "./chart_layout.js" */
import { laneNotes, laneTitle, titleCentre } from "./lane_titles.js";
import { isMerged } from "./lanes.js";
import { drawnInstantExact } from "./plotly_time.js";
import { ticksFor } from "./ticks.js";
import { TOP_MARGIN, UI_FONT, isNarrow, leftMargin, view } from "./viewport.js";
import { colour } from "../ui/theme.js";
import { utc } from "../ui/time.js";

/** @param {Drawing} drawing @returns {object} Plotly's layout */
export function layoutOf(drawing) {
  const range = view.range ?? [utc(2000, 0, 1), utc(2001, 0, 1)];
  const ticks = view.range ? ticksFor(range, view.width) : { values: [], labels: [] };
  const font = { family: UI_FONT, size: 12, color: colour("--muted") };
  return {
    width: view.outer, height: drawing.height + TOP_MARGIN + 6,
    margin: { l: leftMargin(), r: 12, t: TOP_MARGIN, b: 6 },
    paper_bgcolor: "rgba(0,0,0,0)", plot_bgcolor: "rgba(0,0,0,0)",
    font, showlegend: false, dragmode: "pan", hovermode: "closest", hoverdistance: 12, hoveranywhere: true, clickanywhere: true, bargap: 0, barmode: "overlay",
    hoverlabel: { align: "left", bgcolor: colour("--raised"), bordercolor: colour("--line-strong"), font: { family: UI_FONT, size: 13, color: colour("--ink") } },
    xaxis: {
      type: "date", calendar: "gregorian", side: "top", range: range.map(drawnInstantExact), autorange: false,
      tickmode: "array", tickvals: ticks.values, ticktext: ticks.labels, tickfont: font, ticks: "", tickangle: 0, ticklabeloverflow: "allow",
      showgrid: true, gridcolor: colour("--grid"), zeroline: false, fixedrange: false,
    },
    yaxis: {
      range: [drawing.height, 0], fixedrange: true, showgrid: false, zeroline: false, ticks: "", ticklabelstandoff: 8, ticklabeloverflow: "allow",
      tickmode: "array", tickvals: isNarrow() ? [] : drawing.bands.map(titleCentre), ticktext: isNarrow() ? [] : drawing.bands.map(laneTitle),
      showticklabels: !drawing.isDirect, tickfont: { ...font, color: colour("--ink") },
    },
    shapes: [...drawing.bands.filter((band) => isMerged(band.lane)).map(laneShape), laneRules(drawing.bands)],
    annotations: drawing.isDirect ? [] : drawing.bands.flatMap(laneNotes),
  };
}

/** @param {Band} band @returns {object} the merged lane's ground */
function laneShape(band) {
  return { type: "rect", layer: "below", xref: "paper", yref: "y", x0: 0, x1: 1, y0: band.top, y1: band.top + band.height,
    fillcolor: colour("--lane-merged"), line: { width: 0 } };
}

/** @param {Band[]} bands @returns {object} the line under each lane, from the lane's title on */
function laneRules(bands) {
  const left = (-leftMargin() / view.width).toFixed(4);
  const path = bands.map(({ top, height }) => `M${left},${top + height}L1,${top + height}`).join("");
  return { type: "path", layer: "below", xref: "paper", yref: "y", path: path || "M0,0", line: { color: colour("--line"), width: 1 } };
}
