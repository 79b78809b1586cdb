"""What one article gives by itself: its time expressions and event mentions.  Pure, so that it runs anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from timeline.errors import TimelineError
from timeline.events import extract_mentions
from timeline.model import Article, Extraction, Skipped
from timeline.temporal import find, find_full_dates, languages

if TYPE_CHECKING:
    from timeline.events import Parser

_VISIBLE = re.compile(r"[^\n]")
_DEFECT = "cannot be analysed because of a defect of timeline"
Result = TypeVar("Result")


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
    """The time expressions of one article and no events: all that tagging needs.

    Of a language that has no locale only the dates in full are found.
    """
    lang = _language(article)
    if lang in languages():
        return Extraction(article, find(prose(article), article.id, lang, article.mode), ())
    return Extraction(article, find_full_dates(prose(article), article.id, lang), ())


def extract(article: Article, parser: Parser, *, all_predicates: bool = False) -> Extraction:
    """All that one article gives by itself: the mentions that belong on a timeline, or every event predicate.

    Pure: the same article and parser give the same extraction anywhere.
    """
    times = extract_times(article)
    if _language(article) not in languages():
        return times
    mentions = extract_mentions(article, times.expressions, parser, all_predicates=all_predicates)
    return replace(times, mentions=mentions)


def _language(article: Article) -> str:
    """The language proper of a tag such as "en-GB"."""
    return article.lang.replace("_", "-").partition("-")[0].lower()


def guarded(work: Callable[[], Result], article: Article) -> Result | Skipped:
    """The result of `work` on an article, or a skip that names the article and the defect.

    One article that shows a defect of ours must not cost the user the other thousand.  Errors that we raise on
    purpose (a missing package, a wrong option) concern all articles and go on their way.
    """
    try:
        return work()
    except (TimelineError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is, the others are to be done
        defect = f"{type(error).__name__}: {error}"
        return Skipped(article.id, f"{_DEFECT} ({defect[:200]}); please report it with the article")
