"""What every engine does to one article, wherever it runs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from timeline.cache import Packed, pack_placed
from timeline.model import Article, DateField, Skipped
from timeline.pipeline import extract, guarded, settle

if TYPE_CHECKING:
    from timeline.events import Parser

Outcome = Packed | Skipped


@dataclass(frozen=True, slots=True)
class Work:
    """Extracting an article and settling it on the calendar; `anchor` dates articles that state no date; with
    `all_predicates` every event predicate is taken, not only what belongs on a timeline.

    The outcome is packed: what the cache keeps and what goes from process to process are the same bytes.
    """

    parser: Parser
    anchor: DateField | None = None
    all_predicates: bool = False

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
        return pack_placed(settle(extraction, self.anchor), extraction)
