// Lanes as Plotly traces.  One unit of the vertical axis is one pixel, counted down from the top.

/**
 * A lane with its place on the vertical axis.
 * @typedef {{lane: Lane, top: number, height: number, placed: Placed[],
 *   density: Density|null}} Band
 *
 * `isDirect` says that marks, labels, columns and titles are drawn by direct.js.
 * @typedef {{bands: Band[], marks: Mark[], isDirect: boolean, all: number, height: number, pixel: (ms: number) => number, instant: (px: number) => number,
 *   font: string, selected: number|null}} Drawing
 */

const BAR = 15;
const FADE_STEPS = 6;

/** @param {Drawing} drawing @returns {object[]} Plotly's traces, back to front */
function tracesOf(drawing) {
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

/** @typedef {{band: Band, placed: Placed, y: number}} Mark */

/** @param {Band[]} bands @returns {Mark[]} */
function marksOf(bands) {
  return bands.flatMap((band) => band.placed.map((placed) => ({ band, placed, y: rowCentre(band, placed) })));
}

/** @param {Band} band @param {Placed} placed @returns {number} */
function rowCentre(band, placed) {
  return band.top + lanePad() + placed.rowIndex * ROW + ROW / 2;
}

/** @param {Item} item @returns {string} */
function inkOf(item) {
  return item.article === null ? colour("--ink") : articleInk(item.article);
}

/** @param {number} ms @returns {string} */
function drawnInstant(ms) {
  return isoInstant(Math.min(Math.max(ms, FIRST_DRAWN), LAST_DRAWN - DAY));
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
function isSmall(item, drawing) {
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
      const [start, stop] = bounded(/** @type {[number, number]} */ (span), "day", [claim.article]);
      x.push(drawnInstant((placed.item.start + placed.item.stop) / 2), drawnInstant((start + stop) / 2), null);
      y.push(centre, centre, null);
    }
  }
  return { type: "scatter", mode: "lines+markers", name: "other dates given", hoverinfo: "skip", x, y,
    line: { color: colour("--warn"), width: 2, dash: "dot" }, marker: { symbol: "line-ns-open", size: 12, color: colour("--warn") } };
}

/** @param {Drawing} drawing @returns {object[]} when each article was published: given and inferred told apart */
function publicationTraces(drawing) {
  const bands = publishedBands(drawing);
  return [true, false].map((isGiven) => publicationTrace(bands.filter((band) => isGivenDate(band) === isGiven), isGiven));
}

/** @param {Drawing} drawing @returns {Band[]} the lanes of articles whose publication can be drawn */
function publishedBands(drawing) {
  return drawing.bands.filter((band) => band.lane.article !== null && isDrawn(model.published[band.lane.article]));
}

/** @param {Band} band @returns {number} its article */
function articleOf(band) {
  return /** @type {number} */ (band.lane.article);
}

/** @param {Band} band @returns {boolean} */
function isGivenDate(band) {
  return model.data.articles[articleOf(band)].evidence.kind === "given";
}

/** @param {Band} band @returns {string} the middle of its article's publication, for Plotly */
function publishedAt(band) {
  const [start, stop] = bounded(/** @type {[number, number]} */ (model.published[articleOf(band)]), "day", []);
  return drawnInstant((start + stop) / 2);
}

/** @param {Band[]} bands @param {boolean} isGiven @returns {object} flags at the top of their lanes */
function publicationTrace(bands, isGiven) {
  const ink = colour("--publication");
  return {
    type: "scatter", mode: "markers", name: isGiven ? "published (given)" : "published (inferred)", hoverinfo: "text",
    x: bands.map(publishedAt), y: bands.map((band) => band.top + 5),
    customdata: bands.map((band) => ({ article: articleOf(band) })), hovertext: bands.map((band) => publishedWords(articleOf(band))),
    marker: { symbol: isGiven ? "triangle-down" : "triangle-down-open", size: 9, color: ink, line: { color: ink, width: 1.4 } },
  };
}

/** @param {Drawing} drawing @returns {object[]} the line below each flag, behind the marks */
function publicationLines(drawing) {
  const bands = publishedBands(drawing);
  return [true, false].map((isGiven) => {
    const those = bands.filter((band) => isGivenDate(band) === isGiven);
    return { type: "scatter", mode: "lines", name: isGiven ? "given dates" : "inferred dates", hoverinfo: "skip",
      x: those.flatMap((band) => [publishedAt(band), publishedAt(band), null]), y: those.flatMap((band) => [band.top + 8, band.top + band.height - 3, null]),
      line: { color: colour("--publication-line"), width: 1.4, dash: isGiven ? "solid" : "dot", simplify: false } };
  });
}

/** @param {number} article @returns {string} Plotly's pseudo-HTML */
function publishedWords(article) {
  const { published, evidence } = model.data.articles[article];
  return `<b>Published ${plotlyText(timeWords(published))}</b><br>${plotlyText(EVIDENCE[evidence.kind])}<br>${wrapped(shorten(articleName(article), 90), WRAP)}`;
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
function labelSize({ placed }) {
  return placed.side === "inside" ? 11 : 12;
}

/** @param {Mark} mark @returns {string} readable on the bar where it stands in one */
function labelInk({ placed }) {
  const isHollow = statusOf(model.data.events[placed.item.event].status).hollow;
  return placed.side === "inside" && !isHollow && !placed.item.point ? colour("--on-mark") : colour("--ink");
}
