"""Making one event of a group of mentions: its date, label, salience, and where articles disagree."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from timeline.calendar import Interval, describe, interval_of
from timeline.combining.cards import Told, loose_card
from timeline.model import Disagreement, Event, EventRecord, PlacedMention, Status, TimeValue, group_id

_STATUS_ORDER: tuple[Status, ...] = ("happened", "ongoing", "planned", "possible", "negated")
_OPEN = 10**9


class Member(Protocol):
    """One mention of an event: what its card says of it, its value and the interval of that."""

    @property
    def told(self) -> Told: ...
    @property
    def value(self) -> TimeValue | None: ...
    @property
    def interval(self) -> Interval | None: ...


@dataclass(frozen=True, slots=True)
class PlacedMember:
    """A member made of a placed mention itself."""

    told: Told
    value: TimeValue | None
    interval: Interval | None


def member_of(placed: PlacedMention) -> PlacedMember:
    """The member that a placed mention is."""
    (told,) = loose_card(placed.mention.trigger.article, [placed]).tellings.mentions
    return PlacedMember(told, placed.value, None if placed.value is None else interval_of(placed.value))


def ends(interval: Interval | None) -> tuple[int, int]:
    """When an event begins and ends, by which events are sorted; 0 where neither is known."""
    known = () if interval is None else tuple([end for end in (interval.start, interval.stop) if end is not None])
    return (known[0], known[-1]) if known else (0, 0)


def make_record(members: Sequence[Member], numbers: Sequence[int], why: str) -> EventRecord:
    """One event, its mentions given by `numbers`; at least one of the members, in the order of their keys, has a date.

    Its value is the narrowest date that a text states and that most of the others fit; dates that come only from the
    publication count where nothing is stated.
    """
    dated, labelled = _best_dated(members), _best_labelled(members)
    value = members[dated].value or TimeValue("")
    return EventRecord(
        mentions=tuple(numbers),
        label=numbers[labelled],
        dated=numbers[dated],
        earliest=value.earliest,
        latest=value.latest,
        status=_status(members),
        participants=_participants(members),
        place=_place(members),
        salience=_salience(members),
        why=_why(why, value),
        claims=_claims(members, value),
    )


def make_event(
    members: Sequence[Member], mentions: Sequence[PlacedMention], why: str, value: TimeValue | None = None
) -> Event:
    """The same as an event with its mentions; `value` is a date given by hand."""
    value = value or members[_best_dated(members)].value or TimeValue("")
    return Event(
        id=group_id(members[0].told.key),
        label=members[_best_labelled(members)].told.title,
        value=value,
        status=_status(members),
        mentions=mentions,
        participants=_participants(members),
        place=_place(members),
        salience=_salience(members),
        disagreement=tuple(Disagreement(*one) for one in _claims(members, value)),
        why=_why(why, value),
    )


def _why(why: str, value: TimeValue) -> str:
    return f"{why} / {describe(value)}" if why and value.placed else why


def _best_dated(members: Sequence[Member]) -> int:
    """The place of the member whose value the event has."""
    if len(members) == 1:
        return 0
    dated = [place for place, one in enumerate(members) if one.value is not None and one.value.placed]
    pool = [place for place in dated if members[place].told.how != "publication"] or dated or [0]
    counts = Counter(members[place].interval for place in pool)

    def rank(place: int) -> tuple[int, int, str, tuple[str, int, int]]:
        value, own = members[place].value, members[place].interval
        support = sum(n for other, n in counts.items() if own is not None and other is not None and own.overlaps(other))
        return -support, _length(own), (value.earliest or "") if value else "", members[place].told.key

    return min(pool, key=rank)


def _best_labelled(members: Sequence[Member]) -> int:
    """The place of the member whose title the event bears."""
    return max(range(len(members)), key=lambda place: _label_rank(members[place])) if len(members) > 1 else 0


def _length(interval: Interval | None) -> int:
    if interval is None or interval.start is None or interval.stop is None:
        return _OPEN
    return (interval.stop - interval.start) // 60


def _label_rank(one: Member) -> tuple[int, int, int, int, tuple[str, int, int]]:
    """Titles with participants, uncut, of a good length, and of a stated date read best; the earliest wins a tie."""
    told = one.told
    length = len(told.title)
    return (
        int(bool(told.who)),
        int(not told.title.endswith("…")),
        int(25 <= length <= 90),
        min(length, 80) // 20,
        ("", -told.trigger.start, -told.trigger.end),
    )


def _status(members: Sequence[Member]) -> Status:
    """What most tell; what happened outweighs what was planned before."""
    if len(members) == 1:
        return members[0].told.status
    counts = Counter(one.told.status for one in members)
    if counts["happened"]:
        return "happened"
    return max(_STATUS_ORDER, key=lambda status: (counts[status], -_STATUS_ORDER.index(status)))


def _participants(members: Sequence[Member]) -> tuple[str, ...]:
    if len(members) == 1:
        return tuple(sorted({who.name for who in members[0].told.who}))
    counts = Counter(name for one in members for name in dict.fromkeys(who.name for who in one.told.who))
    return tuple(name for name, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _place(members: Sequence[Member]) -> str | None:
    if len(members) == 1:
        return members[0].told.place
    counts = Counter(one.told.place for one in members if one.told.place is not None)
    return min(counts, key=lambda text: (-counts[text], -len(text), text)) if counts else None


def _salience(members: Sequence[Member]) -> float:
    """0 to 1 by how many articles and mentions tell it, and whether one opens with it."""
    articles = len({one.told.trigger.article for one in members})
    lead = any(one.told.lead for one in members)
    stated = any(one.told.how == "stated" for one in members)
    happened = any(one.told.status in ("happened", "ongoing") for one in members)
    weight = articles + 0.4 * (len(members) - articles) + 0.8 * lead + 0.3 * stated + 0.2 * happened
    return _weighed(weight)


@lru_cache(maxsize=1024)
def _weighed(weight: float) -> float:
    return round(1 - math.exp(-weight / 4), 4)


def _claims(members: Sequence[Member], value: TimeValue) -> tuple[tuple[str, str | None, str | None], ...]:
    """Stated dates of other articles that the event's own does not fit: article, earliest, latest."""
    if len(members) == 1:
        return ()
    own = interval_of(value)
    found: set[tuple[str, str | None, str | None]] = set()
    for one in members:
        if own is None or one.interval is None or one.value is None or one.told.how == "publication":
            continue
        if not own.overlaps(one.interval):
            found.add((one.told.trigger.article, one.value.earliest, one.value.latest))
    return tuple(sorted(found, key=lambda key: (key[0], key[1] or "", key[2] or "")))
