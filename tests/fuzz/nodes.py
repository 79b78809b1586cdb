"""Bytes as symbolic times: a decoder that can reach every operation with few bytes, for a fuzzer to steer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any, get_args

from timeline.calendar.holidays import FEASTS
from timeline.model.symbolic import (
    Anchor,
    Complete,
    Counted,
    DayPart,
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
    Season,
    Shift,
    TimeOfDay,
    Unit,
    Vague,
)

_NUMBERS = {
    "millennium": (-5, 12), "century": (-40, 120), "decade": (-200, 1200), "year": (-12000, 12000), "half": (1, 2),
    "quarter": (1, 4), "month": (1, 12), "week": (1, 53), "day": (1, 31), "weekday": (1, 7), "hour": (0, 23),
    "minute": (0, 59), "second": (0, 59),
}  # fmt: skip
_DEEPEST = 5
_FEASTS = tuple(sorted(FEASTS))
_UNITS: tuple[Unit, ...] = get_args(Unit)


class Taking:
    """Bytes taken one after the other; zeros once they are used up."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def byte(self) -> int:
        """The next byte."""
        self._at += 1
        return self._data[self._at - 1] if self._at <= len(self._data) else 0

    def between(self, least: int, most: int) -> int:
        """A number of the range, both ends included."""
        return least + (self.byte() << 8 | self.byte()) % (most - least + 1)

    def one_of(self, values: tuple[Any, ...]) -> Any:
        """One of the values."""
        return values[self.byte() % len(values)]


def _partial(taking: Taking, _: int = 0) -> Partial:
    chosen: dict[str, Any] = {}
    names = tuple(field.name for field in fields(Partial))
    for _ in range(taking.byte() % 5):
        name = taking.one_of(names)
        if name in _NUMBERS:
            chosen[name] = taking.between(*_NUMBERS[name])
        elif name in ("season", "part"):
            chosen[name] = taking.one_of(get_args(Season if name == "season" else DayPart))
        elif name == "feast":
            chosen[name] = taking.one_of(_FEASTS)
        elif name == "zone":
            chosen[name] = taking.one_of(("Z", "+02:00", "-11:45"))
        else:
            chosen[name] = True
    return Partial(**chosen)


def _length(taking: Taking, _: int = 0) -> Duration:
    amounts = tuple(
        (taking.one_of((None, 0.5, 1, 2, 10, 1.5, 10**6)), taking.one_of(_UNITS)) for _ in range(1 + taking.byte() % 2)
    )
    return Duration(amounts, taking.one_of((None, *get_args(Mod))))


def node(taking: Taking, depth: int = 0) -> Node:
    """A symbolic time."""
    makers = _MAKERS if depth < _DEEPEST else _MAKERS[:2]
    made: Node = taking.one_of(makers)(taking, depth + 1)
    return made


def _shift(taking: Taking, below: int) -> Node:
    moved = taking.between(-400, 400) * taking.one_of((1, 1, 100, 10**7))
    return Shift(node(taking, below), moved, taking.one_of(_UNITS), taking.one_of((None, *_UNITS)))


def _nth(taking: Taking, below: int) -> Node:
    of, nth, unit = node(taking, below), taking.between(-60, 60), taking.one_of(_UNITS)
    return Nth(of, nth, unit, taking.between(1, 5), taking.one_of((None, 1, 7)))


def _time_of_day(taking: Taking, below: int) -> Node:
    of, part, hour = node(taking, below), taking.one_of((None, *get_args(DayPart))), taking.one_of((None, 0, 23))
    return TimeOfDay(of, part, hour, zone=taking.one_of((None, "Z", "+14:00", "-09:30")))


def _repeat(taking: Taking, below: int) -> Node:
    return Repeat(node(taking, below), taking.one_of((None, "EVERY")), taking.one_of((None, "2X")))


def _vague(taking: Taking, _: int) -> Node:
    ref = taking.one_of(("PAST_REF", "PRESENT_REF", "FUTURE_REF"))
    return Vague(ref, taking.one_of((None, *_UNITS)), taking.one_of((False, True)))


_SIDES = ("since", "until", "before", "after")
_MAKERS: tuple[Callable[[Taking, int], Node], ...] = (
    lambda taking, _: Anchor(taking.one_of((None, 0, 9))),
    _partial,
    lambda taking, below: Complete(_partial(taking), node(taking, below), taking.one_of(get_args(Direction))),
    _shift,
    _nth,
    lambda taking, below: Modified(node(taking, below), taking.one_of(get_args(Mod))),
    _time_of_day,
    lambda taking, below: Range(node(taking, below), node(taking, below), taking.one_of((0, 1))),
    lambda taking, below: Open(node(taking, below), taking.one_of(_SIDES)),
    _length,
    lambda taking, below: Counted(_length(taking), node(taking, below), taking.one_of(("past", "future"))),
    _repeat,
    _vague,
    lambda taking, _: FromEvent(_length(taking), taking.one_of((-1, 1)), "the vote"),
)
