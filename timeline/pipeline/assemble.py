"""One result from all resolved articles: their mentions grouped into events, proposals and corrections applied."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from timeline.calendar import resolve_all
from timeline.combining import correct, group_articles, place, propose
from timeline.model import Combined, Correction, DateField, Evidence, Extraction, Notice, Proposal, Skipped
from timeline.pipeline.resolve import resolve_or_skip
from timeline.pipeline.resolved_article import Resolved, ResolvedArticle, ResolvedArticles, ResolvedParts
from timeline.storage import Run, with_index


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
    settled = (resolve_or_skip(extraction, anchor) for extraction in extractions)
    return assemble(settled, skipped=skipped, notices=notices, title=title)


def assemble(
    settled: Iterable[Resolved | Skipped],
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
    kept: list[Resolved] = []
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
        corrected = correct(combined, corrections)
        combined = corrected.combined
        wrong.extend(corrected.skipped)
    return replace(
        combined,
        skipped=tuple(sorted(wrong, key=_by_line)),
        notices=(*notices, *(notice for one in kept for notice in one.notices)),
        title=title,
    )


def _combined(kept: Sequence[Resolved], run: Run) -> Combined:
    """Resolved articles in the order of their ids, grouped; what they hold is read where it is needed."""
    found = group_articles(kept, run)
    index = found.index(ResolvedParts(kept), ResolvedArticles(kept))
    combined = with_index(Combined((), {}, (), (), ()), index, found.undated)
    return replace(combined, proposals=propose(index))


def _applied(one: Resolved, proposal: Proposal | None) -> Resolved:
    """An undated article with the date that others suggest: its mentions are placed as it has been found."""
    if proposal is None:
        return one
    match = proposal.matches[0]
    evidence = Evidence("inferred", f"“{match.words}”, as in {match.other.article}: {match.event}", proposal.confidence)
    article = replace(one.article, published=proposal.value, evidence=evidence)
    resolved = resolve_all(one.expressions, article.published)
    mentions = tuple(placed.mention for placed in one.mentions)
    placed = place(Extraction(article, resolved, mentions), article, resolved)
    return ResolvedArticle(article, resolved, placed, one.skipped, one.notices)


def _by_line(one: Skipped) -> tuple[str, int]:
    """Sorts "metadata.csv:10" behind "metadata.csv:9"."""
    file, _, line = one.path.rpartition(":")
    return (file, int(line)) if file and line.isdecimal() else (one.path, 0)
