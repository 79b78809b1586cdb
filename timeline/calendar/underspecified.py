"""What the words alone say: TIMEX3 values with X for what only an anchor could tell, and modifiers."""

from __future__ import annotations

import re

from timeline.calendar import durations
from timeline.calendar.clock import clock_timex
from timeline.calendar.partial import underspecified
from timeline.model.symbolic import (
    Complete,
    Counted,
    Duration,
    FromEvent,
    Modified,
    Node,
    Nth,
    Open,
    Partial,
    Range,
    Shift,
    TimeOfDay,
)

_BLANKS: dict[str, str] = {
    "millennium": "X",
    "century": "XX",
    "decade": "XXX",
    "year": "XXXX",
    "half": "XXXX-HX",
    "quarter": "XXXX-QX",
    "season": "XXXX-XX",
    "month": "XXXX-XX",
    "week": "XXXX-WXX",
    "fortnight": "XXXX-WXX",
    "weekend": "XXXX-WXX-WE",
}
_DAY = re.compile(r"(?:BC)?\d{4}-\d\d-\d\d")


def shared_timex(first: str, last: str) -> str:
    """What two TIMEX3 days have in common: 1945-06-XX where they share a month, XXXX-XX-XX where not even a year."""
    if not (_DAY.fullmatch(first) and _DAY.fullmatch(last)) or first[:-6] != last[:-6]:
        return "XXXX-XX-XX"
    return f"{first[:-2]}XX" if first[:-3] == last[:-3] else f"{first[:-6]}-XX-XX"


def underspecified_timex(node: Node) -> str:
    """The TIMEX3 value of what the words alone say, X for what only an anchor could tell."""
    match node:
        case Partial():
            return underspecified(node)
        case Complete():
            return underspecified(node.of)
        case Shift():
            return _BLANKS.get(node.grain or node.unit, "XXXX-XX-XX")
        case Nth():
            if node.count > 1:
                return durations.timex(Duration(((node.count, node.unit),)))
            return _BLANKS.get(node.unit, "XXXX-XX-XX") if node.weekday is None else f"XXXX-WXX-{node.weekday}"
        case Modified() | Open():
            return underspecified_timex(node.of)
        case TimeOfDay():
            return underspecified_timex(node.of) + clock_timex(node)
        case Counted() | FromEvent():
            return durations.timex(node.length)
        case Range():
            return underspecified_timex(node.last if node.named else node.first)
        case _:
            return "XXXX-XX-XX"


def mod_of(node: Node) -> str | None:
    """The TIMEX3 `mod` that the words carry, resolved or not."""
    match node:
        case Modified():
            return durations.mod_code(node.mod)
        case Counted() | FromEvent():
            return durations.mod_code(node.length.mod)
        case Duration():
            return durations.mod_code(node.mod)
        case TimeOfDay() | Open():
            return mod_of(node.of)
        case _:
            return None
