// An article's colour and name.

import { articleColour, articleName, model } from "../data/model.js";
import { follow } from "../state/links.js";
import { el } from "../ui/dom.js";
import { plain } from "../ui/text.js";

/** @param {number} article @returns {HTMLElement} */
export function swatch(article) {
  return el("span", { class: "swatch", "aria-hidden": "true", style: { "--hue": articleColour(article) } });
}

/** @param {number} article @returns {HTMLElement} a link that opens the article in the reader */
export function articleLink(article) {
  const { id } = model.data.articles[article];
  return el("a", { class: "article-link", dir: "auto", href: `#read=${encodeURIComponent(id)}`, title: plain(id),
    onclick: (/** @type {MouseEvent} */ event) => follow(event, { read: id }) }, articleName(article));
}
