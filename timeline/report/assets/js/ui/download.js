// Saving a file.

import { el } from "./dom.js";

/** @param {string} name @param {string} type @param {() => string|Blob|Promise<string|Blob>} make @param {string} [words] @returns {HTMLElement} a button that saves a file */
export function download(name, type, make, words = name) {
  return el("button", { type: "button", class: "segment outlined", "data-download": name, onclick: async () => {
    const made = await make();
    saveAs(name, made instanceof Blob ? made : new Blob([made], { type: `${type};charset=utf-8` }));
  } }, words);
}

/** @param {string} name @param {Blob} blob */
function saveAs(name, blob) {
  const address = URL.createObjectURL(blob);
  const link = /** @type {HTMLAnchorElement} */ (el("a", { href: address, download: name }));
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
