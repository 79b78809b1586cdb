// The reader: one article's text, what is marked in it, and why each date is that date.

/** @import { Piece, Stretched } from "./marks.js" */
/** @import { Opened } from "../state/opened_target.js" */
import { forgetWidth } from "../chart/viewport.js";
import { EVIDENCE, articleColour, keyOf, model } from "../data/model.js";
import { explanationCard } from "./explanation.js";
import { paragraphs } from "./marks.js";
import { isTried } from "./publication_trial.js";
import { missingText } from "../state/article_texts.js";
import { openTarget } from "../state/opened_target.js";
import { visit } from "../state/state.js";
import { copyText } from "../ui/clipboard.js";
import { byId, el, fill } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { plain, webAddress } from "../ui/text.js";
import { interval } from "../ui/time.js";
import { plural, timeWords } from "../ui/words.js";

/** Draws the reader as the state asks, or closes it. @returns {Promise<void>} done when the article's text is there */
export async function drawReader() {
  const target = showReader();
  const missing = target ? missingText(model.data.articles[target.article]) : null;
  if (!target || !missing) return;
  try {
    await missing;
    if (openTarget()?.article === target.article) showReader();
  } catch (error) {
    byId("reader").querySelector(".text")?.prepend(el("p", { class: "notice", role: "alert" }, `The text could not be loaded: ${error instanceof Error ? error.message : String(error)}`));
  }
}

/** @returns {Opened|null|undefined} what the reader now shows */
function showReader() {
  const host = byId("reader");
  const target = openTarget();
  const isShut = target === null;
  const wasShut = host.hidden;
  host.hidden = isShut;
  if (wasShut !== isShut) forgetWidth();
  document.body.classList.toggle("reading", !isShut);
  if (!target) {
    fill(host, ...(isShut ? [] : [readerBar(null), el("p", { class: "nothing" }, "This link points to nothing in this report. It may come from an earlier build, or from other articles.")]));
    return target;
  }
  fill(host, readerBar(target), explanationCard(target), el("div", { class: "reader-scroll", tabindex: 0, role: "region", "aria-label": "Article text" }, readerHead(target.article, target.mention === null ? "" : model.data.mentions[target.mention].quote), readerText(target)));
  if (wasShut) host.focus({ preventScroll: true });
  showActive(host);
  return target;
}

/** @param {HTMLElement} host brings the active mark into view */
function showActive(host) {
  const active = host.querySelector("mark.active") ?? host.querySelector(".passage");
  const scroller = host.querySelector(".reader-scroll");
  if (!active || !scroller) return;
  const box = active.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  scroller.scrollTop += box.top - frame.top - frame.height * 0.36;
}

/**
 * The address with a text fragment that leads browsers to the quote: its first and last words where it is long.
 * @param {string} address @param {string} quote @returns {string}
 */
function textFragment(address, quote) {
  const words = plain(quote).split(" ").filter(Boolean);
  if (!words.length) return address;
  const part = (/** @type {string[]} */ some) => encodeURIComponent(some.join(" ")).replace(/-/g, "%2D");
  const text = words.length <= 12 ? part(words) : `${part(words.slice(0, 5))},${part(words.slice(-5))}`;
  return `${address}${address.includes("#") ? "" : "#"}:~:text=${text}`;
}

/** @param {number} article @param {string} quote what is open in it @returns {HTMLElement} */
function readerHead(article, quote) {
  const { published, evidence, source, url, title, id, lang, also } = model.data.articles[article];
  const address = webAddress(url);
  return el("header", { class: "reader-head", style: { "--hue": articleColour(article) } },
    el("h2", { dir: "auto", lang }, plain(title) || plain(id)),
    el("p", { class: "reader-meta" },
      el("span", null, published ? `Published ${timeWords(published)}` : "Publication date unknown"),
      published ? el("span", { class: `evidence ${evidence.kind}`, title: evidence.quote ? `“${plain(evidence.quote)}”` : null }, isTried(id) ? "tried here" : EVIDENCE[evidence.kind]) : null,
      source ? el("span", { dir: "auto" }, plain(source)) : null,
      address ? el("a", { href: textFragment(address, quote), rel: "noopener noreferrer", target: "_blank" }, icon("link"), "original") : null),
    el("p", { class: "reader-file" }, el("code", { dir: "auto" }, plain(id)), ...(also ?? []).flatMap((place) => [" · also ", el("code", { dir: "auto" }, plain(place))])));
}

/** @param {Opened} target @returns {HTMLElement} */
function readerText(target) {
  const article = model.data.articles[target.article];
  const stretches = stretchesOf(target);
  const isRtl = /^(ar|fa|he|ur|yi|ps|sd|ug|dv)\b/i.test(article.lang);
  const pieces = piecesOf(target.article);
  return el("div", { class: "text", lang: article.lang, dir: isRtl ? "rtl" : null },
    article.text === undefined ? el("p", { class: "aside" }, article.part ? "The text is on its way …" : "This report holds only the sentences that it quotes.") : null,
    ...pieces.flatMap((piece) => paragraphs(piece, stretches.filter((stretch) => stretch.start < piece.offset + piece.text.length && stretch.end > piece.offset), article)));
}

/** @param {number} article @returns {Piece[]} the whole text, or the quoted sentences where the text is left out */
function piecesOf(article) {
  const { text } = model.data.articles[article];
  if (text !== undefined) return [{ text, offset: 0 }];
  const quotes = new Map();
  for (const { sentence, quote } of model.rows[article].map((row) => model.data.mentions[row])) if (quote) quotes.set(sentence[0], quote);
  return [...quotes].map(([offset, quote]) => ({ text: quote, offset }));
}

/** @param {Opened} target @returns {Stretched[]} */
function stretchesOf(target) {
  /** @type {Stretched[]} */
  const made = [];
  for (const row of model.rows[target.article]) {
    const mention = model.data.mentions[row];
    const active = row === target.mention;
    if (!mention.candidate && mention.event === undefined && !active) continue;
    const title = `${plain(mention.title)} — ${mention.value ? timeWords(mention.value) : "no date"}`;
    made.push({ start: mention.start, end: mention.end, kind: "event", key: keyOf(mention), active, title });
    if (active) made.push({ start: mention.sentence[0], end: mention.sentence[1], kind: "passage", key: "", active: false, title: "" });
  }
  const { evidence } = model.data.articles[target.article];
  if (target.mention === null && target.expression === null && evidence.start !== undefined && evidence.end !== undefined) {
    made.push({ start: evidence.start, end: evidence.end, kind: "passage", key: "", active: false, title: "" });
  }
  model.data.expressions.forEach((expression, index) => {
    if (expression.article !== target.article) return;
    const title = interval(expression.value) ? timeWords(expression.value) : (expression.value?.reason ?? expression.type.toLowerCase());
    made.push({ start: expression.start, end: expression.end, kind: "time", key: keyOf(expression), active: index === target.expression, title });
  });
  return made;
}

/** @param {Opened|null} target @returns {HTMLElement} the reader's buttons */
function readerBar(target) {
  const rows = target ? marksInOrder(target.article) : [];
  const at = target ? rows.indexOf(target.mention ?? -1) : -1;
  const step = (/** @type {number} */ by) => rows.length && visit({ mention: keyOf(model.data.mentions[rows[(at + by + rows.length) % rows.length]]) });
  const button = (/** @type {string} */ name, /** @type {string} */ words, /** @type {() => void} */ act) =>
    el("button", { type: "button", class: "tool", title: words, "aria-label": words, "data-reader": name, onclick: act }, icon(name));
  return el("div", { class: "reader-bar" },
    rows.length ? button("previous", "Previous mention", () => step(at < 0 ? 0 : -1)) : null,
    rows.length ? button("next", "Next mention", () => step(1)) : null,
    el("span", { class: "reader-count" }, at >= 0 ? `${at + 1} of ${plural(rows.length, "mention")}` : rows.length ? plural(rows.length, "mention") : ""),
    target ? button("copy", "Copy a citation", () => copyText(citation(target), "The citation is copied.")) : null,
    button("close", "Close the article", () => visit({})));
}

/** @param {number} article @returns {number[]} its mentions that are marked, in the order of the text */
function marksInOrder(article) {
  return model.rows[article].filter((row) => model.data.mentions[row].candidate || model.data.mentions[row].event !== undefined);
}

/** @param {Opened} target @returns {string} */
function citation(target) {
  const { title, id, source, published, url } = model.data.articles[target.article];
  const mention = target.mention === null ? null : model.data.mentions[target.mention];
  const quote = mention ? `“${plain(mention.quote)}” ` : "";
  const parts = [plain(title) || plain(id), source && plain(source), published && timeWords(published), webAddress(url)].filter(Boolean);
  return `${quote}${parts.join(", ")}.`;
}
