// Calendar periods and clock times: mirrors periods.py, clock.py, interval.py and whole.py of timeline/calendar.

const periods = (() => {
  const { div, mod, dayNumber, civil, weekday, padded, isoYear, iso, parse, isoWeek, addMonths, daysInMonth } = dayMath;
  /** @type {Record<string, number>} */
  const MONTHS_IN = { month: 1, quarter: 3, season: 3, half: 6, year: 12, decade: 120, century: 1200, millennium: 12000 };
  /** @type {Record<string, number>} */
  const DAYS_IN = { day: 1, part: 1, week: 7, weekend: 7, fortnight: 14 };
  /** @type {Record<string, number>} */
  const SECONDS_IN = { second: 1, minute: 60, hour: 3600 };
  const SEASONS = { spring: 3, summer: 6, autumn: 9, winter: 12 };
  const SEASON_CODES = { spring: "SP", summer: "SU", autumn: "FA", winter: "WI" };
  const RANKS = ["second", "minute", "hour", "part", "day", "weekend", "week", "fortnight", "month", "season", "quarter",
    "half", "year", "decade", "century", "millennium"];
  /** @type {Record<string, string>} */
  const PART_CODES = { morning: "MO", midday: "MI", afternoon: "AF", evening: "EV", night: "NI", day: "DT", dawn: "MO" };
  /** First and last hour of a part of day, inclusive; beyond 23 the next day. @type {Record<string, [number, number]>} */
  const PART_HOURS = { morning: [6, 11], midday: [12, 12], afternoon: [12, 17], evening: [18, 23], night: [20, 29],
    day: [6, 17], dawn: [4, 6] };

  /** @param {string} unit @returns {number} how coarse it is */
  const rank = (unit) => RANKS.indexOf(unit);

  /** @param {number} year @param {number} month @param {number} count @returns {[number, number]} */
  function months(year, month, count) {
    const first = dayNumber(year, month);
    return [first, addMonths(first, count) - 1];
  }

  /** @param {string} unit @param {number} day @returns {[number, number]} the period of this kind that holds the day */
  function period(unit, day) {
    if (unit === "week" || unit === "fortnight") {
      const monday = day - weekday(day) + 1;
      return [monday, monday + DAYS_IN[unit] - 1];
    }
    if (unit === "weekend") return [day - weekday(day) + 6, day - weekday(day) + 7];
    if (!(unit in MONTHS_IN)) return [day, day];
    const [year, month] = civil(day);
    const size = MONTHS_IN[unit];
    const index = unit === "season" ? year * 12 + month - 1 - (month % 3)
      : size >= 12 ? div(year, size / 12) * size
      : year * 12 + div(month - 1, size) * size;
    return months(div(index, 12), mod(index, 12) + 1, size);
  }

  /** @param {string} unit @param {number} day @param {number} n @returns {number} the day n units later */
  function shift(unit, day, n) {
    return unit in MONTHS_IN ? addMonths(day, n * MONTHS_IN[unit]) : day + n * (DAYS_IN[unit] ?? 0);
  }

  /** @param {number} year @returns {string} "1985", "BC0044" */
  const timexYear = (year) => (year < 1 ? `BC${padded(1 - year, 4)}` : isoYear(year));

  /** @param {string} unit @param {number} first @returns {string} the TIMEX3 value of the period that begins there */
  function timex(unit, first) {
    const [year, month, day] = civil(first);
    const name = timexYear(year);
    if (unit === "week" || unit === "weekend" || unit === "fortnight") {
      const [weekYear, week] = isoWeek(first);
      return `${timexYear(weekYear)}-W${padded(week)}${unit === "weekend" ? "-WE" : ""}`;
    }
    switch (unit) {
      case "year": return name;
      case "half": return `${name}-H${div(month + 5, 6)}`;
      case "quarter": return `${name}-Q${div(month + 2, 3)}`;
      case "season": return `${name}-${["SP", "SU", "FA", "WI"].at(div(month, 3) - 1)}`;
      case "month": return `${name}-${padded(month)}`;
      case "decade": return name.slice(0, -1);
      case "century": return name.slice(0, -2);
      case "millennium": return name.slice(0, -3);
      default: return `${name}-${padded(month)}-${padded(day)}`;
    }
  }

  /** @param {any} node @returns {[number, number, string]} first and last second of the day, and the grain */
  function clock(node) {
    if (node.hour === undefined) {
      const [first, last] = PART_HOURS[node.part ?? "day"];
      return [first * 3600, last * 3600 + 3599, "part"];
    }
    const start = node.hour * 3600 + (node.minute ?? 0) * 60 + (node.second ?? 0);
    if (node.second !== undefined) return [start, start, "second"];
    return node.minute !== undefined ? [start, start + 59, "minute"] : [start, start + 3599, "hour"];
  }

  /** @param {any} node @returns {string} the time part of a TIMEX3 value */
  function clockTimex(node) {
    if (node.hour === undefined) return `T${PART_CODES[node.part ?? "day"]}`;
    const seconds = node.second === undefined ? "" : `:${padded(node.second)}`;
    return `T${padded(node.hour)}:${padded(node.minute ?? 0)}${seconds}${node.zone ?? ""}`;
  }

  /** @param {string} text @param {boolean} isEnd @returns {number} seconds since 1970 */
  function instant(text, isEnd) {
    const [day, time] = text.split("T");
    const base = parse(day) * 86400;
    if (!time) return base + (isEnd ? 86399 : 0);
    const [hours, minutes, seconds] = time.split(":").map(Number);
    return base + hours * 3600 + minutes * 60 + (seconds ?? (isEnd ? 59 : 0));
  }

  /** @param {number} second @returns {string} to the minute, or to the second where it has one */
  function isoInstant(second) {
    const rest = mod(second, 86400);
    const seconds = rest % 60;
    return `${iso(div(second, 86400))}T${padded(div(rest, 3600))}:${padded(div(rest, 60) % 60)}${seconds === 0 || seconds === 59 ? "" : `:${padded(seconds)}`}`;
  }

  /** @param {any} value a TimeData @returns {{start: number|null, stop: number|null}|null} */
  function intervalOf(value) {
    if (!value || (value.earliest === undefined && value.latest === undefined)) return null;
    return { start: value.earliest === undefined ? null : instant(value.earliest, false),
      stop: value.latest === undefined ? null : instant(value.latest, true) };
  }

  /** @param {number} first @param {number} last @returns {[[number, number], [number, number]]|null} first and last (year, month) of whole months */
  function wholeMonths(first, last) {
    const [year, month, day] = civil(first);
    const [lastYear, lastMonth, lastDay] = civil(last);
    if (day !== 1 || lastDay !== daysInMonth(lastYear, lastMonth) || last < first) return null;
    return [[year, month], [lastYear, lastMonth]];
  }

  /** @param {number} first @param {number} last @returns {[number, number]|null} */
  function wholeYears(first, last) {
    const found = wholeMonths(first, last);
    return found && found[0][1] === 1 && found[1][1] === 12 ? [found[0][0], found[1][0]] : null;
  }

  return { MONTHS_IN, DAYS_IN, SECONDS_IN, SEASONS, SEASON_CODES, rank, months, period, shift, timex, timexYear, clock,
    clockTimex, instant, isoInstant, intervalOf, wholeMonths, wholeYears };
})();
