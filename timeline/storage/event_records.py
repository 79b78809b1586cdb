"""Events and groups of very many mentions, kept as numbers of mentions, and made when somebody asks for one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.model.events import Disagreement, Event, PlacedMention, Status
from timeline.storage.lazy import Lazy
from timeline.storage.parallel import batched
from timeline.storage.result_index import Mentions, ResultIndex, group_id
from timeline.storage.spill_file import SpillFile, deserialize, serialize

_TOGETHER = 4096  # events that are made together


class EventRecord(NamedTuple):
    """An event, told by the numbers of mentions among all; there are hundreds of thousands.

    `label` is the mention whose title it bears, `dated` the one whose value it has; `earliest` and `latest` are those
    of the value.
    """

    mentions: tuple[int, ...]
    label: int
    dated: int
    earliest: str | None
    latest: str | None
    status: Status
    participants: tuple[str, ...] = ()
    place: str | None = None
    salience: float = 0.0
    why: str = ""
    claims: tuple[tuple[str, str | None, str | None], ...] = ()

    def packed(self) -> bytes:
        """The record as bytes for the time of one run."""
        return serialize(tuple(self))


def unpack_event_record(packed: bytes) -> EventRecord:
    """The inverse of `EventRecord.packed`."""
    return EventRecord(*deserialize(packed))


class Events(Lazy[Event]):
    """Events in the order of time, as records on a shelf: `order` has the place of each.

    The mentions' titles and values are read from where the mentions are kept.
    """

    __slots__ = ("_order", "_shelf", "shelves")

    def __init__(self, shelves: ResultIndex, shelf: SpillFile, order: Sequence[int]) -> None:
        self.shelves = shelves
        self._shelf = shelf
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    def record(self, number: int) -> EventRecord:
        """What an event is made of."""
        return unpack_event_record(self.packed(number))

    def packed(self, number: int) -> bytes:
        """The same as bytes for the time of one run."""
        return self._shelf.get(self._order[number])

    def records(self) -> Iterator[EventRecord]:
        """The same of all events."""
        return map(self.record, range(len(self)))

    def make(self, number: int) -> Event:
        """The event in this place of the order."""
        told = self.record(number)
        return self._event(told, self.shelves.find(told.label), self.shelves.find(told.dated))

    def __iter__(self) -> Iterator[Event]:
        """All events; each article is opened once for some thousand of them, which lie in the order of time."""
        for some in batched(self.records(), _TOGETHER):
            found = self.shelves.find_all(number for told in some for number in (told.label, told.dated))
            for told in some:
                yield self._event(told, found[told.label], found[told.dated])

    def _event(self, told: EventRecord, labelled: PlacedMention, dated: PlacedMention) -> Event:
        assert dated.value is not None  # noqa: S101 - that is what makes it the one that dates the event
        return Event(
            id=group_id(self.shelves.key(told.mentions[0])),
            label=labelled.mention.title,
            value=dated.value,
            status=told.status,
            mentions=Mentions(self.shelves, told.mentions),
            participants=told.participants,
            place=told.place,
            salience=told.salience,
            disagreement=tuple(Disagreement(*one) for one in told.claims),
            why=told.why,
        )
