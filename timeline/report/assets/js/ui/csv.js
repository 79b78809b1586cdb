// Tables as text.

import { plain } from "./text.js";

/** @param {(string|number)[][]} rows @returns {string} RFC 4180 */
export function csvText(rows) {
  const cell = (/** @type {string|number} */ value) => (/[",;\r\n]|^\s|\s$/.test(String(value)) ? `"${String(value).replace(/"/g, '""')}"` : String(value));
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** @param {string} text @returns {boolean} whether a spreadsheet could run it; a signed year is none */
export function isFormula(text) {
  return /^\s*[=@\t\r]|^\s*[+-](?!\d+(?:[-:.T]\d+)*$)/.test(text);
}

/** @param {string} text @returns {string} one line that no spreadsheet runs */
export function harmless(text) {
  const line = plain(text);
  return isFormula(line) ? `'${line}` : line;
}
