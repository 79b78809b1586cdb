"""Durations, sets and vague references in TIMEX3 (TimeML 1.2.1): values that name no place on the calendar."""

from __future__ import annotations

from timeline.calendar.clock import clock_timex
from timeline.calendar.partial import underspecified
from timeline.model.symbolic import Duration, Mod, Modified, Node, Partial, Repeat, TimeOfDay, Unit, Vague

_DATE_CODES: dict[str, str] = {
    "millennium": "L",
    "century": "C",
    "decade": "E",
    "year": "Y",
    "half": "H",
    "quarter": "Q",
    "season": "S",
    "month": "M",
    "fortnight": "F",
    "week": "W",
    "weekend": "WE",
    "day": "D",
}
_CLOCK_CODES: dict[str, str] = {"hour": "H", "minute": "M", "second": "S"}
MOD_CODES: dict[str, str] = {
    "start": "START",
    "early": "START",
    "mid": "MID",
    "late": "END",
    "end": "END",
    "first_half": "START",
    "last_half": "END",
    "earlier": "BEFORE",
    "later": "AFTER",
    "approx": "APPROX",
    "less": "LESS_THAN",
    "more": "MORE_THAN",
    "at_most": "EQUAL_OR_LESS",
    "at_least": "EQUAL_OR_MORE",
}


def timex(node: Duration | Repeat) -> str:
    """The TIMEX3 value of a duration ("P3W", "PT1H30M", "PXY") or set ("XXXX-WXX-1", "P1D")."""
    return _length(node) if isinstance(node, Duration) else _set(node.of)


def _length(length: Duration) -> str:
    if not length.amounts:
        return "PXX"
    date = clock = ""
    for count, unit in length.amounts:
        digits = "X" if count is None else f"{count:g}"
        if unit in _CLOCK_CODES:
            clock += digits + _CLOCK_CODES[unit]
        elif unit == "part":
            clock += digits + "D"
        else:
            date += digits + _DATE_CODES[unit]
    return "P" + date + ("T" + clock if clock else "")


def _set(of: Node) -> str:
    if isinstance(of, Duration):
        return _length(of)
    if isinstance(of, Partial):
        return underspecified(of)
    if isinstance(of, TimeOfDay):
        return (underspecified(of.of) if isinstance(of.of, Partial) else "XXXX-XX-XX") + clock_timex(of)
    return _set(of.of) if isinstance(of, Modified) else "XXXX-XX-XX"


def vague(node: Vague) -> str:
    """PAST_REF, PRESENT_REF or FUTURE_REF; "PXW" where a bounded reference counts units ("the coming weeks")."""
    if node.bounded and node.unit is not None:
        return _length(Duration(((None, node.unit),)))
    return node.ref


def mod(node: Duration | Repeat) -> str | None:
    """The TIMEX3 `mod` of a duration."""
    return mod_code(node.mod) if isinstance(node, Duration) else None


def mod_code(name: Mod | None) -> str | None:
    """The TIMEX3 `mod` attribute of a modifier."""
    return None if name is None else MOD_CODES[name]


def grain(node: Duration | Repeat) -> Unit | None:
    """The finest unit that is counted or repeated."""
    length = node if isinstance(node, Duration) else node.of
    return length.amounts[-1][1] if isinstance(length, Duration) and length.amounts else None


def reason(node: Duration | Repeat) -> str:
    """Why there is no place on the calendar."""
    if isinstance(node, Duration):
        return "A length of time: it names no date."
    return "A repeated time: it names no single date."
