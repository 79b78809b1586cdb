"""Mentions and expressions of many articles as sequences that are made of what is kept of an article when asked for."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, groupby
from typing import Protocol

from timeline.model.events import DayMentions, PlacedMention
from timeline.model.times import TimeExpression
from timeline.storage.lazy import Lazy
from timeline.storage.parallel import batched

_TOGETHER = 512  # mentions that are made together


class PackedDayMentions(Protocol):
    """Where an article's daybook is."""

    def open(self) -> DayMentions: ...


class Source(Protocol):
    """What is kept of articles, by their numbers."""

    def mentions(self, number: int) -> Sequence[PlacedMention]:
        """The placed mentions of one article, in text order."""
        ...

    def chosen(self, number: int, places: Sequence[int]) -> Sequence[PlacedMention]:
        """Those of its mentions that have these places among them."""
        ...

    def expressions(self, number: int) -> tuple[TimeExpression, ...]:
        """Its resolved time expressions, in text order."""
        ...

    def daybook(self, number: int) -> PackedDayMentions:
        """What it says of days."""
        ...

    def page(self, number: int) -> bytes:
        """Both as the report has them; empty where that was not made."""
        ...

    def stamp(self, number: int) -> bytes:
        """What stands for all that a report shows of it: the same for the same; empty where that is not known."""
        ...


Key = tuple[str, int, int]
"""A mention's key: article, start, end."""


class ResultIndex:
    """A source, and where the mentions of each of its articles begin when all are counted.

    `names` are the articles' ids; `spans` the starts and the ends of the triggers of all mentions.
    """

    __slots__ = ("_ends", "_numbers", "_starts", "names", "source", "starts")

    def __init__(
        self, source: Source, names: Sequence[str], counts: Sequence[int], spans: tuple[Sequence[int], Sequence[int]]
    ) -> None:
        self.source = source
        self.names = names
        self.starts = array("q", [0, *accumulate(counts)])
        self._starts, self._ends = spans
        self._numbers = {name: number for number, name in enumerate(names)}

    def __len__(self) -> int:
        return self.starts[-1]

    def article(self, number: int) -> int:
        """The number of the article in which a mention stands."""
        return bisect_right(self.starts, number) - 1

    def find(self, number: int) -> PlacedMention:
        """One mention of all."""
        article = self.article(number)
        return self.source.mentions(article)[number - self.starts[article]]

    def find_all(self, numbers: Iterable[int]) -> dict[int, PlacedMention]:
        """Some mentions by their numbers; each of their articles is opened once."""
        found: dict[int, PlacedMention] = {}
        for article, own in groupby(sorted(set(numbers)), key=self.article):
            some, start = list(own), self.starts[article]
            found |= zip(some, self.source.chosen(article, [number - start for number in some]), strict=True)
        return found

    def key(self, number: int) -> Key:
        """The key of a mention."""
        return self.names[self.article(number)], self._starts[number], self._ends[number]

    def number(self, key: Key) -> int | None:
        """The number of the mention with a key."""
        article = self._numbers.get(key[0])
        if article is None:
            return None
        there = range(self.starts[article], self.starts[article + 1])
        return next((one for one in there if (self._starts[one], self._ends[one]) == key[1:]), None)


class Groups(Mapping[Key, str]):
    """The ids of groups by the keys of their mentions; equal to a dict of the same.

    `first` has the number of the earliest mention of the group of each mention.
    """

    __slots__ = ("_first", "_shelves")

    def __init__(self, shelves: ResultIndex, first: Sequence[int]) -> None:
        self._shelves = shelves
        self._first = first

    def __getitem__(self, key: Key) -> str:
        number = self._shelves.number(key)
        if number is None:
            raise KeyError(key)
        return group_id(self._shelves.key(self._first[number]))

    def beside(self, names: AbstractSet[str]) -> set[Key]:
        """The keys of the mentions in all groups that have one in some articles, which are given by their ids."""
        starts, first = self._shelves.starts, self._first
        articles = [number for number, name in enumerate(self._shelves.names) if name in names]
        groups = {first[one] for number in articles for one in range(starts[number], starts[number + 1])}
        return {self._shelves.key(number) for number, group in enumerate(first) if group in groups}

    def __iter__(self) -> Iterator[Key]:
        return map(self._shelves.key, range(len(self._first)))

    def __len__(self) -> int:
        return len(self._first)

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[Key, str]], tuple[list[tuple[Key, str]]]]:
        return dict, (list(self.items()),)


def group_id(earliest: Key) -> str:
    """The id of a group: its earliest mention's."""
    article, start, end = earliest
    return f"{article}:{start}-{end}"


class Mentions(Lazy[PlacedMention]):
    """Placed mentions, given by their numbers among all; equal to a tuple of the same."""

    __slots__ = ("numbers", "shelves")

    def __init__(self, shelves: ResultIndex, numbers: Sequence[int]) -> None:
        self.shelves = shelves
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def make(self, number: int) -> PlacedMention:
        """The mention in this place."""
        return self.shelves.find(self.numbers[number])

    def __iter__(self) -> Iterator[PlacedMention]:
        """All of them; each article is opened once for some hundred."""
        for some in batched(self.numbers, _TOGETHER):
            yield from map(self.shelves.find_all(some).__getitem__, some)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Mentions) and self.shelves is other.shelves and self.numbers == other.numbers:
            return True
        return super().__eq__(other)

    __hash__ = Lazy.__hash__


class Expressions(Mapping[str, tuple[TimeExpression, ...]]):
    """Time expressions by article id; equal to a dict of the same."""

    __slots__ = ("_numbers", "_source")

    def __init__(self, source: Source, names: Sequence[str]) -> None:
        self._source = source
        self._numbers = {name: number for number, name in enumerate(names)}

    def __getitem__(self, name: str) -> tuple[TimeExpression, ...]:
        return self._source.expressions(self._numbers[name])

    def daybook(self, name: str) -> PackedDayMentions | None:
        """What an article says of days, where that was kept."""
        return self._source.daybook(self._numbers[name]) if name in self._numbers else None

    def __iter__(self) -> Iterator[str]:
        return iter(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[str, tuple[TimeExpression, ...]]], tuple[list[tuple[str, object]]]]:
        return dict, (list(self.items()),)
