// Building the page.  Everything an article says goes in as text, never as markup.

/**
 * A new element.  Attributes named `on…` are listeners; `class`, `data-…` and the like are set as attributes;
 * null and false ones are left out.
 * @param {string} tag
 * @param {Record<string, any>|null} [attributes]
 * @param {...(Node|string|null|undefined|false)} children
 * @returns {HTMLElement}
 */
export function el(tag, attributes, ...children) {
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
export function byId(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no #${id}`);
  return found;
}

/** @param {Node} node @param {...(Node|string|null|undefined|false)} children */
export function fill(node, ...children) {
  const kept = children.filter((child) => child !== null && child !== undefined && child !== false);
  /** @type {Element} */ (node).replaceChildren(.../** @type {(Node|string)[]} */ (kept));
}

/** @param {string} words read out by screen readers */
export function announce(words) {
  byId("said").textContent = words;
}
