"""A time value in words for people: "17 April 2025", "week of 7–13 April 2025", "since 2022"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.calendar.days import civil, parse_day
from timeline.calendar.periods import period
from timeline.calendar.whole_units import century_number, whole_months, whole_years, year_of

if TYPE_CHECKING:
    from timeline.model import TimeValue

_KEPT = 2048  # the same few days are named again and again

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ORDINALS = ("first", "second", "third", "fourth")
_SEASONS = ("winter", "spring", "summer", "autumn")
_PARTS: Mapping[str, str] = {
    "MO": "morning",
    "MI": "midday",
    "AF": "afternoon",
    "EV": "evening",
    "NI": "night",
    "DT": "daytime",
    "DA": "dawn",
}
_DAYS = frozenset({"day", "part", "hour", "minute", "second"})
_START = ("the start of {}", "the start of {}", "the start of the {}")
_EARLY = ("early {}", "early on {}", "early in the {}")
_MID = ("mid-{}", "the middle of {}", "the middle of the {}")
_LATE = ("late {}", "late on {}", "late in the {}")
_END = ("the end of {}", "the end of {}", "the end of the {}")
_MODS: Mapping[str | None, tuple[str, str, str]] = {
    "start": _START,
    "early": _EARLY,
    "mid": _MID,
    "late": _LATE,
    "end": _END,
    "START": _EARLY,
    "MID": _MID,
    "END": _LATE,
}
"""TIMEX3's modifiers and our own, in words: before a period, before a day, before a week."""
_UNIT_WORDS = {"Y": "year", "M": "month", "W": "week", "D": "day"}
_CLOCK_WORDS = {"H": "hour", "M": "minute", "S": "second"}


def describe(value: TimeValue) -> str:
    """The date of `value` in words; for a value without a place its reason, its length, or "undated".

    Pure, and total: every value has some words.  "before" and "after" name the first moment that is left out.
    """
    if not value.placed:
        return value.reason or _length(value.timex3) or "undated"
    words = _modified(value)
    if words is not None:
        return words
    words = _placed(value)
    if value.qualifier == "approximate" or (value.mod or "").lower() == "approx":
        return f"about {words}"
    return f"perhaps {words}" if value.qualifier == "uncertain" else words


def _placed(value: TimeValue) -> str:
    grain = value.grain or "day"
    if value.latest is None:
        return _open_end(value.earliest or "", grain, value.qualifier)
    if value.earliest is None:
        return _open_start(value.latest, grain, value.qualifier)
    if "T" in value.earliest or "T" in value.latest:
        return _times(value.earliest, value.latest, value.timex3)
    return period_words(parse_day(value.earliest), parse_day(value.latest), grain)


def _modified(value: TimeValue) -> str | None:
    """A part of one period, "early 2019", which is vague enough without "about"; None for any other value."""
    if value.mod not in _MODS or value.earliest is None or value.latest is None or value.grain is None:
        return None
    first, last = period(value.grain, parse_day(value.earliest))
    if parse_day(value.latest) > last:
        return None
    words = period_words(first, last, value.grain).removeprefix("the ")
    short, on_a_day, inside = _MODS[value.mod]
    if value.grain in ("week", "weekend", "fortnight"):
        return inside.format(words)
    return (on_a_day if value.grain in _DAYS else short).format(words)


def _open_end(earliest: str, grain: str, qualifier: str) -> str:
    first = parse_day(earliest)
    if qualifier == "after" and "T" not in earliest:
        return f"after {_ends(first - 1, grain)}"
    return f"{'after' if qualifier == 'after' else 'since'} {_moment(earliest) or _starts(first, grain)}"


def _open_start(latest: str, grain: str, qualifier: str) -> str:
    last = parse_day(latest)
    if qualifier == "before" and "T" not in latest:
        return f"before {_starts(last + 1, grain)}"
    return f"{'before' if qualifier == 'before' else 'until'} {_moment(latest) or _ends(last, grain)}"


def _starts(first: int, grain: str) -> str:
    """A day as the beginning of a period of `grain`, or as a day where none begins on it."""
    year, month, day = civil(first)
    if day == 1 and month == 1 and grain in ("year", "decade", "century", "millennium"):
        return year_words(year)
    if day == 1 and grain in ("month", "quarter", "half"):
        return f"{MONTHS[month - 1]} {year_words(year)}"
    return day_words(first)


def _ends(last: int, grain: str) -> str:
    """A day as the end of a period of `grain`, or as a day where none ends on it."""
    year, month, _ = civil(last)
    if civil(last + 1)[1:] == (1, 1) and grain in ("year", "decade", "century", "millennium"):
        return year_words(year)
    if civil(last + 1)[2] == 1 and grain in ("month", "quarter", "half"):
        return f"{MONTHS[month - 1]} {year_words(year)}"
    return day_words(last)


def year_words(year: int) -> str:
    """An astronomical year as people write it: "2014", "44 BCE", "33 CE"."""
    if year < 1:
        return f"{1 - year} BCE"
    return f"{year} CE" if year < 100 else str(year)


def day_words(number: int) -> str:
    """A day: "17 April 2025"."""
    year, month, day = civil(number)
    return f"{day} {MONTHS[month - 1]} {year_words(year)}"


@lru_cache(maxsize=_KEPT)
def period_words(first: int, last: int, grain: str) -> str:
    """A stretch of days in the words of its grain, where it is a whole period of that grain, else as a range."""
    if first == last:
        return day_words(first)
    days = last - first + 1
    if grain == "season" and 80 <= days <= 100:
        return _season(first, last)
    if (grain == "week" and days == 7) or (grain == "weekend" and days <= 4):
        return f"{grain} of {_day_range(first, last)}"
    years, months = whole_years(first, last), whole_months(first, last)
    if grain == "day" or months is None:
        return _day_range(first, last)
    return _months(*months, grain) if years is None else _years(*years, grain)


def _years(first: int, last: int, grain: str) -> str:
    count = last - first + 1
    if count == 100 and grain == "century":
        number = century_number(first)
        return f"{_ordinal(abs(number))} century{' BCE' if number < 0 else ''}"
    if count == 10 and grain == "decade" and first % 10 == 0 and first > 0:
        return f"the {first}s"
    if count == 1000 and grain == "millennium" and first >= 0:
        return f"{_ordinal((first + 499) // 1000 + 1)} millennium"
    if count == 1:
        return year_words(first)
    if last < 1:
        return f"{1 - first}–{year_words(last)}"
    return f"{first}–{year_words(last)}" if first >= 100 else f"{year_words(first)} – {year_words(last)}"


def _months(first: tuple[int, int], last: tuple[int, int], grain: str) -> str:
    year, start = first
    if first == last:
        return f"{MONTHS[start - 1]} {year_words(year)}"
    if year == last[0]:
        count = last[1] - start + 1
        if grain == "quarter" and count == 3 and start % 3 == 1:
            return f"{_ORDINALS[start // 3]} quarter of {year_words(year)}"
        if grain == "half" and count == 6 and start in (1, 7):
            return f"{_ORDINALS[start // 6]} half of {year_words(year)}"
        return f"{MONTHS[start - 1]}–{MONTHS[last[1] - 1]} {year_words(year)}"
    return f"{MONTHS[start - 1]} {year_words(year)} – {MONTHS[last[1] - 1]} {year_words(last[0])}"


def _season(first: int, last: int) -> str:
    name = _SEASONS[civil((first + last) // 2)[1] % 12 // 3]
    start, stop = year_of(first), year_of(last)
    if start == stop or start < 1:
        return f"{name} {year_words(stop)}"
    return f"{name} {start}–{stop % 100:02}" if start // 100 == stop // 100 else f"{name} {start}–{stop}"


def _day_range(first: int, last: int) -> str:
    (year, month, day), (last_year, last_month, last_day) = civil(first), civil(last)
    if (year, month) == (last_year, last_month):
        return f"{day}–{day_words(last)}"
    if year == last_year:
        return f"{day} {MONTHS[month - 1]} – {last_day} {MONTHS[last_month - 1]} {year_words(year)}"
    return f"{day_words(first)} – {day_words(last)}"


def _times(earliest: str, latest: str, timex3: str) -> str:
    """A time of day: its part of the day where the value names one, else the clock."""
    day = day_words(parse_day(earliest))
    part = _PARTS.get(timex3.rpartition("T")[2])
    if part is not None and "T" in timex3:
        return f"{day}, {part}"
    start, stop = _clock(earliest), _clock(latest)
    if parse_day(earliest) != parse_day(latest):
        return f"{_moment(earliest) or day} – {_moment(latest) or day_words(parse_day(latest))}"
    hour, at_hour = start.split(":")[0], stop == f"{start[:2]}:59"
    if not stop or start == stop or (at_hour and start == f"{hour}:00"):
        return f"{day}, {start}"
    return f"{day}, {start}–{stop}"


def _clock(instant: str) -> str:
    """The clock time of an instant, "" for a day; seconds that only fill the last minute are left out."""
    clock = instant.partition("T")[2]
    return clock[:5] if clock.endswith((":00", ":59")) and len(clock) == 8 else clock


def _moment(instant: str) -> str:
    clock = _clock(instant)
    return f"{day_words(parse_day(instant))}, {clock}" if clock else ""


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


def _length(timex3: str) -> str:
    """A TIMEX3 duration such as P3W or PT5H in words, "" for what is none or is vague."""
    match = re.fullmatch(r"P(T?)(\d+(?:\.\d+)?)([YMWDHS])", timex3)
    if match is None:
        return ""
    word = (_CLOCK_WORDS if match[1] else _UNIT_WORDS).get(match[3])
    return f"{match[2]} {word}{'' if match[2] == '1' else 's'}" if word else ""
