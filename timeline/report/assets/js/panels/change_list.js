// What is tried and corrected, and what to keep of it for the next build.

import { itemParts } from "../data/addresses.js";
import { articleName, model } from "../data/model.js";
import { builtData, misfits } from "../state/changes.js";
import { go, state, without } from "../state/state.js";
import { csvText, isFormula } from "../ui/csv.js";
import { byId, el, fill } from "../ui/dom.js";
import { download } from "../ui/download.js";
import { plain, shorten } from "../ui/text.js";
import { plural } from "../ui/words.js";

/** What a correction does, as the buttons and the list say it. @type {Record<string, string>} */
const ACTIONS_WORDS = { hide: "hidden", title: "title", date: "date", merge: "merged with", split: "an event of its own" };

/** Lists what is tried and corrected, what of it could not be applied, and how to keep it. */
export function drawChanges() {
  const host = byId("changes");
  const count = state.published.size + state.fix.size;
  host.hidden = !count;
  if (!count) return fill(host);
  fill(host,
    el("div", { class: "changes-head" }, el("h2", { class: "quiet" }, plural(count, "change")),
      el("button", { type: "button", class: "clear", "data-undo": "all", onclick: () => go({ published: new Set(), fix: new Set() }) }, "Undo all"),
      state.published.size ? download("metadata.csv", "text/csv", metadataLines) : null,
      state.fix.size ? download("corrections.csv", "text/csv", correctionLines) : null),
    ...misfits.map(({ words }) => el("p", { class: "notice misfit" }, plain(words))),
    el("ul", null, ...[...state.published].map((item) => changeRow("published", item, publishedChange(item))),
      ...[...state.fix].map((item) => changeRow("fix", item, fixChange(item)))),
    el("p", { class: "hint" }, "They live in the address of this page. Dates, status and disagreements follow at once; which mentions are one event is worked out again when you save the files beside the articles and build."));
}

/** @param {"published"|"fix"} kind @param {string} item @param {string} words @returns {HTMLElement} */
function changeRow(kind, item, words) {
  return el("li", { class: misfits.some((misfit) => misfit.item === item) ? "misfit" : null }, el("bdi", null, plain(words)), " ",
    el("button", { type: "button", class: "clear", "data-undo": item, onclick: () => go({ [kind]: without(state[kind], item) }) }, "undo"));
}

/** @param {string} item @returns {string} */
function publishedChange(item) {
  const [id, date] = itemParts(item);
  const article = model.articles.get(id);
  return `${article === undefined ? id : shorten(articleName(article), 60)}: published ${date}`;
}

/** @param {string} item @returns {string} */
function fixChange(item) {
  const [action, key, value] = itemParts(item);
  const row = model.mentions.get(key);
  const title = row === undefined ? key : `“${shorten(model.data.mentions[row].title, 60)}”`;
  const other = action === "merge" && value ? model.mentions.get(value) : undefined;
  const said = other === undefined ? value ?? "" : `“${shorten(model.data.mentions[other].title, 60)}”`;
  return `${title}: ${ACTIONS_WORDS[action] ?? action} ${said}`;
}

/** @returns {string} lines for metadata.csv */
function metadataLines() {
  return csvText([["file", "published"], ...[...state.published].map((item) => itemParts(item)).map(([id, date]) => [safeName(id), date ?? ""])]);
}

/** @returns {string} the corrections as corrections.csv, each keyed by article and span */
function correctionLines() {
  const rows = [...state.fix].map((item) => {
    const [action, key, value] = itemParts(item);
    const row = model.mentions.get(key);
    const found = /^(.*):(\d+)-(\d+)$/s.exec(key ?? "");
    return [safeName(found?.[1] ?? key ?? ""), found?.[2] ?? "", found?.[3] ?? "", row === undefined ? "" : plain(builtData.mentions[row].text), action, value ?? ""];
  });
  return csvText([["article", "start", "end", "words", "action", "value"], ...rows]);
}

/** @param {string} id @returns {string} a file's name that no spreadsheet takes for a formula; "./" is passed over when it is read */
function safeName(id) {
  return isFormula(id) ? `./${id}` : id;
}
