"""What TimeML says of a time expression beside its words: the attributes of TIMEX3 (TimeML 1.2.1, section 2.2)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from timeline.model import TimeExpression
from timeline.model.symbolic import (
    Anchor,
    Complete,
    Counted,
    Modified,
    Node,
    Nth,
    Open,
    Range,
    Shift,
    TimeOfDay,
)

_NEAR = 12
"""How many characters may stand between a length and the range whose ends it lies between."""


def timex3(
    expressions: Sequence[TimeExpression], ids: Mapping[int, str], *, dated: bool
) -> dict[int, dict[str, str | None]]:
    """The attributes of each expression by its start offset; `ids` maps start offsets to the tids of the document.

    `dated` says whether the document has its creation time, t0.
    """
    told = {}
    for index, expression in enumerate(expressions):
        following = expressions[index + 1 : index + 3]
        told[expression.start] = _attributes(expression, following, ids, dated=dated)
    return told


def _attributes(
    expression: TimeExpression, following: Sequence[TimeExpression], ids: Mapping[int, str], *, dated: bool
) -> dict[str, str | None]:
    value = expression.value
    anchor = _anchor(expression.symbolic)
    hangs = None if anchor is None else _tid(anchor, ids, dated=dated)
    begin, end = _points(expression, following, ids, dated=dated)
    return {
        "type": expression.type,
        "value": value.timex3 if value else "",
        "mod": value.mod if value else None,
        "quant": value.quant if value else None,
        "freq": value.freq if value else None,
        "temporalFunction": None if hangs is None else "true",
        "anchorTimeID": hangs,
        "beginPoint": begin,
        "endPoint": end,
    }


def _tid(anchor: Anchor, ids: Mapping[int, str], *, dated: bool) -> str | None:
    if anchor.to is None:
        return "t0" if dated else None
    return ids.get(anchor.to)


def _points(
    expression: TimeExpression, following: Sequence[TimeExpression], ids: Mapping[int, str], *, dated: bool
) -> tuple[str | None, str | None]:
    """Where a length begins and ends, as far as the text says: "the last three weeks" ends with the document's time.

    In "the two years from 1990 to 1992" both ends are times of the text.
    """
    node = expression.symbolic
    if isinstance(node, Counted) and isinstance(node.anchor, Anchor):
        point = _tid(node.anchor, ids, dated=dated)
        return (None, point) if node.direction == "past" else (point, None)
    if expression.type != "DURATION" or len(following) < 2 or following[0].start - expression.end > _NEAR:
        return None, None
    first, last = (one.symbolic for one in following)
    if isinstance(first, Range) and isinstance(last, Range) and (first.named, last.named) == (0, 1):
        return ids.get(following[0].start), ids.get(following[1].start)
    return None, None


def _anchor(node: Node) -> Anchor | None:
    """The time that a node is counted or completed from."""
    match node:
        case Anchor():
            return node
        case Complete() | Counted():
            return _anchor(node.anchor)
        case Shift() | Modified() | Open() | Nth() | TimeOfDay():
            return _anchor(node.of)
        case Range():
            return _anchor(node.last if node.named else node.first)
        case _:
            return None
