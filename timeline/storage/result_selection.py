"""A part of a result as a result: some of its articles and mentions, some of them changed."""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from timeline.model.articles import Article
from timeline.model.events import DayMentions, PlacedMention
from timeline.model.times import TimeExpression
from timeline.storage.article_headers import ArticleHeader
from timeline.storage.encoded import Packed
from timeline.storage.event_records import EventRecord
from timeline.storage.lazy import Lazy
from timeline.storage.result_index import EventRecords, ResultIndex


class SelectedArticles(Lazy[Article]):
    """The articles with some numbers."""

    __slots__ = ("_articles", "_numbers")

    def __init__(self, articles: Sequence[Article], numbers: Sequence[int]) -> None:
        self._articles = articles
        self._numbers = numbers

    def make(self, number: int) -> Article:
        """The article in this place."""
        return self._articles[self._numbers[number]]

    def __len__(self) -> int:
        return len(self._numbers)


class SelectedSource:
    """The articles with some numbers, and of their mentions those with some numbers, which are in order.

    `edits` are mentions that stand in the place of those with their numbers.  Of an article whose mentions are all
    there and as they were, whatever was kept of it still holds.
    """

    def __init__(
        self, index: ResultIndex, articles: Sequence[int], numbers: array[int], edits: Mapping[int, PlacedMention]
    ) -> None:
        self._index = index
        self._articles = articles
        self._edits = edits
        self._changed = {index.article(number) for number in edits}
        # The places of the kept mentions of one article after another, and where each article's begin.
        self._places = array("q")
        self.counts = array("q")
        kept = iter(numbers)
        number = next(kept, None)
        for article in articles:
            own = index.own(article)
            before = len(self._places)
            while number is not None and number < own.stop:
                self._places.append(number - own.start)
                number = next(kept, None)
            self.counts.append(len(self._places) - before)
        self._starts = array("q", [0])
        for count in self.counts:
            self._starts.append(self._starts[-1] + count)

    def _kept(self, number: int) -> array[int]:
        return self._places[self._starts[number] : self._starts[number + 1]]

    def _whole(self, number: int) -> bool:
        return self._all(number) and self._articles[number] not in self._changed

    def _all(self, number: int) -> bool:
        return self.counts[number] == len(self._index.own(self._articles[number]))

    def header(self, number: int) -> ArticleHeader:
        """What is known of an article without making it."""
        return self._index.source.header(self._articles[number])

    def mentions(self, number: int) -> Sequence[PlacedMention]:
        """The placed mentions of one article, in text order."""
        return self.chosen(number, range(self.counts[number]))

    def chosen(self, number: int, places: Sequence[int]) -> Sequence[PlacedMention]:
        """Those of its mentions that have these places among them."""
        article, kept = self._articles[number], self._kept(number)
        start = self._index.starts[article]
        found = self._index.source.chosen(article, [kept[place] for place in places])
        if article not in self._changed:
            return found
        edited = [self._edits.get(start + kept[place]) for place in places]
        return [one if edit is None else edit for one, edit in zip(found, edited, strict=True)]

    def expressions(self, number: int) -> tuple[TimeExpression, ...]:
        """Its resolved time expressions, in text order."""
        return self._index.source.expressions(self._articles[number])

    def grouping_input(self, number: int) -> Any | None:
        """What grouping needs of it, where that still holds."""
        return self._index.source.grouping_input(self._articles[number]) if self._whole(number) else None

    def day_mentions(self, number: int) -> Packed[DayMentions] | None:
        """What it says of days, which hangs on its expressions alone."""
        return self._index.source.day_mentions(self._articles[number])

    def report_block(self, number: int) -> bytes:
        """What the report shows of it, perhaps with more mentions; empty where one of them was changed."""
        article = self._articles[number]
        return b"" if article in self._changed else self._index.source.report_block(article)

    def block_places(self, number: int) -> Sequence[int] | None:
        """The places of its mentions among those of its report block; None where these are the same."""
        inner = self._index.source.block_places(self._articles[number])
        if self._all(number):
            return inner
        kept = self._kept(number)
        return list(kept) if inner is None else [inner[place] for place in kept]

    def fingerprint(self, number: int) -> bytes:
        """What stands for it, for the mentions that are left and for what was changed of them."""
        article = self._articles[number]
        known = self._index.source.fingerprint(article)
        if not known or self._whole(number):
            return known
        edits = [self._edits.get(one) for one in self._index.own(article) if article in self._changed]
        return hashlib.sha256(known + repr((list(self._kept(number)), edits)).encode("utf-8", "surrogatepass")).digest()


def select(
    index: ResultIndex,
    numbers: Iterable[int],
    records: Iterable[EventRecord],
    *,
    edits: Mapping[int, PlacedMention] | None = None,
    first: Mapping[int, int] | None = None,
) -> tuple[ResultIndex, array[int]]:
    """The index of some mentions, in order, and events; and the new number of each old one, -1 for those that go.

    `records` have the old numbers, in the order of time; `edits` are mentions and `first` groups, each by an old
    number, that stand in the place of the old ones.
    """
    kept = array("q", numbers)
    source = SelectedSource(index, range(len(index.names)), kept, edits or {})
    renumbered = array("q", [-1]) * len(index)
    for new, old in enumerate(kept):
        renumbered[old] = new
    starts, ends = (array("i", [column[old] for old in kept]) for column in index.spans)
    firsts = _first_kept(kept, renumbered, index.first, first or {})
    spilled = EventRecords.spilled(_renumbered(record, renumbered) for record in records)
    found = ResultIndex(source, index.articles, index.names, source.counts, (starts, ends), firsts, spilled)
    return found, renumbered


def _first_kept(
    kept: Sequence[int], renumbered: Sequence[int], first: Sequence[int], changed: Mapping[int, int]
) -> array[int]:
    """The earliest mention of the group of each, among those that are left of it."""
    found: dict[int, int] = {}
    groups = array("q", [changed.get(old, first[old]) for old in kept])
    for new, group in enumerate(groups):
        found.setdefault(group, renumbered[group] if renumbered[group] >= 0 else new)
    return array("q", [found[group] for group in groups])


def _renumbered(record: EventRecord, numbers: Sequence[int]) -> EventRecord:
    label, dated = record.label, record.dated
    return record._replace(
        mentions=tuple([numbers[one] for one in record.mentions]),
        label=numbers[label] if isinstance(label, int) else label,
        dated=numbers[dated] if isinstance(dated, int) else dated,
    )
