"""What articles are about: tf-idf vectors, their similarity, and stories, the clusters of articles about one thing.

Stories are found by average linkage (Sokal and Michener 1958) over the pairs of articles that share a telling word, so
the cost follows the number of such pairs and not the square of the articles.  Articles are looked at in the order of
their days, each with those that lie near it, so that only pairs alike enough are ever held.
"""

from __future__ import annotations

import heapq
import math
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter

from timeline.combining.cards import Card
from timeline.combining.words import Vector, dot, unit

SIMILAR = 0.155  # articles join a story while the average similarity to it is at least this
_TOP = 60  # words that an article is known by
_COMMON = 60  # at most this many articles, or a tenth of all, may hold a word that brings two of them together
_MOST_COMMON = 200  # and never more than this, so that the pairs grow with the articles and not with their square
_APART = 60  # days between the publication of two articles of one story at most

Links = list[dict[int, float]]
Kept = tuple["array[int]", "array[float]"]  # words and their weights, in the order of their letters


class Documents:
    """The articles of one grouping: vectors, similarities and stories by article id."""

    def __init__(self, cards: Iterable[Card]) -> None:
        vocabulary: dict[str, int] = {}
        # Numbers of words instead of the words: a card can go when it has been read.
        read = sorted((_numbered(card, vocabulary) for card in cards), key=itemgetter(0))
        self._number = {article: number for number, (article, *_) in enumerate(read)}
        self._days = [day for _, day, _, _ in read]
        self._words = [words for _, _, words, _ in read]
        self._vocabulary = tuple(vocabulary)
        counts = [own for *_, own in read]
        frequency = _frequency(self._words, counts, len(vocabulary))
        self._weights = _weights(frequency, len(read))
        self._vectors = [self._document(*one, frequency) for one in zip(self._words, counts, strict=True)]
        self._similar: dict[tuple[str, str], float] = {}
        self.story = self._stories()

    def similarity(self, a: str, b: str) -> float:
        """Cosine of two articles, 1 for an article with itself."""
        if a == b:
            return 1.0
        pair = (a, b) if a < b else (b, a)
        if pair not in self._similar:
            self._similar[pair] = dot(self._vector(self._number[a]), self._vector(self._number[b]))
        return self._similar[pair]

    def same_story(self, a: str, b: str) -> bool:
        """Whether two articles are about one thing."""
        return a == b or (a in self.story and self.story[a] == self.story.get(b))

    def weigh(self, article: str, places: Iterable[int]) -> Vector:
        """The normal tf-idf vector of a few words, given by their places in the article's card, each counted once."""
        words, weights = self._words[self._number[article]], self._weights
        return unit({words[place]: weights[words[place]] for place in places})

    def _document(self, words: Sequence[int], counts: Sequence[int], frequency: Sequence[int]) -> Kept:
        """What an article is known by."""
        least = 2 if len(self._days) >= 3 else 1
        weights, spelt = self._weights, self._vocabulary
        found = [
            (-(1 + _log(count)) * weights[word], spelt[word], word)
            for word, count in zip(words, counts, strict=True)
            if count and frequency[word] >= least
        ]
        found.sort()
        top = unit({word: -weight for weight, _, word in found[:_TOP]})
        order = sorted(top, key=spelt.__getitem__)
        return array("i", order), array("d", [top[word] for word in order])

    def _vector(self, number: int) -> Vector:
        return dict(zip(*self._vectors[number], strict=True))

    def _stories(self) -> dict[str, int]:
        links = self._links()
        size = [1] * len(links)
        members = {number: [number] for number in range(len(links))}
        heap = [(-value, a, b) for a, near in enumerate(links) for b, value in near.items() if a < b]
        heapq.heapify(heap)
        while heap and -heap[0][0] >= SIMILAR:
            value, a, b = heapq.heappop(heap)
            if a not in members or b not in members or links[a].get(b) != -value:
                continue
            _merge(links, size, a, b, heap)
            members[a].extend(members.pop(b))
        story = {one: number for number, group in enumerate(members.values()) for one in group}
        return {name: story[number] for name, number in self._number.items()}

    def _links(self) -> Links:
        """The similarities of the pairs that share a word that is not common."""
        counts = Counter(word for words, _ in self._vectors for word in words)
        most = min(max(_COMMON, len(self._days) // 10), _MOST_COMMON)
        telling = {word for word, count in counts.items() if 1 < count <= most}
        days = self._days
        links: Links = [{} for _ in days]
        undated: Holders = defaultdict(list)
        dated: Holders = defaultdict(list)
        for b in sorted(range(len(days)), key=lambda number: (days[number] is not None, days[number] or 0, number)):
            own = [pair for pair in zip(*self._vectors[b], strict=True) if pair[0] in telling]
            for a, value in _near(own, undated, dated, days, days[b]).items():
                if value > SIMILAR / 8:
                    links[a][b] = links[b][a] = value
            holders = undated if days[b] is None else dated
            for word, weight in own:
                holders[word].append((b, weight))
        return links


Holders = dict[int, list[tuple[int, float]]]


def _near(
    own: Sequence[tuple[int, float]], undated: Holders, dated: Holders, days: Sequence[int | None], day: int | None
) -> dict[int, float]:
    """The similarities of one article with those before it that are near enough to tell one story."""
    found: dict[int, float] = {}
    for word, weight in own:
        for a, other in undated.get(word, ()):
            found[a] = found.get(a, 0.0) + weight * other
        for a, other in reversed(dated.get(word, ())):
            before = days[a]
            if day is None or before is None or day - before > _APART:
                break
            found[a] = found.get(a, 0.0) + weight * other
    return found


def _numbered(card: Card, vocabulary: dict[str, int]) -> tuple[str, int | None, array[int], array[int]]:
    """An article's id, its day, its words by their places in the vocabulary, and their counts."""
    words = [vocabulary.setdefault(word, len(vocabulary)) for word in card.words]
    return card.article, card.day, array("i", words), array("i", card.counts)


def _frequency(words: Sequence[Sequence[int]], counts: Sequence[Sequence[int]], size: int) -> list[int]:
    """In how many articles each word stands."""
    frequency = [0] * size
    for numbers, own in zip(words, counts, strict=True):
        for number, count in zip(numbers, own, strict=True):
            if count:
                frequency[number] += 1
    return frequency


def _weights(frequency: Sequence[int], total: int) -> list[float]:
    known = {n: math.log((1 + total) / n) if n else 0.0 for n in set(frequency)}
    return [known[n] for n in frequency]


@lru_cache(maxsize=256)
def _log(count: int) -> float:
    return math.log(count)


def _merge(links: Links, size: list[int], a: int, b: int, heap: list[tuple[float, int, int]]) -> None:
    """Join `b` to `a`: the similarity to the pair is the average over its members."""
    near_a, near_b = links[a], links[b]
    links[b] = {}
    near_a.pop(b, None)
    near_b.pop(a, None)
    total = size[a] + size[b]
    for other in sorted({*near_a, *near_b}):
        value = (size[a] * near_a.get(other, 0.0) + size[b] * near_b.get(other, 0.0)) / total
        near_a[other] = links[other][a] = value
        links[other].pop(b, None)
        if value >= SIMILAR:
            heapq.heappush(heap, (-value, min(a, other), max(a, other)))
    size[a] = total
