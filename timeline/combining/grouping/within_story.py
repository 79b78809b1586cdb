"""The events of one story: the mentions of its articles clustered, and a record made of each group.

Pure: a story carries all that is needed, so that stories can be worked on anywhere.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from hashlib import blake2b
from itertools import chain, combinations
from typing import Protocol

from timeline.combining.grouping.event_building import ends, make_record, single_record
from timeline.combining.grouping.features import Features, Known, TermWeights, features
from timeline.combining.grouping.inputs import GroupingMentions
from timeline.combining.grouping.linkage import upgma
from timeline.combining.grouping.scoring import THRESHOLD, reasons, score
from timeline.combining.grouping.story_clusters import TfidfSlice
from timeline.storage import Packed

_LARGEST = 150  # mentions clustered at once; larger groups are cut by time
COMPARED = 20  # members of a group that are looked at
NO_DAY = -(1 << 62)


@dataclass(frozen=True, slots=True)
class StoryArticle:
    """An article of a story: its number, that of its first mention, and its grouping mentions."""

    number: int
    first: int
    grouping_mentions: Packed[GroupingMentions]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one thing, in the order of their numbers; `known` says by what some names are compared."""

    parts: tuple[StoryArticle, ...]
    excerpt: TfidfSlice
    known: Known


@dataclass(frozen=True, slots=True)
class EventCluster:
    """An event that was made: its record, packed, and its place in time, by which events are sorted."""

    record: bytes
    start: int
    stop: int


@dataclass(frozen=True, slots=True)
class StoryGroups:
    """What comes of some stories: groups of mentions, by their numbers, each with its event where one of it has a date.

    Of each group: how many of the `members` are its own, and its event's record, packed (empty where there is none),
    and ends.  `parts` are (number of the first mention, how many there are, how many keys) of each article.  Of each
    mention, in the order of the parts: the place of its group, the first mention of that, the offsets of its trigger,
    its first and last day (NO_DAY where there is none), and keys of its actors with the kind of its predicate, as many
    as `held` says.  `undated` are those that belong on a timeline and have no date.
    """

    sizes: array[int]
    members: array[int]
    records: list[bytes]
    ends: tuple[array[int], array[int]]
    parts: list[tuple[int, int, int]]
    group: array[int]
    first: array[int]
    spans: tuple[array[int], array[int]]
    days: tuple[array[int], array[int]]
    held: array[int]
    keys: array[int]
    undated: array[int]


def cluster_stories(stories: Sequence[Story]) -> StoryGroups:
    """The groups of some stories, one story after the other, in the order of their kinds of predicate."""
    making = _StoryGrouping()
    for story in stories:
        making.add(story)
    return making.made


class _StoryGrouping:
    """What comes of stories, as it grows."""

    def __init__(self) -> None:
        small, large = partial(array, "i"), partial(array, "q")
        self.made = StoryGroups(
            sizes=small(),
            members=small(),
            records=[],
            ends=(large(), large()),
            parts=[],
            group=small(),
            first=small(),
            spans=(small(), small()),
            days=(large(), large()),
            held=small(),
            keys=array("Q"),
            undated=small(),
        )

    def add(self, story: Story) -> None:
        """Find the groups of a story."""
        items: dict[int, Features] = {}
        for part in story.parts:
            opened = open_part(part, story.excerpt, story.known)
            self._note(part.first, opened)
            items |= opened
        scores: dict[tuple[int, int], float] = {}

        def alike(i: int, j: int) -> float:
            value = scores.get((i, j))
            if value is None:
                value = scores[i, j] = score(items[i], items[j], story.excerpt.similarity)
            return value

        groups = [members for some in _predicate_components(items) for members in _mention_clusters(some, items, alike)]
        group = {i: number for number, members in enumerate(groups, len(self.made.sizes)) for i in members}
        first = {i: members[0] for members in groups for i in members}
        self.made.group.extend([group[i] for i in items])
        self.made.first.extend([first[i] for i in items])
        self._take(groups, [event_cluster_of(members, [items[i] for i in members], alike) for members in groups])

    def _take(self, groups: Sequence[Sequence[int]], events: Sequence[EventCluster | None]) -> None:
        made = self.made
        made.sizes.extend(map(len, groups))
        made.members.extend(chain.from_iterable(groups))
        made.records.extend([b"" if event is None else event.record for event in events])
        made.ends[0].extend([0 if event is None else event.start for event in events])
        made.ends[1].extend([0 if event is None else event.stop for event in events])

    def _note(self, first: int, items: Mapping[int, Features]) -> None:
        made = self.made
        keys = [_keys(one) for one in items.values()]
        made.parts.append((first, len(items), sum(map(len, keys))))
        made.held.extend(map(len, keys))
        made.keys.extend(chain.from_iterable(keys))
        made.spans[0].extend([one.told.start for one in items.values()])
        made.spans[1].extend([one.told.end for one in items.values()])
        made.days[0].extend([NO_DAY if one.first is None else one.first for one in items.values()])
        made.days[1].extend([NO_DAY if one.last is None else one.last for one in items.values()])
        made.undated.extend([i for i, one in items.items() if one.told.candidate and one.told.when is None])


def open_part(
    part: StoryArticle, weighing: TermWeights, known: Known, wanted: Container[int] | None = None
) -> dict[int, Features]:
    """The features of an article's mentions, or of those that are `wanted`, by their numbers."""
    told = enumerate(part.grouping_mentions.open().mentions, part.first)
    return {i: features(one, part.number, weighing, known) for i, one in told if wanted is None or i in wanted}


class PairScore(Protocol):
    """The score of two mentions, given by their numbers."""

    def __call__(self, i: int, j: int, /) -> float: ...


def event_cluster_of(numbers: Sequence[int], members: Sequence[Features], alike: PairScore) -> EventCluster | None:
    """The event of a group, whose numbers are in order; None where none of its mentions has a date."""
    told = [one.told for one in members]
    whens = [one.when for one in told]
    if len(told) == 1 and whens[0] is not None:
        return EventCluster(single_record(told[0], numbers[0], whens[0]).packed(), *ends(whens[0].interval))
    if not any(whens):
        return None
    record = make_record(told, numbers, _why(numbers, members, alike))
    when = whens[numbers.index(record.dated)]
    return EventCluster(record.packed(), *ends(when and when.interval))


def _why(numbers: Sequence[int], members: Sequence[Features], alike: PairScore) -> str:
    """What the two most alike members have in common."""
    pairs = list(combinations(range(min(len(numbers), COMPARED)), 2))
    best = pairs[0]
    if len(pairs) > 1:
        best = max(pairs, key=lambda pair: (alike(numbers[pair[0]], numbers[pair[1]]), -pair[0], -pair[1]))
    return f"same: {' / '.join(reasons(members[best[0]], members[best[1]]))}"


def _predicate_components(items: dict[int, Features]) -> Iterator[list[int]]:
    """Mentions whose predicates are of one kind, directly or over others of the story."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for kinds in dict.fromkeys([item.kinds for item in items.values()]):
        first, *others = sorted(kinds)
        for other in others:
            low, high = sorted((root(first), root(other)))
            parent[high] = low
    parts: dict[str, list[int]] = defaultdict(list)
    roots: dict[frozenset[str], str] = {}
    for i, item in items.items():
        name = roots.get(item.kinds) or roots.setdefault(item.kinds, root(min(item.kinds)))
        parts[name].append(i)
    for name in sorted(parts):
        yield parts[name]


def _mention_clusters(part: list[int], items: dict[int, Features], alike: PairScore) -> Iterator[list[int]]:
    if len(part) == 1:
        yield part
        return
    ordered = sorted(part, key=lambda i: (_day(items[i].first, items[i].last), i))
    for start in range(0, len(ordered), _LARGEST):
        yield from upgma(sorted(ordered[start : start + _LARGEST]), alike, THRESHOLD)


def _day(first: int | None, last: int | None) -> int:
    """The day by which mentions are sorted."""
    if first is not None:
        return first
    return last if last is not None else 0


def _keys(item: Features) -> tuple[int, ...]:
    """A number for each pair of an actor and a kind of predicate; none where it lacks a first or a last day."""
    if item.first is None or item.last is None:
        return ()
    return tuple([_key(kind, actor) for actor in item.people for kind in item.kinds])


@lru_cache(maxsize=4096)
def _key(kind: str, actor: str) -> int:
    return int.from_bytes(blake2b(f"{kind}\0{actor}".encode("utf-8", "surrogatepass"), digest_size=8).digest())
