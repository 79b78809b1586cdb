"""A batch of events as it stands in the file, behind the sections: columns, as there, with values of its own.

Events point at the mentions of all articles by number.  An event says its id, its label and its value by the place of
the mention among its own that has the same; in words where none has.  `assets/js/data/columns.js` makes rows of it
again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.report.data.shapes import TimeData
from timeline.report.data.times import put, time_data
from timeline.report.encoding.columns import Dictionary, Member, as_json, json_object
from timeline.report.encoding.deflate import Piece, deflated
from timeline.storage import EventRecord, unpack_event_record

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
class EventRowGroupTask:
    """Events as packed records."""

    records: Sequence[bytes]


def make_event_row_group(task: EventRowGroupTask) -> Piece:
    """The batch of some events."""
    rows = [event_row(unpack_event_record(record)) for record in task.records]
    pool = Dictionary()
    members: list[Member] = [("rows", [str(len(rows))])]
    for name, column in zip(EventRow._fields, zip(*rows, strict=True), strict=False):
        place = pool.place_all if name == "who" else pool.place
        told = list(map(place, column)) if name in _POOLED else column
        if any(one != 0 for one in told):
            members.append((name, [as_json(told)]))
    members.append(("values", [f"[{','.join(pool.texts())}]"]))
    return deflated(json_object(members))


def event_row(record: EventRecord) -> EventRow:
    """An event as its record has it."""
    mentions, value = record.mentions, record.value
    return EventRow(
        record.id or 0,
        mentions.index(record.label) if isinstance(record.label, int) else record.label,
        mentions.index(record.dated) if value is None else time_data(value),
        mentions[0] if len(mentions) == 1 else mentions,
        round(record.salience, 4),
        record.status,
        record.participants,
        record.place or None,
        record.why or None,
        _claims(record.claims),
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
