// Corrections by hand, each of the event that a mention tells: mirrors timeline/combining/corrections.py.

/** @import { EventData, ReportData, TimeData } from "../data/types.js" */
import { dateByHand } from "./dates_by_hand.js";
import { makeEvent, membersOf, whyNow } from "./event_building.js";
import { spanKey } from "../data/addresses.js";
import { shorten } from "../ui/text.js";

/**
 * An event in the making: its mentions' rows, and what is set by hand.
 * @typedef {{rows: number[], event: EventData|null, label: string, value: TimeData|null, why: string|null, touched: boolean}} Draft
 */

const GONE = "There is no such mention in this report any more.";

/** All mentions and drafts of events while corrections are made; one use. */
export class Desk {
  /** @param {ReportData} data its mentions are changed in place @param {ReadonlySet<number>} leads the rows in leads */
  constructor(data, leads) {
    this.data = data;
    this.leads = leads;
    /** @type {Draft[]} */
    this.drafts = data.events.map((event) => ({ rows: [...event.mentions], event, label: event.label, value: null, why: null, touched: false }));
  }

  /**
   * Makes one correction.
   * @param {string[]} parts the action, the mention's key, and a value
   * @returns {string|null} why it cannot be made, null where it was
   */
  apply([action, key = "", value = ""]) {
    const row = this.rowOf(key);
    if (row === null) return `${key}: ${GONE}`;
    switch (action) {
      case "hide": return this.hide(row);
      case "title": return this.title(row, value);
      case "date": return this.date(row, value);
      case "merge": return this.merge(row, value);
      case "split": return this.split(row);
      default: return `“${shorten(action, 20)}” is no correction.`;
    }
  }

  /** @returns {EventData[]} the events of the drafts; those that nobody touched are as they were */
  finished() {
    return this.drafts.flatMap((draft) => this.finish(draft) ?? []);
  }

  /** @param {string} key "article:start-end" @returns {number|null} */
  rowOf(key) {
    const row = this.data.mentions.findIndex((mention) => spanKey(this.data, mention) === key);
    return row < 0 || this.data.mentions[row].hidden ? null : row;
  }

  /** @param {number} row @returns {Draft|null} null where it is undated */
  draftOf(row) {
    return this.drafts.find((draft) => draft.rows.includes(row)) ?? null;
  }

  /** @param {Draft|null} draft */
  remove(draft) {
    this.drafts = this.drafts.filter((one) => one !== draft);
  }

  /** @param {number} row @returns {null} */
  hide(row) {
    const draft = this.draftOf(row);
    for (const one of draft?.rows ?? [row]) this.data.mentions[one] = { ...this.data.mentions[one], candidate: false, hidden: true };
    this.remove(draft);
    return null;
  }

  /** @param {number} row @param {string} title @returns {string|null} */
  title(row, title) {
    if (!title.trim()) return "The new title is empty.";
    this.data.mentions[row] = { ...this.data.mentions[row], title };
    const draft = this.draftOf(row);
    if (draft) Object.assign(draft, { label: title, touched: true });
    return null;
  }

  /** @param {number} row @param {string} text @returns {string|null} */
  date(row, text) {
    const found = dateByHand(text);
    if ("error" in found) return found.error;
    const { reason: _, expression: __, relation: ___, ...mention } = this.data.mentions[row];
    this.data.mentions[row] = { ...mention, value: found.value, how: "stated", steps: ["the date was corrected by hand"] };
    const draft = this.draftOf(row) ?? this.begin(row, null);
    Object.assign(draft, { value: found.value, touched: true });
    return null;
  }

  /** @param {number} row @param {string} other a mention's key @returns {string|null} */
  merge(row, other) {
    const second = this.rowOf(other);
    if (second === null) return `${other}: ${GONE}`;
    const [one, two] = [this.draftOf(row), this.draftOf(second)];
    const main = one ?? two;
    if (!main) return "Neither of the two has a date: give one of them a date first.";
    if (one === two) return "The two are one event already.";
    const rest = one && two;
    const rows = [...new Set([...main.rows, row, second, ...(rest?.rows ?? [])])];
    Object.assign(main, { rows, value: main.value ?? rest?.value ?? null, why: "merged by hand", touched: true });
    if (rest) this.remove(rest);
    return null;
  }

  /** @param {number} row @returns {string|null} */
  split(row) {
    const draft = this.draftOf(row);
    if (!draft || draft.rows.length < 2) return "It is an event of its own already.";
    Object.assign(draft, { rows: draft.rows.filter((one) => one !== row), touched: true });
    if (this.data.mentions[row].value) this.begin(row, "parted by hand");
    return null;
  }

  /** @param {number} row @param {string|null} why @returns {Draft} an event of its own */
  begin(row, why) {
    const draft = { rows: [row], event: null, label: this.data.mentions[row].title, value: null, why, touched: true };
    this.drafts.push(draft);
    return draft;
  }

  /** @param {Draft} draft @returns {EventData|null} null where none of its mentions has a date any more */
  finish(draft) {
    if (!draft.touched && draft.event) return draft.event;
    const members = membersOf(this.data, draft.rows, this.leads);
    if (!draft.value && !members.some(({ when }) => when)) return null;
    const event = makeEvent(this.data, members, draft.value ?? undefined);
    const why = draft.why ?? whyNow(draft.event, event.value);
    const [label, titles] = [draft.label || event.label, members.map(({ mention }) => mention.title)];
    return { ...event, label: titles.includes(label) ? label : titles[0], ...(why ? { why } : {}) };
  }
}
