"""Which symbolic times the page must resolve anew where another publication date is tried, and the feasts they name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from typing import Any

from timeline.calendar.days import civil, parse_day
from timeline.model import TimeExpression
from timeline.model.symbolic import Anchor, Modified, Node, Open, Partial, Range, Vague
from timeline.report.data.holidays import FeastData, feast_tables

_AROUND = 10
"""How many years beside an anchor the occurrences of a yearless feast are looked for."""


def movable(expressions: Sequence[TimeExpression]) -> frozenset[int]:
    """The start offsets of one article's times that another publication date may change, and of those they need.

    `expressions` are in text order: a time hangs on the publication date or on an earlier time.
    """
    by_start = {expression.start: expression.symbolic for expression in expressions}
    moved: set[int] = set()
    for expression in expressions:
        if any(_moves(part, moved) for part in _parts(expression.symbolic)):
            moved.add(expression.start)
    needed = {to for start in moved for to in _anchors(by_start[start]) if isinstance(by_start.get(to), Range | Open)}
    while needed - moved:
        moved |= needed
        needed = {to for start in needed for to in _anchors(by_start[start]) if to in by_start}
    return frozenset(moved)


def feasts_named(expressions: Iterable[TimeExpression]) -> tuple[set[str], set[int]]:
    """The feasts that these times name, and the years for which the page may need them."""
    named: set[str] = set()
    years: set[int] = set()
    for expression in expressions:
        own = {part.feast for part in _parts(expression.symbolic) if isinstance(part, Partial) and part.feast}
        if own:
            named |= own
            years |= {year + step for year in _years(expression) for step in (-_AROUND, _AROUND)}
    return named, years


def feasts_of(named: set[str], years: Iterable[int]) -> dict[str, FeastData]:
    """The tables of some feasts."""
    return feast_tables(named, years) if named else {}


def _moves(part: Node, moved: set[int]) -> bool:
    match part:
        case Anchor(to=to):
            return to is None or to in moved
        case Modified(mod=mod):
            return mod in ("earlier", "later")
        case Vague():
            return part.bounded
        case _:
            return False


def _anchors(node: Node) -> Iterator[int]:
    return (part.to for part in _parts(node) if isinstance(part, Anchor) and part.to is not None)


def _parts(node: Any) -> Iterator[Node]:
    """The node and all nodes in it."""
    yield node
    for name in _names(node.__class__) or ():
        value = getattr(node, name)
        if _names(value.__class__) is not None:
            yield from _parts(value)


@lru_cache(maxsize=64)
def _names(kind: Any) -> tuple[str, ...] | None:
    """The fields of a kind of node; None for what is none."""
    return tuple(field.name for field in fields(kind)) if is_dataclass(kind) else None


def _years(expression: TimeExpression) -> Iterator[int]:
    for part in _parts(expression.symbolic):
        if isinstance(part, Partial) and part.year is not None:
            yield part.year
    value = expression.value
    if value is not None:
        yield from (civil(parse_day(day))[0] for day in (value.earliest, value.latest) if day is not None)
