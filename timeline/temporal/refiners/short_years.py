"""Years and decades of two figures: in which century?

The lexer takes those up to '29 for ours.  Where an article tells them before a later one of the last century ("born
in '25, he died in '89"), or names no year of ours in full but one of the last, they are of the last.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from timeline.model import TimeExpression
from timeline.model.symbolic import Modified, Node, Partial

_SHORT = re.compile(r"(?:^|[^\d])['’‘]?(\d\d)s?$")
_OURS = 2000
_NAMED_LATEST = 1970
"""A text whose latest year in full lies before this one tells of the last century."""


def in_their_century(expressions: Sequence[TimeExpression]) -> list[TimeExpression]:
    """The expressions with short years of the last century put there."""
    shorts = [index for index, one in enumerate(expressions) if _is_short(one)]
    done = list(expressions)
    if not shorts:
        return done
    full = [year for one in expressions if not _is_short(one) and (year := _year(one.symbolic)) is not None]
    of_the_past = bool(full) and max(full) < _NAMED_LATEST
    for index, following in zip(shorts, [*shorts[1:], None], strict=True):
        year = _year(done[index].symbolic) or 0
        after = None if following is None else _year(done[following].symbolic)
        turned = after is not None and after < year and after % 100 > year % 100
        if year >= _OURS and (turned or of_the_past):
            done[index] = replace(done[index], symbolic=_earlier(done[index].symbolic))
    return done


def _is_short(expression: TimeExpression) -> bool:
    return _year(expression.symbolic) is not None and _SHORT.search(expression.text) is not None


def _year(node: Node) -> int | None:
    if isinstance(node, Modified):
        return _year(node.of)
    if not isinstance(node, Partial):
        return None
    return node.year if node.year is not None else None if node.decade is None else node.decade * 10


def _earlier(node: Node) -> Node:
    """The same a century before."""
    if isinstance(node, Modified):
        return replace(node, of=_earlier(node.of))
    if not isinstance(node, Partial):
        return node
    return replace(node, year=node.year - 100) if node.year else replace(node, decade=(node.decade or 0) - 10)
