"""Bare numbers that share the month, year or era of the date beside them: "June 5-7", "1995-96", "499-493 BC"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from timeline.calendar.partial import days_of, grain_of
from timeline.model import Span, TimeExpression
from timeline.model.symbolic import Complete, Node, Partial

_REACH = 24
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
        head = _head(text, expression, free_from, cues)
        tail = _tail(text, expression, free_to, cues)
        year = expressions[index + 1] if index + 1 < len(expressions) else None
        dated = _with_year(text, expression, tail, year) if tail is not None and year is not None else None
        if dated is not None:
            shared_years.add(index + 1)
        told += [found for found in (head, *(dated or (expression, tail))) if found is not None]
    return told


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
        if match is not None and date.day < int(match["number"]) <= 31:
            return _shared(
                text, expression, expression.end, match, replace(date, day=int(match["number"]), weekday=None)
            )
    elif date.year is not None and grain_of(date) == "year" and date.year > 0:
        match = _pattern(cues["after_year"]).match(right)
        if match is not None and int(match["number"]) > date.year % 100:
            year = date.year - date.year % 100 + int(match["number"])
            return _shared(text, expression, expression.end, match, replace(date, year=year))
    return None


def _with_year(
    text: str, first: TimeExpression, tail: TimeExpression, year: TimeExpression
) -> tuple[TimeExpression, TimeExpression] | None:
    """In "June 5-7, 2024" the year right behind the second day is that of both."""
    date, end, stated = _date(first.symbolic), _date(tail.symbolic), year.symbolic
    if date is None or end is None or text[tail.end : year.start].strip(" ") not in ("", ","):
        return None
    if not isinstance(stated, Partial) or stated != Partial(year=stated.year) or date.year is not None:
        return None
    begin, stop = replace(date, year=stated.year), replace(end, year=stated.year)
    if days_of(begin) is None or days_of(stop) is None:
        return None
    span = Span(tail.span.article, tail.start, year.end)
    return replace(first, symbolic=begin), replace(tail, span=span, text=text[tail.start : year.end], symbolic=stop)


def _head(text: str, expression: TimeExpression, limit: int, cues: Mapping[str, str]) -> TimeExpression | None:
    date = _date(expression.symbolic)
    if date is None or expression.type != "DATE":
        return None
    begin = max(expression.start - _REACH, limit)
    left = text[begin : expression.start]
    if date.day is not None and expression.text[:1].isdigit():
        match = _pattern(cues["before_day"]).search(left)
        if match is not None and 0 < int(match["number"]) < date.day:
            return _shared(text, expression, begin, match, replace(date, day=int(match["number"]), weekday=None))
    elif date.year is not None and grain_of(date) == "year" and not expression.text[-1].isdigit():
        match = _pattern(cues["before_era"]).search(left)
        year = _of_era(int(match["number"]), date.year) if match is not None else None
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
