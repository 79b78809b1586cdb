// Small drawings, made as SVG elements so that no markup is ever parsed.

const SVG = "http://www.w3.org/2000/svg";

/** @type {Record<string, string>} paths on a 16 × 16 grid, stroked */
const ICONS = {
  search: "M7 2.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 0 1 0-9M10.5 10.5L14 14",
  close: "M3.5 3.5l9 9M12.5 3.5l-9 9",
  previous: "M10 3L5 8l5 5",
  next: "M6 3l5 5l-5 5",
  plus: "M8 3v10M3 8h10",
  minus: "M3 8h10",
  theme: "M8 2.2a5.8 5.8 0 1 0 0 11.6zM8 2.2a5.8 5.8 0 0 1 0 11.6",
  keys: "M6 6a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1v.6M8 12v.1",
  link: "M6 10l4-4M9.5 3.5H12.5V6.5M11 9v3.5H3.5V5H7",
  copy: "M5.5 5.5h7v7h-7zM3.5 10V3.5H10",
  save: "M8 2.5v7.5M4.8 7.2L8 10.4l3.2-3.2M3 13.2h10",
  eye: "M1.5 8s2.4-4.2 6.5-4.2S14.5 8 14.5 8s-2.4 4.2-6.5 4.2S1.5 8 1.5 8zM8 6.2a1.8 1.8 0 1 1 0 3.6a1.8 1.8 0 0 1 0-3.6",
};

/** @param {string} tag @param {Record<string, any>} attributes @param {...Node} children */
export function svg(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/** @param {string} name @returns {SVGElement} */
export function icon(name) {
  const path = svg("path", { d: ICONS[name], fill: "none", stroke: "currentColor", "stroke-width": 1.5,
    "stroke-linecap": "round", "stroke-linejoin": "round" });
  return svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", class: "icon" }, path);
}

/**
 * What tells an event's status: its word, its shape on the chart (Plotly's symbol) and on the page (a path).
 * @type {Record<string, {word: string, symbol: string, path: string, square: string, hollow?: boolean, pattern: string}>}
 */
export const STATUS = {
  happened: { word: "happened", symbol: "circle", square: "square", path: "M8 3a5 5 0 1 1 0 10a5 5 0 0 1 0-10", pattern: "" },
  ongoing: { word: "ongoing", symbol: "triangle-right", square: "square", path: "M4 3l9 5l-9 5z", pattern: "" },
  planned: { word: "planned", symbol: "diamond-open", square: "square-open", path: "M8 2.5L13.5 8L8 13.5L2.5 8z", hollow: true, pattern: "/" },
  possible: { word: "possible", symbol: "circle-open-dot", square: "square-open-dot", path: "M8 3a5 5 0 1 1 0 10a5 5 0 0 1 0-10M8 7.4a.6.6 0 1 1 0 1.2a.6.6 0 0 1 0-1.2", hollow: true, pattern: "." },
  negated: { word: "did not happen", symbol: "x-thin", square: "square-x-open", path: "M3.5 3.5l9 9M12.5 3.5l-9 9", hollow: true, pattern: "x" },
};

/** @param {string} status */
export function statusOf(status) {
  return STATUS[status] ?? STATUS.happened;
}

/** @param {string} status @returns {SVGElement} */
export function statusMark(status) {
  const look = statusOf(status);
  const path = svg("path", { d: look.path, fill: look.hollow ? "none" : "currentColor", stroke: "currentColor",
    "stroke-width": 1.8, "stroke-linejoin": "round", "stroke-linecap": "round" });
  return svg("svg", { viewBox: "0 0 16 16", width: 12, height: 12, "aria-hidden": "true", class: "shape" }, path);
}
