// The list of events in order of time.

/** @import { EventData } from "../data/types.js" */
import { articleColour, articleName, keyOf, model, spokesman } from "../data/model.js";
import { isArticleShown, shown } from "../state/filter.js";
import { follow } from "../state/links.js";
import { selectedEvent } from "../state/opened_target.js";
import { isFiltered } from "../state/state.js";
import { byId, el, fill } from "../ui/dom.js";
import { statusMark, statusOf } from "../ui/icons.js";
import { plain, shorten } from "../ui/text.js";
import { yearOf } from "../ui/time.js";
import { WHOLE_MOST, fillRows } from "../ui/virtual_list.js";
import { timeWords } from "../ui/words.js";

/** Draws the list. */
export function drawList() {
  const host = byId("events");
  const dated = shown.events;
  if (!dated.length) return fill(host, el("p", { class: "nothing" }, isFiltered() ? "No event fits these filters." : "No event has a date."));
  const list = el("ol", { class: dated.length > WHOLE_MOST ? "events windowed" : dated.length > 80 ? "events long" : "events" });
  fillRows(list, dated.length, (row) => eventRow(dated[row], dated[row - 1]), () => [listedAt(selectedEvent())]);
  fill(host, list);
}

/** @param {number|null} event @returns {number} its row in the list; −1 where it has none */
function listedAt(event) {
  return event === null ? -1 : shown.events.indexOf(event);
}

/** @param {number} index @returns {number} the year an event is listed under */
function listYear(index) {
  const span = model.eventSpans[index];
  return span ? yearOf(span[0] === -Infinity ? span[1] - 1 : span[0]) : NaN;
}

/** @param {number} index @param {number|undefined} before @returns {HTMLElement} */
function eventRow(index, before) {
  const event = model.data.events[index];
  const isNewYear = before === undefined || listYear(before) !== listYear(index);
  return el("li", { class: isNewYear ? "event-row new-year" : "event-row", "data-event": event.id, "aria-current": selectedEvent() === index ? "true" : null },
    el("div", { class: "event-when" }, el("span", { class: "event-date" }, timeWords(event.value))),
    el("div", { class: "event-what" },
      el("a", { class: "event-title", dir: "auto", href: `#event=${encodeURIComponent(event.id)}`, onclick: (/** @type {MouseEvent} */ click) => follow(click, { event: event.id }) }, plain(event.label)),
      event.claims?.length ? el("p", { class: "claims" }, claimWords(event)) : null,
      el("div", { class: "event-about" }, eventFacts(event),
        el("div", { class: "chips" }, ...model.tellers[index].filter((article) => isArticleShown(article)).map((article) => tellerChip(event, article))))));
}

/** @param {EventData} event @returns {HTMLElement} its status, who and where */
function eventFacts(event) {
  const who = (event.who ?? []).slice(0, 4).map(plain).filter(Boolean);
  const more = (event.who?.length ?? 0) - who.length;
  return el("p", { class: "facts" },
    event.status === "happened" ? el("span", { class: "unseen" }, statusOf(event.status).word) : el("span", { class: `status ${event.status}` }, statusMark(event.status), statusOf(event.status).word),
    who.length ? el("span", { class: "who", dir: "auto" }, who.join(", ") + (more > 0 ? ` and ${more} more` : "")) : null,
    event.place ? el("span", { class: "where", dir: "auto" }, plain(event.place)) : null);
}

/** @param {EventData} event @returns {string} the dates that only one article gives */
export function claimWords(event) {
  const claims = (event.claims ?? []).map((claim) => {
    const when = timeWords({ timex3: "", words: claim.earliest ?? claim.latest ?? "another date", ...claim });
    return `${shorten(articleName(claim.article), 50)} says ${when}`;
  });
  return `The articles differ: ${claims.join("; ")}.`;
}

/** @param {EventData} event @param {number} article @returns {HTMLElement} opens where that article tells it */
function tellerChip(event, article) {
  const row = spokesman(event, (teller) => teller === article);
  const key = keyOf(model.data.mentions[row]);
  const told = event.mentions.filter((mention) => model.data.mentions[mention].article === article).length;
  return el("a", { class: "chip", href: `#mention=${encodeURIComponent(key)}`, style: { "--hue": articleColour(article) }, title: plain(model.data.mentions[row].quote),
    onclick: (/** @type {MouseEvent} */ click) => follow(click, { mention: key }) },
    el("span", { class: "swatch", "aria-hidden": "true" }), el("bdi", null, shorten(articleName(article), 44)), told > 1 ? el("span", { class: "count" }, `${told}×`) : null);
}

/** Marks the row of the open event. */
export function markListed() {
  const event = selectedEvent();
  const id = event === null ? null : model.data.events[event].id;
  for (const row of document.querySelectorAll("#events [data-event]")) {
    if (/** @type {HTMLElement} */ (row).dataset.event === id) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
}
