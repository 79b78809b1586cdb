// Which article covers which period.

/** @import { Bin } from "./bins.js" */
/** @import { Cover } from "./coverage_counts.js" */
/** @import { State } from "../state/state.js" */
import { setZoomed, view } from "../chart/viewport.js";
import { articleColour, articleName, model } from "../data/model.js";
import { articleLink, swatch } from "./article_link.js";
import { BIN_GRAINS, binWords, binsOf, gapWords, wantedInside } from "./bins.js";
import { coverNow } from "./coverage_counts.js";
import { go } from "../state/state.js";
import { byId, el, fill } from "../ui/dom.js";
import { ROWS_MOST, moreRows, restLayout, wholeLists } from "../ui/long_table.js";
import { shorten } from "../ui/text.js";
import { DAY, greatest, isoDate } from "../ui/time.js";
import { plural, timeWords } from "../ui/words.js";

/** How fine the grid is, whether the user zoomed the chart, and whether the grid then follows. */
const cover = { grain: "auto", zoomed: false, follow: true, drawn: "" };

/** @typedef {{start: number, stop: number, rows: number[]}} Stretch */

/** Draws the grid of articles and periods. */
export function drawCoverage() {
  const { articles, covers, wanted } = coverNow();
  const range = coverRange();
  const bins = binsOf(range ? wantedInside(wanted, range) : wanted, cover.grain);
  cover.drawn = String(range);
  fill(byId("coverage-hint"), coverageWords(covers.filter((one) => !one.rows.length).length));
  fill(byId("coverage-tools"), ...coverTools());
  if (!bins.length) return fill(byId("coverage"), el("p", { class: "nothing" }, "No dated event to count."));
  const rows = (wholeLists.has("coverage") ? covers : covers.slice(0, ROWS_MOST)).map((one, i) => ({ article: articles[i], spans: one.spans, counted: countedIn(one, bins) }));
  restLayout(byId("coverage"), rows.length);
  const most = greatest([1, ...rows.flatMap(({ counted }) => counted.map((found) => found.length))]);
  const heads = bins.map(binWords);
  const table = el("table", { class: "cover" },
    el("caption", { class: "unseen" }, "Dated mentions by article and period"),
    el("thead", null, el("tr", null, el("th", { scope: "col", class: "corner" }, "Article"), ...bins.flatMap((bin, i) => [gapHead(bins[i - 1], bin), binHead(heads[i], bin, bins[i - 1])]).filter(Boolean))),
    el("tbody", null, ...rows.map((row) => coverRow(row, bins, heads, most))));
  for (const kind of ["click", "pointerover", "focusin"]) table.addEventListener(kind, answerCell);
  fill(byId("coverage"), el("div", { class: "cover-scroll", tabindex: 0, role: "region", "aria-label": "Coverage grid" }, table), moreRows("coverage", articles.length, drawCoverage));
}

/** @param {{rows: number[], spans: Cover[]}} cover @param {Bin[]} bins in order @returns {number[][]} its rows in each bin */
function countedIn(cover, bins) {
  const found = bins.map(() => /** @type {number[]} */ ([]));
  cover.spans.forEach(([start, stop], i) => {
    let [low, high] = [0, bins.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (bins[middle].stop > start) high = middle;
      else low = middle + 1;
    }
    for (let at = low; at < bins.length && bins[at].start < stop; at++) found[at].push(cover.rows[i]);
  });
  return found;
}

/** @returns {[number, number]|null} the chart's view where the grid follows it */
function coverRange() {
  return view.isZoomed && cover.follow ? view.range : null;
}

/** Draws the grid again where it follows the chart and the chart moved. */
export function followZoom() {
  if (String(coverRange()) !== cover.drawn) drawCoverage();
}

/** @returns {HTMLElement[]} what the user may choose about the grid */
function coverTools() {
  const choose = (/** @type {boolean} */ follow) => {
    cover.follow = follow;
    setZoomed(follow);
    drawCoverage();
  };
  const isFollowing = coverRange() !== null;
  const button = (/** @type {string} */ words, /** @type {boolean} */ follow) =>
    el("button", { type: "button", class: "segment", "aria-pressed": String(isFollowing === follow), onclick: () => choose(follow) }, words);
  const grains = ["auto", ...BIN_GRAINS.slice(1)].map((grain) => el("option", { value: grain, selected: grain === cover.grain }, grain === "auto" ? "as it fits" : `by ${grain}`));
  return [
    el("div", { class: "segments", role: "group", "aria-label": "Periods" }, button("All periods", false), button("As in the chart", true)),
    el("label", { class: "sort" }, el("span", null, "Columns "), el("select", { id: "cover-grain", onchange: (/** @type {Event} */ event) => {
      cover.grain = /** @type {HTMLSelectElement} */ (event.target).value;
      drawCoverage();
    } }, ...grains)),
  ];
}

/** @param {Bin|undefined} before @param {Bin} bin @returns {HTMLElement|null} a column for time that nobody tells of */
function gapHead(before, bin) {
  if (!before || before.stop >= bin.start) return null;
  const words = gapWords(bin.start - before.stop);
  return el("th", { scope: "col", class: "gap", title: `Nothing begins or ends in these ${words}` }, el("span", null, words));
}

/** @param {string} head @param {Bin} bin @param {Bin|undefined} before @returns {HTMLElement} */
function binHead(head, bin, before) {
  const isSubdivision = before && before.grain !== bin.grain;
  return el("th", { scope: "col", class: isSubdivision ? "bin turn" : "bin" }, head);
}

/** @typedef {{article: number, spans: Cover[], counted: number[][]}} CoverRow */

/** @param {CoverRow} row @param {Bin[]} bins @param {string[]} heads @param {number} most @returns {HTMLElement} */
function coverRow({ article, spans, counted }, bins, heads, most) {
  const boxes = bins.flatMap((bin, i) => {
    const before = bins[i - 1];
    const isGap = before && before.stop < bin.start;
    const through = isGap && spans.some((span) => span[0] < before.stop && span[1] > bin.start);
    return [isGap ? el("td", { class: through ? "gap through" : "gap" }) : null, coverCell(article, bin, heads[i], counted[i], most)];
  });
  const isDated = counted.some((found) => found.length);
  return el("tr", { style: { "--hue": articleColour(article) } },
    el("th", { scope: "row" }, swatch(article), articleLink(article), isDated ? null : el("span", { class: "unseen" }, "nothing dated")),
    ...boxes);
}

/**
 * @param {number} article @param {Bin} bin @param {string} head @param {number[]} found rows
 * @param {number} most @returns {HTMLElement}
 */
function coverCell(article, bin, head, found, most) {
  if (!found.length) return el("td", { class: "none" });
  const { id } = model.data.articles[article];
  const from = isoDate(bin.start);
  const to = isoDate(bin.stop - DAY);
  const label = `${plural(found.length, "dated mention")}, ${head}, ${articleName(article)}: show only these`;
  const strength = 0.22 + 0.6 * Math.sqrt(found.length / most);
  const button = el("button", { type: "button", "aria-label": label, style: `--strength:${strength.toFixed(2)}` }, String(found.length));
  cellsCounted.set(button, { found, only: { only: new Set([id]), from, to } });
  return el("td", { class: "some", "data-article": id, "data-from": from, "data-to": to, "data-count": found.length }, button);
}

/** What a cell's button counts and, when it is clicked, leaves. @type {WeakMap<Element, {found: number[], only: Partial<State>}>} */
const cellsCounted = new WeakMap();

/** @param {Event} event says what a cell counts, or shows only that: one listener for all cells */
function answerCell(event) {
  const button = /** @type {Element} */ (event.target).closest("td.some button");
  const cell = button && cellsCounted.get(button);
  if (!cell) return;
  if (event.type === "click") go(cell.only);
  else button.setAttribute("title", cellWords(cell.found));
}

/** @param {number[]} rows @returns {string} what a cell counts, a line each */
function cellWords(rows) {
  const titles = rows.slice(0, 8).map((row) => `${timeWords(model.data.mentions[row].value, "short")}: ${shorten(model.data.mentions[row].title, 80)}`);
  return [...titles, ...(rows.length > 8 ? [`and ${rows.length - 8} more`] : [])].join("\n");
}

/** @param {number} silent how many articles have nothing dated @returns {string} */
function coverageWords(silent) {
  const base = "How many dated mentions each article has in each period; what is still open counts up to the article’s publication.";
  return silent ? `${base} ${silent === 1 ? "One article has" : `${silent} articles have`} none.` : base;
}
