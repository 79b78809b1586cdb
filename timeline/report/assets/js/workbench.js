// What the user tries and corrects: the controls, the list of changes, and what to keep of them for the next build.

/** @param {number} article @param {boolean} [isOpen] @returns {HTMLElement} a field for the publication date */
function publishControl(article, isOpen = false) {
  const { id, published } = model.data.articles[article];
  const note = el("p", { class: "try-note", role: "alert" });
  const input = /** @type {HTMLInputElement} */ (el("input", { type: "text", autocomplete: "off", spellcheck: "false", placeholder: "2025-04-17", "aria-label": `Publication date of ${articleName(article)}` }));
  const apply = () => {
    const tried = triedDate(input.value);
    input.setAttribute("aria-invalid", String("error" in tried));
    note.textContent = "error" in tried ? tried.error : "";
    if ("value" in tried) publish(id, tried.value.timex3);
  };
  return el("details", { class: "try", "data-publish": id, open: isOpen || null },
    el("summary", null, isTried(id) ? "try another date" : published ? "what if it was published on …" : "published on …"),
    sendRow({ class: "mend-row" }, apply, "Place its events", input, note));
}

/** @param {Record<string, any>} attributes @param {() => void} enter @param {string} words @param {...(HTMLElement|null)} fields @returns {HTMLElement} fields that Enter and a button send off */
function sendRow(attributes, enter, words, ...fields) {
  const [first, ...rest] = fields;
  const press = (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" || event.target instanceof HTMLButtonElement) return;
    event.preventDefault();
    enter();
  };
  return el("div", { ...attributes, role: "group", onkeydown: press }, first, el("button", { type: "button", class: "segment outlined", onclick: enter }, words), ...rest);
}

/** @param {string} id @returns {string|undefined} the change that dates an article */
function triedItem(id) {
  return [...state.published].find((item) => itemParts(item)[0] === id);
}

/** @param {string} id @returns {boolean} */
function isTried(id) {
  return triedItem(id) !== undefined;
}

/** @param {string} id @param {string} date tries a publication date, in place of one tried before */
function publish(id, date) {
  const kept = [...state.published].filter((item) => itemParts(item)[0] !== id);
  go({ published: new Set([...kept, changeItem(id, date)]) });
  announce(`${id} is placed as published on ${date}.`);
}

/**
 * Makes a correction, in place of one of the same kind made before.
 * @param {string} action @param {string} key @param {string} [value] @param {Partial<State>} [more]
 */
function fix(action, key, value, more = {}) {
  const kept = [...state.fix].filter((item) => {
    const [other, at] = itemParts(item);
    return other !== action || at !== key || action === "merge";
  });
  const item = value === undefined ? changeItem(action, key) : changeItem(action, key, value);
  go({ fix: new Set([...kept, item]), ...more });
}

/** @param {MentionData} mention @param {EventData|null} event @returns {HTMLElement} what can be corrected of an event */
function mendControl(mention, event) {
  const key = keyOf(mention);
  return el("details", { class: "mend", "data-mend": key },
    el("summary", null, "Correct this"),
    mendForm("title", "Title", event?.label ?? mention.title, (text) => (text.trim() ? (fix("title", key, text.trim()), "") : "The new title is empty.")),
    mendForm("date", "Date", event?.value.edtf ?? "", (text) => {
      const found = correctedDate(text);
      if ("error" in found) return found.error;
      fix("date", key, found.value.edtf);
      return "";
    }),
    mergeForm(key, mention.event),
    el("div", { class: "mend-row" },
      event && event.mentions.length > 1 ? el("button", { type: "button", class: "segment outlined", "data-fix": "split", onclick: () => fix("split", key) }, "Make this telling an event of its own") : null,
      el("button", { type: "button", class: "segment outlined", "data-fix": "hide", onclick: () => fix("hide", key, undefined, { event: null, mention: null, read: null }) }, event ? "Hide this event" : "Hide this")));
}

/** @param {string} name @param {string} words @param {string} value @param {(text: string) => string} make gives what is wrong, or "" */
function mendForm(name, words, value, make) {
  const note = el("p", { class: "try-note", role: "alert" });
  const input = /** @type {HTMLInputElement} */ (el("input", { type: "text", value, autocomplete: "off", "aria-label": words }));
  const set = () => {
    const wrong = make(input.value);
    input.setAttribute("aria-invalid", String(Boolean(wrong)));
    note.textContent = wrong;
  };
  return sendRow({ class: "mend-row", "data-fix": name }, set, "Set", el("label", null, el("span", null, words), input), note);
}

/** Events offered for merging, the nearest in time. */
const MERGE_MOST = 40;

/** @param {string} key @param {number|undefined} own @returns {HTMLElement|null} */
function mergeForm(key, own) {
  const { events, mentions } = model.data;
  const at = own === undefined ? 0 : own;
  const near = events.map((_, index) => index).filter((index) => index !== own).sort((a, b) => Math.abs(a - at) - Math.abs(b - at)).slice(0, MERGE_MOST).sort((a, b) => a - b);
  if (!near.length) return null;
  const select = /** @type {HTMLSelectElement} */ (el("select", { "aria-label": "The event that this is" },
    ...near.map((index) => el("option", { value: keyOf(mentions[events[index].mentions[0]]) }, `${shorten(events[index].label, 60)} (${timeWords(events[index].value, "short")})`))));
  return sendRow({ class: "mend-row", "data-fix": "merge" }, () => fix("merge", key, select.value), "Merge", el("label", null, el("span", null, "Same as"), select));
}

/** Lists what is tried and corrected, what of it could not be applied, and how to keep it. */
function drawChanges() {
  const host = byId("changes");
  const count = state.published.size + state.fix.size;
  host.hidden = !count;
  if (!count) return fill(host);
  fill(host,
    el("div", { class: "changes-head" }, el("h2", { class: "quiet" }, plural(count, "change")),
      el("button", { type: "button", class: "clear", "data-undo": "all", onclick: () => go({ published: new Set(), fix: new Set() }) }, "Undo all"),
      state.published.size ? download("metadata.csv", "text/csv", metadataLines) : null,
      state.fix.size ? download("corrections.csv", "text/csv", correctionLines) : null),
    ...misfits.map(({ words }) => el("p", { class: "notice misfit" }, plain(words))),
    el("ul", null, ...[...state.published].map((item) => changeRow("published", item, publishedChange(item))),
      ...[...state.fix].map((item) => changeRow("fix", item, fixChange(item)))),
    el("p", { class: "hint" }, "They live in the address of this page. Dates, status and disagreements follow at once; which mentions are one event is worked out again when you save the files beside the articles and build."));
}

/** @param {"published"|"fix"} kind @param {string} item @param {string} words @returns {HTMLElement} */
function changeRow(kind, item, words) {
  return el("li", { class: misfits.some((misfit) => misfit.item === item) ? "misfit" : null }, el("bdi", null, plain(words)), " ",
    el("button", { type: "button", class: "clear", "data-undo": item, onclick: () => go({ [kind]: without(state[kind], item) }) }, "undo"));
}

/** @param {string} item @returns {string} */
function publishedChange(item) {
  const [id, date] = itemParts(item);
  const article = model.articles.get(id);
  return `${article === undefined ? id : shorten(articleName(article), 60)}: published ${date}`;
}

/** @param {string} item @returns {string} */
function fixChange(item) {
  const [action, key, value] = itemParts(item);
  const row = model.mentions.get(key);
  const title = row === undefined ? key : `“${shorten(model.data.mentions[row].title, 60)}”`;
  const other = action === "merge" && value ? model.mentions.get(value) : undefined;
  const said = other === undefined ? value ?? "" : `“${shorten(model.data.mentions[other].title, 60)}”`;
  return `${title}: ${ACTIONS_WORDS[action] ?? action} ${said}`;
}

/** @returns {string} lines for metadata.csv */
function metadataLines() {
  return csvText([["file", "published"], ...[...state.published].map((item) => itemParts(item)).map(([id, date]) => [safeName(id), date ?? ""])]);
}

/** @returns {string} the corrections as corrections.csv, each keyed by article and span */
function correctionLines() {
  const rows = [...state.fix].map((item) => {
    const [action, key, value] = itemParts(item);
    const row = model.mentions.get(key);
    const found = /^(.*):(\d+)-(\d+)$/s.exec(key ?? "");
    return [safeName(found?.[1] ?? key ?? ""), found?.[2] ?? "", found?.[3] ?? "", row === undefined ? "" : plain(built.mentions[row].text), action, value ?? ""];
  });
  return csvText([["article", "start", "end", "words", "action", "value"], ...rows]);
}

/** @param {string} id @returns {string} a file's name that no spreadsheet takes for a formula; "./" is passed over when it is read */
function safeName(id) {
  return isFormula(id) ? `./${id}` : id;
}

/** How many days of a proposed stretch have a button of their own. */
const PROPOSED_MOST = 7;

/** @param {number} article @returns {HTMLElement[]} dates that other articles suggest, each with its passages */
function proposalRows(article) {
  const { proposals, id } = model.data.articles[article];
  return (proposals ?? []).map(({ value, matches }) => el("div", { class: "proposal", "data-proposal": id },
    el("p", null, `Other articles suggest ${timeWords(value)}: `, ...proposedDays(value).map((day) => el("button", { type: "button", class: "segment outlined", "data-try": day, onclick: () => publish(id, day) }, `Try ${day}`))),
    ...matches.map(([event, passages]) => el("div", null, el("p", { dir: "auto" }, plain(event)), el("ul", null, ...passages.map(passageRow))))));
}

/** @param {TimeData} value @returns {string[]} the dates to try: its days where they are few, else its first and last */
function proposedDays({ earliest = "", latest = "" }) {
  const [first, last] = [dayMath.parse(earliest), dayMath.parse(latest)];
  if (Number.isNaN(first) || Number.isNaN(last)) return [];
  if (last - first >= PROPOSED_MOST) return [dayMath.iso(first), dayMath.iso(last)];
  return Array.from({ length: last - first + 1 }, (_, i) => dayMath.iso(first + i));
}

/** @param {PassageData} passage @returns {HTMLElement} */
function passageRow({ article, quote, mention }) {
  const name = shorten(articleName(article), 50);
  const key = mention === undefined ? null : keyOf(model.data.mentions[mention]);
  const where = key === null ? name : el("a", { href: `#mention=${encodeURIComponent(key)}`, onclick: (/** @type {MouseEvent} */ event) => follow(event, { mention: key }) }, name);
  return el("li", null, where, ": ", el("q", { dir: "auto" }, plain(quote)));
}
