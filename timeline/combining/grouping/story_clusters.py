"""What articles are about: tf-idf vectors, their similarity, and stories, the clusters of articles about one thing.

Stories are found by average linkage (Sokal and Michener 1958) over the pairs of articles that share a telling word, so
the cost follows the number of such pairs and not the square of the articles.  Articles are looked at in the order of
their days, each with those that lie near it.  Of an article, memory holds a few numbers; its words and its vector lie
in a spill file.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from timeline.combining.grouping.content_words import Vector, dot, unit
from timeline.combining.grouping.linkage import sparse_upgma
from timeline.combining.grouping.tfidf import (
    NumberedProfiles,
    TfidfTask,
    Vocabulary,
    unpack_numbers,
    unpack_words,
    weigh_words,
)
from timeline.storage import Run, SpillFile, deserialize, serialize

SIMILAR = 0.155  # articles join a story while the average similarity to it is at least this
_COMMON = 60  # at most this many articles, or a tenth of all, may hold a word that brings two of them together
_MOST_COMMON = 200  # and never more than this, so that the pairs grow with the articles and not with their square
_APART = 60  # days between the publication of two articles of one story at most


class StoryClusterer:
    """The articles of one grouping, by their numbers in the order of their profiles: words, vectors and stories.

    `numbered` are the words of all articles, some of these at a time, in the order of their ids; `run` weighs them.
    """

    def __init__(self, numbered: Iterable[NumberedProfiles], run: Run = map) -> None:
        self._days: list[int | None] = []
        words, given = _Words(), SpillFile()
        for some in numbered:
            self._days.extend([day for _, day, _ in some.heads])
            given.put(serialize((some.texts, words.take(some).tobytes())))
        self._texts, self._vectors = SpillFile(), SpillFile()
        holding: Counter[int] = Counter()
        parts = (deserialize(given.get(number)) for number in range(len(given)))
        tasks = (words.to_weigh(texts, numbers, len(self)) for texts, numbers in parts)
        for weighed in run(weigh_words, tasks):
            holding.update(weighed.known)
            for text, vector in weighed.articles:
                self._texts.put(text)
                self._vectors.put(vector)
        self.stories = self._stories(holding)

    def __len__(self) -> int:
        return len(self._days)

    def excerpt(self, numbers: Iterable[int]) -> TfidfSlice:
        """What is known of some articles, to be taken elsewhere."""
        some = list(numbers)
        return TfidfSlice(*({number: file.get(number) for number in some} for file in (self._texts, self._vectors)))

    def similarity(self, a: int, b: int) -> float:
        """Cosine of two articles, 1 for an article with itself."""
        return TfidfSlice({}, {one: self._vectors.get(one) for one in (a, b)}).similarity(a, b)

    def same_story(self, a: int, b: int) -> bool:
        """Whether two articles are about one thing."""
        return self.stories[a] == self.stories[b]

    def _stories(self, holding: Mapping[int, int]) -> array[int]:
        """The number of the story of each article; stories are counted by their first articles.

        `holding` says of each word how many articles are known by it.
        """
        links = self._links(holding)
        leaders = array("i", range(len(self)))
        for members, near in links.components(len(self)):
            for first, *others in sparse_upgma(members, near, SIMILAR):
                for other in others:
                    leaders[other] = first
        ranks = {leader: rank for rank, leader in enumerate(sorted(set(leaders)))}
        return array("i", [ranks[leader] for leader in leaders])

    def _links(self, holding: Mapping[int, int]) -> _Links:
        """The similarities of the pairs that share a word that is not common."""
        days = self._days
        most = min(max(_COMMON, len(days) // 10), _MOST_COMMON)
        telling = {word for word, count in holding.items() if 1 < count <= most}
        links = _Links()
        undated, dated = _Holders(), _Holders()
        for b in sorted(range(len(days)), key=lambda number: (days[number] is not None, days[number] or 0, number)):
            pairs = zip(*unpack_words(self._vectors.get(b)), strict=True)
            own = [pair for pair in pairs if pair[0] in telling]
            for a, value in _near(own, undated, dated, days, days[b]).items():
                if value > SIMILAR / 8:
                    links.add(a, b, value)
            (undated if days[b] is None else dated).add(b, own)
        return links


class TfidfSlice:
    """What is known of the words of some articles; it can be pickled."""

    def __init__(self, texts: dict[int, bytes], vectors: dict[int, bytes]) -> None:
        self._texts = texts
        self._vectors = vectors
        self._open: dict[int, tuple[array[int], array[float]]] = {}
        self._known_by: dict[int, Vector] = {}
        self._similar: dict[tuple[int, int], float] = {}

    def __reduce__(self) -> tuple[type[TfidfSlice], tuple[dict[int, bytes], dict[int, bytes]]]:
        return TfidfSlice, (self._texts, self._vectors)

    def similarity(self, a: int, b: int) -> float:
        """Cosine of two articles, 1 for an article with itself."""
        if a == b:
            return 1.0
        pair = (a, b) if a < b else (b, a)
        if pair not in self._similar:
            self._similar[pair] = dot(self._vector(a), self._vector(b))
        return self._similar[pair]

    def _vector(self, article: int) -> Vector:
        found = self._known_by.get(article)
        if found is None:
            found = self._known_by[article] = dict(zip(*unpack_words(self._vectors[article]), strict=True))
        return found

    def weigh(self, article: int, places: Iterable[int]) -> Vector:
        """The normal tf-idf vector of a few words, each once, given by their places in the article's profile."""
        found = self._open.get(article)
        if found is None:
            found = self._open[article] = unpack_words(self._texts[article])
        words, weights = found
        return unit({words[place]: weights[place] for place in places})


class _Words:
    """The words of all articles: the number of each, and how many articles hold it."""

    def __init__(self) -> None:
        self._numbers = Vocabulary()
        self._held = array("i")

    def take(self, some: NumberedProfiles) -> array[int]:
        """Count the words of some more articles; their numbers, in the order of these."""
        numbers = array("i", map(self._numbers.__getitem__, some.words))
        self._held.extend([0] * (len(self._numbers) - len(self._held)))
        for number, count in zip(numbers, some.held, strict=True):
            self._held[number] += count
        return numbers

    def to_weigh(self, texts: bytes, packed: bytes, total: int) -> TfidfTask:
        """Some articles of `total`, to be weighed, given by their texts and the numbers of their words."""
        numbers = unpack_numbers("i", packed)
        held = list(map(self._held.__getitem__, numbers))
        known = {n: math.log((1 + total) / n) if n else 0.0 for n in set(held)}
        weights = array("d", [known[n] for n in held])
        least = 2 if total >= 3 else 1  # a word of one article among others brings it to none
        telling = array("d", [w if n >= least else 0.0 for w, n in zip(weights, held, strict=True)])
        return TfidfTask(texts, numbers, weights, telling)


class _Holders:
    """The articles that hold each word, in the order in which they were added, with its weight in them."""

    def __init__(self) -> None:
        self._of: dict[int, tuple[array[int], array[float]]] = {}

    def add(self, number: int, own: Sequence[tuple[int, float]]) -> None:
        for word, weight in own:
            held = self._of.get(word)
            if held is None:
                held = self._of[word] = array("i"), array("d")
            held[0].append(number)
            held[1].append(weight)

    def latest_first(self, word: int) -> Iterator[tuple[int, float]]:
        numbers, weights = self._of.get(word, ((), ()))
        return zip(reversed(numbers), reversed(weights), strict=True)


class _Links:
    """Similarities of pairs of articles, in a few bytes each."""

    def __init__(self) -> None:
        self._pairs = array("i"), array("i")
        self._values = array("d")

    def add(self, a: int, b: int, value: float) -> None:
        self._pairs[0].append(a)
        self._pairs[1].append(b)
        self._values.append(value)

    def components(self, size: int) -> Iterator[tuple[list[int], list[tuple[int, int, float]]]]:
        """The articles that hang together over pairs alike enough for a story, and all pairs among them.

        Only within these can an average be high enough.
        """
        parent = array("i", range(size))

        def root(number: int) -> int:
            while parent[number] != number:
                parent[number] = parent[parent[number]]
                number = parent[number]
            return number

        triples = range(len(self._values))
        ones, others = self._pairs
        for at in triples:
            if self._values[at] >= SIMILAR:
                low, high = sorted((root(ones[at]), root(others[at])))
                parent[high] = low
        roots = array("i", map(root, range(size)))
        inside = sorted((at for at in triples if roots[ones[at]] == roots[others[at]]), key=lambda at: roots[ones[at]])
        for _, some in groupby(inside, key=lambda at: roots[ones[at]]):
            pairs = [(ones[at], others[at], self._values[at]) for at in some]
            yield sorted({end for pair in pairs for end in pair[:2]}), pairs


def _near(
    own: Sequence[tuple[int, float]], undated: _Holders, dated: _Holders, days: Sequence[int | None], day: int | None
) -> dict[int, float]:
    """The similarities of one article with those before it that are near enough to tell one story."""
    found: dict[int, float] = {}
    for word, weight in own:
        for a, other in undated.latest_first(word):
            found[a] = found.get(a, 0.0) + weight * other
        for a, other in dated.latest_first(word):
            before = days[a]
            if day is None or before is None or day - before > _APART:
                break
            found[a] = found.get(a, 0.0) + weight * other
    return found
