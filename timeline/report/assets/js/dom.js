// Building the page.  Everything an article says goes in as text, never as markup.

/**
 * A new element.  Attributes named `on…` are listeners; `class`, `data-…` and the like are set as attributes;
 * null and false ones are left out.
 * @param {string} tag
 * @param {Record<string, any>|null} [attributes]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
function el(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const name in attributes) {
    const value = attributes[name];
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "style" && typeof value === "object") for (const [key, text] of Object.entries(value)) node.style.setProperty(key, String(text));
    else node.setAttribute(name, value === true ? "" : String(value));
  }
  for (const child of children) if (child !== null && child !== undefined && child !== false) node.append(child);
  return node;
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** @param {Node} node @param {...(Node|string|null|undefined|false)} children */
function fill(node, ...children) {
  const kept = children.filter((child) => child !== null && child !== undefined && child !== false);
  /** @type {Element} */ (node).replaceChildren(.../** @type {(Node|string)[]} */ (kept));
}

/**
 * The address of an article if it is one a browser may open: http or https only.
 * @param {string|undefined} url
 * @returns {string|null}
 */
function webAddress(url) {
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
function plotlyText(text) {
  return plain(text).replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** What `plain` would change. */
const UNPLAIN = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|[^\S ]|  |^ | $/;

/** @param {string} text @returns {string} one line, without control and direction characters */
function plain(text) {
  if (!UNPLAIN.test(text)) return text;
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/g, " ").replace(/\s+/g, " ").trim();
}

/** @param {string} text @param {number} length @returns {string} cut at a word */
function shorten(text, length) {
  const line = plain(text);
  if (line.length <= length) return line;
  const cut = line.slice(0, length - 1);
  const space = cut.lastIndexOf(" ");
  const kept = space > length * 0.6 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, "");
  return `${kept.replace(/[\s,;:.–-]+$/, "")}…`;
}

/** @param {string} words read out by screen readers */
function announce(words) {
  byId("said").textContent = words;
}
