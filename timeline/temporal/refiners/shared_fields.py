"""Bare numbers that share the month, year or era of the date beside them: "June 5-7", "1995-96", "499-493 BC"."""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from timeline.calendar.partial import days_of, grain_of
from timeline.model import Span, TimeExpression
from timeline.model.symbolic import Complete, Node, Partial

_REACH = 24
_LONGEST_LIST = 8
RULE = "number beside a date"


@lru_cache(maxsize=16)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def with_shared_fields(
    text: str, expressions: Sequence[TimeExpression], cues: Mapping[str, str]
) -> list[TimeExpression]:
    """The expressions, and between them those that such numbers make, in order."""
    expressions = [*(_era_shared(text, one, after, cues) for one, after in pairwise(expressions)), *expressions[-1:]]
    told: list[TimeExpression] = []
    shared_years: set[int] = set()
    for index, expression in enumerate(expressions):
        if index in shared_years:
            continue
        free_from = told[-1].end if told else 0
        free_to = expressions[index + 1].start if index + 1 < len(expressions) else len(text)
        heads = _heads(text, expression, free_from, cues)
        days = [expression, *_tails(text, expression, free_to, cues)]
        year = expressions[index + 1] if index + 1 < len(expressions) else None
        dated = _with_year(text, days, year) if len(days) > 1 and year is not None else None
        if dated is not None:
            shared_years.add(index + 1)
        told += [*heads, *(dated or days)]
    return told


def _heads(text: str, expression: TimeExpression, limit: int, cues: Mapping[str, str]) -> list[TimeExpression]:
    """The numbers before a date that share its month, in order: "on 3, 5 and 9 March"."""
    found: list[TimeExpression] = []
    while len(found) < _LONGEST_LIST:
        head = _head(text, found[0] if found else expression, limit, cues, "before_days" if found else "before_day")
        if head is None:
            break
        found.insert(0, head)
    return found


def _tails(text: str, expression: TimeExpression, limit: int, cues: Mapping[str, str]) -> list[TimeExpression]:
    """The numbers behind a date that share its month or century, in order: "on May 2nd, 4th and 8th"."""
    found: list[TimeExpression] = []
    while len(found) < _LONGEST_LIST:
        tail = _tail(text, found[-1] if found else expression, limit, cues)
        if tail is None:
            break
        found.append(tail)
    return found


def _date(node: Node) -> Partial | None:
    if isinstance(node, Complete):
        return node.of
    return node if isinstance(node, Partial) else None


def _tail(text: str, expression: TimeExpression, limit: int, cues: Mapping[str, str]) -> TimeExpression | None:
    date = _date(expression.symbolic)
    if date is None or expression.type != "DATE":
        return None
    right = text[expression.end : min(expression.end + _REACH, limit)]
    if date.day is not None and date.year is None:
        match = _pattern(cues["after_day"]).match(right)
        if match is not None and date.day < _number(match) <= 31:
            return _shared(text, expression, expression.end, match, replace(date, day=_number(match), weekday=None))
    elif date.year is not None and grain_of(date) == "year" and date.year > 0:
        match = _pattern(cues["after_year"]).match(right)
        if match is not None and _number(match) > date.year % 100:
            year = date.year - date.year % 100 + _number(match)
            return _shared(text, expression, expression.end, match, replace(date, year=year))
    return None


def _with_year(text: str, days: Sequence[TimeExpression], year: TimeExpression) -> list[TimeExpression] | None:
    """In "June 5-7, 2024" the year right behind the last day is that of all."""
    dates, stated, last = [_date(day.symbolic) for day in days], year.symbolic, days[-1]
    if text[last.end : year.start].strip(" ") not in ("", ","):
        return None
    if not isinstance(stated, Partial) or stated != Partial(year=stated.year):
        return None
    named = [replace(date, year=stated.year) for date in dates if date is not None and date.year is None]
    if len(named) < len(days) or any(days_of(date) is None for date in named):
        return None
    span = Span(last.span.article, last.start, year.end)
    ends = replace(last, span=span, text=text[last.start : year.end])
    return [replace(day, symbolic=date) for day, date in zip([*days[:-1], ends], named, strict=True)]


def _number(match: re.Match[str]) -> int:
    return int(match["number"].rstrip(string.ascii_letters))


def _head(
    text: str, expression: TimeExpression, limit: int, cues: Mapping[str, str], cue: str
) -> TimeExpression | None:
    date = _date(expression.symbolic)
    if date is None or expression.type != "DATE":
        return None
    begin = max(expression.start - _REACH, limit)
    left = text[begin : expression.start]
    if date.day is not None and _pattern(cues["day_first"]).match(expression.text):
        match = _pattern(cues[cue]).search(left)
        if match is not None and 0 < _number(match) < date.day:
            return _shared(text, expression, begin, match, replace(date, day=_number(match), weekday=None))
    elif (
        cue == "before_day" and date.year is not None and grain_of(date) == "year" and not expression.text[-1].isdigit()
    ):
        match = _pattern(cues["before_era"]).search(left)
        year = _of_era(_number(match), date.year) if match is not None else None
        if match is not None and year is not None:
            return _shared(text, expression, begin, match, replace(date, year=year))
    return None


def _of_era(number: int, year: int) -> int | None:
    """The year that a bare number means before one with an era: 499-493 BC counts down, 618 to 907 AD counts up."""
    if year < 1:
        return 1 - number if number > 1 - year else None
    return number if number < year else None


def _era_shared(text: str, first: TimeExpression, second: TimeExpression, cues: Mapping[str, str]) -> TimeExpression:
    """In "1279-1213 BC" the first number, a year by itself, is of the era too."""
    date, told = first.symbolic, second.symbolic
    if not isinstance(date, Partial) or not isinstance(told, Partial) or date != Partial(year=date.year):
        return first
    if told.year is None or told.year >= 1 or not first.text.isdigit() or grain_of(told) != "year":
        return first
    joined = _pattern(cues["same_era"]).fullmatch(text, first.end, second.start)
    if (
        joined is None
        and _pattern(f"{cues['both_eras']}$").search(text[max(0, second.start - _REACH) : second.start]) is None
    ):
        return first
    year = _of_era(int(first.text), told.year)
    return first if year is None else replace(first, symbolic=Partial(year=year))


def _shared(
    text: str, beside: TimeExpression, offset: int, match: re.Match[str], date: Partial
) -> TimeExpression | None:
    if date.year is not None and days_of(date) is None:
        return None
    start, end = offset + match.start("number"), offset + match.end("number")
    node = replace(beside.symbolic, of=date) if isinstance(beside.symbolic, Complete) else date
    return TimeExpression(Span(beside.span.article, start, end), text[start:end], "DATE", node, RULE)
