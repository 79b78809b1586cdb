"""Dating an article from others: what it tells with "Thursday" or "last week", a dated article tells too.

Each event that both tell leaves the days on which the undated article's words would mean the date that the other gives
it; the publication is sought on the day that most of them allow.  Where a dated article uses the same words, both were
most likely written on one day.  Nothing is applied here.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.calendar import Anchors, Interval, interval_of, resolve
from timeline.calendar.days import iso_day
from timeline.combining.dating.date_strings import value_of
from timeline.combining.grouping.content_words import content_words
from timeline.combining.grouping.features import people_of
from timeline.model import Match, PlacedMention, Proposal, TimeValue
from timeline.model.symbolic import Node
from timeline.storage import ResultIndex

_LONGEST_EVENT = 31  # days; what took longer does not date an article
_REACH = 45  # days around the event in which a publication is sought
_MOST_COMPARED = 20
_SAME_WORDS, _OTHER_WORDS, _SAME_PREDICATE, _SUREST = 0.6, 0.4, 0.1, 0.9
_AGREEING = 0.5  # the share of the matches that must allow the day


@dataclass(frozen=True, slots=True)
class _Found:
    """A mention of an undated article and one of a dated article that tell one event; `days` would fit both."""

    own: PlacedMention
    other: PlacedMention
    group: str
    days: frozenset[int]
    same_words: bool

    @property
    def weight(self) -> float:
        same = self.own.mention.predicate == self.other.mention.predicate
        return (_SAME_WORDS if self.same_words else _OTHER_WORDS) + (_SAME_PREDICATE if same else 0.0)


def propose(index: ResultIndex) -> tuple[Proposal, ...]:
    """Publication dates for the articles that have none, by article id."""
    known = list(index.headers())
    undated = {number for number, one in enumerate(known) if not one.dated}
    if not undated:
        return ()
    numbers = _beside(index, undated)
    mentions = list(index.find_all(numbers))
    groups = [index.group(number) for number in numbers]
    named = {index.article(number) for number in numbers} - undated
    dated = map(index.articles.__getitem__, sorted(named))
    published = {one.id: one.published for one in dated if one.published is not None}
    found: dict[str, list[_Found]] = defaultdict(list)
    for pair in _pairs(zip(mentions, groups, strict=True), published):
        found[pair.own.mention.trigger.article].append(pair)
    floors = _floors(mentions)
    proposals = (_proposal(name, found[name], published, floors.get(name)) for name in sorted(found))
    return tuple(one for one in proposals if one is not None)


def _beside(index: ResultIndex, articles: AbstractSet[int]) -> list[int]:
    """The numbers of the mentions in all groups that have one in these articles, in order."""
    groups = {index.first[number] for article in articles for number in index.own(article)}
    return [number for number, group in enumerate(index.first) if group in groups]


def _pairs(placed: Iterable[tuple[PlacedMention, str]], published: Mapping[str, TimeValue]) -> Iterator[_Found]:
    """Matches among the mentions of one group; each mention comes with the id of its group."""
    members: dict[str, list[PlacedMention]] = defaultdict(list)
    for one, group in placed:
        if one.expression is not None and one.mention.link.relation == "at":
            members[group].append(one)
    for name in sorted(members):
        dated = [one for one in members[name] if one.mention.trigger.article in published and one.reason is None]
        undated = [one for one in members[name] if one.mention.trigger.article not in published and one.reason]
        for own in undated if dated else ():
            for other in dated[:_MOST_COMPARED]:
                found = _match(own, other, name)
                if found is not None:
                    yield found


def _match(own: PlacedMention, other: PlacedMention, group: str) -> _Found | None:
    """The two as a match where they name a participant or a place in common, and words and date fit some day."""
    interval = None if other.value is None else interval_of(other.value)
    if interval is None or own.expression is None or other.expression is None or not _alike(own, other):
        return None
    days = _days(own.expression.symbolic, interval)
    same = own.expression.text.lower() == other.expression.text.lower()
    return _Found(own, other, group, days, same) if days else None


def _alike(one: PlacedMention, other: PlacedMention) -> bool:
    if people_of(one.mention) & people_of(other.mention):
        return True
    places = [one.mention.place, other.mention.place]
    first, second = (set() if place is None else set(content_words(place.text)) for place in places)
    return bool(first & second)


@lru_cache(maxsize=1024)
def _days(node: Node, event: Interval) -> frozenset[int]:
    """The days on which an article may be published whose words `node` mean a time of the event."""
    first, last = event.first_day, event.last_day
    if first is None or last is None or last - first >= _LONGEST_EVENT or resolve(node).placed:
        return frozenset()
    out = set()
    for day in range(first - _REACH, last + _REACH + 1):
        value = interval_of(resolve(node, Anchors(_one_day(day))))
        if value is not None and value.days is not None and value.days <= _LONGEST_EVENT and value.overlaps(event):
            out.add(day)
    return frozenset(out)


def _one_day(day: int) -> TimeValue:
    return TimeValue(iso_day(day), iso_day(day), iso_day(day), "day")


def _floors(placed: Iterable[PlacedMention]) -> dict[str, int]:
    """The last day that each article dates in full and tells as past: it was not published before."""
    floors: dict[str, int] = {}
    for one in placed:
        interval = None if one.value is None else interval_of(one.value)
        if one.mention.status == "happened" and interval is not None and interval.first_day is not None:
            article = one.mention.trigger.article
            floors[article] = max(floors.get(article, interval.first_day), interval.first_day)
    return floors


def _proposal(
    article: str, found: Sequence[_Found], published: Mapping[str, TimeValue], floor: int | None
) -> Proposal | None:
    """The day, or days, that most of the article's dated-elsewhere mentions allow, if enough of them do."""
    allowed: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    for one in found:
        allowed[one.own.mention.key] |= {day for day in one.days if floor is None or day >= floor}
    votes = Counter(day for days in allowed.values() for day in days)
    if not votes or max(votes.values()) / len(allowed) < _AGREEING:
        return None
    best = max(votes.values())
    days = sorted(day for day, count in votes.items() if count == best)
    days = [day for number, day in enumerate(days) if day - days[0] == number]  # without a gap
    supporting = [one for one in found if one.days.intersection(days)]
    twins = Counter(
        day for one in supporting if one.same_words for day in [_day(published, one)] if day is not None and day in days
    )
    first, last = days[0], days[-1]
    if twins:
        first = last = min(twins, key=lambda day: (-twins[day], day))
    supporting = sorted(supporting, key=lambda one: (-one.weight, one.own.mention.key, one.other.mention.key))
    matches = tuple(map(_told, supporting))
    value = value_of(f"as {matches[0].other.article} tells", first, last, "day", "uncertain")
    bounds = (iso_day(days[0]), iso_day(days[-1]))
    return Proposal(article, replace(value, bounds=bounds), _confidence(supporting, best / len(allowed)), matches)


def _day(published: Mapping[str, TimeValue], one: _Found) -> int | None:
    """The publication day of the dated article; None where it is only a range."""
    interval = interval_of(published[one.other.mention.trigger.article])
    return interval.first_day if interval is not None and interval.days == 1 else None


def _confidence(supporting: Sequence[_Found], agreeing: float) -> float:
    """One of several independent matches is right, one an event, if no other mention speaks against it."""
    best: dict[str, float] = {}
    for one in supporting:
        best[one.group] = max(best.get(one.group, 0.0), one.weight)
    wrong = math.prod(1 - weight for _, weight in sorted(best.items()))
    return round(min(_SUREST, 1 - wrong) * agreeing, 2)


def _told(one: _Found) -> Match:
    own, other = one.own, one.other
    return Match(
        span=own.mention.sentence,
        words=own.expression.text if own.expression else "",
        other=other.mention.sentence,
        other_words=other.expression.text if other.expression else "",
        event=other.mention.title,
    )
