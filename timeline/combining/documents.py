"""What articles are about: tf-idf vectors, their similarity, and stories, the clusters of articles about one thing.

Stories are found by average linkage (Sokal and Michener 1958) over the pairs of articles that share a telling word, so
the cost follows the number of such pairs and not the square of the articles.
"""

from __future__ import annotations

import heapq
import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from timeline.calendar import interval_of
from timeline.events.words import load_words
from timeline.model import Article

SIMILAR = 0.155  # articles join a story while the average similarity to it is at least this
_TOP = 60  # words that an article is known by
_COMMON = 60  # at most this many articles, or a tenth of all, may hold a word that brings two of them together
_MOST_COMMON = 200  # and never more than this, so that the pairs grow with the articles and not with their square
_APART = 60  # days between the publication of two articles of one story at most
_WORD = re.compile(r"[a-z0-9\u00c0-\u024f][a-z0-9\u00c0-\u024f'\-]+")

Vector = Mapping[str, float]


class Documents:
    """The articles of one grouping: vectors, similarities and stories by article id."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._articles = {article.id: article for article in sorted(articles, key=lambda one: one.id)}
        counts = {name: Counter(telling_words(article.text)) for name, article in self._articles.items()}
        self._frequency = Counter(word for found in counts.values() for word in found)
        self._total = len(counts)
        self._weights = {word: math.log((1 + self._total) / n) for word, n in self._frequency.items()}
        self.vectors = {name: self._document(found) for name, found in counts.items()}
        self._similar: dict[tuple[str, str], float] = {}
        self.story = self._stories()

    def similarity(self, a: str, b: str) -> float:
        """Cosine of two articles, 1 for an article with itself."""
        if a == b:
            return 1.0
        pair = (a, b) if a < b else (b, a)
        if pair not in self._similar:
            self._similar[pair] = dot(self.vectors.get(a, {}), self.vectors.get(b, {}))
        return self._similar[pair]

    def same_story(self, a: str, b: str) -> bool:
        """Whether two articles are about one thing."""
        return a == b or (a in self.story and self.story[a] == self.story.get(b))

    def weigh(self, words: Iterable[str]) -> Vector:
        """The normal tf-idf vector of a few words, each counted once."""
        return _normal({word: self._weights[word] for word in words if word in self._weights})

    def _document(self, found: Counter[str]) -> Vector:
        kept = {
            word: (1 + math.log(count)) * self._weights[word]
            for word, count in found.items()
            if self._frequency[word] > 1 or self._total < 3
        }
        top = sorted(kept.items(), key=lambda pair: (-pair[1], pair[0]))[:_TOP]
        return _normal(dict(top))

    def _stories(self) -> dict[str, int]:
        links = self._links()
        size = dict.fromkeys(self._articles, 1)
        members = {name: [name] for name in self._articles}
        heap = [(-value, a, b) for a, near in links.items() for b, value in near.items() if a < b]
        heapq.heapify(heap)
        while heap and -heap[0][0] >= SIMILAR:
            value, a, b = heapq.heappop(heap)
            if a not in members or b not in members or links[a].get(b) != -value:
                continue
            _merge(links, size, a, b, heap)
            members[a].extend(members.pop(b))
        return {name: number for number, group in enumerate(members.values()) for name in group}

    def _links(self) -> dict[str, dict[str, float]]:
        """The similarities of the pairs that share a word that is not common."""
        days = {name: _published(article) for name, article in self._articles.items()}
        # Undated ones first, the others by day: what lies too far apart is never paired.
        ordered = sorted(self.vectors, key=lambda name: (days[name] is not None, days[name] or 0, name))
        holders: dict[str, list[str]] = defaultdict(list)
        for name in ordered:
            for word in self.vectors[name]:
                holders[word].append(name)
        most = min(max(_COMMON, self._total // 10), _MOST_COMMON)
        pairs: dict[tuple[str, str], float] = defaultdict(float)
        for word in sorted(holders):
            if len(holders[word]) <= most:
                for a, b in _near_pairs(holders[word], days):
                    pairs[a, b] += self.vectors[a][word] * self.vectors[b][word]
        links: dict[str, dict[str, float]] = {name: {} for name in self._articles}
        for (a, b), value in pairs.items():
            if value > SIMILAR / 8:
                links[a][b] = links[b][a] = value
        return links


def _near_pairs(names: Sequence[str], days: Mapping[str, int | None]) -> Iterator[tuple[str, str]]:
    """The pairs published near enough to tell one story; `names` are sorted by day, unknown ones first, near all."""
    for i, a in enumerate(names):
        day = days[a]
        for b in names[i + 1 :]:
            other = days[b]
            if day is not None and other is not None and other - day > _APART:
                break
            yield (a, b) if a < b else (b, a)


def _merge(
    links: dict[str, dict[str, float]], size: dict[str, int], a: str, b: str, heap: list[tuple[float, str, str]]
) -> None:
    """Join `b` to `a`: the similarity to the pair is the average over its members."""
    near_a, near_b = links[a], links.pop(b)
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


def _published(article: Article) -> int | None:
    when = None if article.published is None else interval_of(article.published)
    return None if when is None else when.first_day


def telling_words(text: str) -> list[str]:
    """The words of a text in lower case, without those that say nothing of what it is about."""
    stop = load_words()["stop.words"]
    return [word for word in _WORD.findall(text.lower()) if len(word) > 2 and word not in stop]


def dot(a: Vector, b: Vector) -> float:
    """The product of two vectors; an exact sum, which does not depend on the order of words."""
    return math.fsum([a[word] * b[word] for word in a.keys() & b.keys()])


def _normal(weights: Mapping[str, float]) -> Vector:
    norm = math.sqrt(math.fsum([weight * weight for weight in weights.values()])) or 1.0
    return {word: weight / norm for word, weight in weights.items() if weight}
