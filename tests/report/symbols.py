"""Symbolic times and their anchors by chance, the same ones for the same seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

from timeline.calendar import Anchors, resolve
from timeline.calendar.days import civil, day_number, iso_day
from timeline.calendar.periods import period
from timeline.model import TimeValue
from timeline.model.symbolic import (
    Anchor,
    Complete,
    Counted,
    Direction,
    Duration,
    FromEvent,
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

FEASTS = ("easter", "christmas", "thanksgiving_us", "ramadan", "hanukkah", "lunar_new_year", "easter_weekend", "diwali")
DIRECTIONS: tuple[Direction, ...] = (*("past", "future", "before", "after", "backward", "forward", "same", "nearest"),)
STEPS: tuple[Unit, ...] = (
    *("millennium", "century", "decade", "year", "half", "quarter", "season", "month", "fortnight", "week", "weekend"),
    *("day", "part", "hour", "minute", "second"),
)
MODS: tuple[Mod, ...] = (
    *("start", "early", "mid", "late", "end", "first_half", "last_half", "earlier", "later", "approx", "less", "more"),
    *("at_most", "at_least"),
)
EARLIER = 17
"""The offset of the one earlier expression that a time may hang on."""


@dataclass(frozen=True, slots=True)
class Case:
    """A symbolic time, what it hangs on, and what Python makes of it."""

    node: Node
    published: TimeValue | None
    earlier: TimeValue | None

    @property
    def value(self) -> TimeValue:
        """The resolved value."""
        mentions = {} if self.earlier is None else {EARLIER: self.earlier}
        return resolve(self.node, Anchors(self.published, mentions, {EARLIER: "the day before"}))


def cases(count: int, seed: int) -> Iterator[Case]:
    """So many cases; every operation, direction and unit is among a few hundred."""
    chance = Random(seed)  # noqa: S311 - nothing is kept secret
    kinds = (_complete, _shift, _nth, _modified, _time_of_day, _range, _open, _counted, _other, _partial)
    for number in range(count):
        node = kinds[number % len(kinds)](chance)
        yield Case(node, _anchoring(chance), _anchoring(chance))


def _day(chance: Random) -> int:
    """A day that matters: ends of months and years, leap days, any day, long before or after."""
    year = chance.choice(
        (2024, 2025, 2023, 2000, 1900, 1916, 1582, 44, 0, -43, -499, 9999, 10001, 1600 + chance.randrange(500))
    )
    month = chance.choice((1, 2, 3, 12, chance.randrange(1, 13)))
    first = day_number(year, month)
    return period("month", first)[1] if chance.random() < 0.3 else first + chance.randrange(28)


def _anchoring(chance: Random) -> TimeValue | None:
    """A day mostly; else a longer period, an instant, an open end, or nothing."""
    day = _day(chance)
    kind = chance.randrange(10)
    if kind < 5:
        return TimeValue(iso_day(day), iso_day(day), iso_day(day), "day")
    if kind == 5:
        return None
    if kind == 6:
        return TimeValue(f"{iso_day(day)}T15:00", f"{iso_day(day)}T15:00", f"{iso_day(day)}T15:59", "hour")
    if kind == 7:
        grain: Unit = chance.choice(("week", "month", "year", "quarter", "season", "decade"))
        first, last = period(grain, day)
        return TimeValue("about then", iso_day(first), iso_day(last), grain, "approximate", mod="APPROX")
    if kind == 8:
        return TimeValue("open", iso_day(day), None, "year")
    return TimeValue("PAST_REF", reason="The words are vague: they name no date.")


def _anchor(chance: Random) -> Anchor:
    return Anchor(EARLIER if chance.random() < 0.35 else None)


def _yearless(chance: Random) -> Partial:
    made: tuple[Callable[[], Partial], ...] = (
        lambda: Partial(weekday=chance.randrange(1, 8)),
        lambda: Partial(month=chance.randrange(1, 13)),
        lambda: Partial(month=chance.randrange(1, 13), day=chance.randrange(1, 32)),
        lambda: Partial(month=2, day=29),
        lambda: Partial(day=chance.randrange(1, 32)),
        lambda: Partial(weekend=True),
        lambda: Partial(season=chance.choice(("spring", "summer", "autumn", "winter"))),
        lambda: Partial(quarter=chance.randrange(1, 5)),
        lambda: Partial(half=chance.randrange(1, 3)),
        lambda: Partial(week=chance.randrange(1, 54)),
        lambda: Partial(week=chance.randrange(1, 54), weekday=chance.randrange(1, 8)),
        lambda: Partial(feast=chance.choice(FEASTS)),
    )
    return chance.choice(made)()


def _partial(chance: Random) -> Partial:
    year = civil(_day(chance))[0]
    date = _yearless(chance)
    made: tuple[Callable[[], Partial], ...] = (
        lambda: Partial(year=year),
        lambda: Partial(year=year, month=chance.randrange(1, 13), day=chance.randrange(1, 32)),
        lambda: Partial(year=year, season=date.season, quarter=date.quarter, half=date.half, week=date.week),
        lambda: Partial(year=year, feast=chance.choice(FEASTS)),
        lambda: Partial(year=year, quarter=chance.randrange(1, 5), fiscal=True),
        lambda: Partial(year=year, fiscal=True),
        lambda: Partial(decade=chance.choice((198, 201, 0, -48, -1))),
        lambda: Partial(century=chance.choice((18, 20, 0, -1, -5, -12))),
        lambda: Partial(millennium=chance.choice((0, 1, 2, -1, -3))),
        lambda: date,
    )
    return chance.choice(made)()


def _complete(chance: Random) -> Node:
    return Complete(_yearless(chance), _anchor(chance), chance.choice(DIRECTIONS))


def _shift(chance: Random) -> Node:
    unit = chance.choice(STEPS)
    grain: Unit | None = chance.choice(("day", "month", "quarter", "year", "week")) if chance.random() < 0.3 else None
    return Shift(_anchor(chance), chance.randrange(-13, 14), unit, grain)


def _nth(chance: Random) -> Node:
    of = Partial(year=civil(_day(chance))[0], month=chance.randrange(1, 13)) if chance.random() < 0.6 else _base(chance)
    n = chance.choice((1, 2, 3, 4, 5, -1, -2))
    if chance.random() < 0.4:
        return Nth(of, n, "day", weekday=chance.randrange(1, 8))
    unit: Unit = chance.choice(("day", "week", "weekend", "month", "quarter", "decade", "hour"))
    return Nth(of, n, unit, chance.choice((1, 1, 2, 3)))


def _base(chance: Random) -> Node:
    kind = chance.choice((_complete, _shift, _partial, _anchor))
    return kind(chance)


def _modified(chance: Random) -> Node:
    return Modified(_base(chance), chance.choice(MODS))


def _time_of_day(chance: Random) -> Node:
    if chance.random() < 0.5:
        return TimeOfDay(_base(chance), chance.choice(("morning", "midday", "afternoon", "evening", "night", "dawn")))
    minute = chance.choice((None, 0, 30, 59))
    second = None if minute is None else chance.choice((None, 0, 20, 59))
    zone = chance.choice((None, "Z"))
    clock = TimeOfDay(_base(chance), hour=chance.randrange(24), minute=minute, second=second, zone=zone)
    if chance.random() < 0.6:
        return clock
    return Shift(clock, chance.randrange(-5, 6), chance.choice(("hour", "minute", "second")))


def _range(chance: Random) -> Node:
    return Range(_base(chance), _base(chance), chance.randrange(2))


def _open(chance: Random) -> Node:
    of = chance.choice((_base, _modified, _time_of_day, _range))(chance)
    return Open(of, chance.choice(("since", "until", "before", "after")))


def _length(chance: Random) -> Duration:
    counts = (1.0, 2.0, 2.5, 3.0, 0.5, 18.0, 1500000.0 if chance.random() < 0.1 else 7.0, None)
    units: tuple[Unit, ...] = ("day", "week", "month", "year", "hour", "minute", "fortnight", "weekend")
    amounts = tuple((chance.choice(counts), chance.choice(units)) for _ in range(chance.choice((1, 1, 2))))
    return Duration(amounts, chance.choice((None, None, "approx", "less", "at_least")))


def _counted(chance: Random) -> Node:
    length = _length(chance)
    if any(count is not None and count > 1000 for count, _ in length.amounts):
        length = Duration(((3.0, "week"),))
    return Counted(length, _anchor(chance), chance.choice(("past", "future")))


def _other(chance: Random) -> Node:
    made: tuple[Callable[[], Node], ...] = (
        lambda: _length(chance),
        lambda: Repeat(_length(chance), "EVERY", chance.choice((None, "2X", "X"))),
        lambda: Repeat(_yearless(chance), "EVERY"),
        lambda: Vague(chance.choice(("PAST_REF", "PRESENT_REF", "FUTURE_REF")), chance.choice((None, "week", "year"))),
        lambda: Vague("FUTURE_REF", chance.choice((None, "week", "month")), bounded=True),
        lambda: FromEvent(_length(chance), chance.choice((1, -1)), "the vote"),
        lambda: _anchor(chance),
    )
    return chance.choice(made)()
