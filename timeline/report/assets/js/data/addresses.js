// Keys of passages, and the parts of what the user changes, as the page's address writes them.

/** @import { ReportData } from "./types.js" */

/** @param {string} item @returns {string[]} the parts of a change, which stand joined by "=", each percent-encoded */
export function itemParts(item) {
  return item.split("=").map(decodePart);
}

/** @param {...string} parts @returns {string} */
export function changeItem(...parts) {
  return parts.map(encodeURIComponent).join("=");
}

/** @param {ReportData} data @param {{article: number, start: number, end: number}} span @returns {string} */
export function spanKey(data, span) {
  return `${data.articles[span.article].id}:${span.start}-${span.end}`;
}

/** @param {string|undefined} text @returns {string} */
export function decodePart(text) {
  try {
    return decodeURIComponent(text ?? "");
  } catch {
    return text ?? "";
  }
}
