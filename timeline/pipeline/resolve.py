"""An extracted article on the calendar: dated, its expressions resolved, its mentions placed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from timeline.calendar import resolve_all
from timeline.combining import date_article, place
from timeline.model import DateField, Extraction, Skipped
from timeline.pipeline.extract import guarded
from timeline.pipeline.resolved_article import ResolvedArticle

_WEAK = ("none", "inferred")


def resolve_article(extraction: Extraction, anchor: DateField | None = None) -> ResolvedArticle:
    """Date an article, resolve its expressions and place its mentions.  Pure, and of one article alone."""
    article, notices = date_article(extraction.article, extraction.expressions)
    if anchor is not None and article.evidence.kind in _WEAK:
        anchored = replace(extraction.article, dates=(*extraction.article.dates, anchor))
        article, notices = date_article(anchored, extraction.expressions)
    resolved = resolve_all(extraction.expressions, article.published)
    given = {field.where for field in article.dates if field.kind == "given"}
    return ResolvedArticle(
        article,
        resolved,
        place(replace(extraction, article=article), article, resolved),
        tuple(Skipped(one.where, one.message.removeprefix("metadata.csv: ")) for one in notices if one.where in given),
        tuple(one for one in notices if one.where not in given),
    )


def resolve_or_skip(extraction: Extraction, anchor: DateField | None = None) -> ResolvedArticle | Skipped:
    """`resolve_article`, or a skip where an article shows a defect."""
    return guarded(partial(resolve_article, extraction, anchor), extraction.article)
