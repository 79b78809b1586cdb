// Decoding what Python packed: deflated (zlib) and base64-encoded text.

/**
 * The text packed in a script element.
 * @param {string} id
 * @returns {Promise<string>}
 */
async function unpack(id) {
  const packed = document.getElementById(id)?.textContent ?? "";
  const binary = atob(packed);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).text();
}

/**
 * Runs plotly.js.  A script element with this exact text is allowed by its hash in the page's policy.
 * @param {Promise<string>} source
 * @returns {Promise<void>}
 */
async function loadPlotly(source) {
  const script = document.createElement("script");
  script.textContent = await source;
  document.head.append(script);
  script.remove();
}
