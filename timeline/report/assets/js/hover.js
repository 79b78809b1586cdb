// What a mark says when the pointer rests on it.

const WRAP = 62;

/** What marks say, as far as it was asked for: it stays while they do. @type {WeakMap<Item, string>} */
const hoverTexts = new WeakMap();

/** @param {Item} item @returns {string} Plotly's pseudo-HTML, every word of it escaped */
function hoverText(item) {
  const known = hoverTexts.get(item) ?? hoverWords(item);
  hoverTexts.set(item, known);
  return known;
}

/** @param {Item} item @returns {string} */
function hoverWords(item) {
  const event = model.data.events[item.event];
  const mention = model.data.mentions[item.row];
  const value = item.article !== null && mention.value ? mention.value : event.value;
  const about = [timeWords(value), grainWords(value), statusOf(event.status).word].filter(Boolean).join(" · ");
  const others = model.tellers[item.event].length - 1;
  const teller = articleName(mention.article) + (others > 0 ? ` and ${plural(others, "other article")}` : "");
  return [
    `<b>${wrapped(event.label, WRAP)}</b>`,
    plotlyText(about),
    disagreementWords(event),
    `<i>“${wrapped(shorten(mention.quote, 170), WRAP)}”</i>`,
    wrapped(shorten(teller, 90), WRAP),
  ].filter(Boolean).join("<br>").replace(/(^|<br>)/g, "$1\u00a0\u00a0").replace(/(<br>|$)/g, "\u00a0\u00a0$1");
}

/** @param {EventData} event @returns {string} */
function disagreementWords(event) {
  return event.claims?.length ? "The articles do not agree on this date." : "";
}

/** @param {TimeData} value @returns {string} */
function grainWords(value) {
  return value.grain ? `to the ${value.grain === "part" ? "part of day" : value.grain}` : "";
}

/** @param {string} text @param {number} width @returns {string} escaped, in lines of about this many letters */
function wrapped(text, width) {
  const lines = [""];
  for (const word of plain(text).split(" ").flatMap((one) => (one.length > 60 ? (one.match(/.{1,60}/gu) ?? []) : one))) {
    const last = lines[lines.length - 1];
    if (last && last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = last ? `${last} ${word}` : word;
  }
  return lines.map(plotlyText).join("<br>");
}
