// Python counts code points, JavaScript UTF-16 units.

/**
 * Converts offsets in code points to offsets in UTF-16, as JavaScript counts.
 * @param {string} text
 * @returns {(offset: number) => number}
 */
export function utf16(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => Math.min(Math.max(offset, 0), text.length);
  /** @type {number[]} */
  const map = [];
  for (let i = 0; i < text.length; i++) {
    map.push(i);
    const code = text.charCodeAt(i);
    if (code >= 0xd800 && code < 0xdc00 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) i += 1;
  }
  map.push(text.length);
  return (offset) => map[Math.min(Math.max(offset, 0), map.length - 1)];
}

/** @param {string} text @returns {number} as Python counts it */
export function lengthOf(text) {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** @param {string} a @param {string} b @returns {number} below 0 where the first comes first, as Python sorts text */
export function compareText(a, b) {
  if (a === b) return 0;
  let at = 0;
  while (a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}
