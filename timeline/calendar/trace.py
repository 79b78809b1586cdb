"""The steps from words to calendar, for people: what the report and `timeline explain` show."""

from __future__ import annotations

from collections.abc import Callable

from timeline.calendar.clock import clock_timex
from timeline.calendar.days import weekday
from timeline.calendar.describe import describe
from timeline.calendar.field_names import WEEKDAYS, date_words, duration_words
from timeline.calendar.interval import interval_of
from timeline.model import Step, TimeValue
from timeline.model.symbolic import (
    Anchor,
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
    Repeat,
    Shift,
    TimeOfDay,
    Vague,
)

_DIRECTIONS = {
    "past": "the last one up to it",
    "before": "the last one before it",
    "future": "the next one from it on",
    "after": "the next one after it",
    "backward": "the last one, or the next where that is much nearer",
    "forward": "the next one, or the last where that is much nearer",
    "same": "the one in the same period",
    "nearest": "the nearest one",
}
_MODS = {
    "start": "its beginning",
    "early": "its first third",
    "mid": "its middle third",
    "late": "its last third",
    "end": "its end",
    "first_half": "its first half",
    "last_half": "its second half",
    "earlier": "only up to the publication date",
    "later": "only from the publication date on",
    "approx": "about then",
    "less": "less than that",
    "more": "more than that",
    "at_most": "that at most",
    "at_least": "that at least",
}
_REFERENCES = {"PAST_REF": "some time before", "PRESENT_REF": "about now", "FUTURE_REF": "some time to come"}
_SIDES = {"since": "open from there on", "until": "open up to there", "before": "before that", "after": "after that"}
Value = Callable[[Anchor], TimeValue | None]


def derivation_steps(
    node: Node, value: Value, words: Callable[[int], str | None], result: TimeValue
) -> tuple[Step, ...]:
    """The steps of one resolution, innermost first, the result last.

    `value` looks an anchor up; `words` gives the words of the expression at an offset.
    """
    told: list[Step] = []
    _tell(node, value, words, told)
    if result.qualifier == "uncertain" and _names_weekday_of_date(node):
        told.append(Step("weekday and date", "they do not agree in any year near by"))
    last = result.reason if result.reason is not None else describe(result)
    written = result.edtf or result.timex3
    if result.bounds is not None:
        last = f"{last} Between {result.bounds[0]} and {result.bounds[1]}."
    told.append(Step(written, last))
    return tuple(told)


def _tell(node: Node, value: Value, words: Callable[[int], str | None], told: list[Step]) -> None:
    for operand in _operands(node):
        _tell(operand, value, words, told)
    if isinstance(node, Anchor):
        told.append(_anchor_step(node, value(node), words))
        return
    step = _step(node)
    if step is not None:
        told.append(step)


def _names_weekday_of_date(node: Node) -> bool:
    date = node.of if isinstance(node, Complete) else node
    return isinstance(date, Partial) and date.weekday is not None and date.day is not None


def _operands(node: Node) -> tuple[Node, ...]:
    match node:
        case Complete():
            return (node.anchor,)
        case Shift() | Nth() | Modified() | TimeOfDay() | Open() | Repeat():
            return () if isinstance(node, Repeat) and isinstance(node.of, Duration) else (node.of,)
        case Range():
            return (node.first, node.last)
        case Counted():
            return (node.anchor,)
        case _:
            return ()


def _anchor_step(node: Anchor, found: TimeValue | None, words: Callable[[int], str | None]) -> Step:
    if node.to is None:
        said = "counted from the publication date"
    else:
        quote = words(node.to)
        said = f"counted from “{quote}”" if quote else "counted from a time named before"
    if found is None or not found.placed:
        return Step(said, "unknown")
    interval = interval_of(found)
    gives = describe(found)
    if interval is not None and interval.days == 1 and interval.first_day is not None:
        gives = f"{WEEKDAYS[weekday(interval.first_day) - 1]}, {gives}"
    return Step(said, gives)


def _step(node: Node) -> Step | None:
    match node:
        case Partial():
            return Step("the date as named", date_words(node))
        case Complete():
            return Step(f"of all that are “{date_words(node.of)}”", _DIRECTIONS[node.direction])
        case Shift():
            return Step(f"the {node.grain or node.unit}", _moved(node))
        case Nth():
            return Step("counted inside it", _counted(node))
        case Modified():
            return Step("a part or degree of it", _MODS[node.mod])
        case TimeOfDay():
            return Step("the time of day", node.part or clock_timex(node)[1:])
        case Open():
            return Step("an open end", _SIDES[node.side])
        case Range():
            return Step("a range", "from the first to the last")
    return _without_a_place(node)


def _without_a_place(node: Node) -> Step | None:
    match node:
        case Counted():
            side = "ends" if node.direction == "past" else "begins"
            return Step(f"a stretch of {duration_words(node.length)}", f"it {side} there")
        case Duration():
            return Step("a length of time", duration_words(node))
        case Repeat():
            return Step("a repeated time", _repeated(node))
        case Vague():
            return Step("a vague reference", _REFERENCES[node.ref])
        case FromEvent():
            side = "after" if node.sign > 0 else "before"
            return Step("counted from an event", f"{duration_words(node.length)} {side} “{node.event}”")
    return None


def _repeated(node: Repeat) -> str:
    every = f"every {duration_words(node.of)}" if isinstance(node.of, Duration) else "again and again"
    if node.freq is None:
        return every
    return f"{node.freq.removesuffix('X') or 'several'} times in {every.removeprefix('every ')}"


def _moved(node: Shift) -> str:
    if node.n == 0:
        return "the one it lies in"
    unit = node.unit if abs(node.n) == 1 else f"{node.unit}s"
    return f"{abs(node.n)} {unit} {'before' if node.n < 0 else 'after'}"


def _counted(node: Nth) -> str:
    what = node.unit if node.weekday is None else WEEKDAYS[node.weekday - 1]
    side = "from its end" if node.n < 0 else "from its beginning"
    many = f", {node.count} together" if node.count > 1 else ""
    return f"{what} number {abs(node.n)} {side}{many}"
