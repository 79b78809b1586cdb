// Taking the view away: the chart as a picture, the events as a table, data or a calendar, the view as a frame.

/** @param {string} name @param {string} type @param {() => string|Blob|Promise<string|Blob>} make @param {string} [words] @returns {HTMLElement} a button that saves a file */
function download(name, type, make, words = name) {
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

/** @param {(string|number)[][]} rows @returns {string} RFC 4180 */
function csvText(rows) {
  const cell = (/** @type {string|number} */ value) => (/[",;\r\n]|^\s|\s$/.test(String(value)) ? `"${String(value).replace(/"/g, '""')}"` : String(value));
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** @param {string} text @returns {boolean} whether a spreadsheet could run it; a signed year is none */
function isFormula(text) {
  return /^\s*[=@\t\r]|^\s*[+-](?!\d+(?:[-:.T]\d+)*$)/.test(text);
}

/** @param {string} text @returns {string} one line that no spreadsheet runs */
function harmless(text) {
  const line = plain(text);
  return isFormula(line) ? `'${line}` : line;
}

const EVENT_COLUMNS = ["event", "value", "earliest", "latest", "grain", "qualifier", "status", "label", "participants", "place", "articles", "quote"];

/** @returns {string[][]} the shown events, in their columns */
function eventCells() {
  const { data } = model;
  return shown.events.map((index) => {
    const { id, value, status, label, who, place, mentions } = data.events[index];
    const told = mentions.map((row) => data.mentions[row]).filter((mention) => isArticleShown(mention.article));
    return [id, value.edtf ?? value.timex3, value.earliest ?? "", value.latest ?? "", value.grain ?? "", value.qualifier ?? "certain", status, label,
      (who ?? []).join("; "), place ?? "", [...new Set(told.map((mention) => data.articles[mention.article].id))].join("; "), told[0]?.quote ?? ""];
  });
}

/** @returns {string} */
function eventsCsv() {
  return `\ufeff${csvText([EVENT_COLUMNS, ...eventCells().map((row) => row.map(harmless))])}`;
}

/** @returns {string} */
function eventsJson() {
  const { data } = model;
  const events = shown.events.map((index) => {
    const { id, label, status, value, who, place, mentions } = data.events[index];
    const { trace: _, words, ...when } = value;
    return { id, label, status, when: words, ...when, participants: who ?? [], place: place ?? null,
      mentions: mentions.map((row) => data.mentions[row]).filter((mention) => isArticleShown(mention.article)).map((mention) => ({
        article: data.articles[mention.article].id, start: mention.start, end: mention.end, title: mention.title, quote: mention.quote, how: mention.how })) };
  });
  return `${JSON.stringify({ title: data.title, events }, null, 1)}\n`;
}

/** @param {TimeData} value @returns {boolean} whether a calendar can hold it: the years 1 to 9999, both ends known */
function isCalendarDate({ earliest, latest }) {
  const years = [earliest, latest].map((day) => (day ? dayMath.civil(dayMath.parse(day))[0] : NaN));
  return years.every((year) => year >= 1 && year <= 9999);
}

/** @returns {{kept: number[], left: number}} the shown events that a calendar can hold, and how many it cannot */
function calendarEvents() {
  const kept = shown.events.filter((index) => isCalendarDate(model.data.events[index].value));
  return { kept, left: shown.events.length - kept.length };
}

/** @returns {string} iCalendar, RFC 5545 */
function eventsIcs() {
  const lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//article-timeline//timeline//EN", "CALSCALE:GREGORIAN", `X-WR-CALNAME:${icsText(model.data.title)}`];
  for (const index of calendarEvents().kept) {
    const { id, value, label, status, place, mentions } = model.data.events[index];
    const quotes = mentions.map((row) => model.data.mentions[row]).filter((mention) => isArticleShown(mention.article)).map((mention) => `${articleName(mention.article)}: ${plain(mention.quote)}`);
    lines.push("BEGIN:VEVENT", `UID:${icsText(id)}`, "DTSTAMP:19700101T000000Z", ...icsTimes(value), `SUMMARY:${icsText(label)}`,
      `DESCRIPTION:${[value.words, ...quotes].map(icsText).join("\\n")}`, ...(place ? [`LOCATION:${icsText(place)}`] : []),
      `STATUS:${status === "negated" ? "CANCELLED" : status === "planned" || status === "possible" ? "TENTATIVE" : "CONFIRMED"}`, "TRANSP:TRANSPARENT", "END:VEVENT");
  }
  return [...lines, "END:VCALENDAR"].map(icsFolded).join("");
}

/** @param {TimeData} value @returns {string[]} the end is exclusive */
function icsTimes({ earliest = "", latest = "" }) {
  const day = (/** @type {number} */ number) => dayMath.iso(number).replace(/-/g, "");
  if (!earliest.includes("T") && !latest.includes("T")) {
    const last = dayMath.parse(latest);
    const isEnd = dayMath.iso(last) === "9999-12-31";
    return [`DTSTART;VALUE=DATE:${day(dayMath.parse(earliest))}`, ...(isEnd ? [] : [`DTEND;VALUE=DATE:${day(last + 1)}`])];
  }
  const moment = (/** @type {number} */ second) => `${day(dayMath.div(second, 86400))}T${new Date(dayMath.mod(second, 86400) * 1000).toISOString().slice(11, 19).replace(/:/g, "")}`;
  return [`DTSTART:${moment(periods.instant(earliest, false))}`, `DTEND:${moment(periods.instant(latest, true) + 1)}`];
}

/** @param {string} text @returns {string} */
function icsText(text) {
  return plain(text).replace(/[\\;,]/g, "\\$&");
}

/** @param {string} line @returns {string} in pieces of at most 75 octets, never inside a character */
function icsFolded(line) {
  let [out, room] = ["", 75];
  for (const char of line) {
    const size = new TextEncoder().encode(char).length;
    if (size > room) {
      out += "\r\n ";
      room = 74;
    }
    out += char;
    room -= size;
  }
  return `${out}\r\n`;
}

/** @param {"png"|"svg"} format @returns {Promise<Blob>} the chart as it is seen, on the page's ground */
async function chartImage(format) {
  const whole = { .../** @type {Drawing} */ (drawn), isDirect: false };
  const layout = { .../** @type {any} */ (layoutOf(whole)), paper_bgcolor: colour("--paper") };
  const address = await plotly().toImage({ data: tracesOf(whole), layout }, { format, width: layout.width, height: layout.height, scale: format === "png" ? 2 : 1 });
  const [head, body] = [address.slice(0, address.indexOf(",")), address.slice(address.indexOf(",") + 1)];
  if (!head.includes("base64")) return new Blob([decodeURIComponent(body)], { type: "image/svg+xml" });
  return new Blob([Uint8Array.from(atob(body), (char) => char.charCodeAt(0))], { type: "image/png" });
}

/** @returns {string} the address of this view as a frame shows it */
function embedHash() {
  const range = view.range ? view.range.map((ms) => isoDay(ms)).join("..") : "";
  return hashOf({ ...state, event: null, mention: null, read: null, show: range, embed: "chart" });
}

/** @returns {string} the markup of a frame with this view, for a page beside this file */
function embedCode() {
  const file = location.pathname.slice(location.pathname.lastIndexOf("/") + 1) || "timeline.html";
  const source = `${file}#${embedHash()}`.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");
  return `<iframe src="${source}" title="${icsText(model.data.title).replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;")}" style="width:100%;height:520px;border:0"></iframe>`;
}

/** @returns {HTMLElement} opens what can be taken away */
function takeButton() {
  return el("button", { type: "button", class: "tool", title: "Save or embed this view", "aria-label": "Save or embed this view", "data-take": true, onclick: showTake }, icon("save"));
}

/** Shows what can be taken away of the view. */
function showTake() {
  const { left } = calendarEvents();
  const code = embedCode();
  /** @type {HTMLDialogElement} */
  const dialog = /** @type {HTMLDialogElement} */ (el("dialog", { class: "keys take", "aria-labelledby": "take-title" },
    el("h2", { id: "take-title" }, "Take away"),
    el("p", { class: "hint" }, "The chart as you see it:"),
    el("div", { class: "take-row" }, download("timeline.png", "image/png", () => chartImage("png"), "PNG"), download("timeline.svg", "image/svg+xml", () => chartImage("svg"), "SVG")),
    el("p", { class: "hint" }, `The ${plural(shown.events.length, "event")} that the filters leave:`),
    el("div", { class: "take-row" }, download("events.csv", "text/csv", eventsCsv, "CSV"), download("events.json", "application/json", eventsJson, "JSON"), download("events.ics", "text/calendar", eventsIcs, "Calendar (ICS)")),
    left ? el("p", { class: "hint", "data-left": left }, `A calendar holds neither open ends nor years before 1 or after 9999: ${plural(left, "event")} will be left out of it.`) : null,
    el("p", { class: "hint" }, "This view in another page, beside this file:"),
    el("div", { class: "template" }, el("pre", { tabindex: 0 }, el("code", null, code)), el("button", { type: "button", class: "segment", onclick: () => copyText(code, "The code is copied.") }, icon("copy"), "Copy")),
    el("button", { class: "segment solid", type: "button", onclick: () => dialog.close() }, "Close")));
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  document.body.append(dialog);
  dialog.showModal();
}

/** Shows the page as a frame wants it, and the stretch of time that the address names. */
function frameView() {
  document.body.classList.toggle("embed", Boolean(state.embed) || new URLSearchParams(location.search).has("embed"));
  document.body.dataset.embed = state.embed || "chart";
  const [from, to] = state.show.split("..").map((day) => covered(day));
  if (from && to && from[0] < to[1]) view.range = limited([from[0], to[1]]);
}
