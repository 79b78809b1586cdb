// Placing the mentions of an article whose publication date is tried: mirrors timeline/combining/placing.py.

/** @import { ExpressionData, MentionData, TimeData } from "../data/types.js" */
import { div, parseDay } from "../calendar/days.js";
import { describe } from "../calendar/describe.js";
import { intervalOf, isPlaced } from "../calendar/interval.js";
import { DAY_SECONDS } from "../calendar/operations.js";

const UNDATED_ARTICLE = "The article has no publication date, and the text gives this no other.";

const STORY_DAYS = 8;

/**
 * The mention with its date, seen from a publication date.
 * @param {MentionData} mention @param {ExpressionData|undefined} expression its own @param {TimeData} published
 * @returns {MentionData}
 */
export function place(mention, expression, published) {
  const told = { ...mention, status: mention.told ?? mention.status };
  if (mention.how === "publication") return withDate(told, publicationNews(published), published);
  if (!expression) return mention;
  if (fitsStory(told, expression, published)) return lookAhead(withDate(told, relatedValue(expression.value, told, published), published), published);
  const { expression: _, ...rest } = told;
  return withDate({ ...rest, how: "publication" }, publicationNews(published), published);
}

/** @param {MentionData} mention @param {ExpressionData} expression @param {TimeData} published @returns {boolean} whether a time carried over from another sentence may date the mention */
function fitsStory(mention, expression, published) {
  if (mention.how !== "narrative" || mention.candidate) return true;
  const [when, own] = [intervalOf(expression.value), intervalOf(published)];
  if (!when) return false;
  const isInside = mention.sentence[0] <= expression.start && expression.start < mention.sentence[1];
  if (isInside || when.start === null || !own || own.stop === null) return true;
  const ahead = div(when.start, DAY_SECONDS) - div(own.stop, DAY_SECONDS);
  return mention.status === "planned" || mention.status === "possible" ? ahead >= 0 : ahead >= -STORY_DAYS && ahead <= 0;
}

/** @param {MentionData} mention @param {TimeData|undefined} value @param {TimeData} published @returns {MentionData} */
function withDate(mention, value, published) {
  const { value: _, reason: __, ...rest } = mention;
  if (value && isPlaced(value)) return { ...rest, value };
  return { ...rest, reason: value?.reason ?? (mention.how === "publication" && !published ? UNDATED_ARTICLE : "The text does not say when.") };
}

/** @param {TimeData} published @returns {TimeData} */
function publicationNews(published) {
  return { ...published, trace: [...(published.trace ?? []), ["news of the publication date", published.timex3]] };
}

/** @param {TimeData} published @param {boolean} [isEnd] @returns {string|undefined} */
const publishedDay = (published, isEnd) => (isEnd ? published.latest : published.earliest)?.split("T")[0];

/** @param {TimeData|undefined} value @param {MentionData} mention @param {TimeData} published @returns {TimeData|undefined} */
function relatedValue(value, mention, published) {
  if (!value || value.earliest === undefined || value.latest === undefined) return value;
  const { earliest, latest } = value;
  switch (mention.relation) {
    case "since": return throughRelation(value, mention.relation, { earliest, latest: undefined });
    case "until": {
      let first = mention.status === "planned" || mention.status === "possible" ? publishedDay(published) : undefined;
      if (first !== undefined && parseDay(first) > parseDay(latest)) first = undefined;
      return throughRelation(value, mention.relation, { earliest: first, latest });
    }
    case "before": return throughRelation(value, mention.relation, { earliest: undefined, latest: earliest, qualifier: "before" });
    case "after": {
      let last = mention.status === "happened" ? publishedDay(published, true) : undefined;
      if (last !== undefined && parseDay(last) < parseDay(latest)) last = latest;
      return throughRelation(value, mention.relation, { earliest, latest: last, qualifier: "after" });
    }
    default: return value;
  }
}

/** @param {TimeData} value @param {string} said @param {any} change @returns {TimeData} the value through a relation, with its step */
function throughRelation(value, said, change) {
  const { mod: _, ...rest } = value;
  const made = Object.fromEntries(Object.entries({ ...rest, ...change }).filter(([, held]) => held !== undefined));
  const ends = (/** @type {string|undefined} */ end) => (end ?? "..").split("T")[0];
  made.edtf = `${ends(change.earliest)}/${ends(change.latest)}`;
  made.trace = [...(value.trace ?? []), [`${said} ${value.timex3}`, `${change.earliest ?? "open"} to ${change.latest ?? "open"}`]];
  made.words = describe(made);
  return /** @type {TimeData} */ (made);
}

/** @param {MentionData} mention @param {TimeData} published @returns {MentionData} planned, where told as fact but dated after publication */
function lookAhead(mention, published) {
  const when = intervalOf(mention.value);
  const own = intervalOf(published);
  const isFact = mention.status === "happened" || mention.status === "ongoing";
  const { told: _, ...rest } = mention;
  if (!isFact || !when || !own || own.stop === null) return rest;
  const today = div(own.stop, DAY_SECONDS);
  if (when.start === null || div(when.start, DAY_SECONDS) <= today) {
    const lasts = mention.relation === "until" && when.stop !== null && div(when.stop, DAY_SECONDS) > today;
    return lasts ? { ...rest, told: mention.status, status: "ongoing" } : rest;
  }
  return { ...rest, told: mention.status, status: "planned" };
}
