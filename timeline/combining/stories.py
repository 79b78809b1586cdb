"""The events of one story: the mentions of its articles clustered, and a record made of each group.

Pure: a story carries all that is needed, so that stories can be worked on anywhere.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from typing import Protocol

from timeline.combining.cards import Tellings
from timeline.combining.documents import Excerpt
from timeline.combining.events import ends, make_record
from timeline.combining.features import Features, Known, Weighing, features
from timeline.combining.linkage import average_linkage
from timeline.combining.scoring import THRESHOLD, reasons, score

_LARGEST = 150  # mentions clustered at once; larger groups are cut by time
COMPARED = 20  # members of a group that are looked at
NO_DAY = -(1 << 62)


class Packed(Protocol):
    """Where the tellings of an article are."""

    def open(self) -> Tellings: ...


@dataclass(frozen=True, slots=True)
class Part:
    """An article of a story: its number, that of its first mention, and its tellings."""

    number: int
    first: int
    tellings: Packed


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one thing, in the order of their numbers; `known` says by what some names are compared."""

    parts: tuple[Part, ...]
    excerpt: Excerpt
    known: Known


@dataclass(frozen=True, slots=True)
class Made:
    """An event that was made: its record, packed, and its place in time, by which events are sorted."""

    record: bytes
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class Clustered:
    """What comes of a story: groups of mentions, by their numbers, each with its event where one of it has a date.

    Of each mention in the order of the numbers: the offsets of its trigger, its first and last day (NO_DAY where
    there is none), and keys of its actors with the kind of its predicate, as many as `held` says.  `undated` are
    those that belong on a timeline and have no date.
    """

    groups: tuple[tuple[int, ...], ...]
    events: tuple[Made | None, ...]
    numbers: array[int]
    spans: tuple[array[int], array[int]]
    days: tuple[array[int], array[int]]
    held: array[int]
    keys: array[int]
    undated: array[int]


def cluster_stories(stories: Sequence[Story]) -> list[Clustered]:
    """The groups of several stories."""
    return [cluster_story(story) for story in stories]


def cluster_story(story: Story) -> Clustered:
    """The groups of one story, in the order of their kinds of predicate."""
    items: dict[int, Features] = {}
    for part in story.parts:
        items |= open_part(part, story.excerpt, story.known)

    scores: dict[tuple[int, int], float] = {}

    def alike(i: int, j: int) -> float:
        pair = (i, j)
        if pair not in scores:
            scores[pair] = score(items[i], items[j], story.excerpt.similarity)
        return scores[pair]

    groups = [group for kind in _connected(items) for group in _clustered(kind, items, alike)]
    events = tuple(make(members, [items[i] for i in members], alike) for members in groups)
    return _told(items, tuple(map(tuple, groups)), events)


def open_part(part: Part, weighing: Weighing, known: Known) -> dict[int, Features]:
    """The features of an article's mentions, by their numbers."""
    tellings = part.tellings.open()
    there = range(len(tellings.mentions))
    return {part.first + at: features(tellings, at, part.number, weighing, known) for at in there}


class Alike(Protocol):
    """The score of two mentions, given by their numbers."""

    def __call__(self, i: int, j: int, /) -> float: ...


def make(numbers: Sequence[int], members: Sequence[Features], alike: Alike) -> Made | None:
    """The event of a group, whose numbers are in order; None where none of its mentions has a date."""
    if not any(one.value is not None and one.value.placed for one in members):
        return None
    record = make_record(members, numbers, _why(numbers, members, alike))
    return Made(record.packed(), *ends(members[numbers.index(record.dated)].interval))


def _why(numbers: Sequence[int], members: Sequence[Features], alike: Alike) -> str:
    """What the two most alike members have in common."""
    if len(numbers) < 2:
        return ""
    pairs = list(combinations(range(min(len(numbers), COMPARED)), 2))
    best = pairs[0]
    if len(pairs) > 1:
        best = max(pairs, key=lambda pair: (alike(numbers[pair[0]], numbers[pair[1]]), -pair[0], -pair[1]))
    return f"same: {' / '.join(reasons(members[best[0]], members[best[1]]))}"


def _connected(items: dict[int, Features]) -> Iterator[list[int]]:
    """Mentions whose predicates are of one kind, directly or over others of the story."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for item in items.values():
        first, *others = sorted(item.classes)
        for other in others:
            low, high = sorted((root(first), root(other)))
            parent[high] = low
    parts: dict[str, list[int]] = defaultdict(list)
    for i, item in items.items():
        parts[root(min(item.classes))].append(i)
    for name in sorted(parts):
        yield parts[name]


def _clustered(part: list[int], items: dict[int, Features], alike: Alike) -> Iterator[list[int]]:
    if len(part) == 1:
        yield part
        return
    ordered = sorted(part, key=lambda i: (_day(items[i].first, items[i].last), i))
    for start in range(0, len(ordered), _LARGEST):
        yield from average_linkage(sorted(ordered[start : start + _LARGEST]), alike, THRESHOLD)


def _day(first: int | None, last: int | None) -> int:
    """The day by which mentions are sorted."""
    if first is not None:
        return first
    return last if last is not None else 0


def _told(
    items: dict[int, Features], groups: tuple[tuple[int, ...], ...], events: tuple[Made | None, ...]
) -> Clustered:
    there = items.values()
    keys = [_keys(one) for one in there]
    return Clustered(
        groups,
        events,
        array("i", items),
        (array("i", [one.told.trigger.start for one in there]), array("i", [one.told.trigger.end for one in there])),
        (_days([one.first for one in there]), _days([one.last for one in there])),
        array("i", map(len, keys)),
        array("Q", [key for some in keys for key in some]),
        array("i", [i for i, one in items.items() if one.told.candidate and not (one.value and one.value.placed)]),
    )


def _days(days: Sequence[int | None]) -> array[int]:
    return array("q", [NO_DAY if day is None else day for day in days])


def _keys(item: Features) -> tuple[int, ...]:
    """A number for each pair of an actor and a kind of predicate; none where it lacks a first or a last day."""
    if item.first is None or item.last is None:
        return ()
    return tuple([_key(kind, actor) for actor in item.people for kind in item.classes])


@lru_cache(maxsize=4096)
def _key(kind: str, actor: str) -> int:
    return int.from_bytes(blake2b(f"{kind}\0{actor}".encode("utf-8", "surrogatepass"), digest_size=8).digest())
