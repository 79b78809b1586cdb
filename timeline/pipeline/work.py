"""What every engine does to one article, wherever it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from timeline.model import Article, DateField, Extraction, Skipped
from timeline.pipeline.extract import extract, guarded
from timeline.pipeline.parts import PARTS, EncodedArticle, PartTable
from timeline.pipeline.resolve import resolve_article

if TYPE_CHECKING:
    from timeline.events import Parser

Outcome = EncodedArticle | Skipped


@dataclass(frozen=True, slots=True)
class Work:
    """Extracting an article and resolving it; `anchor` dates articles that state no date; with `all_predicates` every
    event predicate is taken, not only what belongs on a timeline.

    The outcome is encoded by `parts`: what the cache keeps and what goes from process to process are the same bytes.
    """

    parser: Parser
    anchor: DateField | None = None
    all_predicates: bool = False
    parts: PartTable = PARTS

    def __call__(self, article: Article) -> Outcome:
        """The encoded outcome, or why there is none; one article never costs the others."""
        try:
            return guarded(partial(self._encode, article), article)
        except MemoryError:
            return Skipped(article.id, "it needs more memory than there is; split it into parts")

    def all(self, articles: Sequence[Article]) -> list[Outcome]:
        """The outcomes of several articles, in their order."""
        return [self(article) for article in articles]

    def _encode(self, article: Article) -> EncodedArticle:
        extraction = extract(article, self.parser, all_predicates=self.all_predicates)
        return self.parts.encode(resolve_article(extraction, self.anchor), extraction)

    def renew(self, old: EncodedArticle, extraction: Extraction) -> EncodedArticle:
        """The outcome after other dates were stated; raises what `resolve_article` raises."""
        return self.parts.renewed(old, resolve_article(extraction, self.anchor), extraction)
