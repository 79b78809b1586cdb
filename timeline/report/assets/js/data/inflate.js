// Decoding what Python packed: deflated (zlib) and base64-encoded text, in the page or in parts beside it.

/**
 * The text packed in a script element, or in the parts that it names.
 * @param {string} id
 * @returns {Promise<string>}
 */
export async function unpack(id) {
  const element = document.getElementById(id);
  const parts = element?.dataset.parts?.split(" ") ?? [];
  return inflate((await Promise.all(parts.map(loadPart))).join("") || (element?.textContent ?? ""));
}

/** @param {string} packed @returns {Promise<string>} */
export async function inflate(packed) {
  const binary = atob(packed);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

/** Parts on their way, by name. @type {Map<string, (packed: string) => void>} */
const awaitedParts = new Map();

/**
 * Loads a part of a report that is a folder.  A script is all that a page opened from a file may load.
 * @param {string} name @returns {Promise<string>} what it holds, still packed
 */
export function loadPart(name) {
  /** @type {any} */ (window).timelinePart = (/** @type {string} */ part, /** @type {string} */ packed) => awaitedParts.get(part)?.(packed);
  return new Promise((done, failed) => {
    const script = document.createElement("script");
    awaitedParts.set(name, done);
    script.onload = () => (script.remove(), failed(new Error(`${name} is not a part of this report`)));
    script.onerror = () => (script.remove(), failed(new Error(`${name} is missing beside this page; if the report was built again, open it anew`)));
    script.src = name;
    document.head.append(script);
  });
}

/**
 * Runs plotly.js.  A script element with this exact text is allowed by its hash in the page's policy.
 * @param {Promise<string>} source
 * @returns {Promise<void>}
 */
export async function loadPlotly(source) {
  const script = document.createElement("script");
  script.textContent = await source;
  document.head.append(script);
  script.remove();
}
