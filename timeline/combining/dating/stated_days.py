"""The days and years that an article's own words name in full, and the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.calendar.days import day_number, weekday
from timeline.model.symbolic import Complete, Node, Partial, TimeOfDay

if TYPE_CHECKING:
    from timeline.model import Article, Evidence, TimeExpression, TimeValue

_REACH = 400
_SENTENCE_EDGE = re.compile(r"\n|(?<=\w\w[.!?])\s+(?=[\"“‘'(]?[A-Z])|(?<=[.!?][\"”’')])\s+(?=[\"“‘'(]?[A-Z])")


@dataclass(frozen=True, slots=True)
class StatedDay:
    """A day named with its year, or without (`number` is then None): where, and the fields the words give.

    `clock` says that the words name a time of day too.
    """

    start: int
    end: int
    fields: Partial
    number: int | None
    clock: bool = False

    @property
    def weekday_fits(self) -> bool | None:
        """Whether a weekday beside the date is the date's; None where none is named."""
        if self.fields.weekday is None or self.number is None:
            return None
        return weekday(self.number) == self.fields.weekday


@dataclass(frozen=True, slots=True)
class Dated:
    """A publication date with its evidence."""

    value: TimeValue
    evidence: Evidence


def stated_days(expressions: Iterable[TimeExpression]) -> tuple[StatedDay, ...]:
    """The expressions that name month and day, in text order; those of a day that does not exist are left out."""
    found = []
    for expression in expressions:
        fields = _fields(expression.symbolic)
        if fields is None or fields.month is None or fields.day is None:
            continue
        try:
            number = None if fields.year is None else day_number(fields.year, fields.month, fields.day)
        except ValueError:
            continue
        clock = isinstance(expression.symbolic, TimeOfDay) or fields.hour is not None
        cut = _weekday_of_line_above(expression.text, fields)
        fields = replace(fields, weekday=None) if cut else fields
        found.append(StatedDay(expression.start + cut, expression.end, fields, number, clock))
    return tuple(found)


def _weekday_of_line_above(words: str, fields: Partial) -> int:
    """How many characters of an expression are a weekday that ends the line above: it belongs to that line."""
    above, _, below = words.rpartition("\n")
    is_apart = fields.weekday is not None and str(fields.day) in below and not any(sign.isdigit() for sign in above)
    return len(words) - len(below.lstrip()) if above and is_apart else 0


def stated_years(expressions: Iterable[TimeExpression]) -> dict[int, int]:
    """Start offset → year, for every expression that names its year, at whatever grain."""
    fields = ((expression.start, _fields(expression.symbolic)) for expression in expressions)
    return {start: partial.year for start, partial in fields if partial is not None and partial.year is not None}


def _fields(node: Node) -> Partial | None:
    while isinstance(node, Complete | TimeOfDay):
        node = node.of
    return node if isinstance(node, Partial) else None


def line_around(text: str, day: StatedDay) -> tuple[str, str]:
    """What stands before and behind a date on its line, as far as it matters."""
    start = text.rfind("\n", max(0, day.start - _REACH), day.start) + 1 or max(0, day.start - _REACH)
    stop = text.find("\n", day.end, day.end + _REACH)
    return text[start : day.start], text[day.end : day.end + _REACH if stop < 0 else stop]


def sentence_around(text: str, day: StatedDay) -> tuple[str, str]:
    """What stands before and behind a date in its sentence."""
    before, after = line_around(text, day)
    edges = [match.end() for match in _SENTENCE_EDGE.finditer(before)]
    stop = _SENTENCE_EDGE.search(after)
    return before[edges[-1] if edges else 0 :], after[: stop.start() if stop else len(after)]


def in_region(article: Article, day: StatedDay, kinds: Sequence[str]) -> bool:
    """Whether a date stands in a region of one of these kinds."""
    return any(region.kind in kinds and region.start <= day.start < region.end for region in article.regions)
