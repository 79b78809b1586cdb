// Taking the view away: the chart as a picture, the events as a table, data or a calendar, the view as a frame.

/** @import { Drawing } from "../chart/chart_layout.js" */
import { shownDrawing } from "../chart/chart_layout.js";
import { layoutOf } from "../chart/plotly_layout.js";
import { tracesOf } from "../chart/traces.js";
import { plotly } from "../chart/viewport.js";
import { model } from "../data/model.js";
import { calendarEvents, eventsIcs } from "./calendar_file.js";
import { embedCode } from "./embedding.js";
import { isArticleShown, shown } from "../state/filter.js";
import { copyText } from "../ui/clipboard.js";
import { csvText, harmless } from "../ui/csv.js";
import { el } from "../ui/dom.js";
import { download } from "../ui/download.js";
import { icon } from "../ui/icons.js";
import { colour } from "../ui/theme.js";
import { plural } from "../ui/words.js";

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

/** @param {"png"|"svg"} format @returns {Promise<Blob>} the chart as it is seen, on the page's ground */
async function chartImage(format) {
  const whole = { .../** @type {Drawing} */ (shownDrawing), isDirect: false };
  const layout = { .../** @type {any} */ (layoutOf(whole)), paper_bgcolor: colour("--paper") };
  const address = await plotly().toImage({ data: tracesOf(whole), layout }, { format, width: layout.width, height: layout.height, scale: format === "png" ? 2 : 1 });
  const [head, body] = [address.slice(0, address.indexOf(",")), address.slice(address.indexOf(",") + 1)];
  if (!head.includes("base64")) return new Blob([decodeURIComponent(body)], { type: "image/svg+xml" });
  return new Blob([Uint8Array.from(atob(body), (char) => char.charCodeAt(0))], { type: "image/png" });
}

/** @returns {HTMLElement} opens what can be taken away */
export function downloadsButton() {
  return el("button", { type: "button", class: "tool", title: "Save or embed this view", "aria-label": "Save or embed this view", "data-take": true, onclick: showDownloads }, icon("save"));
}

/** Shows what can be taken away of the view. */
function showDownloads() {
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
