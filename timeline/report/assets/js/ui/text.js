// Text as lines, labels and addresses: nothing that an article says is markup.

/**
 * The address of an article if it is one a browser may open: http or https only.
 * @param {string|undefined} url
 * @returns {string|null}
 */
export function webAddress(url) {
  if (!url) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === "http:" || parsed.protocol === "https:" ? parsed.href : null;
  } catch {
    return null;
  }
}

/**
 * Text for Plotly's labels, which are pseudo-HTML: escaped, without control and direction characters.
 * @param {string} text
 */
export function plotlyText(text) {
  return plain(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** What `plain` would change. */
const UNPLAIN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[^\S ]|  |^ | $/;

/** @param {string} text @returns {string} one line, without control and direction characters */
export function plain(text) {
  if (!UNPLAIN.test(text)) return text;
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, " ").replace(/\s+/g, " ").trim();
}

/** @param {string} text @param {number} length @returns {string} cut at a word */
export function shorten(text, length) {
  const line = plain(text);
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  const space = cut.lastIndexOf(" ");
  const kept = space > length * 0.6 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, "");
  return `${kept.replace(/[\s,;:.–-]+$/, "")}…`;
}

/** @param {string} text @returns {string} lower case, without accents */
export function foldText(text) {
  return /^[\x00-\x7f]*$/.test(text) ? text.toLowerCase() : text.normalize("NFKD").replace(/\p{M}+/gu, "").toLowerCase();
}
