"""One result from all resolved articles: their mentions grouped into events, proposals and corrections applied."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from timeline.calendar import resolve_all
from timeline.combining import correct, group_articles, place, propose
from timeline.model import Article, Combined, Correction, DateField, Evidence, Extraction, Notice, Proposal, Skipped
from timeline.pipeline.article_store import ArticleStore, StoredArticle, StoredArticles, StoredSource
from timeline.pipeline.parts import PARTS
from timeline.pipeline.resolve import resolve_or_skip
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
    stored = stored_articles(extractions, anchor)
    return assemble(stored, skipped=skipped, notices=notices, title=title)


def stored_articles(
    extractions: Iterable[Extraction], anchor: DateField | None = None
) -> Iterator[StoredArticle | Skipped]:
    """Extractions resolved and put into a store of their own; a skip for each that shows a defect."""
    articles: list[Article] = []
    store = ArticleStore(articles, anchor)
    for extraction in extractions:
        resolved, article = resolve_or_skip(extraction, anchor), extraction.article
        if isinstance(resolved, Skipped):
            yield resolved
            continue
        articles.append(article)
        yield store.put(PARTS.encode(resolved, extraction), len(articles) - 1, article.id, len(article.text))


def assemble(
    articles: Iterable[StoredArticle | Skipped],
    *,
    skipped: Sequence[Skipped] = (),
    notices: Sequence[Notice] = (),
    title: str = "Timeline",
    apply_proposals: bool = False,
    corrections: Sequence[Correction] = (),
    run: Run = map,
) -> Combined:
    """One result from resolved articles, in whatever order they come: their mentions grouped into events.

    `run` does the parts of grouping that can be done elsewhere.  Publication dates that articles suggest for others
    are in the result; with `apply_proposals` they are taken.
    `corrections` are the user's, applied last; those that fit nothing any more count as skipped inputs.
    """
    wrong = list(skipped)
    stored: list[StoredArticle] = []
    for one in articles:
        if isinstance(one, Skipped):
            wrong.append(one)
        else:
            stored.append(one)
            wrong.extend(one.skipped)
    stored.sort(key=lambda one: one.id)
    combined = _combined(stored, run)
    if apply_proposals and combined.proposals:
        by_article = {one.article: one for one in combined.proposals}
        stored = [_applied(one, by_article.get(one.id)) for one in stored]
        combined = replace(_combined(stored, run), proposals=combined.proposals)
    if corrections:
        corrected = correct(combined, corrections)
        combined = corrected.combined
        wrong.extend(corrected.skipped)
    return replace(
        combined,
        skipped=tuple(sorted(wrong, key=_by_line)),
        notices=(*notices, *(notice for one in stored for notice in one.notices)),
        title=title,
    )


def _combined(stored: Sequence[StoredArticle], run: Run) -> Combined:
    """Resolved articles in the order of their ids, grouped; what they hold is read where it is needed."""
    found = group_articles(stored, run)
    index = found.index(StoredSource(stored), StoredArticles(stored))
    combined = with_index(Combined((), {}, (), (), ()), index, found.undated)
    return replace(combined, proposals=propose(index))


def _applied(one: StoredArticle, proposal: Proposal | None) -> StoredArticle:
    """An undated article with the date that others suggest: its mentions are placed as it has been found."""
    if proposal is None:
        return one
    match = proposal.matches[0]
    evidence = Evidence("inferred", f"“{match.words}”, as in {match.other.article}: {match.event}", proposal.confidence)
    before = one.resolved()
    article = replace(before.article, published=proposal.value, evidence=evidence)
    expressions = resolve_all(before.expressions, article.published)
    mentions = tuple(placed.mention for placed in before.mentions)
    placed = place(Extraction(article, expressions, mentions), article, expressions)
    return one.store.put_again(one, replace(before, article=article, expressions=expressions, mentions=placed))


def _by_line(one: Skipped) -> tuple[str, int]:
    """Sorts "metadata.csv:10" behind "metadata.csv:9"."""
    file, _, line = one.path.rpartition(":")
    return (file, int(line)) if file and line.isdecimal() else (one.path, 0)
