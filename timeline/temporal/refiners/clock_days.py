"""Times of day without a day: in news they belong to a day before them in their sentence, or in what it goes on with.

"The council met on Saturday. At noon, the mayor resigned.": noon is Saturday's, as both are told in the past.  What is
told otherwise, or far from the day, stays with the publication date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from timeline.model import TimeExpression
from timeline.model.symbolic import Anchor, Complete, Modified, Node, Open, Partial, Range, Shift, TimeOfDay
from timeline.temporal.engine.rule_functions import CONTEXTUAL_REFERENCE, grain
from timeline.temporal.refiners.direction import REACH, DirectionCues, tense

PASSAGE = 300
"""How many characters may stand between a day and a time of day that goes on with it."""

_LOOKED_AT = 8  # expressions before and behind
_STAMP = 60  # characters
_PARAGRAPH = re.compile(r"\n\s*\n|\n")

Tense = Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class ClockCues:
    """The compiled cues of a locale's `clock` table.

    `stamp` matches the words before a time of day that is the page's own, `aside` those before a day in a clause apart.
    """

    stamp: re.Pattern[str]
    aside: re.Pattern[str]
    direction: DirectionCues


def compile_clock_cues(table: Mapping[str, str], direction: DirectionCues) -> ClockCues:
    """The cues of a locale's `clock` table, with those that say which way a time lies."""
    return ClockCues(re.compile(table["stamp"]), re.compile(table["aside"]), direction)


def days_of_clock_times(text: str, expressions: Sequence[TimeExpression], clock: ClockCues) -> Mapping[int, int]:
    """Start offset of each such time of day → start offset of the expression whose day it goes on with."""
    cues = clock.direction
    found: dict[int, int] = {}
    for index, expression in enumerate(expressions):
        if not _is_bare(expression.symbolic):
            continue
        day = _day_before(expression, expressions[max(0, index - _LOOKED_AT) : index], found)
        if day is None:
            continue
        inside = cues.boundary.search(text, day.end, expression.start) is None
        behind = expressions[index + 1 : index + 1 + _LOOKED_AT]
        if inside or (
            clock.stamp.search(text, max(0, expression.start - _STAMP), expression.start) is None
            and not _has_own_day(text, expression, behind, cues)
            and _goes_on(text, expression, day, clock)
        ):
            found[expression.start] = day.start
    return found


def _is_bare(node: Node) -> bool:
    match node:
        case TimeOfDay():
            return node.of == Anchor(CONTEXTUAL_REFERENCE)
        case Modified() | Open():
            return _is_bare(node.of)
        case Range():
            return _is_bare(node.first)
        case _:
            return False


def _has_own_day(text: str, time: TimeExpression, after: Sequence[TimeExpression], cues: DirectionCues) -> bool:
    """Whether the sentence names a day behind the time of day."""
    stop = cues.boundary.search(text, time.end, time.end + REACH)
    end = stop.start() if stop is not None else time.end + REACH
    return any(other.start < end and not _is_bare(other.symbolic) and _is_day(other) for other in after)


def _day_before(
    time: TimeExpression, before: Sequence[TimeExpression], found: Mapping[int, int]
) -> TimeExpression | None:
    """The last day told before it, or the last time of day that goes on with one."""
    for other in reversed(before):
        if time.start - other.end > PASSAGE:
            return None
        if _is_bare(other.symbolic):
            return other if other.start in found else None
        if _is_day(other):
            return other
    return None


def _is_day(expression: TimeExpression) -> bool:
    return expression.type in ("DATE", "TIME") and grain(expression.symbolic) in ("day", "part")


def _goes_on(text: str, time: TimeExpression, day: TimeExpression, clock: ClockCues) -> bool:
    """Whether both are told alike: in the past, or ahead in one paragraph."""
    if clock.aside.search(text, max(0, day.start - REACH), day.start):
        return False
    if not _is_near(day.symbolic) and _PARAGRAPH.search(text, day.end, time.start) is not None:
        return False
    told = _tense_of_day(text, day, clock.direction)
    own = tense(text, time.start, time.end, clock.direction)
    if told == "past":
        return own == "past"
    return told == "future" and own != "past" and _PARAGRAPH.search(text, day.end, time.start) is None


def _is_near(node: Node) -> bool:
    """Whether words name a day near the publication ("Saturday", "yesterday"), no date of the calendar."""
    match node:
        case Complete():
            return node.of.month is None
        case Shift() | TimeOfDay() | Modified() | Open():
            return _is_near(node.of)
        case _:
            return isinstance(node, Anchor)


def _tense_of_day(text: str, day: TimeExpression, cues: DirectionCues) -> Tense | None:
    """Which way a day lies: by its own words where they say it, else by those around it."""
    return _tense_of_value(day.symbolic) or tense(text, day.start, day.end, cues)


def _tense_of_value(node: Node) -> Tense | None:
    match node:
        case Complete():
            if node.direction in ("past", "before", "backward"):
                return "past"
            return "future" if node.direction in ("future", "after", "forward") else None
        case Shift():
            return None if not isinstance(node.of, Anchor) or node.n == 0 else ("past" if node.n < 0 else "future")
        case Partial() | Anchor():
            return None
        case TimeOfDay() | Modified() | Open():
            return _tense_of_value(node.of)
        case _:
            return None
