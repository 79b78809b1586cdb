"""Events of very many mentions as records: numbers of mentions, and little more."""

from __future__ import annotations

from typing import Any, NamedTuple

from timeline.model.events import Status
from timeline.model.times import TimeValue
from timeline.storage.codec import decoder, encoder
from timeline.storage.spill_file import deserialize, serialize


class EventRecord(NamedTuple):
    """An event, told by the numbers of its mentions among all; there are hundreds of thousands.

    `label` is the mention whose title it bears, `dated` the one whose value it has; where none has, the title in words
    and the value encoded.  `earliest` and `latest` are those of the value.  `id` is "" where it is that of the first
    mention, as it is wherever timeline made the event.
    """

    mentions: tuple[int, ...]
    label: int | str
    dated: int | list[Any]
    earliest: str | None
    latest: str | None
    status: Status
    participants: tuple[str, ...] = ()
    place: str | None = None
    salience: float = 0.0
    why: str = ""
    claims: tuple[tuple[str, str | None, str | None], ...] = ()
    id: str = ""

    def packed(self) -> bytes:
        """The record as bytes for the time of one run."""
        return serialize(tuple(self))

    @property
    def value(self) -> TimeValue | None:
        """The value that no mention has; None where one has it."""
        return None if isinstance(self.dated, int) else decoded_value(self.dated)


def unpack_event_record(packed: bytes) -> EventRecord:
    """The inverse of `EventRecord.packed`."""
    return EventRecord(*deserialize(packed))


def encoded_value(value: TimeValue) -> list[Any]:
    """A value as a record holds it."""
    encoded: list[Any] = encoder(TimeValue)(value)
    return encoded


def decoded_value(encoded: list[Any]) -> TimeValue:
    """The inverse of `encoded_value`."""
    value: TimeValue = decoder(TimeValue)(list(encoded), "")
    return value
