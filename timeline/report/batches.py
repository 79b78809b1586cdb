"""A batch of events as it stands in the file, behind the sections: columns, as there, with values of its own.

Events point at the mentions of all articles by number.  An event says its id, its label and its value by the place of
the mention among its own that has the same; in words where none has.  `assets/js/data/columns.js` makes rows of it
again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from timeline.model import Event, EventRecord, group_id, unpack_record
from timeline.report.columns import Member, Pool, as_json, json_object
from timeline.report.packing import Piece, deflated
from timeline.report.shapes import TimeData
from timeline.report.times import put, time_data

EVENTS = 5000
"""How many events a batch has."""

_POOLED = ("status", "who", "place", "why", "claims")
Claim = tuple[str, str | None, str | None]


class EventRow(NamedTuple):
    """An event: `id`, `label` and `value` by places among its mentions, or in words."""

    id: int | str
    label: int | str
    value: int | TimeData
    mentions: int | Sequence[int]
    salience: float
    status: str
    who: Sequence[str]
    place: str | None
    why: str | None
    claims: Sequence[dict[str, str]] | None


@dataclass(frozen=True, slots=True)
class BatchTask:
    """Events as rows, or as packed records."""

    rows: Sequence[EventRow] = ()
    records: Sequence[bytes] = ()


def make_batch(task: BatchTask) -> Piece:
    """The batch of some events."""
    rows = [*task.rows, *map(_record_row, map(unpack_record, task.records))]
    pool = Pool()
    members: list[Member] = [("rows", [str(len(rows))])]
    for name, column in zip(EventRow._fields, zip(*rows, strict=True), strict=False):
        place = pool.place_all if name == "who" else pool.place
        told = list(map(place, column)) if name in _POOLED else column
        if any(one != 0 for one in told):
            members.append((name, [as_json(told)]))
    members.append(("values", [f"[{','.join(pool.texts())}]"]))
    return deflated(json_object(members))


def event_row(event: Event, mentions: Sequence[int]) -> EventRow:
    """An event whose mentions have these numbers."""
    own = [(placed.mention, placed.value) for placed in event.mentions]
    value = event.value
    return EventRow(
        _place((group_id(one.key) == event.id for one, _ in own), event.id),
        _place((one.title == event.label for one, _ in own), event.label),
        _place((value.placed and told == value for _, told in own), time_data(value)),
        *_said(event, mentions, ((one.article, one.earliest, one.latest) for one in event.disagreement)),
    )


def _record_row(record: EventRecord) -> EventRow:
    mentions = record.mentions
    label, dated = mentions.index(record.label), mentions.index(record.dated)
    return EventRow(0, label, dated, *_said(record, mentions, record.claims))


def _place(alike: Iterable[bool], words: Any) -> Any:
    """The place of the first mention that says the same; else the words."""
    return next((place for place, same in enumerate(alike) if same), words)


def _said(event: Event | EventRecord, mentions: Sequence[int], claims: Iterable[Claim]) -> tuple[Any, ...]:
    """What events and records say alike, from their mentions on."""
    return (
        mentions[0] if len(mentions) == 1 else mentions,
        round(event.salience, 4),
        event.status,
        event.participants,
        event.place or None,
        event.why or None,
        _claims(claims),
    )


def _claims(claims: Iterable[Claim]) -> list[dict[str, str]] | None:
    """Dates that one article alone gives; the article by its id."""
    found = []
    for article, earliest, latest in claims:
        claim = {"article": article}
        put(claim, "earliest", earliest)
        put(claim, "latest", latest)
        found.append(claim)
    return found or None
