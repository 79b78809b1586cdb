"""What does a time hang on?  The publication date in news, the time told before in a narrative."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from timeline.model import TimeExpression
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
    Unit,
    Vague,
)
from timeline.calendar.periods import rank
from timeline.temporal.builders import PRIOR, grain

Mode = Literal["news", "narrative"]


def mode_of(expressions: Sequence[TimeExpression]) -> Mode:
    """How the article tells time: news hangs on its publication date, a narrative on the dates it names itself.

    Decided from what the expressions are (Strötgen and Gertz, "Multilingual and cross-domain temporal tagging",
    2013, show what the wrong choice costs): many dates with years and hardly any deictic ones make a narrative.
    """
    named = sum(1 for expression in expressions if _is_named(expression.symbolic))
    deictic = sum(1 for expression in expressions if _is_deictic(expression.symbolic))
    return "narrative" if named >= 6 and named > 3 * deictic else "news"


def _is_named(node: Node) -> bool:
    match node:
        case Partial():
            return True
        case Modified() | Open() | Nth() | TimeOfDay():
            return _is_named(node.of)
        case Range():
            return _is_named(node.first)
        case _:
            return False


def _is_deictic(node: Node) -> bool:
    match node:
        case Shift():
            return node.of == Anchor()
        case Complete():
            return node.of.weekday is not None or node.direction in ("before", "after")
        case Modified() | Open() | Nth() | TimeOfDay():
            return _is_deictic(node.of)
        case _:
            return False


def anchored(expressions: Sequence[TimeExpression], mode: Mode) -> tuple[TimeExpression, ...]:
    """The expressions with every anchor decided: each refers to the publication date or to an earlier expression."""
    done: list[TimeExpression] = []
    for expression in expressions:
        node = _attach(expression.symbolic, expression, done, mode)
        done.append(expression if node == expression.symbolic else replace(expression, symbolic=node))
    return tuple(done)


def _attach(node: Node, expression: TimeExpression, before: Sequence[TimeExpression], mode: Mode) -> Node:
    match node:
        case Anchor(to=to):
            if to == PRIOR:
                found = antecedent(before, None)
                return Anchor(found.start if found else None)
            return node
        case Complete():
            return _attach_complete(node, before, mode)
        case Shift():
            if node.of == Anchor(PRIOR):
                found = antecedent(before, node.unit)
                return replace(node, of=Anchor(found.start if found else None))
            return replace(node, of=_attach(node.of, expression, before, mode))
        case Modified() | Open() | Nth() | TimeOfDay():
            return replace(node, of=_attach(node.of, expression, before, mode))
        case Range():
            first = _attach(node.first, expression, before, mode)
            return replace(node, first=first, last=_attach(node.last, expression, before, mode))
        case Counted():
            return replace(node, anchor=_attach(node.anchor, expression, before, mode))
        case Duration() | FromEvent() | Partial() | Repeat() | Vague():
            return node


def _attach_complete(node: Complete, before: Sequence[TimeExpression], mode: Mode) -> Node:
    if node.anchor == Anchor(PRIOR):
        found = antecedent(before, None)
        return replace(node, anchor=Anchor(found.start if found else None))
    if node.anchor != Anchor():
        return replace(node, anchor=_attach(node.anchor, before[-1], before, mode)) if before else node
    if mode == "narrative" and node.direction in ("past", "future", "nearest", "same"):
        found = antecedent(before, None)
        if found is not None:
            return replace(node, anchor=Anchor(found.start), direction="same")
    return node


def antecedent(before: Sequence[TimeExpression], unit: Unit | None) -> TimeExpression | None:
    """The last earlier expression that can anchor a step of this unit: a date not too coarse for it.

    A step of days wants a day, a step of months a month or finer; the nearest of the last dozen that fits is taken,
    else the nearest date at all.
    """
    candidates = [expression for expression in before[-12:] if _can_anchor(expression)]
    for expression in reversed(candidates):
        own = grain(expression.symbolic)
        if unit is None or (own is not None and rank(own) <= max(rank(unit), rank("day"))):
            return expression
    return candidates[-1] if candidates else None


def _can_anchor(expression: TimeExpression) -> bool:
    return expression.type in ("DATE", "TIME") and grain(expression.symbolic) is not None
