// What a browser keeps of the reader's choices, where it lets a local file keep anything.

/** @param {string} name @returns {string|null} */
export function storedChoice(name) {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

/** @param {string} name @param {string} value where nothing can be kept, the choice holds until the page is closed */
export function storeChoice(name, value) {
  try {
    localStorage.setItem(name, value);
  } catch {
    return;
  }
}
