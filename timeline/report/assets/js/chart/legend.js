// The key to the chart's shapes.

import { model } from "../data/model.js";
import { el, fill } from "../ui/dom.js";
import { STATUS, statusMark, statusOf, svg } from "../ui/icons.js";
import { DAY } from "../ui/time.js";

/** @param {HTMLElement} host */
export function buildLegend(host) {
  const statuses = new Set(model.data.events.map((event) => event.status));
  const shapes = Object.keys(STATUS).filter((name) => statuses.has(name)).map((name) => entry(statusMark(name), statusOf(name).word));
  const spans = model.data.events.map((event) => ({ span: model.eventSpans[/** @type {number} */ (model.events.get(event.id))], event }));
  const hasBars = spans.some(({ span }) => span && span[1] - span[0] > DAY);
  const fades = spans.some(({ span, event }) => (span && !span.every(Number.isFinite)) || event.value.qualifier === "approximate");
  const kinds = new Set(model.data.articles.map((article) => (article.published ? (article.evidence.kind === "given" ? "given" : "inferred") : "")));
  fill(host,
    ...shapes,
    hasBars ? entry(barMark(false), "a week, a year or another stretch") : null,
    fades ? entry(barMark(true), "open or approximate end") : null,
    kinds.has("given") ? entry(flagMark(true), "published: date given") : null,
    kinds.has("inferred") ? entry(flagMark(false), "published: date inferred") : null,
    model.data.events.some((event) => event.claims?.length) ? entry(dottedMark(), "articles differ on the date") : null,
  );
}

/** @param {Node} drawing @param {string} words */
function entry(drawing, words) {
  return el("span", { class: "key" }, drawing, words);
}

/** @param {boolean} isFading @returns {SVGElement} */
function barMark(isFading) {
  const parts = isFading
    ? [0.9, 0.55, 0.3, 0.12].map((opacity, i) => svg("rect", { x: 1 + i * 6, y: 3, width: 6, height: 8, fill: "currentColor", opacity }))
    : [svg("rect", { x: 1, y: 3, width: 24, height: 8, rx: 2, fill: "currentColor" })];
  return svg("svg", { viewBox: "0 0 26 14", width: 26, height: 14, "aria-hidden": "true" }, ...parts);
}

/** @param {boolean} isGiven @returns {SVGElement} */
function flagMark(isGiven) {
  const stem = svg("path", { d: "M6 6V14", stroke: "currentColor", "stroke-width": 1.4, "stroke-dasharray": isGiven ? "none" : "1.5 1.8" });
  const flag = svg("path", { d: "M2 1.5h8L6 7.5z", fill: isGiven ? "currentColor" : "none", stroke: "currentColor", "stroke-width": 1.2 });
  return svg("svg", { viewBox: "0 0 12 15", width: 12, height: 15, "aria-hidden": "true", class: "flag" }, flag, stem);
}

/** @returns {SVGElement} */
function dottedMark() {
  return svg("svg", { viewBox: "0 0 26 14", width: 26, height: 14, "aria-hidden": "true", class: "warn" },
    svg("path", { d: "M2 7h18M22 2v10", stroke: "currentColor", "stroke-width": 2, "stroke-dasharray": "2 3", fill: "none" }));
}
