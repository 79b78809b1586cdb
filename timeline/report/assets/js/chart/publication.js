// The flags of publication dates as Plotly traces.

/** @import { Band, Drawing } from "./chart_layout.js" */
import { WRAP, wrapText } from "./hover.js";
import { isDrawn } from "./lanes.js";
import { drawnInstant } from "./plotly_time.js";
import { EVIDENCE, articleName, closeEnds, model } from "../data/model.js";
import { plotlyText, shorten } from "../ui/text.js";
import { colour } from "../ui/theme.js";
import { timeWords } from "../ui/words.js";

/** @param {Drawing} drawing @returns {object[]} when each article was published: given and inferred told apart */
export function publicationTraces(drawing) {
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
  const [start, stop] = closeEnds(/** @type {[number, number]} */ (model.published[articleOf(band)]), "day", []);
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
export function publicationLines(drawing) {
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
  return `<b>Published ${plotlyText(timeWords(published))}</b><br>${plotlyText(EVIDENCE[evidence.kind])}<br>${wrapText(shorten(articleName(article), 90), WRAP)}`;
}
