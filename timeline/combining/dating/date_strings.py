"""A publication date as people and programs write it → a `TimeValue`: a day, a month, a quarter or a year.

ISO 8601 and day/month/year figures are read here, strictly; dates in words by dateparser, with the languages fixed
and relative words refused, since "yesterday" means nothing without a wall clock.  A time of day and its zone only
say which day it was at the place that published: the day is taken as it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline.calendar.days import civil, day_number, days_in_month, iso_day, iso_year
from timeline.calendar.describe import MONTHS, day_words, year_words
from timeline.calendar.edtf import edtf
from timeline.calendar.whole_units import month_days, year_days
from timeline.combining.dating.date_order import Order, order_in
from timeline.errors import ConfigError
from timeline.model import Grain, Qualifier, Step, TimeValue

_HINT = "write it as YYYY-MM-DD, YYYY-MM or YYYY"
_CLOCK = (
    r"(?:[T ]+(?P<hour>\d{1,2}):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d+)?)?"
    r"\s*(?:Z|[A-Z]{2,4}|[+-]\d\d:?\d\d)?)?"
)
_ISO = re.compile(
    r"(?P<year>\d{4}|[+-]\d{4,7})(?:(?P<sep>[-/.])(?P<month>\d{1,2})(?:(?P=sep)(?P<day>\d{1,2})" + _CLOCK + r")?)?"
)
_COMPACT = re.compile(r"(?P<year>\d{4})(?P<month>\d\d)(?P<day>\d\d)" + _CLOCK)
_FIGURES = re.compile(
    r"(?:(?P<weekday>[^\W\d_]{2,12})\.?,? )?(?P<one>\d{1,2})(?P<sep>[-/.])(?P<two>\d{1,2})(?P=sep)(?P<year>\d{4})"
    r"(?:,? ?[-–|]? ?(?:[^\W\d_]{1,3} )?(?P<hour>\d{1,2})[:.h](?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d+)?)?"
    r" ?(?:[AaPp]\.?[Mm]\.?)?(?: ?(?:Z|[A-Z]{2,4}|[+-]\d\d:?\d\d))?)?"
)
_EPOCH = re.compile(r"\d{10}(?:\d{3})?")

_LONGEST_FOREIGN = 50
_FOREIGN = re.compile(r"[^\W\d_]{3}|[年월]")  # a month's name, or the signs that stand for one


@dataclass(frozen=True, slots=True)
class Refused:
    """A string that gives no date: why and what to do; `either` is the range of an ambiguous one's readings."""

    message: str
    either: TimeValue | None = None


def parse_date(raw: str, lang: str = "en") -> TimeValue:
    """The day, month, quarter or year that `raw` states.

    Raises ConfigError, with the way out, for what is no date, does not exist, is relative or can be read twice.
    """
    outcome = read_date(raw, lang)
    if isinstance(outcome, Refused):
        raise ConfigError(outcome.message)
    return outcome


def read_date(raw: str, lang: str = "en", order: Order | None = None) -> TimeValue | Refused:
    """As `parse_date`, with the refusal as a value; `order` says how to read figures that can be read twice."""
    text = " ".join(raw.split())
    if not text:
        return Refused(f"no date is given: {_HINT}")
    if match := _ISO.fullmatch(text) or _COMPACT.fullmatch(text):
        month, day = match["month"], match["day"]
        return _checked(raw, int(match["year"]), month and int(month), day and int(day), _clock_fault(match))
    if match := _FIGURES.fullmatch(text):
        return _figures(raw, match, lang, order)
    if _EPOCH.fullmatch(text):
        number = int(text[:10]) // 86400
        return value_of(raw, number, number, "day")
    return _words(raw, text, lang)


def _clock_fault(match: re.Match[str]) -> str | None:
    hour, minute, second = (int(match[name] or 0) for name in ("hour", "minute", "second"))
    if hour > 23 or minute > 59 or second > 60:
        return f"there is no time {match['hour']}:{match['minute']}"
    return None


def _checked(raw: str, year: int, month: Any, day: Any, fault: str | None) -> TimeValue | Refused:
    """The value of a date's figures, where it exists."""
    fault = fault or _date_fault(year, month, day)
    if fault is not None:
        return Refused(f'"{raw}" does not exist ({fault}): {_HINT}')
    if day is not None:
        number = day_number(year, month, day)
        return value_of(raw, number, number, "day")
    if month is not None:
        return value_of(raw, *month_days(year, month), "month")
    return value_of(raw, *year_days(year), "year")


def _date_fault(year: int, month: int | None, day: int | None) -> str | None:
    if month is not None and not 1 <= month <= 12:
        return "a year has 12 months"
    if month is not None and day is not None and not 1 <= day <= days_in_month(year, month):
        return f"{MONTHS[month - 1]} {year_words(year)} has {days_in_month(year, month)} days"
    return None


def _figures(raw: str, match: re.Match[str], lang: str, order: Order | None) -> TimeValue | Refused:
    """Day and month before the year: with a dot day first; else where one reading exists, fits the weekday, or both
    agree; at last as `order` says."""
    one, two, year = int(match["one"]), int(match["two"]), int(match["year"])
    fault = _clock_fault(match)
    day_first = _checked(raw, year, two, one, fault)
    month_first = _checked(raw, year, one, two, fault)
    if match["sep"] == "." or one == two or isinstance(month_first, Refused):
        return day_first
    if isinstance(day_first, Refused):
        return month_first
    order = order_in([match[0]], lang) or order
    if order is not None:
        return day_first if order == "dmy" else month_first
    days = sorted((day_number(year, two, one), day_number(year, one, two)))
    return Refused(
        f'"{raw}" can be {day_words(days[0])} or {day_words(days[1])}: write it as YYYY-MM-DD',
        value_of(raw, days[0], days[1], "day", "uncertain"),
    )


def _words(raw: str, text: str, lang: str) -> TimeValue | Refused:
    year = re.search(r"(?<!\d)\d{4}(?!\d)", text)
    found = _from_dateparser(text, lang) if year and re.search(r"[^\W\d_]", text) else None
    if year is None or found is None or found.date_obj is None:
        return Refused(f'"{raw}" is no date that can be read here: {_HINT}')
    date, period = found.date_obj, found.period
    if period == "year":
        return _checked(raw, date.year, None, None, None)
    if period == "quarter":
        return value_of(raw, date.toordinal() - 719163, month_days(date.year, date.month + 2)[1], "quarter")
    day = date.day if period != "month" else None
    if day is not None and not re.search(rf"(?<!\d)0?{day}(?!\d)", text):
        return Refused(f'"{raw}" is no date that can be read here: {_HINT}')
    return _checked(raw, date.year, date.month, day, None)


def _from_dateparser(text: str, lang: str) -> Any:
    """What dateparser reads in the language given, in English, or, for a date of a few words, in any language."""
    languages = tuple(dict.fromkeys((lang.partition("-")[0].lower(), "en")))
    try:
        found = _parser(languages).get_date_data(text)
    except ValueError:  # a language that dateparser does not know
        found = _parser(("en",)).get_date_data(text)
    if found.date_obj is None and len(text) <= _LONGEST_FOREIGN and _FOREIGN.search(text):
        return _parser(()).get_date_data(text)
    return found


@lru_cache(maxsize=16)
def _parser(languages: tuple[str, ...]) -> Any:
    from datetime import datetime

    from dateparser.date import DateDataParser

    settings = {
        "PARSERS": ["absolute-time"],
        "REQUIRE_PARTS": ["year"],
        "RELATIVE_BASE": datetime(2000, 1, 1),  # noqa: DTZ001 - never used: relative words are refused
        "PREFER_DAY_OF_MONTH": "first",
        "PREFER_MONTH_OF_YEAR": "first",
        "DATE_ORDER": "DMY",
    }
    return DateDataParser(languages=list(languages) or None, settings=settings)


def value_of(said: str, first: int, last: int, grain: Grain, qualifier: Qualifier = "certain") -> TimeValue:
    """The value of a stretch of days as a publication date; `said` goes into the trace."""
    year, month, _ = civil(first)
    timex3 = {
        "year": iso_year(year),
        "month": f"{iso_year(year)}-{month:02}",
        "quarter": f"{iso_year(year)}-Q{(month + 2) // 3}",
    }.get(grain, iso_day(first) if first == last else f"{iso_day(first)}/{iso_day(last)}")
    written = edtf(iso_day(first), iso_day(last), grain, qualifier)
    trace = (Step(said, written or timex3),)
    return TimeValue(timex3, iso_day(first), iso_day(last), grain, qualifier, written, trace=trace)
