"""Grouping the mentions of one event, within an article and across articles.

Never all with all: inside a story (articles about one thing) the mentions of one kind of predicate are clustered;
across stories only those that share an actor, a kind of predicate and a stretch of time are compared.  The result does
not depend on the order of the input.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from timeline.calendar import interval_of
from timeline.combining.cards import Card, loose_card, make_card
from timeline.combining.documents import Documents
from timeline.combining.events import group_id, make_event
from timeline.combining.features import Features, family_names, features
from timeline.combining.linkage import average_linkage
from timeline.combining.scoring import APART, CONTRADICTION, THRESHOLD, out_of_reach, reasons, score
from timeline.model import Article, Event, PlacedMention

Groups = dict[tuple[str, int, int], str]
_LARGEST = 150  # mentions clustered at once; larger groups are cut by time
_WINDOW = 20  # neighbours in a block that a mention is compared with
_MONTH, _LONG, _VAGUEST = 31, 62, 800


def group(placed: Sequence[PlacedMention], articles: Sequence[Article]) -> tuple[Event, ...]:
    """The events that the mentions tell, sorted by time; mentions without a date make no event of their own.

    `articles` are those the mentions stand in, dated.
    """
    return grouped(placed, articles)[0]


def grouped(placed: Sequence[PlacedMention], articles: Sequence[Article]) -> tuple[tuple[Event, ...], Groups]:
    """The events as `group` gives them, and the id of the group of every mention, by the mention's key.

    The id of a group is its event's, or, where none of its mentions has a date, made of the earliest in the same way.
    """
    cards, ordered = _cards(placed, articles)
    return grouped_cards(cards, lambda numbers: tuple(ordered[number] for number in numbers))


def grouped_cards(
    cards: Sequence[Card],
    mentions: Callable[[Sequence[int]], Sequence[PlacedMention]],
    documents: Documents | None = None,
) -> tuple[tuple[Event, ...], Groups]:
    """The same of the articles' cards, which are in the order of their ids.

    `mentions` gives placed mentions by their numbers: those of the first card come first, in its order.  Where
    `documents` are given, which were made of the cards, these need no words any more.
    """
    events: list[Event] = []
    groups: Groups = {}
    for numbers, members, why in Grouping(cards, documents).groups():
        if any(one.value is not None and one.value.placed for one in members):
            events.append(make_event(members, mentions(numbers), why))
        name = group_id(members[0].told.key)
        groups.update({one.told.key: name for one in members})
    return in_order(events), groups


def _cards(placed: Sequence[PlacedMention], articles: Sequence[Article]) -> tuple[list[Card], list[PlacedMention]]:
    """A card for each article, also for those that are not known, and the mentions in the order of the cards."""
    told: dict[str, list[PlacedMention]] = {article.id: [] for article in articles}
    for one in sorted(placed, key=lambda one: one.mention.key):
        told.setdefault(one.mention.trigger.article, []).append(one)
    known = {article.id: article for article in articles}
    names = sorted(told)
    cards = [make_card(known[name], told[name]) if name in known else loose_card(name, told[name]) for name in names]
    return cards, [one for name in names for one in told[name]]


def in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    """The events by time."""
    return tuple(sorted(events, key=lambda event: (*_order(event), event.id)))


def _order(event: Event) -> tuple[int, int]:
    interval = interval_of(event.value)
    ends = () if interval is None else tuple(end for end in (interval.start, interval.stop) if end is not None)
    return (ends[0], ends[-1]) if ends else (0, 0)


def cluster(
    placed: Sequence[PlacedMention], articles: Sequence[Article]
) -> list[tuple[tuple[PlacedMention, ...], str]]:
    """All mentions in groups, one group an event, each with a line that says what makes it one."""
    cards, ordered = _cards(placed, articles)
    return [(tuple(ordered[number] for number in numbers), why) for numbers, _, why in Grouping(cards).groups()]


class Grouping:
    """One grouping of the mentions of articles, given by their cards in the order of their ids; one use."""

    def __init__(self, cards: Sequence[Card], documents: Documents | None = None) -> None:
        self._documents = documents or Documents(cards)
        known = family_names(cards)
        self._items = [features(card, n, self._documents, known) for card in cards for n in range(len(card.mentions))]

    def groups(self) -> Iterator[tuple[list[int], list[Features], str]]:
        """The groups in the order of their first mentions: numbers, features, and what makes them one."""
        inside = [members for part in self._parts() for members in self._clustered(part)]
        joined = self._across(inside)
        for numbers in sorted(sorted(members) for members in joined):
            yield numbers, [self._items[i] for i in numbers], self._why(numbers)

    def _parts(self) -> Iterator[list[int]]:
        """For each story, the mentions whose predicates are of one kind, directly or over others of the story."""
        stories: dict[str, list[int]] = defaultdict(list)
        for i, item in enumerate(self._items):
            stories[str(self._documents.story.get(item.article, item.article))].append(i)
        for story in sorted(stories):
            yield from _connected(stories[story], self._items)

    def _clustered(self, part: list[int]) -> Iterator[list[int]]:
        ordered = sorted(part, key=lambda i: (_day(self._items[i]), i))
        for start in range(0, len(ordered), _LARGEST):
            yield from average_linkage(sorted(ordered[start : start + _LARGEST]), self._score, THRESHOLD)
        for i in part:
            self._items[i].vector = None  # few are asked for again, and together they are the most that grouping holds

    def _score(self, i: int, j: int) -> float:
        return score(self._items[i], self._items[j], self._documents.similarity)

    def _across(self, groups: list[list[int]]) -> list[list[int]]:
        """Groups of different stories joined where an actor, a kind of predicate and the days agree."""
        of = {i: number for number, members in enumerate(groups) for i in members}
        sets = {number: list(members) for number, members in enumerate(groups)}
        for _, i, j in sorted(self._pairs(of), key=lambda pair: (-pair[0], pair[1], pair[2])):
            a, b = sorted((of[i], of[j]))
            if a == b or self._contradict(sets[a], sets[b]):
                continue
            sets[a].extend(sets[b])
            for member in sets.pop(b):
                of[member] = a
        return list(sets.values())

    def _pairs(self, of: dict[int, int]) -> Iterator[tuple[float, int, int]]:
        """The pairs of neighbours in a block, of two articles, that score high enough for one event."""
        seen: set[tuple[int, int]] = set()
        for i, j in self._neighbours():
            pair = (i, j) if i < j else (j, i)
            if pair not in seen and of[i] != of[j]:
                seen.add(pair)
                value = self._score(*pair)
                if value >= APART:
                    yield value, *pair

    def _neighbours(self) -> Iterator[tuple[int, int]]:
        """Pairs in the blocks, of two articles and near enough in time; one may come several times."""
        for block in self._blocks():
            for position, i in enumerate(block):
                one = self._items[i]
                for j in block[position + 1 : position + 1 + _WINDOW]:
                    other = self._items[j]
                    if one.article != other.article and not out_of_reach(one, other):
                        yield i, j

    def _blocks(self) -> Iterator[list[int]]:
        """Mentions with one actor and kind of predicate in one stretch of time; vague ones meet the others by year.

        One stretch after another, so that the blocks of all are never held at once.
        """
        stretches: dict[str, list[int]] = defaultdict(list)
        for i, item in enumerate(self._items):
            for stretch in () if _is_vague(item) else _months(item):
                stretches[stretch].append(i)
            for stretch in _years(item):
                stretches[stretch].append(i)
        for stretch in sorted(stretches):
            yield from self._blocks_in(stretches.pop(stretch), by_year=stretch.startswith("y"))

    def _blocks_in(self, members: list[int], *, by_year: bool) -> Iterator[list[int]]:
        items = self._items
        vague = {key for i in members if _is_vague(items[i]) for key in _keys(items[i])} if by_year else None
        blocks: dict[tuple[str, str], list[int]] = defaultdict(list)
        for i in members:
            for key in _keys(items[i]):
                if vague is None or key in vague:
                    blocks[key].append(i)
        for block in blocks.values():
            if len(block) > 1:
                yield sorted(block, key=lambda i: (_day(items[i]), i))

    def _contradict(self, left: list[int], right: list[int]) -> bool:
        pairs = ((i, j) for i in left[:_WINDOW] for j in right[:_WINDOW])
        return any(self._score(i, j) <= CONTRADICTION for i, j in pairs)

    def _why(self, members: Sequence[int]) -> str:
        """What the two most alike members have in common."""
        if len(members) < 2:
            return ""
        pairs = list(combinations(sorted(members[:_WINDOW]), 2))
        i, j = max(pairs, key=lambda pair: (self._score(*pair), -pair[0], -pair[1])) if len(pairs) > 1 else pairs[0]
        return f"same: {' / '.join(reasons(self._items[i], self._items[j]))}"


def _connected(members: list[int], items: Sequence[Features]) -> Iterator[list[int]]:
    """Members joined over the classes of their predicates."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for i in members:
        first, *others = sorted(items[i].classes)
        for other in others:
            low, high = sorted((root(first), root(other)))
            parent[high] = low
    parts: dict[str, list[int]] = defaultdict(list)
    for i in members:
        parts[root(min(items[i].classes))].append(i)
    for name in sorted(parts):
        yield parts[name]


def _day(item: Features) -> int:
    if item.first is not None:
        return item.first
    return item.last if item.last is not None else 0


def _is_vague(item: Features) -> bool:
    return item.first is not None and item.last is not None and _LONG < item.last - item.first <= _VAGUEST


def _keys(item: Features) -> Iterator[tuple[str, str]]:
    for actor in item.people:
        for kind in item.classes:
            yield kind, actor


def _months(item: Features) -> Iterator[str]:
    """The months in which a mention looks for others, a week back for news of a publication."""
    if item.first is not None and item.last is not None and item.last - item.first <= _LONG:
        for month in range((item.first - 8) // _MONTH, (item.last + 1) // _MONTH + 1):
            yield f"m{month}"


def _years(item: Features) -> Iterator[str]:
    if item.first is not None and item.last is not None and item.last - item.first <= _VAGUEST:
        yield f"y{(item.first + item.last) // 2 // 366}"
