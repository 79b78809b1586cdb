"""Finding time expressions: runs of known words, rules over each run, the best cover, then refiners in their order.

Finding is a pure function of the text: no date is known yet (see `timeline.calendar` for resolving).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from timeline.model import Mode, Span, TimeExpression, TimeType
from timeline.temporal.engine import locale as locales
from timeline.temporal.engine.chart_parser import Edge
from timeline.temporal.engine.locale import Locale
from timeline.temporal.engine.tokens import Token, windows
from timeline.temporal.refiners.anchors import with_reference_times
from timeline.temporal.refiners.clock_days import compile_clock_cues, days_of_clock_times
from timeline.temporal.refiners.counted_ahead import counted_ahead
from timeline.temporal.refiners.direction import (
    DirectionCues,
    compile_direction_cues,
    direction,
    undecided_date,
    with_direction,
)
from timeline.temporal.refiners.document_type import DocumentType, document_type_of
from timeline.temporal.refiners.ranges import with_ranges
from timeline.temporal.refiners.shared_fields import with_shared_fields
from timeline.temporal.refiners.short_years import in_their_century

_REFUSED = "NONE"  # the category of what is no date
_FINAL = frozenset((*get_args(TimeType), _REFUSED))
_NEWS = DocumentType("news")


@dataclass(frozen=True, slots=True)
class Draft:
    """The expressions of a text between two refiners.

    `mode` is what the caller says of the text (None: to be found from it), `document` what is known of it by then.
    """

    text: str
    locale: Locale
    mode: Mode | None
    expressions: Sequence[TimeExpression]
    document: DocumentType = _NEWS

    @property
    def direction_cues(self) -> DirectionCues:
        """The locale's cues, compiled once for all texts."""
        return compile_direction_cues(self.locale.cues["direction"])


@dataclass(frozen=True, slots=True)
class Refiner:
    """One step that changes what the rules found by what stands around it; `place` says why it comes when it does."""

    name: str
    refine: Callable[[Draft], Draft]
    place: str


def find(text: str, article: str = "", lang: str = "en", mode: Mode | None = None) -> tuple[TimeExpression, ...]:
    """All time expressions of a text in order, symbolic; `article` is the id their spans carry.

    `mode` says how the text tells time (None: found from the text).
    Cost is linear in the text.  Raises RuleError for a language that has no locale.
    """
    draft = draft_of(text, article, lang, mode)
    for refiner in REFINERS:
        draft = refiner.refine(draft)
    return tuple(draft.expressions)


def draft_of(text: str, article: str = "", lang: str = "en", mode: Mode | None = None) -> Draft:
    """What the rules alone find in a text, before any refiner; arguments and errors as those of `find`."""
    locale = locales.load(lang)
    found: list[TimeExpression] = []
    for run in windows(text, locale.vocabulary, locale.triggers):
        cover = best_cover(locale.grammar.parse(text, run))
        found.extend(_expression(text, article, run, edge) for edge in cover)
    return Draft(text, locale, mode, found)


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


def _direction(draft: Draft) -> Draft:
    cues = draft.direction_cues
    return replace(draft, expressions=[_directed(draft.text, one, cues) for one in draft.expressions])


def _directed(text: str, expression: TimeExpression, cues: DirectionCues) -> TimeExpression:
    bare = undecided_date(expression.symbolic)
    if bare is None:
        return expression
    chosen = direction(text, expression.start, expression.end, bare.of, cues)
    return replace(expression, symbolic=with_direction(expression.symbolic, chosen))


def _counted_ahead(draft: Draft) -> Draft:
    cues, direction_cues = draft.locale.cues["ahead"], draft.direction_cues
    found = [counted_ahead(draft.text, one, cues, direction_cues) for one in draft.expressions]
    return replace(draft, expressions=found)


def _short_years(draft: Draft) -> Draft:
    return replace(draft, expressions=in_their_century(draft.expressions))


def _shared_fields(draft: Draft) -> Draft:
    return replace(draft, expressions=with_shared_fields(draft.text, draft.expressions, draft.locale.cues["tail"]))


def _ranges(draft: Draft) -> Draft:
    return replace(draft, expressions=with_ranges(draft.text, draft.expressions, draft.locale.cues))


def _document_type(draft: Draft) -> Draft:
    cues = draft.locale.cues["narrative"]
    aside, ahead = re.compile(cues["aside"]), re.compile(cues["ahead"])
    return replace(draft, document=document_type_of(draft.text, draft.expressions, aside, ahead, draft.mode))


def _narrative_only(draft: Draft) -> Draft:
    if draft.document.mode == "narrative":
        return draft
    return replace(draft, expressions=[one for one in draft.expressions if one.rule not in draft.locale.narrative_only])


def _clock_days(draft: Draft) -> Draft:
    if draft.document.mode == "narrative":
        return draft
    cues = compile_clock_cues(draft.locale.cues["clock"], draft.direction_cues)
    days = days_of_clock_times(draft.text, draft.expressions, cues)
    return replace(draft, document=replace(draft.document, days=days))


def _anchors(draft: Draft) -> Draft:
    return replace(draft, expressions=with_reference_times(draft.expressions, draft.document))


REFINERS = (
    Refiner("direction", _direction, "first: what shares the fields of a bare date looks the same way"),
    Refiner("counted ahead", _counted_ahead, "beside direction, since both look at the tense of the sentence"),
    Refiner("short years", _short_years, "before all that compares years"),
    Refiner("shared fields", _shared_fields, "before ranges: it makes the second date of “June 5-7”, which they join"),
    Refiner("ranges", _ranges, "before the document type: a month that takes the year of its range counts as dated"),
    Refiner("document type", _document_type, "before all that news and narratives do in different ways"),
    Refiner("narrative only", _narrative_only, "before anything can hang on what is no time in news"),
    Refiner("clock days", _clock_days, "after ranges, which give a time the day behind it, and before anchors use it"),
    Refiner("anchors", _anchors, "last: a time hangs on any before it, so all of them must be there and be final"),
)
"""The refiners in their order; each takes what those before it made."""

__all__ = ["REFINERS", "Draft", "Refiner", "best_cover", "draft_of", "find"]
