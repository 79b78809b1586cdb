"""The two functions that engines and the api run: `extract` for one article, `combine` for all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from timeline.combining import date_article, group, place
from timeline.events import extract_mentions
from timeline.model import Article, Combined, DateField, Extraction, Notice, PlacedMention, Skipped, TimeExpression
from timeline.temporal import find, resolve_all

if TYPE_CHECKING:
    from timeline.events import Parser

_VISIBLE = re.compile(r"[^\n]")
_WEAK = ("none", "inferred")


def prose(article: Article) -> str:
    """The article's text with site furniture blanked out, so that it brings no date; every offset stays."""
    parts: list[str] = []
    position = 0
    for region in article.regions:
        if region.kind == "furniture" and region.start >= position:
            parts.append(article.text[position : region.start])
            parts.append(_VISIBLE.sub("\n", article.text[region.start : region.end]))
            position = region.end
    return "".join([*parts, article.text[position:]])


def extract_times(article: Article) -> Extraction:
    """The time expressions of one article and no events: all that tagging needs."""
    return Extraction(article, find(prose(article), article.id, article.lang), ())


def extract(article: Article, parser: Parser) -> Extraction:
    """All that one article gives by itself.  Pure: the same article and parser give the same extraction anywhere."""
    times = extract_times(article)
    return replace(times, mentions=extract_mentions(article, times.expressions, parser))


def combine(
    extractions: Iterable[Extraction],
    *,
    anchor: DateField | None = None,
    skipped: Sequence[Skipped] = (),
    notices: Sequence[Notice] = (),
    title: str = "Timeline",
) -> Combined:
    """One result from all extractions, in whatever order they come: articles dated, mentions placed and grouped.

    `anchor` is a publication date for articles that state none of their own: it comes before one that is only
    inferred from the text.  A date that the user stated and that cannot be read counts as a skipped input.
    """
    dated = sorted((_date(extraction, anchor) for extraction in extractions), key=lambda one: one.article.id)
    expressions: dict[str, tuple[TimeExpression, ...]] = {}
    placed: list[PlacedMention] = []
    for one in dated:
        resolved = resolve_all(one.extraction.expressions, one.article.published)
        expressions[one.article.id] = resolved
        placed.extend(place(one.extraction, one.article, resolved))
    articles = tuple(one.article for one in dated)
    events = group(placed, articles)
    return Combined(
        articles=articles,
        expressions=expressions,
        mentions=tuple(placed),
        events=events,
        undated=tuple(one for one in placed if one.mention.candidate and one.reason is not None),
        skipped=tuple(sorted((*skipped, *(wrong for one in dated for wrong in one.skipped)), key=_by_line)),
        notices=(*notices, *(notice for one in dated for notice in one.notices)),
        title=title,
        groups={one.mention.key: event.id for event in events for one in event.mentions},
    )


def _by_line(one: Skipped) -> tuple[str, int]:
    """Sorts "metadata.csv:10" behind "metadata.csv:9"."""
    file, _, line = one.path.rpartition(":")
    return (file, int(line)) if file and line.isdecimal() else (one.path, 0)


@dataclass(frozen=True, slots=True)
class _Dated:
    """An extraction whose article has been dated, and what was wrong with the dates stated for it."""

    extraction: Extraction
    skipped: tuple[Skipped, ...]
    notices: tuple[Notice, ...]

    @property
    def article(self) -> Article:
        return self.extraction.article


def _date(extraction: Extraction, anchor: DateField | None) -> _Dated:
    article, notices = date_article(extraction.article, extraction.expressions)
    if anchor is not None and article.evidence.kind in _WEAK:
        anchored = replace(extraction.article, dates=(*extraction.article.dates, anchor))
        article, notices = date_article(anchored, extraction.expressions)
    given = {field.where for field in article.dates if field.kind == "given"}
    return _Dated(
        replace(extraction, article=article),
        tuple(Skipped(one.where, one.message.removeprefix("metadata.csv: ")) for one in notices if one.where in given),
        tuple(one for one in notices if one.where not in given),
    )
