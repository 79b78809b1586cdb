"""Prepositions around dates: open ends ("since 2022", "until Friday") and ranges ("from March to June 2020").

An expression's words stay those of the date alone, as in TimeML; what its preposition adds is part of its value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

from timeline.calendar.partial import days_of, has_year
from timeline.model import TimeExpression
from timeline.model.symbolic import (
    Anchor,
    Complete,
    Duration,
    FromEvent,
    Modified,
    Node,
    Open,
    Partial,
    Range,
    Shift,
    TimeOfDay,
)
from timeline.temporal.engine.rule_functions import grain

_REACH = 40


@lru_cache(maxsize=64)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def with_ranges(text: str, expressions: Sequence[TimeExpression], cues: Mapping[str, Any]) -> list[TimeExpression]:
    """The expressions with ranges and open ends made part of their values."""
    joined = _with_year_of_list(text, expressions, cues["range"]["listing"])
    for index in range(len(joined) - 2, -1, -1):
        joined[index] = _with_day_behind(text, joined[index], joined[index + 1], cues["range"])
    ranged: set[int] = set()
    for index in range(len(joined) - 1):
        if index in ranged:
            continue
        pair = _range(text, joined[index], joined[index + 1], cues["range"])
        if pair is not None:
            joined[index], joined[index + 1] = pair
            ranged.update((index, index + 1))
    return [
        expression if index in ranged else _from_event(text, _open(text, expression, cues["open"]), cues["event"])
        for index, expression in enumerate(joined)
    ]


def _with_year_of_list(text: str, expressions: Sequence[TimeExpression], listing: str) -> list[TimeExpression]:
    """In "May, June and July 2020" the year counts for every month."""
    told = list(expressions)
    for index in range(len(told) - 2, -1, -1):
        first, last = told[index], told[index + 1]
        between = text[first.end : last.start]
        if len(between) <= 8 and _pattern(listing).fullmatch(between) and _alike(first, last):
            told[index] = replace(first, symbolic=_with_year_of(first.symbolic, last.symbolic))
    return told


def _with_day_behind(text: str, time: TimeExpression, day: TimeExpression, cues: Mapping[str, str]) -> TimeExpression:
    """A clock time whose day is named a few words behind it: "at 5:34 a.m. Riga time on March 20".

    In "at 05:10 (03:10 GMT) on Monday" it stands behind the same time in another zone.
    """
    node, between = time.symbolic, text[time.end : day.start]
    if not isinstance(node, TimeOfDay) or not isinstance(node.of, Anchor) or len(between) > _REACH:
        return time
    if isinstance(day.symbolic, TimeOfDay) and _pattern(cues["its_zone"]).fullmatch(between):
        return replace(time, symbolic=replace(node, of=day.symbolic.of))
    if day.type != "DATE" or grain(day.symbolic) != "day" or not _pattern(cues["its_day"]).fullmatch(between):
        return time
    return replace(time, symbolic=replace(node, of=day.symbolic))


def _alike(first: TimeExpression, last: TimeExpression) -> bool:
    return _is_date(first) and _is_date(last) and grain(first.symbolic) == grain(last.symbolic)


def _from_event(text: str, expression: TimeExpression, cues: Mapping[str, str]) -> TimeExpression:
    """A length counted from an event that the text names ("two days after the vote") keeps that event."""
    node = expression.symbolic
    if not isinstance(node, Duration) or len(node.amounts) != 1 or node.amounts[0][0] is None:
        return expression
    right = text[expression.end : expression.end + 2 * _REACH]
    for side, sign in (("after", 1), ("before", -1)):
        match = _pattern(cues[side]).match(right)
        if match is not None:
            return replace(expression, symbolic=FromEvent(node, sign, match["event"].strip()))
    return expression


def _range(
    text: str, first: TimeExpression, last: TimeExpression, cues: Mapping[str, str]
) -> tuple[TimeExpression, TimeExpression] | None:
    between = text[first.end : last.start]
    if len(between) > 24 or not (_is_date(first) and _is_date(last)):
        return None
    left = text[max(0, first.start - _REACH) : first.start]
    opened = _alike(first, last) or _pattern(cues["opening"]).search(left)
    spaced = _pattern(cues["joining"]).fullmatch(between) and opened
    paired = _pattern(cues["joining_between"]).fullmatch(between) and _pattern(cues["between"]).search(left)
    if not (spaced or paired):
        return None
    begin = _from_midnight(_with_year_of(first.symbolic, last.symbolic), last.symbolic)
    end = _after(begin, last.symbolic)
    return (
        replace(first, symbolic=Range(begin, end, 0)),
        replace(last, symbolic=Range(begin, end, 1)),
    )


def _is_date(expression: TimeExpression) -> bool:
    return expression.type in ("DATE", "TIME") and grain(expression.symbolic) is not None


def _with_year_of(first: Node, last: Node) -> Node:
    """In "between March and June 2020" the year counts for both; "November to March 2020" begins the year before."""
    if isinstance(first, TimeOfDay) and isinstance(last, TimeOfDay) and isinstance(first.of, Anchor):
        return replace(first, of=last.of)
    bare = first.of if isinstance(first, Modified) else first
    end = last.of if isinstance(last, Modified) else last
    if not (isinstance(bare, Complete) and isinstance(end, Partial) and end.year is not None):
        return first
    if has_year(bare.of) or bare.of.weekday is not None:
        return first
    named = replace(bare.of, year=end.year)
    days, end_days = days_of(named), days_of(end)
    if days is not None and end_days is not None and days[0] > end_days[1]:
        named = replace(named, year=end.year - 1)
    return replace(first, of=named) if isinstance(first, Modified) else named


def _from_midnight(first: Node, last: Node) -> Node:
    """The midnight that a range of hours begins with is that of its day's beginning."""
    if not isinstance(first, TimeOfDay) or not isinstance(last, TimeOfDay) or first.hour != 24:
        return first
    return first if last.hour == 24 or first.of != last.of else replace(first, hour=0)


def _after(first: Node, last: Node) -> Node:
    """A bare end that would come first otherwise ("from October to March") is the next one after the beginning."""
    if isinstance(last, Modified):
        return replace(last, of=_after(first, last.of))
    if isinstance(last, TimeOfDay) and isinstance(first, TimeOfDay):
        return _later_that_day(first, last)
    begin = first.of if isinstance(first, Modified) else first
    if not (isinstance(last, Complete) and last.anchor == Anchor() and isinstance(begin, Complete | Partial)):
        return last
    told = begin.of if isinstance(begin, Complete) else begin
    turns = told.month is not None and last.of.month is not None and last.of.month < told.month
    weekdays = told.weekday is not None and last.of.weekday is not None and last.of.month is None
    return replace(last, anchor=first, direction="future") if turns or weekdays else last


def _later_that_day(first: TimeOfDay, last: TimeOfDay) -> TimeOfDay:
    """The end of "from 10 p.m. to 2 a.m." belongs to the day of its beginning, or to the next."""
    day = first.of if isinstance(last.of, Anchor) else last.of
    if isinstance(day, Complete) and day.anchor == Anchor() and day.of == Partial(day=day.of.day):
        return replace(last, of=replace(day, anchor=first.of, direction="future"))
    turns = day == first.of and last.hour is not None and first.hour is not None and last.hour < first.hour
    return replace(last, of=Shift(day, 1, "day") if turns else day)


def _open(text: str, expression: TimeExpression, cues: Mapping[str, str]) -> TimeExpression:
    if not _is_date(expression) or isinstance(expression.symbolic, Open | Range):
        return expression
    left = text[max(0, expression.start - _REACH) : expression.start]
    right = text[expression.end : expression.end + _REACH]
    if _pattern(cues["owning"]).match(right):
        return expression
    from_here = _pattern(cues["since"]).search(left) or _pattern(cues["since_from"]).search(left)
    if _pattern(cues["since_after"]).match(right) or (from_here and _pattern(cues["since_on"]).match(right)):
        return replace(expression, symbolic=Open(expression.symbolic, "since"))
    if _pattern(cues["until_after"]).match(right):
        return replace(expression, symbolic=Open(expression.symbolic, "until"))
    for side in ("since", "until", "before", "after"):
        if _pattern(cues[side]).search(left) is not None:
            return replace(expression, symbolic=Open(expression.symbolic, side))
    return expression
