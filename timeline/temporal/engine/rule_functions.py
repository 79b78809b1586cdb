"""The functions that rule values may use: they build symbolic times from captured numbers, words and dates."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from timeline.calendar.partial import days_of, grain_of
from timeline.calendar.periods import rank
from timeline.model.symbolic import (
    Anchor,
    Complete,
    Counted,
    Duration,
    Mod,
    Modified,
    Node,
    Nth,
    Open,
    Partial,
    Range,
    Repeat,
    Shift,
    TimeOfDay,
    Unit,
    Vague,
)
from timeline.temporal.engine.calendar_functions import is_dual, new_style, next_years, weekend_of
from timeline.temporal.engine.clock_functions import are_hours, at, clock_of, hours, military, twelve

PREVIOUS_REFERENCE = -1
"""The `to` of an anchor that an earlier expression of the text must fill."""

CONTEXTUAL_REFERENCE = -2
"""The `to` of an anchor that is the publication date in news and the time told last in a narrative."""

_SUBUNITS: dict[str, tuple[Unit, int]] = {
    "year": ("month", 12),
    "week": ("day", 7),
    "day": ("hour", 24),
    "hour": ("minute", 60),
    "minute": ("second", 60),
}
_DAYS_IN_MONTH = 30.436875
_IN_YEARS = {"decade": 10, "century": 100, "millennium": 1000}
_LONGEST_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def length(count: float, unit: str) -> Duration:
    """A duration; a count of 0 is vague, a fraction becomes the next smaller unit where that is whole."""
    if (
        unit not in _SUBUNITS
        and unit not in _IN_YEARS
        and unit not in ("month", "quarter", "second", "weekend", "fortnight")
    ):
        return Duration(())
    name: Unit = unit  # type: ignore[assignment]  # checked above: every other word is a unit
    if not count:
        return Duration(((None, name),))
    if unit in _IN_YEARS and float(count * _IN_YEARS[unit]).is_integer():
        return Duration(((_plain(count * _IN_YEARS[unit]), "year"),))
    whole = int(count)
    rest = count - whole
    if rest and unit in _SUBUNITS:
        smaller, many = _SUBUNITS[unit]
        if float(rest * many).is_integer():
            parts: tuple[tuple[float | None, Unit], ...] = ((_plain(rest * many), smaller),)
            return Duration((((whole, name),) if whole else ()) + parts)
    return Duration(((_plain(count), name),))


def _plain(count: float) -> float:
    return int(count) if float(count).is_integer() else count


def _length2(a: float, u: str, b: float, v: str) -> Duration:
    return Duration(length(a, u).amounts + length(b, v).amounts)


def _with_mod(node: Node, mod: Mod) -> Node | None:
    if isinstance(node, Duration):
        return None if node.mod else replace(node, mod=mod)
    if isinstance(node, Counted) and not node.length.mod:
        return replace(node, length=replace(node.length, mod=mod))
    return None


def _partial(**fields: Any) -> Partial:
    return Partial(**{name: value for name, value in fields.items() if value is not None})


def _monthday(month: int, day: int) -> Partial | None:
    return Partial(month=month, day=day) if 1 <= day <= _LONGEST_MONTH[month - 1] else None


def _existing(date: Partial) -> Partial | None:
    return date if date.feast is not None or days_of(date) is not None else None


def _within(date: Partial, year: Node) -> Node | None:
    if isinstance(year, Partial) and year.year is not None:
        return _existing(replace(date, year=year.year))
    return Complete(date, year, "same")


def _near(date: Partial) -> Complete:
    return Complete(date, Anchor(), "nearest")


def _ago(count: float, unit: Unit, anchor: Node) -> Node | None:
    """A negative count looks ahead."""
    if not count:
        return Vague("PAST_REF", unit)
    if unit in _IN_YEARS:
        return Shift(anchor, -round(count * _IN_YEARS[unit]), "year", None if abs(count) < 1 else "year")
    if not float(count).is_integer():
        if unit == "month":
            return Shift(anchor, -round(count * _DAYS_IN_MONTH), "day", "week")
        smaller = _SUBUNITS.get(unit)
        if smaller is None:
            return None
        return Shift(anchor, -round(count * smaller[1]), smaller[0])
    return Shift(anchor, -int(count), unit)


def _both_ago(length: Duration) -> Node | None:
    """The day, week or month so much of two units back: "two years and three months ago"."""
    if len(length.amounts) != 2:
        return None
    (first, unit), (second, finer) = length.amounts
    if not first or not second or not all(float(count).is_integer() for count in (first, second)):
        return None
    if finer in ("hour", "minute", "second", "part"):
        return None
    return Shift(Shift(Anchor(), -int(first), unit, "day"), -int(second), finer)


def _times_code(count: float) -> str:
    return f"{count:g}X" if count else "X"


def _short_year(number: float) -> int:
    year = int(number)
    return 2000 + year if year < 50 else 1900 + year


def _repeat(of: Node, quant: str | None = None, freq: str | None = None) -> Repeat:
    return Repeat(of, quant, freq)


def _decade(value: tuple[str, int]) -> Partial:
    kind, number = value
    return Partial(century=number) if kind == "century" else Partial(decade=number)


def _era_decade(value: tuple[str, int], era: int) -> Partial | None:
    kind, number = value
    if kind == "century":
        return Partial(century=-number - 1 if era < 0 else number)
    return Partial(decade=-number if era < 0 else number)


def _ahead(unit: Unit) -> Vague:
    return Vague("FUTURE_REF", unit, bounded=True)


def _is_day(number: Any) -> bool:
    return isinstance(number, int) and 1 <= number <= 31


def _finer(unit: Unit, other: Unit) -> bool:
    return rank(unit) < rank(other)


def _counted(duration: Duration, anchor: Node, direction: Any) -> Node:
    return Counted(duration, anchor, direction)


FUNCTIONS: Mapping[str, Callable[..., Any]] = {
    "anchor": lambda _: Anchor(),
    "prior": lambda _: Anchor(PREVIOUS_REFERENCE),
    "context": lambda _: Anchor(CONTEXTUAL_REFERENCE),
    "partial": _partial,
    "monthday": _monthday,
    "with_weekday": lambda date, weekday: replace(date, weekday=weekday),
    "with_year": lambda date, year: None if date is None else _existing(replace(date, year=year)),
    "within": _within,
    "near": _near,
    "complete": Complete,
    "shift": Shift,
    "nth": lambda of, n, unit, count=1, weekday=None: Nth(of, int(n), unit, int(count), weekday),
    "modified": Modified,
    "at": at,
    "during": lambda day, part: TimeOfDay(day, part=part),
    "range": Range,
    "open": Open,
    "length": length,
    "length2": _length2,
    "with_mod": _with_mod,
    "counted": _counted,
    "repeat": _repeat,
    "vague": Vague,
    "ahead": _ahead,
    "ago": _ago,
    "earlier": _ago,
    "both_ago": lambda length: _both_ago(length) if isinstance(length, Duration) else None,
    "twelve": twelve,
    "military": military,
    "are_hours": are_hours,
    "hours": hours,
    "clock_of": clock_of,
    "first": lambda pair: pair[0],
    "second": lambda pair: pair[1],
    "zoned": lambda clock, zone: (*clock[:3], zone),
    "times": lambda a, b: (a or 1) * b if isinstance(a, int | float) else b,
    "times_code": _times_code,
    "era_year": lambda number, era: 1 - int(number) if era < 0 else int(number),
    "is_month": lambda number: isinstance(number, int) and 1 <= number <= 12,
    "weekend_of": weekend_of,
    "md_is": lambda date, month, day: (date.month, date.day) == (month, day),
    "year_of": lambda figures, words: words if figures is None else figures,
    "is_week": lambda number: isinstance(number, int) and 1 <= number <= 53,
    "follows_year": lambda year, other: (int(year) + 1) % 100 == int(other) % 100 and int(other) in next_years(year),
    "follows_by_digit": lambda year, digit: isinstance(digit, int) and digit < 10 and (int(year) + 1) % 10 == digit,
    "is_dual": is_dual,
    "in_two_calendars": lambda a, b, year: new_style(a, b, year) is not None,
    "new_style": new_style,
    "is_recent_decade": lambda value: value[0] == "century" or value[1] >= 100,
    "era_decade": _era_decade,
    "decade": _decade,
    "short_year": _short_year,
    "int": int,
    "is_year": lambda digits: len(digits) == 4 and 1000 <= int(digits) <= 2100,
    "is_iso_month": lambda year, month: 1000 <= int(year) <= 2100 and 1 <= month <= 12 and month <= int(year) % 100,
    "is_short_year": lambda number: isinstance(number, int) and 0 <= number <= 99,
    "follows": lambda year, short: (int(year) + 1) % 100 == short,
    "is_whole": lambda number: isinstance(number, int) and 0 < number <= 9999,
    "is_round": lambda number: isinstance(number, int) and number >= 2000 and number % 1000 == 0,
    "is_day": _is_day,
    "is_hour": lambda number: isinstance(number, int) and 1 <= number <= 23,
    "has_seconds": lambda clock: clock[2] is not None,
    "is_clock": lambda clock: clock[0] < 24 or clock[0] == 24,
    "is_military": lambda digits: len(digits) == 4 and int(digits[:2]) < 24 and int(digits[2:]) < 60,
    "is_quarter": lambda number: isinstance(number, int) and 1 <= number <= 4,
    "calendar": lambda unit: unit not in ("hour", "minute", "second", "part"),
    "finer": _finer,
    "counted_length": lambda node: isinstance(node, Duration) and all(count is not None for count, _ in node.amounts),
}


def grain(node: Node) -> Unit | None:
    """The grain of a symbolic date; None for lengths, sets and vague references."""
    match node:
        case Anchor():
            return "day"
        case Partial():
            return grain_of(node)
        case Complete(of=of):
            return grain_of(of)
        case Shift():
            return node.grain or node.unit
        case Nth():
            return "day" if node.weekday is not None else node.unit
        case Modified() | Open():
            return grain(node.of)
        case Range():
            return grain(node.first)
        case TimeOfDay():
            return "part"
        case _:
            return None


def grain_categories(category: str, value: Any) -> tuple[str, ...]:
    """A date is also a date of its grain, so that patterns can ask for one ("DATE.month")."""
    if category not in ("DATE", "TIME"):
        return ()
    unit = grain(value)
    return () if unit is None else (f"{category}.{unit}",)
