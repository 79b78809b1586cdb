// Time values as EDTF (ISO 8601-2): mirrors timeline/calendar/edtf.py.

const edtfWords = (() => {
  const { civil, padded, isoYear, iso, parse, daysInMonth, mod } = dayMath;
  const { wholeMonths, wholeYears } = periods;
  /** @type {Record<string, [number, Record<number, number>]>} */
  const CODES = { season: [3, { 3: 21, 6: 22, 9: 23, 12: 24 }], quarter: [3, { 1: 33, 4: 34, 7: 35, 10: 36 }], half: [6, { 1: 40, 7: 41 }] };
  const YEARS = new Set(["year", "decade", "century", "millennium"]);
  const DAYS = new Set(["day", "week", "weekend", "fortnight", "part", "hour", "minute", "second"]);
  /** @type {Record<string, number>} */
  const UNSPECIFIED = { decade: 1, century: 2, millennium: 3 };
  const UNMARKED = /^(?:.*-(?:2[1-4]|3[3-6]|4[01])|.*X)$/;
  const CLOCK = /T(\d\d):(\d\d)(?::(\d\d))?$/;

  /** @param {any} value a TimeData @param {boolean} openStart @param {boolean} openEnd @returns {string|undefined} */
  function edtf(value, openStart, openEnd) {
    const grain = value.grain ?? "day";
    let mark = value.qualifier === "approximate" || (value.mod ?? "").toLowerCase() === "approx" ? "~" : "";
    if (value.qualifier === "uncertain") mark = "?";
    if (value.earliest !== undefined && value.latest !== undefined) return closed(value.earliest, value.latest, grain, mark);
    if (value.earliest !== undefined) {
      const start = edge(parse(value.earliest), grain, mark, false);
      return start === undefined ? undefined : `${start}/${openEnd ? ".." : ""}`;
    }
    if (value.latest === undefined) return undefined;
    const stop = edge(parse(value.latest), grain, mark, true);
    return stop === undefined ? undefined : `${openStart ? ".." : ""}/${stop}`;
  }

  /** @param {string} earliest @param {string} latest @param {string} grain @param {string} mark @returns {string|undefined} */
  function closed(earliest, latest, grain, mark) {
    const [first, last] = [parse(earliest), parse(latest)];
    const clock = CLOCK.exec(earliest);
    /** @type {Record<string, number>} */
    const lengths = { hour: 3, minute: 6, second: 9 };
    if (clock && grain in lengths && earliest.slice(0, earliest.indexOf("T") + lengths[grain]) === latest.slice(0, earliest.indexOf("T") + lengths[grain])) {
      const day = dayText(first, "");
      return day === undefined ? undefined : `${day}T${clock[1]}:${clock[2]}:${clock[3] ?? "00"}`;
    }
    if (last < first) return undefined;
    const one = whole(first, last, grain);
    if (one !== undefined && !(mark && UNMARKED.test(one))) return one + mark;
    if (first === last) return dayText(first, mark);
    const [start, stop] = bothEnds(first, last, grain, mark);
    return start === undefined || stop === undefined ? undefined : `${start}/${stop}`;
  }

  /** @param {number} first @param {number} last @param {string} grain @param {string} mark @returns {(string|undefined)[]} */
  function bothEnds(first, last, grain, mark) {
    if (YEARS.has(grain) && wholeYears(first, last)) return [edge(first, "year", mark, false), edge(last, "year", mark, true)];
    if (!DAYS.has(grain) && wholeMonths(first, last)) return [finest(first, mark, false), finest(last, mark, true)];
    return [dayText(first, mark), dayText(last, mark)];
  }

  /** @param {number} first @param {number} last @param {string} grain @returns {string|undefined} */
  function whole(first, last, grain) {
    const years = wholeYears(first, last);
    const months = wholeMonths(first, last);
    if (years && YEARS.has(grain)) return wholeYearsText(...years, grain);
    if (!months) return undefined;
    const [[year, start], [lastYear, lastMonth]] = months;
    const count = (lastYear - year) * 12 + lastMonth - start + 1;
    const [size, codes] = CODES[grain] ?? [0, {}];
    if (size === count && start in codes && Math.abs(year) <= 9999) return `${isoYear(year)}-${codes[start]}`;
    return grain === "month" && count === 1 ? monthText(year, start) : undefined;
  }

  /** @param {number} first @param {number} last @param {string} grain @returns {string|undefined} */
  function wholeYearsText(first, last, grain) {
    if (first === last) return Math.abs(first) <= 9999 ? isoYear(first) : `Y${first}`;
    const digits = UNSPECIFIED[grain] ?? 0;
    const size = 10 ** digits;
    if (digits && first >= 0 && last <= 9999 && last - first + 1 === size && mod(first, size) === 0) return isoYear(first).slice(0, -digits) + "X".repeat(digits);
    return undefined;
  }

  /** @param {number} year @param {number} month */
  const monthText = (year, month) => (Math.abs(year) <= 9999 ? `${isoYear(year)}-${padded(month)}` : undefined);
  /** @param {number} number @param {string} mark */
  const dayText = (number, mark) => (Math.abs(civil(number)[0]) <= 9999 ? iso(number) + mark : undefined);

  /** @param {number} number @param {string} grain @param {string} mark @param {boolean} isEnd @returns {string|undefined} */
  function edge(number, grain, mark, isEnd) {
    if (DAYS.has(grain)) return dayText(number, mark);
    if (!YEARS.has(grain)) return finest(number, mark, isEnd);
    const [year, month, day] = civil(number);
    if (month !== (isEnd ? 12 : 1) || day !== (isEnd ? 31 : 1)) return dayText(number, mark);
    return Math.abs(year) <= 9999 ? isoYear(year) + mark : undefined;
  }

  /** @param {number} number @param {string} mark @param {boolean} isEnd @returns {string|undefined} */
  function finest(number, mark, isEnd) {
    const [year, month, day] = civil(number);
    if (day !== (isEnd ? daysInMonth(year, month) : 1)) return dayText(number, mark);
    const text = monthText(year, month);
    return text === undefined ? undefined : text + mark;
  }

  return { edtf };
})();
