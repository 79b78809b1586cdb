// The articles: the switches that hide them, and the table of what is known of each.

/** @param {number} article @returns {HTMLElement} */
function swatch(article) {
  return el("span", { class: "swatch", "aria-hidden": "true", style: { "--hue": articleColour(article) } });
}

/** @param {number} article @returns {HTMLElement} a link that opens the article in the reader */
function articleLink(article) {
  const { id } = model.data.articles[article];
  return el("a", { class: "article-link", dir: "auto", href: `#read=${encodeURIComponent(id)}`, title: plain(id),
    onclick: (/** @type {MouseEvent} */ event) => follow(event, { read: id }) }, articleName(article));
}

/** @param {MouseEvent} event @param {Partial<State>} what keeps the filters where a plain click follows a link */
function follow(event, what) {
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  visit(what);
}

/** Builds one switch for each article. @param {HTMLElement} host */
function buildToggles(host) {
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
  const isOpen = !isHidden && openedArticle() === model.articles.get(id);
  go({ hide, ...(isOpen ? { event: null, mention: null, read: null } : {}) });
}

/** Shows which articles are on. */
function drawToggles() {
  for (const node of document.querySelectorAll("[data-article-toggle]")) {
    const id = /** @type {HTMLElement} */ (node).dataset.articleToggle ?? "";
    node.setAttribute("aria-pressed", String(!state.hide.has(id)));
  }
}

/** Rows that a table of articles has at first. */
const ROWS_MOST = 60;

/** @param {string} name @param {number} count @param {() => void} draw @returns {HTMLElement|null} shows the rest of a table */
function moreRows(name, count, draw) {
  if (count <= ROWS_MOST || unfolded.has(name)) return null;
  return el("button", { type: "button", class: "segment outlined", onclick: () => (unfolded.add(name), draw()) }, `Show all ${plural(count, "article")}`);
}

/** So many rows of a table are laid out wherever the window is. */
const LAID_OUT_MOST = 8;

/** @param {HTMLElement} host @param {number} rows leaves the layout of a longer table until it comes into view */
function rest(host, rows) {
  host.classList.toggle("resting", rows > LAID_OUT_MOST);
  host.style.setProperty("--rows", String(rows));
}

/** Draws the table of articles. */
function drawArticles() {
  const { articles: all, covers } = coverNow();
  const rows = unfolded.has("articles") ? all : all.slice(0, ROWS_MOST);
  rest(byId("articles"), rows.length);
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
