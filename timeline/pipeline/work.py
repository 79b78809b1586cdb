"""What every engine does to one article, wherever it runs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from timeline.model import Article, DateField, Extraction, Skipped
from timeline.pipeline.extract import extract, guarded
from timeline.pipeline.parts import Packed, pack_placed
from timeline.pipeline.resolve import resolve_article
from timeline.pipeline.resolved_article import ResolvedArticle

if TYPE_CHECKING:
    from timeline.events import Parser

Outcome = Packed | Skipped
Page = Callable[[ResolvedArticle], bytes]


@dataclass(frozen=True, slots=True)
class Work:
    """Extracting an article and settling it on the calendar; `anchor` dates articles that state no date; with
    `all_predicates` every event predicate is taken, not only what belongs on a timeline.

    `page` makes of a settled article what the report shows of it; a function of a module, so that it reaches any
    process.  The outcome is packed: what the cache keeps and what goes from process to process are the same bytes.
    """

    parser: Parser
    anchor: DateField | None = None
    all_predicates: bool = False
    page: Page | None = None

    def __call__(self, article: Article) -> Outcome:
        """The packed outcome, or why there is none; one article never costs the others."""
        try:
            return guarded(partial(self._pack, article), article)
        except MemoryError:
            return Skipped(article.id, "it needs more memory than there is; split it into parts")

    def all(self, articles: Sequence[Article]) -> list[Outcome]:
        """The outcomes of several articles, in their order."""
        return [self(article) for article in articles]

    def _pack(self, article: Article) -> Packed:
        extraction = extract(article, self.parser, all_predicates=self.all_predicates)
        return self.packed(extraction)

    def packed(self, extraction: Extraction) -> Packed:
        """An extraction settled on the calendar and packed; raises what `resolve_article` raises."""
        settled = resolve_article(extraction, self.anchor)
        return pack_placed(settled, extraction, b"" if self.page is None else self.page(settled))
