"""Groups of different stories joined where an actor, a kind of predicate and the days agree.

Mentions that share an actor and a kind of predicate meet in blocks, one stretch of time after another.  Who may meet is
found from numbers alone; only pairs that may be one event are then looked at closely, wherever that is done.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from timeline.combining.grouping.features import Features, Known
from timeline.combining.grouping.scoring import APART, score
from timeline.combining.grouping.story_clusters import TfidfSlice
from timeline.combining.grouping.within_story import COMPARED, NO_DAY, StoryArticle, open_part
from timeline.storage import batched

_MONTH, _LONG, _VAGUEST = 31, 62, 800
_WEAK_BACK = 8  # days that news may lie behind what it tells
_KEYS_AT_ONCE = 250_000
_PAIRS_AT_ONCE = 400

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class CandidatePairs:
    """Pairs of mentions that may tell one event, and the articles they stand in."""

    pairs: tuple[Pair, ...]
    parts: tuple[StoryArticle, ...]
    excerpt: TfidfSlice
    known: Known


def compare_candidates(block: CandidatePairs) -> list[tuple[float, int, int]]:
    """The pairs that score high enough for one event.  Pure."""
    wanted = {end for pair in block.pairs for end in pair}
    items: dict[int, Features] = {}
    for part in block.parts:
        items |= open_part(part, block.excerpt, block.known, wanted)
    scored = ((score(items[i], items[j], block.excerpt.similarity), i, j) for i, j in block.pairs)
    return [one for one in scored if one[0] >= APART]


class BlockingIndex:
    """All mentions by their numbers: the article each stands in, its days, and its keys."""

    def __init__(self, counts: Sequence[int]) -> None:
        self.article = array("i")
        for article, count in enumerate(counts):
            self.article.extend([article] * count)
        total = len(self.article)
        self.group = array("i", [-1]) * total
        self._days = array("q", [NO_DAY]) * total, array("q", [NO_DAY]) * total
        self._held = array("q", [0]) * total  # where the keys of each begin, and how many they are
        self._count = array("i", [0]) * total
        self._keys = array("Q")

    def add(self, first: int, days: tuple[array[int], array[int]], held: array[int], keys: array[int]) -> None:
        """Note the days of mentions that follow one another from `first` on, and the keys of each, `held` of them."""
        there = slice(first, first + len(held))
        self._days[0][there], self._days[1][there] = days
        self._held[there] = array("q", list(accumulate(held, initial=len(self._keys)))[:-1])
        self._count[there] = held
        self._keys.extend(keys)

    def pairs(self) -> Iterator[Pair]:
        """The pairs of neighbours in a block, of two articles and groups; some come again in another stretch."""
        stretches: dict[tuple[bool, int], array[int]] = defaultdict(lambda: array("i"))
        for number, count in enumerate(self._count):
            if count:
                for stretch in self._stretches(number):
                    stretches[stretch].append(number)
        for stretch in sorted(stretches):
            members = stretches.pop(stretch)
            found: set[Pair] = set()
            for block in self._blocks(members, by_year=stretch[0]):
                found.update(self._neighbours(block))
            yield from sorted(found)

    def _stretches(self, number: int) -> Iterator[tuple[bool, int]]:
        """The months in which a mention looks for others, a week back for news of a publication, and its year."""
        first, last = self._days[0][number], self._days[1][number]
        if last - first > _VAGUEST:
            return
        if last - first <= _LONG:
            for month in range((first - 8) // _MONTH, (last + 1) // _MONTH + 1):
                yield False, month
        yield True, (first + last) // 2 // 366

    def _blocks(self, members: Sequence[int], *, by_year: bool) -> Iterator[list[int]]:
        """Mentions of a stretch with one key; by the year only those blocks in which one is vague.

        Where a stretch has very many, the keys are looked at one part after another, so that few blocks are held.
        """
        parts = 1 + sum([self._count[number] for number in members]) // _KEYS_AT_ONCE
        vague = {key for number in members if by_year and self._is_vague(number) for key in self._own(number)}
        for part in range(parts if vague or not by_year else 0):
            blocks: dict[int, list[int]] = defaultdict(list)
            for number in members:
                for key in self._own(number):
                    if key % parts == part and (not by_year or key in vague):
                        blocks[key].append(number)
            for block in blocks.values():
                if len(block) > 1:
                    yield sorted(block, key=lambda number: (self._days[0][number], number))

    def _own(self, number: int) -> array[int]:
        """The keys of a mention."""
        start = self._held[number]
        return self._keys[start : start + self._count[number]]

    def _is_vague(self, number: int) -> bool:
        return _LONG < self._days[1][number] - self._days[0][number] <= _VAGUEST

    def _neighbours(self, block: Sequence[int]) -> Iterator[Pair]:
        for position, i in enumerate(block):
            for j in block[position + 1 : position + 1 + COMPARED]:
                if self.article[i] != self.article[j] and self.group[i] != self.group[j] and self._in_reach(i, j):
                    yield (i, j) if i < j else (j, i)

    def _in_reach(self, i: int, j: int) -> bool:
        """Whether two mentions lie near enough to be compared at all."""
        (a, b), (c, d) = ((self._days[0][one], self._days[1][one]) for one in (i, j))
        gap = c - b if c > a else a - d
        return gap <= _WEAK_BACK or gap <= b - a + 1 or gap <= d - c + 1


def candidate_pairs(
    pairs: Iterable[Pair], make: Callable[[Sequence[Pair]], CandidatePairs]
) -> Iterator[CandidatePairs]:
    """The pairs in blocks of a size that one worker can hold."""
    return map(make, batched(pairs, _PAIRS_AT_ONCE))


class ClusterMerging:
    """Groups that are joined: which one each mention is in, and the members of those that were."""

    def __init__(self, group: array[int], members: Callable[[int], list[int]]) -> None:
        self._group = group
        self._members = members
        self.joined: dict[int, list[int]] = {}
        self.gone: dict[int, int] = {}

    def join(self, pairs: Iterable[tuple[float, int, int]], contradict: Callable[[Sequence[Pair]], bool]) -> None:
        """Join the groups of the pairs, the most alike first, but where members of theirs contradict each other."""
        for _, i, j in sorted(set(pairs), key=lambda pair: (-pair[0], pair[1], pair[2])):
            a, b = sorted((self._of(i), self._of(j)))
            if a == b:
                continue
            left, right = self._held(a), self._held(b)
            if contradict([(one, other) for one in left[:COMPARED] for other in right[:COMPARED]]):
                continue
            self.joined[a] = [*left, *right]
            self.joined.pop(b, None)
            self.gone[b] = a

    def _of(self, mention: int) -> int:
        group = self._group[mention]
        while group in self.gone:
            group = self.gone[group]
        return group

    def _held(self, group: int) -> list[int]:
        return self.joined.get(group) or self._members(group)
