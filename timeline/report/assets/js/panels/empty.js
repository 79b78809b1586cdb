// What the page says when there is nothing to draw, and how to give articles their dates.

import { model } from "../data/model.js";
import { copyText } from "../ui/clipboard.js";
import { byId, el, fill } from "../ui/dom.js";
import { icon } from "../ui/icons.js";
import { greatest, least } from "../ui/time.js";
import { plural, yearWords } from "../ui/words.js";

/** Shows the way out where no event has a date; builds the lede and the foot. */
export function drawEmpty() {
  const host = byId("empty");
  const isEmpty = !model.data.events.length;
  host.hidden = !isEmpty;
  document.body.classList.toggle("is-empty", isEmpty);
  if (!isEmpty) return;
  const { articles, undated } = model.data;
  const unknown = articles.filter((article) => !article.published).length;
  const reason = !articles.length
    ? "No article could be read, so there is nothing to place on a timeline."
    : unknown
      ? `Nothing in ${articles.length === 1 ? "this article" : "these articles"} could be placed on the calendar. ${unknown === articles.length ? (articles.length === 1 ? "It does" : "They do") : `${unknown} of them do`} not say when ${unknown === 1 ? "it was" : "they were"} published, so words like “last week” or “on Thursday” have nothing to count from.`
      : "The texts hold no date and no event that could be placed on the calendar.";
  fill(host,
    el("h2", null, "Nothing to draw yet"),
    el("p", null, reason),
    undated.length ? el("p", null, `${plural(undated.length, "event")} ${undated.length === 1 ? "waits" : "wait"} for a date; ${undated.length === 1 ? "it is" : "they are"} listed below with the reason.`) : null,
    unknown ? metadataHelp() : null);
}

/** @returns {HTMLElement} how to write metadata.csv, with a template to copy */
function metadataHelp() {
  return el("div", { class: "metadata" },
    el("p", null, "Save this as ", el("code", null, "metadata.csv"), " beside the articles, fill in the dates you know (such as 2025-04-17, 2025-04 or 2025), and build again:"),
    el("div", { class: "template" }, el("pre", { tabindex: 0 }, el("code", null, model.data.template)),
      el("button", { type: "button", class: "segment", "data-copy": "metadata", onclick: () => copyText(model.data.template, "The template is copied.") }, icon("copy"), "Copy")));
}

/** Offers the template where some articles have no publication date. */
export function drawMetadataHint() {
  const unknown = model.data.articles.filter((article) => !article.published).length;
  if (!unknown || !model.data.events.length) return;
  byId("undated").after(el("details", { class: "hint-box" },
    el("summary", null, unknown === 1 ? "One article has no publication date: how to give it one" : `${unknown} articles have no publication date: how to give them one`), metadataHelp()));
}

/** Writes the line under the title. */
export function drawLede() {
  const { articles, events, undated } = model.data;
  const spans = /** @type {[number, number][]} */ (model.eventSpans.filter(Boolean));
  const parts = [`${plural(articles.length, "article")}`];
  if (events.length) {
    const first = least(spans.map((span) => (span[0] === -Infinity ? span[1] - 1 : span[0])));
    const last = greatest(spans.map((span) => (span[1] === Infinity ? span[0] : span[1] - 1)));
    const years = [yearWords(first), yearWords(last)];
    parts.push(`${plural(events.length, "event")} ${years[0] === years[1] ? `in ${years[0]}` : `from ${years[0]} to ${years[1]}`}`);
  }
  if (undated.length) parts.push(`${undated.length} without a date`);
  byId("lede").textContent = parts.join(" · ");
  byId("foot").textContent = "Every event links to the passage that tells it. Dates are worked out from the texts alone.";
}
