"""Making one event of a group of mentions: its date, label, salience, and where articles disagree."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Protocol

from timeline.calendar import Interval
from timeline.combining.grouping.inputs import GroupingDate, GroupingMention, grouping_date, undescribed_input
from timeline.model import PlacedMention, Status, TimeValue
from timeline.storage import EventRecord, Key, encoded_value

_STATUS_ORDER: tuple[Status, ...] = ("happened", "ongoing", "planned", "possible", "negated")
_REAL = ("happened", "ongoing")
_OPEN = 10**9


class IntervalEnds(Protocol):
    """A stretch of seconds; None is an open end."""

    @property
    def start(self) -> int | None: ...
    @property
    def stop(self) -> int | None: ...


def grouping_mention_of(placed: PlacedMention) -> GroupingMention:
    """A placed mention as a member of an event."""
    (told,) = undescribed_input(placed.mention.trigger.article, [placed]).grouping_mentions.mentions
    return told


def ends(interval: IntervalEnds | None) -> tuple[int, int]:
    """When an event begins and ends, by which events are sorted; 0 where neither is known."""
    known = () if interval is None else tuple([end for end in (interval.start, interval.stop) if end is not None])
    return (known[0], known[-1]) if known else (0, 0)


def make_record(
    members: Sequence[GroupingMention], numbers: Sequence[int], why: str, by_hand: TimeValue | None = None
) -> EventRecord:
    """One event, its mentions given by `numbers`; at least one of the members, in the order of their keys, has a date.

    Its value is the narrowest date that a text states and that most of the others fit; dates that come only from the
    publication count where nothing is stated, and one that was given `by_hand` before all.
    """
    dated, labelled = _best_dated(members), _best_labelled(members)
    when = members[dated].when if by_hand is None else grouping_date(by_hand)
    return EventRecord(
        mentions=tuple(numbers),
        label=numbers[labelled],
        dated=numbers[dated] if by_hand is None else encoded_value(by_hand),
        earliest=None if when is None else when.earliest,
        latest=None if when is None else when.latest,
        status=_status(members),
        participants=_participants(members),
        place=_place(members),
        salience=_salience(members),
        why=f"{why} / {when.words}" if why and when is not None else why,
        claims=() if when is None else _claims(members, when.interval),
    )


def single_record(told: GroupingMention, number: int, when: GroupingDate) -> EventRecord:
    """The same of one mention and its date: most events have no more, and this costs a third."""
    return EventRecord(
        mentions=(number,),
        label=number,
        dated=number,
        earliest=when.earliest,
        latest=when.latest,
        status=told.status,
        participants=tuple(sorted({who.name for who in told.who})),
        place=told.place,
        salience=_weighed(1, 0, told.lead, told.how == "stated", told.status in _REAL),
    )


def _best_dated(members: Sequence[GroupingMention]) -> int:
    """The place of the member whose date the event has."""
    dated = [place for place, one in enumerate(members) if one.when is not None]
    pool = [place for place in dated if members[place].how != "publication"] or dated
    whens = {place: when for place in pool if (when := members[place].when) is not None}
    if len({(when.earliest, when.latest) for when in whens.values()}) < 2:
        return pool[0] if pool else 0
    counts = Counter([when.interval for when in whens.values()])
    support = {own: sum([n for other, n in counts.items() if own.overlaps(other)]) for own in counts}

    def rank(place: int) -> tuple[int, int, str, Key]:
        when = whens[place]
        return -support[when.interval], _length(when.interval), when.earliest or "", members[place].key

    return min(whens, key=rank)


def _best_labelled(members: Sequence[GroupingMention]) -> int:
    """The place of the member whose title the event bears."""
    return max(range(len(members)), key=lambda place: _label_rank(members[place]))


def _length(interval: Interval) -> int:
    if interval.start is None or interval.stop is None:
        return _OPEN
    return (interval.stop - interval.start) // 60


def _label_rank(told: GroupingMention) -> tuple[int, int, int, int, int, int]:
    """Titles with participants, uncut, of a good length, and of a stated date read best; the earliest wins a tie."""
    length = len(told.title)
    return (
        int(bool(told.who)),
        int(not told.title.endswith("…")),
        int(25 <= length <= 90),
        min(length, 80) // 20,
        -told.start,
        -told.end,
    )


def _status(members: Sequence[GroupingMention]) -> Status:
    """What most tell; what happened outweighs what was planned before."""
    counts = dict.fromkeys(_STATUS_ORDER, 0)
    for one in members:
        counts[one.status] += 1
    if counts["happened"]:
        return "happened"
    return max(_STATUS_ORDER, key=lambda status: (counts[status], -_STATUS_ORDER.index(status)))


def _participants(members: Sequence[GroupingMention]) -> tuple[str, ...]:
    counts = Counter([name for one in members for name in {who.name for who in one.who}])
    return tuple(name for name, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _place(members: Sequence[GroupingMention]) -> str | None:
    counts = Counter([one.place for one in members if one.place is not None])
    if len(counts) < 2:
        return next(iter(counts), None)
    return min(counts, key=lambda text: (-counts[text], -len(text), text))


def _salience(members: Sequence[GroupingMention]) -> float:
    """0 to 1 by how many articles and mentions tell it, and whether one opens with it."""
    articles = len({one.article for one in members})
    lead = True in {one.lead for one in members}
    stated = "stated" in {one.how for one in members}
    real = not {one.status for one in members}.isdisjoint(_REAL)
    return _weighed(articles, len(members) - articles, lead, stated, real)


@lru_cache(maxsize=1024)
def _weighed(articles: int, again: int, lead: bool, stated: bool, real: bool) -> float:  # noqa: FBT001 - they add up
    weight = articles + 0.4 * again + 0.8 * lead + 0.3 * stated + 0.2 * real
    return round(1 - math.exp(-weight / 4), 4)


def _claims(members: Sequence[GroupingMention], own: Interval) -> tuple[tuple[str, str | None, str | None], ...]:
    """Stated dates of other articles that the event's own does not fit: article, earliest, latest."""
    if len(members) == 1:
        return ()
    found: set[tuple[str, str | None, str | None]] = set()
    for one in members:
        if one.when is not None and one.how != "publication" and not own.overlaps(one.when.interval):
            found.add((one.article, one.when.earliest, one.when.latest))
    return tuple(sorted(found, key=lambda key: (key[0], key[1] or "", key[2] or "")))
