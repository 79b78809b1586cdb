"""Making one event of a group of mentions: its date, label, salience, and where articles disagree."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from timeline.calendar import Interval, describe, interval_of
from timeline.model import Disagreement, Event, PlacedMention, Status, TimeValue

_STATUS_ORDER: tuple[Status, ...] = ("happened", "ongoing", "planned", "possible", "negated")
_OPEN = 10**9


def make_event(members: Sequence[PlacedMention], why: str, value: TimeValue | None = None) -> Event:
    """One event; at least one of the members has a date.

    Its value is the narrowest date that a text states and that most of the others fit; dates that come only from the
    publication count where nothing is stated.  `value` is a date given by hand.
    """
    ordered = sorted(members, key=lambda one: one.mention.key)
    value = value or _best_value(ordered)
    best = max(ordered, key=_label_rank)
    if why and value.placed:
        why = f"{why} / {describe(value)}"
    return Event(
        id=group_id(ordered),
        label=best.mention.title,
        value=value,
        status=_status(ordered),
        mentions=tuple(ordered),
        participants=_participants(ordered),
        place=_place(ordered),
        salience=_salience(ordered),
        disagreement=_disagreement(ordered, value),
        why=why,
    )


def group_id(members: Sequence[PlacedMention]) -> str:
    """The id of a group: its earliest mention's."""
    article, start, end = min(one.mention.key for one in members)
    return f"{article}:{start}-{end}"


def _best_value(members: Sequence[PlacedMention]) -> TimeValue:
    if len(members) == 1 and members[0].value is not None:
        return members[0].value
    dated = [one for one in members if one.value is not None and one.value.placed]
    pool = [one for one in dated if one.mention.link.how != "publication"] or dated
    when = {one.mention.key: (one.value, _interval(one)) for one in pool}
    counts = Counter(interval for _, interval in when.values())

    def rank(one: PlacedMention) -> tuple[int, int, str, tuple[str, int, int]]:
        value, own = when[one.mention.key]
        support = sum(n for other, n in counts.items() if own is not None and other is not None and own.overlaps(other))
        return -support, _length(own), (value.earliest or "") if value else "", one.mention.key

    best = when[min(pool, key=rank).mention.key][0]
    return best if best is not None else TimeValue("")


def _interval(one: PlacedMention) -> Interval | None:
    return None if one.value is None else interval_of(one.value)


def _length(interval: Interval | None) -> int:
    if interval is None or interval.start is None or interval.stop is None:
        return _OPEN
    return (interval.stop - interval.start) // 60


def _label_rank(one: PlacedMention) -> tuple[int, int, int, int, tuple[str, int, int]]:
    """Titles with participants, uncut, of a good length, and of a stated date read best; the earliest wins a tie."""
    mention = one.mention
    length = len(mention.title)
    key = mention.key
    return (
        int(bool(mention.participants)),
        int(not mention.title.endswith("…")),
        int(25 <= length <= 90),
        min(length, 80) // 20,
        ("", -key[1], -key[2]),
    )


def _status(members: Sequence[PlacedMention]) -> Status:
    """What most tell; what happened outweighs what was planned before."""
    counts = Counter(one.mention.status for one in members)
    if counts["happened"]:
        return "happened"
    return max(_STATUS_ORDER, key=lambda status: (counts[status], -_STATUS_ORDER.index(status)))


def _participants(members: Sequence[PlacedMention]) -> tuple[str, ...]:
    counts = Counter(name for one in members for name in dict.fromkeys(p.name for p in one.mention.participants))
    return tuple(name for name, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0])))


def _place(members: Sequence[PlacedMention]) -> str | None:
    counts = Counter(one.mention.place.text for one in members if one.mention.place is not None)
    return min(counts, key=lambda text: (-counts[text], -len(text), text)) if counts else None


def _salience(members: Sequence[PlacedMention]) -> float:
    """0 to 1 by how many articles and mentions tell it, and whether one opens with it."""
    articles = len({one.mention.trigger.article for one in members})
    lead = any(one.mention.lead for one in members)
    stated = any(one.mention.link.how == "stated" for one in members)
    happened = any(one.mention.status in ("happened", "ongoing") for one in members)
    weight = articles + 0.4 * (len(members) - articles) + 0.8 * lead + 0.3 * stated + 0.2 * happened
    return round(1 - math.exp(-weight / 4), 4)


def _disagreement(members: Sequence[PlacedMention], value: TimeValue) -> tuple[Disagreement, ...]:
    """Stated dates of other articles that the event's own does not fit."""
    if len(members) == 1:
        return ()
    own = interval_of(value)
    found: dict[tuple[str, str | None, str | None], Disagreement] = {}
    for one in members:
        interval = _interval(one)
        if own is None or interval is None or one.value is None or one.mention.link.how == "publication":
            continue
        if not own.overlaps(interval):
            key = (one.mention.trigger.article, one.value.earliest, one.value.latest)
            found.setdefault(key, Disagreement(*key))
    return tuple(found[key] for key in sorted(found, key=lambda key: (key[0], key[1] or "", key[2] or "")))
