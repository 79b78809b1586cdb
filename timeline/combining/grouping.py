"""Grouping the mentions of one event, within an article and across articles.

Candidates are found by blocks (the same kind of predicate with the same actor or in the same story, in the same
stretch of time), never by comparing all with all; pairs are joined best first, and never across dates that contradict
each other.  The result does not depend on the order of the input.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from timeline.calendar import interval_of
from timeline.combining.documents import stories
from timeline.combining.events import make_event
from timeline.combining.features import Features, by_id, features
from timeline.combining.scoring import THRESHOLD, Score, compatible, disagreeing, score
from timeline.events.words import load_words
from timeline.model import Article, Event, PlacedMention

_WINDOW = 40  # neighbours in a block that a mention is compared with, so that large blocks cost no square
_DISAGREEING = 1.7
_MONTH, _LONG = 31, 62


def group(placed: Sequence[PlacedMention], articles: Sequence[Article]) -> tuple[Event, ...]:
    """The events that the mentions tell, sorted by time; mentions without a date make no event of their own.

    `articles` are those the mentions stand in, dated.
    """
    groups = cluster(placed, articles)
    events = [make_event(members, why) for members, why in groups if any(one.reason is None for one in members)]
    return tuple(sorted(events, key=lambda event: (*_order(event), event.id)))


def _order(event: Event) -> tuple[int, int]:
    interval = interval_of(event.value)
    ends = () if interval is None else tuple(end for end in (interval.start, interval.stop) if end is not None)
    return (ends[0], ends[-1]) if ends else (0, 0)


def cluster(
    placed: Sequence[PlacedMention], articles: Sequence[Article]
) -> list[tuple[tuple[PlacedMention, ...], str]]:
    """All mentions in groups, one group an event, each with a line that says what makes it one."""
    known = by_id(tuple(articles))
    story = stories({article.id: article.text for article in articles})
    ordered = sorted(placed, key=lambda one: one.mention.key)
    items = [features(one, known.get(one.mention.trigger.article), load_words("en")) for one in ordered]
    joined = _Joined(items)
    for _, i, j, found in sorted(_scored(items, story), key=lambda pair: (-pair[0], pair[1], pair[2])):
        joined.join(i, j, found)
    return joined.groups()


def _scored(items: Sequence[Features], story: dict[str, int]) -> Iterator[tuple[float, int, int, Score]]:
    """The pairs that may tell one event, each once."""
    seen: set[tuple[int, int]] = set()
    for block in _blocks(items, story):
        for position, i in enumerate(block):
            for j in block[position + 1 : position + 1 + _WINDOW]:
                pair = (i, j) if i < j else (j, i)
                if pair in seen:
                    continue
                seen.add(pair)
                found = _compare(items[pair[0]], items[pair[1]], story)
                if found is not None:
                    yield found.value, *pair, found


def _compare(a: Features, b: Features, story: dict[str, int]) -> Score | None:
    clustered = a.article == b.article or story.get(a.article) == story.get(b.article)
    fits = compatible(a, b)
    if not fits and not (clustered and disagreeing(a, b)):
        return None
    found = score(a, b, clustered=clustered)
    return found if found.value >= (THRESHOLD if fits else _DISAGREEING) else None


def _blocks(items: Sequence[Features], story: dict[str, int]) -> Iterator[list[int]]:
    """Lists of mentions worth comparing, ordered by time."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, item in enumerate(items):
        for key in _keys(item, story):
            blocks[key].append(i)
    for key in sorted(blocks):
        block = blocks[key]
        if len(block) > 1:
            yield sorted(
                block, key=lambda i: (items[i].first if items[i].first is not None else _published(items[i]), i)
            )


def _published(item: Features) -> int:
    return item.last if item.last is not None else item.published or 0


def _keys(item: Features, story: dict[str, int]) -> Iterator[tuple[str, ...]]:
    about = str(story.get(item.article, item.article))
    for name in item.classes:
        yield ("story", name, about)
        for actor in item.names:
            for stretch in _stretches(item):
                yield ("actor", name, actor, stretch)


def _stretches(item: Features) -> Iterator[str]:
    """The stretches of time in which a mention looks for others: months, or years where it is vague."""
    if item.first is None or item.last is None:
        return
    if item.last - item.first <= _LONG:
        for month in range((item.first - 8) // _MONTH, (item.last + 1) // _MONTH + 1):
            yield f"m{month}"
    if item.last - item.first <= 800:
        yield f"y{(item.first + item.last) // 2 // 366}"


class _Joined:
    """Disjoint sets of mentions that no contradiction may enter."""

    def __init__(self, items: Sequence[Features]) -> None:
        self._items = items
        self._parent = list(range(len(items)))
        self._members = {i: [i] for i in range(len(items))}
        self._why: dict[int, list[tuple[str, ...]]] = defaultdict(list)

    def _root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, i: int, j: int, found: Score) -> None:
        """Join the sets of two mentions unless members of them contradict each other."""
        a, b = self._root(i), self._root(j)
        if a == b:
            return
        low, high = min(a, b), max(a, b)
        direct = not compatible(self._items[i], self._items[j])
        if not direct and self._contradict(low, high):
            return
        self._parent[high] = low
        self._members[low].extend(self._members.pop(high))
        self._why[low] = [found.why, *self._why[low], *self._why.pop(high, [])]

    def _contradict(self, a: int, b: int) -> bool:
        left, right = self._members[a], self._members[b]
        if len(left) * len(right) > 400:
            left, right = left[:20], right[:20]
        return any(self._exclusive(self._items[i], self._items[j]) for i in left for j in right)

    def _exclusive(self, a: Features, b: Features) -> bool:
        if not compatible(a, b) and not (a.weak or b.weak):
            return True
        shared = a.names & b.names
        return bool(a.names and b.names and not shared and a.article == b.article)

    def groups(self) -> list[tuple[tuple[PlacedMention, ...], str]]:
        """The sets, each sorted, with the best reason for each."""
        out = []
        for root in sorted(self._members):
            members = sorted(self._members[root])
            why = self._why.get(root, [])
            text = f"same: {' / '.join(part for part in why[0] if part)}" if why else ""
            out.append((tuple(self._items[i].placed for i in members), text))
        return out
