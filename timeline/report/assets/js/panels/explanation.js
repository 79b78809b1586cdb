// Why a date is that date: the steps from the words of the text to the calendar.

/** @import { EventData, ExpressionData, MentionData } from "../data/types.js" */
/** @import { Opened } from "../state/opened_target.js" */
import { grainWords } from "../chart/hover.js";
import { articleName, keyOf, model } from "../data/model.js";
import { claimWords } from "./event_list.js";
import { proposalRows, publishControl } from "./publication_trial.js";
import { mendControl } from "./what_if.js";
import { isArticleShown } from "../state/filter.js";
import { follow } from "../state/links.js";
import { el } from "../ui/dom.js";
import { statusMark, statusOf } from "../ui/icons.js";
import { plain, shorten, webAddress } from "../ui/text.js";
import { interval } from "../ui/time.js";
import { timeWords } from "../ui/words.js";

/** @param {Opened} target @returns {HTMLElement|null} */
export function explanationCard(target) {
  if (target.mention !== null) return mentionCard(model.data.mentions[target.mention]);
  if (target.expression !== null) return expressionCard(model.data.expressions[target.expression]);
  return null;
}

/** @param {MentionData} mention @returns {HTMLElement} */
function mentionCard(mention) {
  const event = mention.event === undefined ? null : model.data.events[mention.event];
  const value = mention.value ?? event?.value;
  return el("section", { class: "card", "aria-label": "What is open" },
    el("p", { class: "card-date" }, value ? timeWords(value) : "Without a date"),
    el("h3", { dir: "auto" }, plain(event?.label ?? mention.title)),
    el("p", { class: "facts" },
      el("span", { class: `status ${mention.status}` }, statusMark(mention.status), statusOf(mention.status).word),
      value?.grain ? el("span", null, grainWords(value)) : null,
      mention.who?.length ? el("span", { class: "who", dir: "auto" }, mention.who.map(plain).join(", ")) : null,
      mention.place ? el("span", { class: "where", dir: "auto" }, plain(mention.place)) : null,
      mention.reporter ? el("span", { dir: "auto" }, `said by ${plain(mention.reporter)}`) : null,
      pageLink(mention.article, mention.start)),
    explanationSteps(mention, event),
    mention.value ? null : publishControl(mention.article, model.published[mention.article] === null),
    ...(mention.value ? [] : proposalRows(mention.article)),
    mendControl(mention, event),
    event ? otherTellers(event, mention) : null);
}

/** @param {MentionData} mention @param {EventData|null} event @returns {HTMLElement} */
function explanationSteps(mention, event) {
  const trace = mention.value?.trace ?? [];
  const steps = [
    ...(mention.steps ?? []).map((step) => el("li", { dir: "auto" }, plain(step))),
    ...trace.map(traceStep),
    mention.value ? null : el("li", { class: "reason" }, mention.reason ?? "The text does not say when."),
    event?.why ? el("li", { dir: "auto" }, plain(event.why)) : null,
    event?.claims?.length ? el("li", { class: "claims" }, claimWords(event)) : null,
  ].filter((step) => step !== null);
  return el("details", { class: "why", open: true },
    el("summary", null, mention.value ? "Why this date" : "Why no date"),
    el("ol", { class: "steps" }, ...(steps.length ? steps : [el("li", null, HOW[mention.how] ?? HOW.none)])));
}

/** @type {Record<string, string>} */
const HOW = {
  stated: "The sentence states the time.",
  narrative: "The time comes from the telling around it.",
  publication: "The lead of the article is placed on its publication date.",
  none: "The text does not say when.",
};

/** @param {[string, string]} step @returns {HTMLElement} */
function traceStep([said, gives]) {
  return el("li", null, el("span", { class: "said", dir: "auto" }, plain(said)), gives ? el("span", { class: "gives", dir: "auto" }, plain(gives)) : null);
}

/** @param {EventData} event @param {MentionData} mention @returns {HTMLElement|null} where else it is told */
function otherTellers(event, mention) {
  const others = event.mentions.map((row) => model.data.mentions[row]).filter((other) => other !== mention && isArticleShown(other.article));
  if (!others.length) return null;
  return el("p", { class: "elsewhere" }, "Also told ", ...others.flatMap((other, i) => [i ? ", " : "", tellingLink(other, other.article === mention.article)]));
}

/** @param {MentionData} mention @param {boolean} isSame @returns {HTMLElement} */
function tellingLink(mention, isSame) {
  const key = keyOf(mention);
  const where = isSame ? "elsewhere in this article" : `in ${shorten(articleName(mention.article), 46)}`;
  return el("a", { href: `#mention=${encodeURIComponent(key)}`, dir: "auto", title: plain(mention.quote), onclick: (/** @type {MouseEvent} */ event) => follow(event, { mention: key }) }, where);
}

/** @param {ExpressionData} expression @returns {HTMLElement} */
function expressionCard(expression) {
  const { value } = expression;
  const isPlaced = Boolean(interval(value));
  const steps = (value?.trace ?? []).map(traceStep);
  return el("section", { class: "card", "aria-label": "What is open" },
    el("p", { class: "card-date" }, isPlaced ? timeWords(value) : (value?.words ?? "Without a date")),
    el("h3", { dir: "auto" }, `“${plain(expression.text)}”`),
    el("p", { class: "facts" }, el("span", null, TYPES[expression.type] ?? expression.type), value?.timex3 ? el("code", null, value.timex3) : null, el("span", { class: "rule" }, `rule “${plain(expression.rule)}”`), pageLink(expression.article, expression.start)),
    el("details", { class: "why", open: true }, el("summary", null, isPlaced ? "Why this date" : "Why no date"),
      el("ol", { class: "steps" }, ...steps, isPlaced ? null : el("li", { class: "reason" }, value?.reason ?? "It names no date."))));
}

/** @type {Record<string, string>} */
const TYPES = { DATE: "a date", TIME: "a time of day", DURATION: "a length of time", SET: "a repeated time" };

/** @param {number} article @param {number} start @returns {HTMLElement|null} the page of a document, linked where the document can be found */
function pageLink(article, start) {
  const { pages, document: beside, url } = model.data.articles[article];
  if (!pages) return null;
  const number = pages.filter((from) => from <= start).length || 1;
  const address = webAddress(url) ?? beside;
  if (!address) return el("span", { class: "page" }, `page ${number}`);
  return el("a", { class: "page", href: `${address}#page=${number}`, rel: "noopener noreferrer", target: "_blank" }, `page ${number}`);
}
