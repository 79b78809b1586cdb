// A time value in the report's own words: mirrors describe.py and naming.py of timeline/calendar.

const calendarWords = (() => {
  const { div, mod, civil, weekday, parse } = dayMath;
  const { period, wholeMonths, wholeYears } = periods;
  const { general, grainOf, hasYear, daysOf } = partials;
  const MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"];
  const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
  const ORDINALS = ["first", "second", "third", "fourth"];
  const SEASONS = ["winter", "spring", "summer", "autumn"];
  /** @type {Record<string, string>} */
  const PARTS = { MO: "morning", MI: "midday", AF: "afternoon", EV: "evening", NI: "night", DT: "daytime", DA: "dawn" };
  const DAYS = new Set(["day", "part", "hour", "minute", "second"]);
  const LONG = new Set(["year", "decade", "century", "millennium"]);
  const MIDDLE = new Set(["month", "quarter", "half"]);
  const EARLY = ["early {}", "early on {}", "early in the {}"];
  const MID = ["mid-{}", "the middle of {}", "the middle of the {}"];
  const LATE = ["late {}", "late on {}", "late in the {}"];
  /** Before a period, before a day, before a week. @type {Record<string, string[]>} */
  const MODS = { start: ["the start of {}", "the start of {}", "the start of the {}"], early: EARLY, mid: MID, late: LATE,
    end: ["the end of {}", "the end of {}", "the end of the {}"], START: EARLY, MID, END: LATE };

  /** @param {any} value a TimeData @returns {boolean} */
  const isPlaced = (value) => value.earliest !== undefined || value.latest !== undefined;

  /** @param {any} value a TimeData @returns {string} */
  function describe(value) {
    if (!isPlaced(value)) return value.reason || lengthWords(value.timex3) || "undated";
    const modified = modifiedWords(value);
    if (modified !== null) return modified;
    const words = placedWords(value);
    if (value.qualifier === "approximate" || (value.mod ?? "").toLowerCase() === "approx") return `about ${words}`;
    return value.qualifier === "uncertain" ? `perhaps ${words}` : words;
  }

  /** @param {any} value @returns {string} */
  function placedWords(value) {
    const grain = value.grain ?? "day";
    if (value.latest === undefined) return openEnd(value.earliest, grain, value.qualifier);
    if (value.earliest === undefined) return openStart(value.latest, grain, value.qualifier);
    if (value.earliest.includes("T") || value.latest.includes("T")) return timesWords(value.earliest, value.latest, value.timex3);
    return periodWords(parse(value.earliest), parse(value.latest), grain);
  }

  /** @param {any} value @returns {string|null} a part of one period: "early 2019" */
  function modifiedWords(value) {
    if (!(value.mod in MODS) || value.earliest === undefined || value.latest === undefined || value.grain === undefined) return null;
    const [first, last] = period(value.grain, parse(value.earliest));
    if (parse(value.latest) > last) return null;
    const words = periodWords(first, last, value.grain).replace(/^the /, "");
    const [short, onADay, inside] = MODS[value.mod];
    const form = ["week", "weekend", "fortnight"].includes(value.grain) ? inside : DAYS.has(value.grain) ? onADay : short;
    return form.replace("{}", words);
  }

  /** @param {string} earliest @param {string} grain @param {string|undefined} qualifier @returns {string} */
  function openEnd(earliest, grain, qualifier) {
    const first = parse(earliest);
    if (qualifier === "after" && !earliest.includes("T")) return `after ${stops(first - 1, grain)}`;
    return `${qualifier === "after" ? "after" : "since"} ${moment(earliest) || starts(first, grain)}`;
  }

  /** @param {string} latest @param {string} grain @param {string|undefined} qualifier @returns {string} */
  function openStart(latest, grain, qualifier) {
    const last = parse(latest);
    if (qualifier === "before" && !latest.includes("T")) return `before ${starts(last + 1, grain)}`;
    return `${qualifier === "before" ? "before" : "until"} ${moment(latest) || stops(last, grain)}`;
  }

  /** @param {number} first @param {string} grain @returns {string} */
  function starts(first, grain) {
    const [year, month, day] = civil(first);
    if (day === 1 && month === 1 && LONG.has(grain)) return yearText(year);
    return day === 1 && MIDDLE.has(grain) ? `${MONTHS[month - 1]} ${yearText(year)}` : dayText(first);
  }

  /** @param {number} last @param {string} grain @returns {string} */
  function stops(last, grain) {
    const [year, month] = civil(last);
    const [, nextMonth, nextDay] = civil(last + 1);
    if (nextMonth === 1 && nextDay === 1 && LONG.has(grain)) return yearText(year);
    return nextDay === 1 && MIDDLE.has(grain) ? `${MONTHS[month - 1]} ${yearText(year)}` : dayText(last);
  }

  /** @param {number} year @returns {string} */
  const yearText = (year) => (year < 1 ? `${1 - year} BCE` : year < 100 ? `${year} CE` : String(year));

  /** @param {number} number @returns {string} */
  function dayText(number) {
    const [year, month, day] = civil(number);
    return `${day} ${MONTHS[month - 1]} ${yearText(year)}`;
  }

  /** @param {number} first @param {number} last @param {string} grain @returns {string} */
  function periodWords(first, last, grain) {
    if (first === last) return dayText(first);
    const days = last - first + 1;
    if (grain === "season" && days >= 80 && days <= 100) return seasonWords(first, last);
    if ((grain === "week" && days === 7) || (grain === "weekend" && days <= 4)) return `${grain} of ${dayRange(first, last)}`;
    const [years, months] = [wholeYears(first, last), wholeMonths(first, last)];
    if (grain === "day" || !months) return dayRange(first, last);
    return years ? yearsText(...years, grain) : monthsText(...months, grain);
  }

  /** @param {number} first @param {number} last @param {string} grain @returns {string} */
  function yearsText(first, last, grain) {
    const count = last - first + 1;
    if (count === 100 && grain === "century") {
      const middle = first + 49;
      const number = middle > 0 ? div(middle, 100) + 1 : -(div(-middle, 100) + 1);
      return `${ordinal(Math.abs(number))} century${number < 0 ? " BCE" : ""}`;
    }
    if (count === 10 && grain === "decade" && mod(first, 10) === 0 && first > 0) return `the ${first}s`;
    if (count === 1000 && grain === "millennium" && first >= 0) return `${ordinal(div(first + 499, 1000) + 1)} millennium`;
    if (count === 1) return yearText(first);
    if (last < 1) return `${1 - first}–${yearText(last)}`;
    return first >= 100 ? `${first}–${yearText(last)}` : `${yearText(first)} – ${yearText(last)}`;
  }

  /** @param {[number, number]} first @param {[number, number]} last @param {string} grain @returns {string} */
  function monthsText([year, start], [lastYear, lastMonth], grain) {
    if (year !== lastYear) return `${MONTHS[start - 1]} ${yearText(year)} – ${MONTHS[lastMonth - 1]} ${yearText(lastYear)}`;
    if (start === lastMonth) return `${MONTHS[start - 1]} ${yearText(year)}`;
    const count = lastMonth - start + 1;
    if (grain === "quarter" && count === 3 && start % 3 === 1) return `${ORDINALS[div(start, 3)]} quarter of ${yearText(year)}`;
    if (grain === "half" && count === 6 && (start === 1 || start === 7)) return `${ORDINALS[div(start, 6)]} half of ${yearText(year)}`;
    return `${MONTHS[start - 1]}–${MONTHS[lastMonth - 1]} ${yearText(year)}`;
  }

  /** @param {number} first @param {number} last @returns {string} */
  function seasonWords(first, last) {
    const name = SEASONS[div(civil(div(first + last, 2))[1] % 12, 3)];
    const [[start], [stop]] = [civil(first), civil(last)];
    if (start === stop || start < 1) return `${name} ${yearText(stop)}`;
    return div(start, 100) === div(stop, 100) ? `${name} ${start}–${dayMath.padded(stop % 100)}` : `${name} ${start}–${stop}`;
  }

  /** @param {number} first @param {number} last @returns {string} */
  function dayRange(first, last) {
    const [[year, month, day], [lastYear, lastMonth, lastDay]] = [civil(first), civil(last)];
    if (year !== lastYear) return `${dayText(first)} – ${dayText(last)}`;
    if (month === lastMonth) return `${day}–${dayText(last)}`;
    return `${day} ${MONTHS[month - 1]} – ${lastDay} ${MONTHS[lastMonth - 1]} ${yearText(year)}`;
  }

  /** @param {string} earliest @param {string} latest @param {string} timex3 @returns {string} */
  function timesWords(earliest, latest, timex3) {
    const day = dayText(parse(earliest));
    const part = timex3.includes("T") ? PARTS[timex3.slice(timex3.lastIndexOf("T") + 1)] : undefined;
    if (part) return `${day}, ${part}`;
    const [start, stop] = [clockText(earliest), clockText(latest)];
    if (parse(earliest) !== parse(latest)) return `${moment(earliest) || day} – ${moment(latest) || dayText(parse(latest))}`;
    const isHour = stop === `${start.slice(0, 2)}:59` && start === `${start.split(":")[0]}:00`;
    return !stop || start === stop || isHour ? `${day}, ${start}` : `${day}, ${start}–${stop}`;
  }

  /** @param {string} instant @returns {string} its clock time, "" for a day */
  function clockText(instant) {
    const clock = instant.split("T")[1] ?? "";
    return clock.length === 8 && /:(00|59)$/.test(clock) ? clock.slice(0, 5) : clock;
  }

  /** @param {string} instant @returns {string} */
  function moment(instant) {
    const clock = clockText(instant);
    return clock ? `${dayText(parse(instant))}, ${clock}` : "";
  }

  /** @param {number} number @returns {string} */
  function ordinal(number) {
    const ending = [11, 12, 13].includes(number % 100) ? "th" : ["th", "st", "nd", "rd"][number % 10] ?? "th";
    return `${number}${ending}`;
  }

  /** @param {string} timex3 @returns {string} a duration such as P3W in words */
  function lengthWords(timex3) {
    const found = /^P(T?)(\d+(?:\.\d+)?)([YMWDHS])$/.exec(timex3);
    if (!found) return "";
    /** @type {Record<string, string>} */
    const words = found[1] ? { H: "hour", M: "minute", S: "second" } : { Y: "year", M: "month", W: "week", D: "day" };
    const word = words[found[3]];
    return word ? `${found[2]} ${word}${found[2] === "1" ? "" : "s"}` : "";
  }

  /** @param {any} date a partial date @returns {string} what it names */
  function named(date) {
    if (date.year === undefined && hasYear(date)) {
      const days = daysOf(date);
      return days ? periodWords(...days, grainOf(date)) : "";
    }
    const text = [fieldWords(date), date.year === undefined ? "" : yearText(date.year)].filter(Boolean).join(" ");
    return date.weekday === undefined ? text : `${WEEKDAYS[date.weekday - 1]}${text ? `, ${text}` : ""}`;
  }

  /** @param {any} date @returns {string} */
  function fieldWords(date) {
    if (date.feast !== undefined) return date.feast.replace(/_/g, " ");
    if (date.month !== undefined) return date.day === undefined ? MONTHS[date.month - 1] : `${date.day} ${MONTHS[date.month - 1]}`;
    if (date.day !== undefined) return `day ${date.day} of a month`;
    if (date.quarter !== undefined) return `the ${ORDINALS[date.quarter - 1]} quarter`;
    if (date.half !== undefined) return `the ${ORDINALS[date.half - 1]} half`;
    if (date.week !== undefined) return `week ${date.week}`;
    return date.season || (date.weekend ? "weekend" : "");
  }

  /** @param {any} length a duration @returns {string} "3 weeks", "some days" */
  function amount(length) {
    if (!length.amounts.length) return "some time";
    /** @type {Record<string, string>} */
    const odd = { century: "centuries", millennium: "millennia", half: "halves" };
    return length.amounts.map((/** @type {[number|null, string]} */ [count, unit]) => {
      const many = odd[unit] ?? `${unit}s`;
      return count === null ? `some ${many}` : `${general(count)} ${count === 1 ? unit : many}`;
    }).join(" and ");
  }

  return { describe, named, amount, isPlaced, WEEKDAYS, weekday };
})();
