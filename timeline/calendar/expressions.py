"""Resolving the time expressions of one article in their order: each may hang on those before it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from timeline.calendar.resolve import Anchors, resolve
from timeline.model import Mode, Step, TimeExpression, TimeValue
from timeline.model.symbolic import Node, Open, Range

_MODE_STEPS: Mapping[Mode, Step] = {
    "news": Step("told as news", "bare dates hang on the publication date"),
    "narrative": Step("told as a narrative", "bare dates hang on what was told before"),
}


def resolve_all(expressions: Sequence[TimeExpression], published: TimeValue | None) -> tuple[TimeExpression, ...]:
    """The expressions of one article with their values, given its publication date (None where unknown)."""
    mentions: dict[int, TimeValue] = {}
    words = {expression.start: expression.text for expression in expressions}
    anchors = Anchors(published, mentions, words)
    resolved = []
    for expression in expressions:
        value = resolve(expression.symbolic, anchors)
        own = named_date(expression.symbolic)
        mentions[expression.start] = value if own is expression.symbolic else resolve(own, anchors)
        if expression.mode is not None:
            value = replace(value, trace=(_MODE_STEPS[expression.mode], *value.trace))
        resolved.append(replace(expression, value=value))
    return tuple(resolved)


def named_date(node: Node) -> Node:
    """The date that the words name, without what a preposition adds: what later times hang on."""
    match node:
        case Range():
            return named_date(node.last if node.named else node.first)
        case Open():
            return named_date(node.of)
        case _:
            return node
