"""The two functions that engines and the api run: `extract` for one article, `combine` for all."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from timeline.combining import (
    KeptArticles,
    KeptParts,
    OnCalendar,
    Settled,
    correct,
    date_article,
    group_articles,
    place,
    propose,
)
from timeline.errors import TimelineError
from timeline.events import extract_mentions
from timeline.model import Article, Combined, Correction, DateField, Evidence, Extraction, Notice, Proposal, Skipped
from timeline.storage import Expressions, Mentions, Run
from timeline.temporal import find, find_full_dates, languages, resolve_all

if TYPE_CHECKING:
    from timeline.events import Parser

_VISIBLE = re.compile(r"[^\n]")
_WEAK = ("none", "inferred")
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
    settled = (settle_guarded(extraction, anchor) for extraction in extractions)
    return assemble(settled, skipped=skipped, notices=notices, title=title)


def settle(extraction: Extraction, anchor: DateField | None = None) -> Settled:
    """Date an article, resolve its expressions and place its mentions.  Pure, and of one article alone."""
    article, notices = date_article(extraction.article, extraction.expressions)
    if anchor is not None and article.evidence.kind in _WEAK:
        anchored = replace(extraction.article, dates=(*extraction.article.dates, anchor))
        article, notices = date_article(anchored, extraction.expressions)
    resolved = resolve_all(extraction.expressions, article.published)
    given = {field.where for field in article.dates if field.kind == "given"}
    return Settled(
        article,
        resolved,
        place(replace(extraction, article=article), article, resolved),
        tuple(Skipped(one.where, one.message.removeprefix("metadata.csv: ")) for one in notices if one.where in given),
        tuple(one for one in notices if one.where not in given),
    )


def settle_guarded(extraction: Extraction, anchor: DateField | None = None) -> Settled | Skipped:
    """`settle`, or a skip where an article shows a defect."""
    return guarded(partial(settle, extraction, anchor), extraction.article)


def assemble(
    settled: Iterable[OnCalendar | Skipped],
    *,
    skipped: Sequence[Skipped] = (),
    notices: Sequence[Notice] = (),
    title: str = "Timeline",
    apply_proposals: bool = False,
    corrections: Sequence[Correction] = (),
    run: Run = map,
) -> Combined:
    """One result from settled articles, in whatever order they come: their mentions grouped into events.

    `run` does the parts of grouping that can be done elsewhere.  Publication dates that articles suggest for others
    are in the result; with `apply_proposals` they are taken.
    `corrections` are the user's, applied last; those that fit nothing any more count as skipped inputs.
    """
    wrong = list(skipped)
    kept: list[OnCalendar] = []
    for one in settled:
        if isinstance(one, Skipped):
            wrong.append(one)
        else:
            kept.append(one)
            wrong.extend(one.skipped)
    kept.sort(key=lambda one: one.id)
    combined = _combined(kept, run)
    if apply_proposals and combined.proposals:
        by_article = {one.article: one for one in combined.proposals}
        kept = [_applied(one, by_article.get(one.id)) for one in kept]
        combined = replace(_combined(kept, run), proposals=combined.proposals)
    if corrections:
        corrected = correct(combined.events, combined.mentions, combined.groups, corrections)
        combined = replace(
            combined,
            events=corrected.events,
            mentions=corrected.placed,
            groups=corrected.groups,
            undated=tuple(one for one in corrected.placed if one.mention.candidate and one.reason is not None),
        )
        wrong.extend(corrected.skipped)
    return replace(
        combined,
        skipped=tuple(sorted(wrong, key=_by_line)),
        notices=(*notices, *(notice for one in kept for notice in one.notices)),
        title=title,
    )


def _combined(kept: Sequence[OnCalendar], run: Run) -> Combined:
    """Settled articles in the order of their ids, grouped; what they hold is read where it is needed."""
    found = group_articles(kept, run)
    source, articles = KeptParts(kept), KeptArticles(kept)
    shelves = found.shelves(source)
    mentions, groups = Mentions(shelves, range(len(shelves))), found.groups(shelves)
    return Combined(
        articles=articles,
        expressions=Expressions(source, found.names),
        mentions=mentions,
        events=found.events(shelves),
        undated=Mentions(shelves, found.undated),
        groups=groups,
        proposals=propose(articles, mentions, groups),
    )


def _applied(one: OnCalendar, proposal: Proposal | None) -> OnCalendar:
    """An undated article with the date that others suggest: its mentions are placed as it has been found."""
    if proposal is None:
        return one
    match = proposal.matches[0]
    evidence = Evidence("inferred", f"“{match.words}”, as in {match.other.article}: {match.event}", proposal.confidence)
    article = replace(one.article, published=proposal.value, evidence=evidence)
    resolved = resolve_all(one.expressions, article.published)
    mentions = tuple(placed.mention for placed in one.mentions)
    placed = place(Extraction(article, resolved, mentions), article, resolved)
    return Settled(article, resolved, placed, one.skipped, one.notices)


def _by_line(one: Skipped) -> tuple[str, int]:
    """Sorts "metadata.csv:10" behind "metadata.csv:9"."""
    file, _, line = one.path.rpartition(":")
    return (file, int(line)) if file and line.isdecimal() else (one.path, 0)
