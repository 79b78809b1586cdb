"""Events, mentions, groups and expressions of a result as sequences and mappings, each value made when asked for.

They equal tuples and dicts of the same values.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from timeline.model.events import Combined, Disagreement, Event, PlacedMention
from timeline.model.times import TimeExpression, TimeValue
from timeline.storage.event_records import EventRecord
from timeline.storage.lazy import Lazy
from timeline.storage.result_index import Key, ResultIndex


class Mentions(Lazy[PlacedMention]):
    """Placed mentions, given by their numbers among all."""

    __slots__ = ("numbers", "result_index")

    def __init__(self, index: ResultIndex, numbers: Sequence[int]) -> None:
        self.result_index = index
        self.numbers = numbers

    def __len__(self) -> int:
        return len(self.numbers)

    def make(self, number: int) -> PlacedMention:
        """The mention in this place."""
        return self.result_index.find(self.numbers[number])

    def __iter__(self) -> Iterator[PlacedMention]:
        return self.result_index.find_all(self.numbers)

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Mentions) and self.result_index is other.result_index and self.numbers == other.numbers:
            return True
        return super().__eq__(other)

    __hash__ = Lazy.__hash__


def with_index(combined: Combined, index: ResultIndex, undated: Sequence[int]) -> Combined:
    """The result with all that an index has; `undated` are the numbers of mentions that belong on a timeline."""
    return replace(
        combined,
        articles=index.articles,
        expressions=Expressions(index),
        mentions=Mentions(index, range(len(index))),
        events=Events(index),
        undated=Mentions(index, undated),
        groups=Groups(index),
    )


class Events(Lazy[Event]):
    """Events in the order of time."""

    __slots__ = ("result_index",)

    def __init__(self, index: ResultIndex) -> None:
        self.result_index = index

    def __len__(self) -> int:
        return len(self.result_index.packed_records)

    def make(self, number: int) -> Event:
        """The event in this place of the order."""
        index, told = self.result_index, self.result_index.record(number)
        label, value = _said(index, told)
        return Event(
            id=index.event_id(told),
            label=label,
            value=value,
            status=told.status,
            mentions=Mentions(index, told.mentions),
            participants=told.participants,
            place=told.place,
            salience=told.salience,
            disagreement=tuple(Disagreement(*one) for one in told.claims),
            why=told.why,
        )

    def __iter__(self) -> Iterator[Event]:
        return map(self.make, range(len(self)))


def _said(index: ResultIndex, told: EventRecord) -> tuple[str, TimeValue]:
    """The title and the value of an event; one mention gives both of most."""
    labelled = index.find(told.label) if isinstance(told.label, int) else None
    label = told.label if labelled is None else labelled.mention.title
    value = told.value
    if value is None:
        dated = labelled if labelled is not None and told.dated == told.label else index.find(told.dated)  # type: ignore[arg-type]
        value = dated.value
    assert value is not None  # noqa: S101 - that is what makes it the one that dates the event
    return label, value  # type: ignore[return-value]


class Groups(Mapping[Key, str]):
    """The ids of groups by the keys of their mentions."""

    __slots__ = ("result_index",)

    def __init__(self, index: ResultIndex) -> None:
        self.result_index = index

    def __getitem__(self, key: Key) -> str:
        number = self.result_index.number(key)
        if number is None:
            raise KeyError(key)
        return self.result_index.group(number)

    def __iter__(self) -> Iterator[Key]:
        return map(self.result_index.key, range(len(self.result_index)))

    def __len__(self) -> int:
        return len(self.result_index)

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[Key, str]], tuple[list[tuple[Key, str]]]]:
        return dict, (list(self.items()),)


class Expressions(Mapping[str, tuple[TimeExpression, ...]]):
    """Time expressions by article id."""

    __slots__ = ("result_index",)

    def __init__(self, index: ResultIndex) -> None:
        self.result_index = index

    def __getitem__(self, name: str) -> tuple[TimeExpression, ...]:
        return self.result_index.source.expressions(self.result_index.article_numbers[name])

    def __iter__(self) -> Iterator[str]:
        return iter(self.result_index.names)

    def __len__(self) -> int:
        return len(self.result_index.names)

    def __repr__(self) -> str:
        return repr(dict(self))

    def __reduce__(self) -> tuple[type[dict[str, tuple[TimeExpression, ...]]], tuple[list[tuple[str, object]]]]:
        return dict, (list(self.items()),)
