"""How does a text tell time?  As news, from its publication date, or as a narrative, from the dates it names itself."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from timeline.model import Mode, TimeExpression
from timeline.model.symbolic import (
    Anchor,
    Complete,
    Modified,
    Node,
    Nth,
    Open,
    Partial,
    Range,
    Shift,
    TimeOfDay,
)

SENTENCE_OPENING = 24
"""How far into its sentence a date still opens it, in characters."""

REACH = 60
"""How far before a date the words may stand that tell it from the day of the article, in characters."""

_LEAD = 2  # expressions

OPENING = 60
"""How far into its line a date still opens a paragraph, in characters."""


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


@dataclass(frozen=True, slots=True)
class DocumentType:
    """How an article tells time, and which expressions open a paragraph or stand in a heading (start offsets).

    `asides` are those that tell ahead, such as the end of what "lasted until the spring": the story goes on before.
    `now` are those told from the day of the article, whatever was told before ("will be held on 9 March").
    `days` says for times of day without a day which expression's day they go on with, in news.
    """

    mode: Mode
    openers: frozenset[int] = frozenset()
    asides: frozenset[int] = frozenset()
    days: Mapping[int, int] = field(default_factory=dict)
    now: frozenset[int] = frozenset()


def document_type_of(
    text: str,
    expressions: Sequence[TimeExpression],
    aside: re.Pattern[str],
    ahead: re.Pattern[str],
    mode: Mode | None = None,
) -> DocumentType:
    """How an article tells time; its mode is found from its expressions where none is given.

    `aside` matches the words before an expression that tells ahead, `ahead` those of a sentence told from the day of
    the article.
    """
    openers = frozenset(other.start for other in expressions if _opens(text, other))
    asides = frozenset(
        other.start for other in expressions if aside.search(text, max(0, other.start - OPENING), other.start)
    )
    now = frozenset(
        other.start for other in expressions if ahead.search(text, max(0, other.start - REACH), other.start)
    )
    return DocumentType(mode or mode_of(expressions), openers, asides - openers, now=now | _in_lead(text, expressions))


def _in_lead(text: str, expressions: Sequence[TimeExpression]) -> frozenset[int]:
    """The weekday of the lead, where nothing dated stands before it but lines that are a date alone."""
    for index, expression in enumerate(expressions):
        if isinstance(expression.symbolic, Complete) and expression.symbolic.of.weekday is not None:
            return (
                frozenset((expression.start,))
                if expression.symbolic.of.month is None and index < _LEAD
                else frozenset()
            )
        line = text[text.rfind("\n", 0, expression.start) + 1 : expression.start]
        rest = text[expression.end : expression.end + OPENING].partition("\n")[0]
        if line.strip() or rest.strip(" ."):
            return frozenset()
    return frozenset()


def _opens(text: str, expression: TimeExpression) -> bool:
    head = text[max(0, expression.start - OPENING) : expression.start]
    line, sentence = head.rfind("\n"), max(head.rfind(mark) for mark in (". ", "? ", "! ", ".\n"))
    in_heading = (line > sentence or expression.start <= OPENING) and "." not in head[line + 1 :]
    return in_heading or (sentence >= 0 and len(head) - sentence <= SENTENCE_OPENING)
