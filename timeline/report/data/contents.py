"""What the page shows of the articles, by the numbers of a result's index."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.model import Article, Combined, PlacedMention, TimeExpression
from timeline.report.encoding.article_block import article_block
from timeline.report.encoding.event_row_group import EVENTS, EventRowGroupTask
from timeline.storage import ResultIndex, index_of, numbers_of


class Page(NamedTuple):
    """An article and its block; `places` are those of its mentions in it, None where all of them are shown."""

    article: Article
    block: bytes
    places: Sequence[int] | None


@dataclass(frozen=True, slots=True)
class _Resolved:
    """An article on the calendar."""

    article: Article
    expressions: Sequence[TimeExpression]
    mentions: Sequence[PlacedMention]


class Contents:
    """The page's lists, which point at each other by number."""

    def __init__(self, combined: Combined) -> None:
        self.index: ResultIndex = index_of(combined)

    @property
    def names(self) -> Sequence[str]:
        """The articles' ids."""
        return self.index.names

    def pages(self, numbers: Iterable[int]) -> Iterator[Page]:
        """Some articles, each with its block, which is made where it was not kept."""
        source = self.index.source
        for number in numbers:
            article, block = self.index.articles[number], source.report_block(number)
            if block:
                yield Page(article, block, source.block_places(number))
            else:
                told = _Resolved(article, source.expressions(number), source.mentions(number))
                yield Page(article, article_block(told), None)

    def fingerprint(self, number: int) -> bytes:
        """What stands for one of these; empty where that is not known."""
        return self.index.source.fingerprint(number)

    def event_row_groups(self) -> Iterator[EventRowGroupTask]:
        """The events, some thousand at once, as records."""
        records = self.index.packed_records
        for start in range(0, len(records), EVENTS):
            numbers = range(start, min(start + EVENTS, len(records)))
            yield EventRowGroupTask(tuple(map(records.packed, numbers)))

    def placed(self, articles: Collection[str]) -> Iterator[tuple[int, PlacedMention]]:
        """The mentions themselves, of some articles, with their numbers."""
        for number, name in enumerate(self.index.names):
            if name in articles:
                yield from zip(self.index.own(number), self.index.source.mentions(number), strict=True)

    def rows(self, mentions: Sequence[PlacedMention]) -> Sequence[int]:
        """The numbers of some mentions."""
        return numbers_of(self.index, mentions)
