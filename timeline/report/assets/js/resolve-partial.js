// Partial dates, lengths, and what words alone say: mirrors partial.py, choosing.py, lengths.py and underspecified.py.

/** The days of feasts by name, as timeline/report/feasts.py writes them. @type {Map<string, {from: number, days: (number|[number, number]|null)[]}>} */
const feastDays = new Map();

const partials = (() => {
  const { mod, dayNumber, civil, weekday, padded, weekStart, addMonths, daysInMonth } = dayMath;
  const { SEASONS, SEASON_CODES, months, period, timexYear, clockTimex } = periods;
  const FIELDS = ["weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "millennium"];
  /** @type {Record<string, string>} */
  const DATE_CODES = { millennium: "L", century: "C", decade: "E", year: "Y", half: "H", quarter: "Q", season: "S", month: "M",
    fortnight: "F", week: "W", weekend: "WE", day: "D" };
  /** @type {Record<string, string>} */
  const CLOCK_CODES = { hour: "H", minute: "M", second: "S" };
  /** @type {Record<string, string>} */
  const MOD_CODES = { start: "START", early: "START", mid: "MID", late: "END", end: "END", first_half: "START", last_half: "END",
    earlier: "BEFORE", later: "AFTER", approx: "APPROX", less: "LESS_THAN", more: "MORE_THAN", at_most: "EQUAL_OR_LESS",
    at_least: "EQUAL_OR_MORE" };
  /** @type {Record<string, string>} */
  const BLANKS = { millennium: "X", century: "XX", decade: "XXX", year: "XXXX", half: "XXXX-HX", quarter: "XXXX-QX",
    season: "XXXX-XX", month: "XXXX-XX", week: "XXXX-WXX", fortnight: "XXXX-WXX", weekend: "XXXX-WXX-WE" };

  /** @param {any} date @returns {string} the finest calendar field it names */
  function grainOf(date) {
    if (date.day !== undefined || date.weekday !== undefined || date.feast !== undefined) return "day";
    return FIELDS.find((field) => date[field] !== undefined) ?? "day";
  }

  /** @param {any} date @returns {boolean} */
  const hasYear = (date) => [date.year, date.decade, date.century, date.millennium].some((value) => value !== undefined);

  /** @param {[number, number]} days @returns {[number, number]|null} */
  const existing = (days) => (Number.isNaN(days[0]) || Number.isNaN(days[1]) ? null : days);

  /** @param {any} date @returns {[number, number]|null} null where no such day exists */
  function daysOf(date) {
    return date.year === undefined ? yearsOf(date) : daysInYear(date, date.year);
  }

  /** @param {any} date @returns {[number, number]|null} */
  function yearsOf(date) {
    for (const [digits, value] of [[10, date.decade], [100, date.century], [1000, date.millennium]]) {
      if (value === undefined) continue;
      const first = value >= 0 ? value * digits : 1 + value * digits - (digits === 10 ? 9 : 0);
      return [dayNumber(first), dayNumber(first + digits - 1, 12, 31)];
    }
    return null;
  }

  /** @param {string} name @param {number} year @returns {[number, number]|null} */
  function feastDay(name, year) {
    const table = feastDays.get(name);
    const found = table?.days[year - table.from];
    if (found === undefined || found === null) return null;
    const [offset, length] = typeof found === "number" ? [found, 1] : found;
    return [dayNumber(year) + offset, dayNumber(year) + offset + length - 1];
  }

  /** @param {any} date @param {number} year @returns {[number, number]|null} */
  function daysInYear(date, year) {
    if (date.feast !== undefined) return feastDay(date.feast, year);
    if (date.week !== undefined) {
      const monday = weekStart(year, date.week);
      return date.weekday !== undefined ? [monday + date.weekday - 1, monday + date.weekday - 1] : [monday, monday + 6];
    }
    if (date.month !== undefined) {
      if (date.day === undefined) return months(year, date.month, 1);
      const day = dayNumber(year, date.month, date.day);
      return existing([day, day]);
    }
    if (date.season !== undefined) return months(year, SEASONS[/** @type {keyof SEASONS} */ (date.season)], 3);
    if (date.quarter !== undefined) return months(year, 3 * date.quarter - 2, 3);
    if (date.half !== undefined) return months(year, 6 * date.half - 5, 6);
    return [dayNumber(year), dayNumber(year, 12, 31)];
  }

  /** @param {any} date @returns {string} the TIMEX3 value with X for what is unknown */
  function underspecified(date) {
    const year = date.year === undefined ? "XXXX" : timexYear(date.year);
    if (date.feast !== undefined) return `${year}-XX-XX`;
    if (date.weekday !== undefined && date.day === undefined) return `${year}-WXX-${date.weekday}`;
    if (date.weekend) return `${year}-WXX-WE`;
    if (date.week !== undefined) return `${year}-W${padded(date.week)}`;
    if (date.season !== undefined) return `${year}-${SEASON_CODES[/** @type {keyof SEASON_CODES} */ (date.season)]}`;
    if (date.quarter !== undefined) return `${year}-Q${date.quarter}`;
    if (date.half !== undefined) return `${year}-H${date.half}`;
    if (date.day !== undefined) return `${year}-${date.month === undefined ? "XX" : padded(date.month)}-${padded(date.day)}`;
    if (date.month !== undefined) return `${year}-${padded(date.month)}`;
    return grainOf(date) === "day" ? `${year}-XX-XX` : year;
  }

  /** @param {any} date @param {number} day @returns {[number, number][]} the occurrences of a yearless date around a day */
  function occurrences(date, day) {
    if (date.weekend) return [-1, 0, 1].map((step) => period("weekend", day + 7 * step));
    if (date.weekday !== undefined && date.day === undefined && date.month === undefined) {
      const own = day - weekday(day) + date.weekday;
      return [-7, 0, 7].map((step) => [own + step, own + step]);
    }
    if (date.day !== undefined && date.month === undefined) return daysOfMonth(date.day, date.weekday, day);
    const [year] = civil(day);
    /** @type {[number, number][]} */
    const found = [];
    for (let candidate = year - (date.month === 2 && date.day === 29 ? 9 : 2); candidate < year + 10; candidate++) {
      const days = daysInYear(date, candidate);
      if (days && (candidate <= year + 2 || found.length < 4)) found.push(days);
    }
    return found;
  }

  /** @param {number} number @param {number|undefined} wanted a weekday @param {number} day @returns {[number, number][]} in the months around */
  function daysOfMonth(number, wanted, day) {
    const reach = wanted === undefined ? 3 : 14;
    const [year, month] = civil(day);
    const first = dayNumber(year, month);
    /** @type {[number, number][]} */
    const found = [];
    for (let step = -reach; step <= reach; step++) {
      const [y, m] = civil(addMonths(first, step));
      const own = dayNumber(y, m, Math.min(number, daysInMonth(y, m)));
      if (number <= daysInMonth(y, m) && (wanted === undefined || weekday(own) === wanted)) found.push([own, own]);
    }
    return found;
  }

  /** @param {[number, number]} days @param {number} day @returns {number} */
  const distance = (days, day) => Math.max(days[0] - day, day - days[1], 0);

  /** @param {[number, number][]} candidates @param {any} of @returns {[number, number][]} those on the weekday named beside the date */
  function agreeing(candidates, of) {
    if (of.weekday === undefined || of.day === undefined || of.month === undefined) return [];
    return candidates.filter((days) => weekday(days[0]) === of.weekday);
  }

  /** @param {any} date @param {number} day @returns {boolean} whether it names a weekday that the day is not */
  const disagrees = (date, day) => date.weekday !== undefined && date.day !== undefined && weekday(day) !== date.weekday;

  /** @param {[number, number][]} candidates @param {number} day @returns {[number, number]|undefined} */
  const nearest = (candidates, day) =>
    [...candidates].sort((a, b) => distance(a, day) - distance(b, day) || a[0] - b[0] || a[1] - b[1])[0];

  /** @param {[number, number][]} candidates @param {number} day @param {any} node @returns {[number, number]|undefined} */
  function choose(candidates, day, node) {
    const chosen = chooseOne(candidates, day, node);
    return !chosen && node.of.weekday !== undefined && node.of.month !== undefined ? nearest(candidates, day) : chosen;
  }

  /** @param {[number, number][]} candidates @param {number} day @param {any} node @returns {[number, number]|undefined} */
  function chooseOne(candidates, day, node) {
    switch (node.direction) {
      case "past": return candidates.findLast((days) => days[0] <= day);
      case "before": return candidates.findLast((days) => days[1] < day);
      case "future": return candidates.find((days) => days[1] >= day);
      case "after": return candidates.find((days) => days[0] > day);
      case "backward": case "forward": return leaning(candidates, day, node.direction);
      case "same": return candidates.find((days) => isSamePeriod(days[0], day, node.of));
      default: return nearest(candidates, day);
    }
  }

  /** @param {[number, number][]} candidates @param {number} day @param {string} direction */
  function leaning(candidates, day, direction) {
    const back = candidates.findLast((days) => days[0] <= day);
    const ahead = candidates.find((days) => days[1] >= day);
    if (!back || !ahead) return back ?? ahead;
    const [wanted, other] = direction === "backward" ? [back, ahead] : [ahead, back];
    return distance(wanted, day) > 3 * distance(other, day) ? other : wanted;
  }

  /** @param {number} candidate @param {number} day @param {any} of @returns {boolean} */
  function isSamePeriod(candidate, day, of) {
    if (of.weekend || (of.weekday !== undefined && of.day === undefined)) return period("week", candidate)[0] === period("week", day)[0];
    const [a, b] = [civil(candidate), civil(day)];
    return a[0] === b[0] && (of.day === undefined || of.month !== undefined || a[1] === b[1]);
  }

  /** @param {number} count @returns {string} at most six digits, as Python's "g" */
  function general(count) {
    const size = count === 0 ? 0 : Math.floor(Math.log10(Math.abs(Number(count.toPrecision(6)))));
    if (size >= 6 || size < -4) return Number(count.toPrecision(6)).toExponential().replace(/e([+-])(\d)$/, "e$10$2");
    return String(Number(count.toPrecision(6)));
  }

  /** @param {any} length a duration @returns {string} "P3W", "PT1H30M", "PXY" */
  function lengthTimex(length) {
    if (!length.amounts.length) return "PXX";
    let [date, time] = ["", ""];
    for (const [count, unit] of length.amounts) {
      const digits = count === null ? "X" : general(count);
      if (unit in CLOCK_CODES) time += digits + CLOCK_CODES[unit];
      else if (unit === "part") time += `${digits}D`;
      else date += digits + DATE_CODES[unit];
    }
    return `P${date}${time && `T${time}`}`;
  }

  /** @param {any} of @returns {string} the TIMEX3 value of a set */
  function setTimex(of) {
    if (of.op === "duration") return lengthTimex(of);
    if (of.op === "partial") return underspecified(of);
    if (of.op === "timeofday") return (of.of.op === "partial" ? underspecified(of.of) : "XXXX-XX-XX") + clockTimex(of);
    return of.op === "modified" ? setTimex(of.of) : "XXXX-XX-XX";
  }

  /** @param {string|undefined} name @returns {string|undefined} */
  const modCode = (name) => (name === undefined ? undefined : MOD_CODES[name]);

  /** @param {any} node @returns {string} what the words alone say, X for what only an anchor could tell */
  function blank(node) {
    switch (node.op) {
      case "partial": return underspecified(node);
      case "complete": return underspecified(node.of);
      case "shift": return BLANKS[node.grain ?? node.unit] ?? "XXXX-XX-XX";
      case "nth":
        if ((node.count ?? 1) > 1) return lengthTimex({ amounts: [[node.count, node.unit]] });
        return node.weekday === undefined ? BLANKS[node.unit] ?? "XXXX-XX-XX" : `XXXX-WXX-${node.weekday}`;
      case "modified": case "open": return blank(node.of);
      case "timeofday": return blank(node.of) + clockTimex(node);
      case "counted": case "fromevent": return lengthTimex(node.length);
      case "range": return blank(node.named ? node.last : node.first);
      default: return "XXXX-XX-XX";
    }
  }

  /** @param {any} node @returns {string|undefined} the TIMEX3 modifier that the words carry */
  function modOf(node) {
    switch (node.op) {
      case "modified": case "duration": return modCode(node.mod);
      case "counted": case "fromevent": return modCode(node.length.mod);
      case "timeofday": case "open": return modOf(node.of);
      default: return undefined;
    }
  }

  return { grainOf, hasYear, daysOf, occurrences, agreeing, disagrees, choose, general, lengthTimex, setTimex, modCode, blank, modOf, mod };
})();
