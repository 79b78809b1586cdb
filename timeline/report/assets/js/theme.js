// Light and dark, and the colours that Plotly needs by value.

const THEMES = ["auto", "light", "dark"];

/** The colours by name, as read since the page was last drawn anew. @type {Map<string, string>} */
const coloursRead = new Map();

/** Has the colours read again: theme, contrast and paper change them. */
function forgetColours() {
  coloursRead.clear();
}

/** @param {string} name of a CSS variable @returns {string} its present value */
function colour(name) {
  let value = coloursRead.get(name);
  if (value === undefined) coloursRead.set(name, (value = getComputedStyle(document.documentElement).getPropertyValue(name).trim()));
  return value;
}

/** @param {number} article @returns {string} the article's colour by value */
function articleInk(article) {
  return colour(`--a${article % 8}`);
}

/** The theme the user chose before, where the browser lets a page remember. @returns {string} */
function storedTheme() {
  try {
    const stored = localStorage.getItem("timeline-theme") ?? "";
    return THEMES.includes(stored) ? stored : "auto";
  } catch {
    return "auto";
  }
}

/** @param {string} theme */
function setTheme(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem("timeline-theme", theme);
  } catch {
    // A browser that keeps nothing for local files: the choice holds until the page is closed.
  }
}

/** @param {() => void} redraw called when the colours change @returns {HTMLElement} */
function themeButton(redraw) {
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
