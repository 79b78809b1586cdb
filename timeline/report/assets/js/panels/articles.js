// The articles: the switches that hide them, and the table of what is known of each.

/** @import { Bin } from "./bins.js" */
/** @import { Covers } from "./coverage_counts.js" */
import { EVIDENCE, articleColour, articleName, model } from "../data/model.js";
import { articleLink, swatch } from "./article_link.js";
import { binWords, binsFor } from "./bins.js";
import { coverNow } from "./coverage_counts.js";
import { isTried, proposalRows, publishControl } from "./publication_trial.js";
import { openArticle } from "../state/opened_target.js";
import { go, state } from "../state/state.js";
import { byId, el, fill } from "../ui/dom.js";
import { ROWS_MOST, moreRows, restLayout, wholeLists } from "../ui/long_table.js";
import { plain, shorten } from "../ui/text.js";
import { FIRST_DRAWN } from "../ui/time.js";
import { timeWords } from "../ui/words.js";

/** Builds one switch for each article. @param {HTMLElement} host */
export function buildToggles(host) {
  fill(host, ...model.data.articles.map((article, index) =>
    el("button", { type: "button", class: "toggle", "data-article-toggle": article.id, "aria-pressed": "true", title: articleName(index),
      style: { "--hue": articleColour(index) }, onclick: () => toggleArticle(article.id) },
      el("span", { class: "swatch", "aria-hidden": "true" }), el("bdi", null, shorten(articleName(index), 26)),
      el("span", { class: "count" }, String(model.told[index].length)))));
}

/** @param {string} id hides an article everywhere, or shows it again */
function toggleArticle(id) {
  const hide = new Set(state.hide);
  const isHidden = hide.delete(id);
  if (!isHidden) hide.add(id);
  const isOpen = !isHidden && openArticle() === model.articles.get(id);
  go({ hide, ...(isOpen ? { event: null, mention: null, read: null } : {}) });
}

/** Shows which articles are on. */
export function drawToggles() {
  for (const node of document.querySelectorAll("[data-article-toggle]")) {
    const id = /** @type {HTMLElement} */ (node).dataset.articleToggle ?? "";
    node.setAttribute("aria-pressed", String(!state.hide.has(id)));
  }
}

/** Draws the table of articles. */
export function drawArticles() {
  const { articles: all, covers } = coverNow();
  const rows = wholeLists.has("articles") ? all : all.slice(0, ROWS_MOST);
  restLayout(byId("articles"), rows.length);
  const heads = ["Article", "Published", "Covers", "Events", "Undated"];
  fill(byId("articles"), el("div", { class: "table-scroll", tabindex: 0, role: "region", "aria-label": "Table of articles" },
    el("table", { class: "articles" },
      el("caption", { class: "unseen" }, "Articles, their publication dates and what they cover"),
      el("thead", null, el("tr", null, ...heads.map((head, i) => el("th", { scope: "col", class: i > 2 ? "number" : null }, head)))),
      el("tbody", null, ...rows.map((article, i) => articleRow(article, covers[i]))))), moreRows("articles", all.length, drawArticles));
}

/** @param {number} article @param {Covers} covers @returns {HTMLElement} */
function articleRow(article, covers) {
  const { data } = model;
  const { published, evidence, source } = data.articles[article];
  const undated = model.undated[article].length;
  return el("tr", null,
    el("th", { scope: "row" }, swatch(article), articleLink(article), source ? el("span", { class: "aside", dir: "auto" }, plain(source)) : null),
    el("td", { "data-label": "Published" }, published ? timeWords(published) : "unknown", el("span", { class: `evidence ${evidence.kind}`, title: evidence.quote ? `“${plain(evidence.quote)}”` : null }, published ? (isTried(data.articles[article].id) ? "tried here" : EVIDENCE[evidence.kind]) : "no date to go by"), publishControl(article), ...proposalRows(article)),
    el("td", { class: "covers", "data-label": "Covers" }, coversWords(covers)),
    el("td", { class: "number", "data-label": "Events" }, String(model.told[article].length)),
    el("td", { class: "number", "data-label": "Undated" }, String(undated)));
}

/** @param {Covers} covers of an article @returns {string} the periods that it tells of, near ones joined */
function coversWords(covers) {
  const spans = covers.spans.filter((span) => span[0] >= FIRST_DRAWN - 1e15);
  const bins = binsFor(spans, "auto", 9);
  if (!bins.length) return "nothing dated";
  /** @type {Bin[][]} */
  const runs = [];
  for (const bin of bins) {
    const run = runs[runs.length - 1];
    if (run && run[run.length - 1].stop === bin.start && run[0].grain === bin.grain) run.push(bin);
    else runs.push([bin]);
  }
  return runs.map((run) => (run.length === 1 ? binWords(run[0]) : `${binWords(run[0])} – ${binWords(run[run.length - 1])}`)).join(", ");
}
