"""Mentions and expressions of many articles as sequences that are made of what is kept of an article when asked for."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Protocol, overload

from timeline.model.events import Daybook, PlacedMention
from timeline.model.times import TimeExpression


class Source(Protocol):
    """What is kept of articles, by their numbers."""

    def mentions(self, number: int) -> Sequence[PlacedMention]:
        """The placed mentions of one article, in text order."""
        ...

    def expressions(self, number: int) -> tuple[TimeExpression, ...]:
        """Its resolved time expressions, in text order."""
        ...

    def daybook(self, number: int) -> Daybook:
        """What it says of days."""
        ...

    def page(self, number: int) -> bytes:
        """Both as the report has them; empty where that was not made."""
        ...


class Shelves:
    """A source, and where the mentions of each of its articles begin when all are counted."""

    __slots__ = ("source", "starts")

    def __init__(self, source: Source, counts: Sequence[int]) -> None:
        self.source = source
        self.starts = [0, *accumulate(counts)]

    def find(self, number: int) -> PlacedMention:
        """One mention of all."""
        article = bisect_right(self.starts, number) - 1
        return self.source.mentions(article)[number - self.starts[article]]


class Mentions(Sequence[PlacedMention]):
    """Placed mentions, given by their numbers among all; equal to a tuple of the same."""

    __slots__ = ("numbers", "shelves")

    def __init__(self, shelves: Shelves, numbers: Sequence[int]) -> None:
        self.shelves = shelves
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    @overload
    def __getitem__(self, index: int) -> PlacedMention: ...
    @overload
    def __getitem__(self, index: slice) -> Mentions: ...
    def __getitem__(self, index: int | slice) -> PlacedMention | Mentions:
        if isinstance(index, slice):
            return Mentions(self.shelves, self.numbers[index])
        return self.shelves.find(self.numbers[index])

    def __iter__(self) -> Iterator[PlacedMention]:
        return map(self.shelves.find, self.numbers)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Mentions) and self.shelves is other.shelves and self.numbers == other.numbers:
            return True
        if not isinstance(other, Mentions | tuple | list):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[type[tuple[PlacedMention, ...]], tuple[list[PlacedMention]]]:
        return tuple, (list(self),)


class Expressions(Mapping[str, tuple[TimeExpression, ...]]):
    """Time expressions by article id; equal to a dict of the same."""

    __slots__ = ("_numbers", "_source")

    def __init__(self, source: Source, names: Sequence[str]) -> None:
        self._source = source
        self._numbers = {name: number for number, name in enumerate(names)}

    def __getitem__(self, name: str) -> tuple[TimeExpression, ...]:
        return self._source.expressions(self._numbers[name])

    def daybook(self, name: str) -> Daybook | None:
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
