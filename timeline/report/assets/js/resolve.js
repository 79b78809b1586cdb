// A symbolic time and its anchors give a value, with the steps that led there: mirrors resolve.py and steps.py of
// timeline/calendar and resolve_all of timeline/temporal.  One test holds both to equal answers.

/**
 * What a time hangs on: the publication date, earlier times of the article by start offset, and their words.
 * @typedef {{published: TimeData|null, mentions: Map<number, TimeData>, words: Map<number, string>}} Anchors
 */

const resolver = (() => {
  const { div, iso, weekday } = dayMath;
  const { rank, isoInstant, intervalOf, clockTimex } = periods;
  const { lengthTimex, setTimex, modCode, blank, modOf } = partials;
  const { describe, named, amount, isPlaced, WEEKDAYS } = calendarWords;
  const DAY_SECONDS = 86400;

  /** @param {any} node @param {Anchors} anchors @returns {TimeData} */
  function resolve(node, anchors) {
    const value = trimmed(valueOf(node, anchors));
    value.trace = steps(node, anchors, value);
    value.words = describe(value);
    return value;
  }

  /** @param {any} value @returns {any} without what says nothing */
  function trimmed(value) {
    const kept = Object.entries(value).filter(([name, held]) => held !== undefined && held !== null && !(name === "qualifier" && held === "certain"));
    return Object.fromEntries(kept);
  }

  /** @param {Anchors} anchors @returns {(to: number|undefined) => any} */
  const lookup = (anchors) => (to) => (to === undefined ? anchors.published : anchors.mentions.get(to));

  /** @param {any} node @param {Anchors} anchors @returns {any} */
  function valueOf(node, anchors) {
    if (node.op === "duration" || node.op === "repeat") return lengthValue(node);
    if (node.op === "vague") return vague(node, anchors);
    if (node.op === "range" || node.op === "open") return withEnds(node, anchors);
    const [first, last] = (/** @type {const} */ (["first", "last"])).map((edge) => operations.evaluate(node, { value: lookup(anchors), edge }));
    if ("reason" in first) return { timex3: blank(node), mod: modOf(node), reason: first.reason };
    if ("reason" in last) return { timex3: blank(node), mod: modOf(node), reason: last.reason };
    return isSame(first, last) ? finish(first) : between(node, first, last);
  }

  /** @param {Found} a @param {Found} b @returns {boolean} */
  function isSame(a, b) {
    return a.start === b.start && a.stop === b.stop && a.grain === b.grain && a.timex === b.timex && a.qualifier === b.qualifier && a.mod === b.mod;
  }

  /** @param {any} node @returns {any} */
  function lengthValue(node) {
    const length = node.op === "duration" ? node : node.of;
    const grain = length.op === "duration" && length.amounts.length ? length.amounts[length.amounts.length - 1][1] : undefined;
    return { timex3: node.op === "duration" ? lengthTimex(node) : setTimex(node.of), grain, quant: node.quant, freq: node.freq,
      mod: node.op === "duration" ? modCode(node.mod) : undefined,
      reason: node.op === "duration" ? "A length of time: it names no date." : "A repeated time: it names no single date." };
  }

  /** @param {Found} found @returns {any} */
  function finish(found) {
    const isClock = rank(found.grain) < rank("day");
    const written = (/** @type {number|null} */ second) => (second === null ? undefined : isClock ? isoInstant(second) : iso(div(second, DAY_SECONDS)));
    const value = { timex3: found.timex, earliest: written(found.start), latest: written(found.stop), grain: found.grain,
      qualifier: found.qualifier, mod: found.mod };
    return { ...value, edtf: edtfWords.edtf(value, found.start === null, found.stop === null) };
  }

  /** @param {string} first @param {string} last @param {string} unknown @returns {string} what two days have in common, of the words where that is no day */
  function shared(first, last, unknown) {
    const day = /^(?:BC)?\d{4}-\d\d-\d\d$/;
    if (unknown !== "XXXX-XX-XX" || !day.test(first) || !day.test(last) || first.slice(0, -6) !== last.slice(0, -6)) return unknown;
    return first.slice(0, -3) === last.slice(0, -3) ? `${first.slice(0, -2)}XX` : `${first.slice(0, -6)}-XX-XX`;
  }

  /** @param {any} node @param {Found} first @param {Found} last @returns {any} */
  function between(node, first, last) {
    const ends = [first.start, last.start, first.stop, last.stop];
    const bounds = ends.includes(null) ? undefined
      : [iso(div(Math.min(Number(ends[0]), Number(ends[1])), DAY_SECONDS)), iso(div(Math.max(Number(ends[2]), Number(ends[3])), DAY_SECONDS))];
    return { timex3: first.timex === last.timex ? first.timex : shared(first.timex, last.timex, blank(node)), mod: first.mod, grain: first.grain, bounds,
      reason: "The date it hangs on is known only roughly, and that does not fix it." };
  }

  /** @param {any} node @param {Anchors} anchors @returns {any} */
  function vague(node, anchors) {
    const timex = node.bounded && node.unit !== undefined ? lengthTimex({ amounts: [[null, node.unit]] }) : node.ref;
    if (node.ref !== "FUTURE_REF" || !node.bounded) return { timex3: timex, reason: "The words are vague: they name no date." };
    const published = intervalOf(anchors.published);
    const isDay = published && published.start !== null && published.stop !== null && div(published.start, DAY_SECONDS) === div(published.stop, DAY_SECONDS);
    if (!isDay) return { timex3: timex, qualifier: "after", reason: "It begins after the publication date, which is unknown." };
    return finish({ start: Number(published.stop) + 1, stop: null, grain: node.unit ?? "day", timex, qualifier: "after" });
  }

  /** @param {any} node a range or an open time @param {Anchors} anchors @returns {any} */
  function withEnds(node, anchors) {
    const isRange = node.op === "range";
    const parts = (isRange ? [node.first, node.last] : [node.of]).map((part) => valueOf(part, anchors));
    const own = isRange ? parts[node.named ?? 0] : parts[0];
    const missing = parts.find((part) => !isPlaced(part));
    if (missing) return isPlaced(own) ? unplaced(own, missing.reason) : own;
    const intervals = /** @type {{start: number|null, stop: number|null}[]} */ (parts.map(intervalOf));
    if (!isRange) return finish(opened(node, intervals[0], parts[0]));
    const [start, stop] = [intervals[0].start, intervals[1].stop];
    if (start !== null && stop !== null && start > stop) return unplaced(own, "The range ends before it begins.");
    const qualifier = parts.some((part) => part.qualifier === "approximate") ? "approximate" : "certain";
    const found = { start, stop, grain: parts[0].grain ?? "day", timex: parts[0].timex3, qualifier, mod: parts[0].mod };
    return { ...finish(found), timex3: own.timex3, mod: own.mod };
  }

  /** @param {any} value @param {string} reason @returns {any} */
  const unplaced = (value, reason) => ({ ...value, earliest: undefined, latest: undefined, edtf: undefined, reason });

  /** @param {any} node @param {{start: number|null, stop: number|null}} interval @param {any} own @returns {Found} */
  function opened(node, { start, stop }, own) {
    const found = { grain: own.grain ?? "day", timex: own.timex3, mod: own.mod, qualifier: "certain" };
    if (node.side === "before" && node.of.op === "modified" && node.of.mod === "end") return { ...found, start: null, stop, qualifier: "before" };
    switch (node.side) {
      case "since": return { ...found, start, stop: null };
      case "until": return { ...found, start: null, stop };
      case "before": return { ...found, start: null, stop: start === null ? null : start - 1, qualifier: "before" };
      default: return { ...found, start: stop === null ? null : stop + 1, stop: null, qualifier: "after" };
    }
  }

  /** @type {Record<string, string>} */
  const DIRECTIONS = { past: "the last one up to it", before: "the last one before it", future: "the next one from it on",
    after: "the next one after it", backward: "the last one, or the next where that is much nearer",
    forward: "the next one, or the last where that is much nearer", same: "the one in the same period", nearest: "the nearest one" };
  /** @type {Record<string, string>} */
  const MODS = { start: "its beginning", early: "its first third", mid: "its middle third", late: "its last third", end: "its end",
    first_half: "its first half", last_half: "its second half", earlier: "only up to the publication date",
    later: "only from the publication date on", approx: "about then", less: "less than that", more: "more than that",
    at_most: "that at most", at_least: "that at least" };
  /** @type {Record<string, string>} */
  const REFERENCES = { PAST_REF: "some time before", PRESENT_REF: "about now", FUTURE_REF: "some time to come" };
  /** @type {Record<string, string>} */
  const SIDES = { since: "open from there on", until: "open up to there", before: "before that", after: "after that" };

  /** @param {any} node @param {Anchors} anchors @param {any} result @returns {[string, string][]} */
  function steps(node, anchors, result) {
    /** @type {[string, string][]} */
    const told = [];
    tell(node, anchors, told);
    const date = node.op === "complete" ? node.of : node;
    const isWeekdayOfDate = date.op === "partial" && date.weekday !== undefined && date.day !== undefined;
    if (result.qualifier === "uncertain" && isWeekdayOfDate) told.push(["weekday and date", "they do not agree in any year near by"]);
    const last = result.reason ?? describe(result);
    told.push([result.edtf || result.timex3, result.bounds ? `${last} Between ${result.bounds[0]} and ${result.bounds[1]}.` : last]);
    return told;
  }

  /** @param {any} node @param {Anchors} anchors @param {[string, string][]} told */
  function tell(node, anchors, told) {
    for (const operand of operands(node)) tell(operand, anchors, told);
    const step = node.op === "anchor" ? anchorStep(node, anchors) : stepOf(node);
    if (step) told.push(step);
  }

  /** @param {any} node @returns {any[]} */
  function operands(node) {
    switch (node.op) {
      case "complete": case "counted": return [node.anchor];
      case "shift": case "nth": case "modified": case "timeofday": case "open": return [node.of];
      case "repeat": return node.of.op === "duration" ? [] : [node.of];
      case "range": return [node.first, node.last];
      default: return [];
    }
  }

  /** @param {any} node @param {Anchors} anchors @returns {[string, string]} */
  function anchorStep(node, anchors) {
    const quote = node.to === undefined ? "" : anchors.words.get(node.to);
    const said = node.to === undefined ? "counted from the publication date" : quote ? `counted from “${quote}”` : "counted from a time named before";
    const found = lookup(anchors)(node.to);
    const interval = intervalOf(found);
    if (!interval) return [said, "unknown"];
    const first = interval.start === null ? null : div(interval.start, DAY_SECONDS);
    const isDay = first !== null && interval.stop !== null && div(interval.stop, DAY_SECONDS) === first;
    return [said, isDay ? `${WEEKDAYS[weekday(first) - 1]}, ${describe(found)}` : describe(found)];
  }

  /** @param {any} node @returns {[string, string]|null} */
  function stepOf(node) {
    switch (node.op) {
      case "partial": return ["the date as named", named(node)];
      case "complete": return [`of all that are “${named(node.of)}”`, DIRECTIONS[node.direction]];
      case "shift": return [`the ${node.grain ?? node.unit}`, moved(node)];
      case "nth": return ["counted inside it", countedWords(node)];
      case "modified": return ["a part or degree of it", MODS[node.mod]];
      case "timeofday": return ["the time of day", node.part ?? clockTimex(node).slice(1)];
      case "open": return ["an open end", SIDES[node.side]];
      case "range": return ["a range", "from the first to the last"];
      case "counted": return [`a stretch of ${amount(node.length)}`, `it ${node.direction === "past" ? "ends" : "begins"} there`];
      case "duration": return ["a length of time", amount(node)];
      case "repeat": return ["a repeated time", repeated(node)];
      case "vague": return ["a vague reference", REFERENCES[node.ref]];
      case "fromevent": return ["counted from an event", `${amount(node.length)} ${node.sign > 0 ? "after" : "before"} “${node.event}”`];
      default: return null;
    }
  }

  /** @param {any} node @returns {string} */
  function repeated(node) {
    const every = node.of.op === "duration" ? `every ${amount(node.of)}` : "again and again";
    return node.freq === undefined ? every : `${node.freq.replace(/X$/, "") || "several"} times in ${every.replace(/^every /, "")}`;
  }

  /** @param {any} node @returns {string} */
  function moved(node) {
    if (node.n === 0) return "the one it lies in";
    return `${Math.abs(node.n)} ${Math.abs(node.n) === 1 ? node.unit : `${node.unit}s`} ${node.n < 0 ? "before" : "after"}`;
  }

  /** @param {any} node @returns {string} */
  function countedWords(node) {
    const what = node.weekday === undefined ? node.unit : WEEKDAYS[node.weekday - 1];
    const many = (node.count ?? 1) > 1 ? `, ${node.count} together` : "";
    return `${what} number ${Math.abs(node.n)} ${node.n < 0 ? "from its end" : "from its beginning"}${many}`;
  }

  /** @param {any} node @returns {any} the date that the words name, without what a preposition adds */
  function ownWords(node) {
    if (node.op === "range") return ownWords(node.named ? node.last : node.first);
    return node.op === "open" ? ownWords(node.of) : node;
  }

  /** @type {Record<string, [string, string]>} */
  const TOLD = { news: ["told as news", "bare dates hang on the publication date"],
    narrative: ["told as a narrative", "bare dates hang on what was told before"] };

  /**
   * The values of one article's expressions, in the order of the text; those without a symbol keep their own.
   * @param {ExpressionData[]} expressions @param {TimeData|null} published @returns {(TimeData|undefined)[]}
   */
  function resolveAll(expressions, published) {
    const anchors = { published, mentions: new Map(), words: new Map(expressions.map(({ start, text }) => [start, text])) };
    return expressions.map(({ symbolic, start, mode, value }) => {
      if (!symbolic) {
        if (value) anchors.mentions.set(start, value);
        return value;
      }
      const found = resolve(symbolic, anchors);
      const own = ownWords(symbolic);
      anchors.mentions.set(start, own === symbolic ? found : resolve(own, anchors));
      return mode ? { ...found, trace: [TOLD[mode], ...(found.trace ?? [])] } : found;
    });
  }

  return { resolve, resolveAll };
})();
