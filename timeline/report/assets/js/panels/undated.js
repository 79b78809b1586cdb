// What has no date, and what could not be read.

/** @import { ExpressionData, MentionData, NoteData } from "../data/types.js" */
import { keyOf, model } from "../data/model.js";
import { articleLink, swatch } from "./article_link.js";
import { publishControl } from "./publication_trial.js";
import { shown } from "../state/filter.js";
import { follow } from "../state/links.js";
import { isFiltered, state } from "../state/state.js";
import { byId, el, fill } from "../ui/dom.js";
import { LAID_OUT_MOST, ROWS_MOST, moreRows, wholeLists } from "../ui/long_table.js";
import { plain } from "../ui/text.js";
import { plural } from "../ui/words.js";

/** Draws the events without a date, by article, each with its reason. */
export function drawUndated() {
  const host = byId("undated");
  const vague = vagueTimes();
  const groups = shown.articles.map((article) => ({ article, rows: model.undated[article].filter((row) => shown.mentions.has(row)), vague: vague[article] ?? [] }))
    .filter((group) => group.rows.length || group.vague.length);
  if (!groups.length) return fill(host, el("p", { class: "nothing" }, isFiltered() ? "Nothing undated fits these filters." : "Everything that is told with a time has a date."));
  host.classList.toggle("many", groups.length > LAID_OUT_MOST);
  const isLong = groups.length > ROWS_MOST && !wholeLists.has("undated");
  fill(host, ...groups.slice(0, isLong ? ROWS_MOST : groups.length).map(undatedGroup), moreRows("undated", groups.length, drawUndated));
}

/** @returns {ExpressionData[][]} each article's time expressions that have no place on the calendar */
function vagueTimes() {
  /** @type {ExpressionData[][]} */
  const found = [];
  if (isFiltered() && (state.q || state.from || state.to)) return found;
  for (const expression of model.data.expressions) {
    const { type, value, article } = expression;
    if ((type === "DATE" || type === "TIME") && value?.earliest === undefined && value?.latest === undefined) (found[article] ??= []).push(expression);
  }
  return found;
}

/** @param {{article: number, rows: number[], vague: ExpressionData[]}} group @returns {HTMLElement} */
function undatedGroup({ article, rows, vague }) {
  const used = new Set(rows.map((row) => model.data.mentions[row].expression));
  const rest = vague.filter((expression) => !used.has(model.expressions.get(keyOf(expression))));
  return el("section", { class: "undated-article" },
    el("h3", null, swatch(article), articleLink(article)),
    model.published[article] === null ? publishControl(article) : null,
    rows.length ? el("ul", { class: "undated" }, ...rows.map(undatedRow)) : null,
    rest.length ? el("p", { class: "vague" }, "Times that name no date: ", ...rest.flatMap((expression, i) => [i ? ", " : "", vagueLink(expression)])) : null);
}

/** @param {number} row @returns {HTMLElement} */
function undatedRow(row) {
  const mention = model.data.mentions[row];
  const key = keyOf(mention);
  return el("li", { "data-undated": key },
    el("a", { class: "event-title", dir: "auto", href: `#mention=${encodeURIComponent(key)}`, onclick: (/** @type {MouseEvent} */ event) => follow(event, { mention: key }) }, plain(mention.title)),
    el("p", { class: "reason" }, timeQuote(mention), mention.reason ?? "The text does not say when."));
}

/** @param {MentionData} mention @returns {HTMLElement|null} the words that should have dated it */
function timeQuote(mention) {
  const expression = mention.expression === undefined ? null : model.data.expressions[mention.expression];
  return expression ? el("q", { dir: "auto" }, plain(expression.text)) : null;
}

/** @param {ExpressionData} expression @returns {HTMLElement} */
function vagueLink(expression) {
  const key = keyOf(expression);
  return el("a", { dir: "auto", href: `#mention=${encodeURIComponent(key)}`, title: expression.value?.reason ?? "It names no date.", onclick: (/** @type {MouseEvent} */ event) => follow(event, { mention: key }) }, `“${plain(expression.text)}”`);
}

/** Lists what could not be read; without anything the section is not there. */
export function drawSkipped() {
  const { skipped, notices } = model.data;
  byId("skipped-section").hidden = !skipped.length;
  fill(byId("skipped"), skipped.length ? el("ul", { class: "skipped" }, ...skipped.map(noteRow)) : null);
  if (notices.length) {
    fill(byId("notices"), el("details", { class: "notices" }, el("summary", null, plural(notices.length, "thing to know", "things to know")), el("ul", null, ...notices.map(noteRow))));
  }
}

/** @param {NoteData} note @returns {HTMLElement} */
function noteRow(note) {
  return el("li", null, el("code", { dir: "auto" }, plain(note.where)), " ", el("span", { dir: "auto" }, plain(note.message)));
}
