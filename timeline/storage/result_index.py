"""A result as numbers: which mentions each article has, which make a group, and the events as records.

All mentions are counted through, those of the first article first.  Filters, corrections, exports and the report work
on these numbers; a value is made when somebody asks for it (`result_views`).
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, groupby

from timeline.model.articles import Article
from timeline.model.events import PlacedMention
from timeline.storage.article_headers import ArticleHeader
from timeline.storage.event_records import EventRecord, unpack_event_record
from timeline.storage.source import Source
from timeline.storage.spill_file import SpillFile

Key = tuple[str, int, int]
"""A mention's key: article, start, end."""


def group_id(earliest: Key) -> str:
    """The id of a group: its earliest mention's."""
    article, start, end = earliest
    return f"{article}:{start}-{end}"


class EventRecords:
    """Packed records of events in the order of time: `order` has the place of each in the spill file."""

    def __init__(self, file: SpillFile, order: Sequence[int]) -> None:
        self._file = file
        self._order = order

    @classmethod
    def spilled(cls, records: Iterable[EventRecord]) -> EventRecords:
        """Records that come in the order of time."""
        file = SpillFile()
        for record in records:
            file.put(record.packed())
        return cls(file, range(len(file)))

    def __len__(self) -> int:
        return len(self._order)

    def packed(self, place: int) -> bytes:
        """The record in this place of the order."""
        return self._file.get(self._order[place])


class ResultIndex:
    """Articles and where the mentions of each begin when all are counted, groups, and the records of events.

    `counts` has the number of mentions of each article, `spans` the starts and the ends of the triggers of all
    mentions, `first` the number of the earliest mention of the group of each.
    """

    def __init__(
        self,
        source: Source,
        articles: Sequence[Article],
        names: Sequence[str],
        counts: Sequence[int],
        spans: tuple[Sequence[int], Sequence[int]],
        first: Sequence[int],
        records: EventRecords,
    ) -> None:
        self.source = source
        self.articles = articles
        self.names = names
        self.starts = array("q", [0, *accumulate(counts)])
        self.spans = spans
        self.first = first
        self.packed_records = records

    def __len__(self) -> int:
        return self.starts[-1]

    def headers(self) -> Iterator[ArticleHeader]:
        """What is known of each article without making it."""
        return map(self.source.header, range(len(self.names)))

    def article(self, number: int) -> int:
        """The number of the article in which a mention stands."""
        return bisect_right(self.starts, number) - 1

    def own(self, article: int) -> range:
        """The numbers of an article's mentions."""
        return range(self.starts[article], self.starts[article + 1])

    def find(self, number: int) -> PlacedMention:
        """One mention of all."""
        article = self.article(number)
        return self.source.chosen(article, [number - self.starts[article]])[0]

    def find_all(self, numbers: Iterable[int]) -> Iterator[PlacedMention]:
        """Mentions in the order of their numbers; those of an article together."""
        for article, own in groupby(numbers, key=self.article):
            yield from self.source.chosen(article, [number - self.starts[article] for number in own])

    def key(self, number: int) -> Key:
        """The key of a mention."""
        starts, ends = self.spans
        return self.names[self.article(number)], starts[number], ends[number]

    def number(self, key: Key) -> int | None:
        """The number of the mention with a key."""
        article = self.article_numbers.get(key[0])
        if article is None:
            return None
        starts, ends = self.spans
        return next((one for one in self.own(article) if (starts[one], ends[one]) == key[1:]), None)

    def group(self, number: int) -> str:
        """The id of the group of a mention."""
        return group_id(self.key(self.first[number]))

    def record(self, place: int) -> EventRecord:
        """What the event in this place of the order is made of."""
        return unpack_event_record(self.packed_records.packed(place))

    def records(self) -> Iterator[EventRecord]:
        """The same of all events."""
        return map(self.record, range(len(self.packed_records)))

    def event_id(self, record: EventRecord) -> str:
        """The id of an event."""
        return record.id or group_id(self.key(record.mentions[0]))

    @cached_property
    def article_numbers(self) -> dict[str, int]:
        """The numbers of the articles by their ids."""
        return {name: number for number, name in enumerate(self.names)}

    @cached_property
    def events_of_mentions(self) -> array[int]:
        """The place of the event of each mention in the order of time; -1 where it has none."""
        found = array("i", [-1]) * len(self)
        for place, record in enumerate(self.records()):
            for number in record.mentions:
                found[number] = place
        return found
