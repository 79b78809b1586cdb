// The state of the page is its URL's hash: what is open, and which filters are on.

import { decodePart } from "../data/addresses.js";

/**
 * @typedef {{event: string|null, mention: string|null, q: string, hide: Set<string>, only: Set<string>,
 *   status: Set<string>, grain: Set<string>, how: Set<string>, source: Set<string>, who: Set<string>,
 *   place: Set<string>, from: string, to: string, sort: string, show: string, embed: string, read: string|null, published: Set<string>,
 *   fix: Set<string>}} State
 * `published` and `fix` are what the user tries and corrects, each item still percent-encoded (see addresses.js).
 */

const SETS = /** @type {const} */ (["hide", "only", "status", "grain", "how", "source", "who", "place"]);
const TEXTS = /** @type {const} */ (["q", "from", "to", "sort", "show", "embed"]);
const CHANGES = /** @type {const} */ (["published", "fix"]);
const OPENED = /** @type {const} */ (["event", "mention", "read"]);

/** @type {State} */
export let state = stateOf("");

/** Shows the state. @type {() => void} */
let showState = () => {};

/** @param {() => void} show is called whenever the state is another */
export function onStateChange(show) {
  showState = show;
}

/** @param {State} next takes a state without showing it */
export function setState(next) {
  state = next;
}

/** @param {string} hash with or without "#" @returns {State} */
export function stateOf(hash) {
  const pairs = hash.replace(/^#/, "").split("&").filter(Boolean).map(pairOf);
  const given = new Map(pairs);
  const made = /** @type {any} */ ({});
  for (const name of OPENED) made[name] = given.has(name) ? decodePart(given.get(name)) : null;
  for (const name of TEXTS) made[name] = decodePart(given.get(name));
  for (const name of SETS) made[name] = new Set((given.get(name) ?? "").split(",").filter(Boolean).map(decodePart));
  for (const name of CHANGES) made[name] = new Set((given.get(name) ?? "").split(",").filter(Boolean));
  return made;
}

/** @param {string} pair @returns {[string, string]} */
function pairOf(pair) {
  const cut = pair.indexOf("=");
  return cut < 0 ? [pair, ""] : [pair.slice(0, cut), pair.slice(cut + 1)];
}

/** @param {State} from @returns {string} the hash, without "#" */
export function hashOf(from) {
  const parts = [];
  for (const name of OPENED) if (from[name] !== null) parts.push(`${name}=${encodeURIComponent(from[name] ?? "")}`);
  for (const name of TEXTS) if (from[name]) parts.push(`${name}=${encodeURIComponent(from[name])}`);
  for (const name of SETS) if (from[name].size) parts.push(`${name}=${[...from[name]].map(encodeURIComponent).join(",")}`);
  for (const name of CHANGES) if (from[name].size) parts.push(`${name}=${[...from[name]].join(",")}`);
  return parts.join("&");
}

/**
 * Goes to a changed state: shows it at once and writes it to the URL, as a new step of the history or in place.
 * @param {Partial<State>} change
 * @param {{replace?: boolean}} [how]
 */
export function go(change, how = {}) {
  const next = { ...state, ...change };
  const hash = hashOf(next);
  if (hash === hashOf(state)) return;
  state = next;
  if (how.replace) location.replace(`#${hash}`);
  else if (hash) location.hash = hash;
  else emptyHash();
  showState();
}

/** Takes the hash out of the address as a new step.  A hash set to nothing would scroll to the top of the page. */
function emptyHash() {
  try {
    history.pushState(null, "", location.href.replace(/#.*$/, ""));
  } catch {
    location.hash = "";
  }
}

/** @param {typeof SETS[number]} name @param {string} value switches one value of a set filter on or off */
export function flip(name, value) {
  const changed = new Set(state[name]);
  if (!changed.delete(value)) changed.add(value);
  go({ [name]: changed });
}

/** Opens an event, a mention or an article, leaving the filters as they are. @param {Partial<State>} what */
export function visit(what) {
  go({ event: null, mention: null, read: null, ...what });
}

/** Follows the URL when the user does: Back, Forward, a link, a typed hash. */
export function followHash() {
  const next = stateOf(location.hash);
  if (hashOf(next) === hashOf(state)) return;
  state = next;
  showState();
}

/** @param {Set<string>} set @param {string} value @returns {Set<string>} */
export function without(set, value) {
  const kept = new Set(set);
  kept.delete(value);
  return kept;
}

/** @returns {Partial<State>} every filter off */
export function noFilters() {
  const made = /** @type {any} */ ({ q: "", from: "", to: "" });
  for (const name of SETS) made[name] = new Set();
  return made;
}

/** @returns {boolean} */
export function isFiltered() {
  return Boolean(state.q || state.from || state.to) || SETS.some((name) => state[name].size > 0);
}
