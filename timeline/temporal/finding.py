"""Finding time expressions: runs of known words, rules over each run, the best cover, then cues and anchors.

Finding is a pure function of the text: no date is known yet (see `timeline.calendar` for resolving).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from timeline.calendar import Anchors, resolve
from timeline.model import Mode, Span, Step, TimeExpression, TimeType, TimeValue
from timeline.model.symbolic import Node, Open, Range
from timeline.temporal.engine import locale as locales
from timeline.temporal.engine.chart_parser import Edge
from timeline.temporal.engine.tokens import Token, windows
from timeline.temporal.refiners.anchors import anchored
from timeline.temporal.refiners.clock_days import days_of_clock_times
from timeline.temporal.refiners.counted_ahead import counted_ahead
from timeline.temporal.refiners.direction import DirectionCues, compile_direction_cues, decide, direction, undecided
from timeline.temporal.refiners.document_type import setting_of
from timeline.temporal.refiners.ranges import join
from timeline.temporal.refiners.shared_fields import with_shared_fields
from timeline.temporal.refiners.short_years import in_their_century

_TOLD: Mapping[Mode, Step] = {
    "news": Step("told as news", "bare dates hang on the publication date"),
    "narrative": Step("told as a narrative", "bare dates hang on what was told before"),
}
_REFUSED = "NONE"  # the category of what is no date
_FINAL = frozenset((*get_args(TimeType), _REFUSED))


def find(text: str, article: str = "", lang: str = "en", mode: Mode | None = None) -> tuple[TimeExpression, ...]:
    """All time expressions of a text in order, symbolic; `article` is the id their spans carry.

    `mode` says how the text tells time (None: found from the text).
    Cost is linear in the text.  Raises RuleError for a language that has no locale.
    """
    locale = locales.load(lang)
    found: list[TimeExpression] = []
    for run in windows(text, locale.vocabulary, locale.triggers):
        cover = best_cover(locale.grammar.parse(text, run))
        found.extend(_expression(text, article, run, edge) for edge in cover)
    cues = compile_direction_cues(locale.cues["direction"])
    ahead = locale.cues["ahead"]
    directed = [counted_ahead(text, _directed(text, expression, cues), ahead, cues) for expression in found]
    directed = in_their_century(directed)
    joined = join(text, with_shared_fields(text, directed, locale.cues["tail"]), locale.cues)
    setting = setting_of(text, joined, *_narrative(locale.cues["narrative"]), mode)
    if setting.mode != "narrative":
        joined = [expression for expression in joined if expression.rule not in locale.narrative_only]
        setting = replace(
            setting, days=days_of_clock_times(text, joined, cues, re.compile(locale.cues["clock"]["stamp"]))
        )
    return anchored(joined, setting)


def _narrative(cues: Mapping[str, str]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return re.compile(cues["aside"]), re.compile(cues["ahead"])


def best_cover(edges: Sequence[Edge]) -> list[Edge]:
    """The longest final edges that do not overlap; priority, then rule order, decide between equals.

    What is refused takes its place among them and is left out at last.
    """
    final = [edge for edge in edges if edge.category in _FINAL]
    final.sort(key=lambda edge: (edge.start - edge.end, -edge.priority, edge.order, edge.start))
    taken: list[Edge] = []
    used: set[int] = set()
    for edge in final:
        span = range(edge.start, edge.end)
        if used.isdisjoint(span):
            used.update(span)
            taken.append(edge)
    return sorted((edge for edge in taken if edge.category != _REFUSED), key=lambda edge: edge.start)


def _expression(text: str, article: str, run: Sequence[Token], edge: Edge) -> TimeExpression:
    start, end = run[edge.start].start, run[edge.end - 1].end
    kind: TimeType = edge.category  # type: ignore[assignment]  # best_cover keeps final categories only
    return TimeExpression(Span(article, start, end), text[start:end], kind, edge.value, edge.rule)


def _directed(text: str, expression: TimeExpression, cues: DirectionCues) -> TimeExpression:
    bare = undecided(expression.symbolic)
    if bare is None:
        return expression
    chosen = direction(text, expression.start, expression.end, bare.of, cues)
    return replace(expression, symbolic=decide(expression.symbolic, chosen))


def resolve_all(expressions: Sequence[TimeExpression], published: TimeValue | None) -> tuple[TimeExpression, ...]:
    """The expressions of one article with their values, given its publication date (None where unknown)."""
    mentions: dict[int, TimeValue] = {}
    words = {expression.start: expression.text for expression in expressions}
    anchors = Anchors(published, mentions, words)
    resolved = []
    for expression in expressions:
        value = resolve(expression.symbolic, anchors)
        own = own_words(expression.symbolic)
        mentions[expression.start] = value if own is expression.symbolic else resolve(own, anchors)
        if expression.mode is not None:
            value = replace(value, trace=(_TOLD[expression.mode], *value.trace))
        resolved.append(replace(expression, value=value))
    return tuple(resolved)


def own_words(node: Node) -> Node:
    """The date that the words name, without what a preposition adds: what later times hang on."""
    match node:
        case Range():
            return own_words(node.last if node.named else node.first)
        case Open():
            return own_words(node.of)
        case _:
            return node


__all__ = ["best_cover", "find", "resolve_all"]
