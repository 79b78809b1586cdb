// Light and dark, and the colours that Plotly needs by value.

import { announce, el } from "./dom.js";
import { icon } from "./icons.js";
import { madeOnce } from "./memoize.js";
import { storeChoice, storedChoice } from "./storage.js";

const THEMES = ["auto", "light", "dark"];

/** The colours by name, as read since the page was last drawn anew. @type {Map<string, string>} */
const coloursRead = new Map();

/** Has the colours read again: theme, contrast and paper change them. */
export function forgetColours() {
  coloursRead.clear();
}

/** @param {string} name of a CSS variable @returns {string} its present value */
export function colour(name) {
  return madeOnce(coloursRead, name, () => getComputedStyle(document.documentElement).getPropertyValue(name).trim());
}

/** @param {number} article @returns {string} the article's colour by value */
export function articleInk(article) {
  return colour(`--a${article % 8}`);
}

/** The theme the user chose before, where the browser lets a page remember. @returns {string} */
export function storedTheme() {
  const stored = storedChoice("timeline-theme") ?? "";
  return THEMES.includes(stored) ? stored : "auto";
}

/** @param {string} theme */
export function setTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  storeChoice("timeline-theme", theme);
}

/** @param {() => void} redraw called when the colours change @returns {HTMLElement} */
export function themeButton(redraw) {
  let theme = storedTheme();
  const label = () => `Colours: ${theme === "auto" ? "as the system" : theme}`;
  const button = el("button", { class: "tool", type: "button", title: label(), "aria-label": label() }, icon("theme"));
  button.addEventListener("click", () => {
    theme = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length];
    setTheme(theme);
    button.title = label();
    button.setAttribute("aria-label", label());
    announce(label());
    redraw();
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  return button;
}
