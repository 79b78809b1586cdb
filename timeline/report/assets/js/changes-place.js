// Placing the mentions of an article whose publication date is tried: mirrors timeline/combining/placing.py.

const placing = (() => {
  const { div, parse } = dayMath;
  const { intervalOf } = periods;
  const { describe, isPlaced } = calendarWords;
  const DAY_SECONDS = 86400;
  const UNDATED_ARTICLE = "The article has no publication date, and the text gives this no other.";

  /**
   * The mention with its date, seen from a publication date.
   * @param {MentionData} mention @param {TimeData|undefined} value its expression's @param {TimeData} published
   * @returns {MentionData}
   */
  function place(mention, value, published) {
    const told = { ...mention, status: mention.told ?? mention.status };
    if (mention.how === "publication") return dated(told, newsOf(published), published);
    if (mention.expression === undefined) return mention;
    return lookingAhead(dated(told, related(value, told, published), published), published);
  }

  /** @param {MentionData} mention @param {TimeData|undefined} value @param {TimeData} published @returns {MentionData} */
  function dated(mention, value, published) {
    const { value: _, reason: __, ...rest } = mention;
    if (value && isPlaced(value)) return { ...rest, value };
    return { ...rest, reason: value?.reason ?? (mention.how === "publication" && !published ? UNDATED_ARTICLE : "The text does not say when.") };
  }

  /** @param {TimeData} published @returns {TimeData} */
  function newsOf(published) {
    return { ...published, trace: [...(published.trace ?? []), ["news of the publication date", published.timex3]] };
  }

  /** @param {TimeData} published @param {boolean} [isEnd] @returns {string|undefined} */
  const publishedDay = (published, isEnd) => (isEnd ? published.latest : published.earliest)?.split("T")[0];

  /** @param {TimeData|undefined} value @param {MentionData} mention @param {TimeData} published @returns {TimeData|undefined} */
  function related(value, mention, published) {
    if (!value || value.earliest === undefined || value.latest === undefined) return value;
    const { earliest, latest } = value;
    switch (mention.relation) {
      case "since": return seen(value, mention.relation, { earliest, latest: undefined });
      case "until": {
        let first = mention.status === "planned" || mention.status === "possible" ? publishedDay(published) : undefined;
        if (first !== undefined && parse(first) > parse(latest)) first = undefined;
        return seen(value, mention.relation, { earliest: first, latest });
      }
      case "before": return seen(value, mention.relation, { earliest: undefined, latest: earliest, qualifier: "before" });
      case "after": {
        let last = mention.status === "happened" ? publishedDay(published, true) : undefined;
        if (last !== undefined && parse(last) < parse(latest)) last = latest;
        return seen(value, mention.relation, { earliest, latest: last, qualifier: "after" });
      }
      default: return value;
    }
  }

  /** @param {TimeData} value @param {string} said @param {any} change @returns {TimeData} the value through a relation, with its step */
  function seen(value, said, change) {
    const { mod: _, ...rest } = value;
    const made = Object.fromEntries(Object.entries({ ...rest, ...change }).filter(([, held]) => held !== undefined));
    const ends = (/** @type {string|undefined} */ end) => (end ?? "..").split("T")[0];
    made.edtf = `${ends(change.earliest)}/${ends(change.latest)}`;
    made.trace = [...(value.trace ?? []), [`${said} ${value.timex3}`, `${change.earliest ?? "open"} to ${change.latest ?? "open"}`]];
    made.words = describe(made);
    return /** @type {TimeData} */ (made);
  }

  /** @param {MentionData} mention @param {TimeData} published @returns {MentionData} planned, where told as fact but dated after publication */
  function lookingAhead(mention, published) {
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

  return { place };
})();
