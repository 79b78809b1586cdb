"""The words of some articles: numbered, weighed, and those that each article is known by.

Pure: what is done of some articles hangs on nothing but what is given, so that it can be done anywhere.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress, pairwise
from operator import mul
from typing import Any

from timeline.combining.grouping.inputs import TermProfile
from timeline.storage import Packed, deserialize, serialize

_TOP = 60  # words that an article is known by


@dataclass(frozen=True, slots=True)
class NumberedProfiles:
    """The profiles of some articles.

    `heads` are the id of each, its day and the number of its mentions, `people` the names in all of them.  `words` are
    those of all of them, each once, `held` how many of the articles hold each of these.  `texts` are the words of each
    article by their places in `words`, packed.
    """

    heads: list[tuple[str, int | None, int]]
    people: list[str]
    words: list[str]
    held: array[int]
    texts: bytes


@dataclass(frozen=True, slots=True)
class TfidfTask:
    """The texts of some articles, and of each of their words: its number among those of all articles, its weight, and
    that by which an article may be known, 0 where it may not."""

    texts: bytes
    numbers: array[int]
    weights: array[float]
    telling: array[float]


@dataclass(frozen=True, slots=True)
class TfidfVectors:
    """Of each of some articles, packed: its words with their weights, and the normal vector of those that it is known
    by.  Of each word of these: how many of the articles are known by it."""

    articles: list[tuple[bytes, bytes]]
    known: dict[int, int]


def number_words(profiles: Sequence[Packed[TermProfile]]) -> NumberedProfiles:
    """The words of some articles by their numbers."""
    places, factors, held = Vocabulary(), _Factors(), Counter[int]()
    heads: list[tuple[str, int | None, int]] = []
    people: dict[str, None] = {}
    sizes, numbers, grown = array("i"), array("i"), array("d")
    for profile in (one.open() for one in profiles):
        heads.append((profile.article, profile.day, profile.mentions))
        people.update(dict.fromkeys(profile.names))
        words = array("i", map(places.__getitem__, profile.words))
        held.update(compress(words, profile.counts))
        sizes.append(len(words))
        numbers.extend(words)
        grown.extend(map(factors.__getitem__, profile.counts))
    texts = serialize((sizes.tobytes(), numbers.tobytes(), grown.tobytes()))
    return NumberedProfiles(
        heads, list(people), list(places), array("i", map(held.__getitem__, range(len(places)))), texts
    )


def weigh_words(task: TfidfTask) -> TfidfVectors:
    """The words of some articles, weighed."""
    known: Counter[int] = Counter()
    articles: list[tuple[bytes, bytes]] = []
    number, weight, telling = task.numbers.tolist(), task.weights.tolist(), task.telling.tolist()
    for places, factors in _texts(task.texts):
        words = array("i", map(number.__getitem__, places))
        text = pack_words(words, array("d", map(weight.__getitem__, places)))
        own, weights = _known_by(words, list(map(mul, factors, map(telling.__getitem__, places))))
        known.update(own)
        articles.append((text, pack_words(own, weights)))
    return TfidfVectors(articles, dict(known))


def pack_words(words: array[int], weights: array[float]) -> bytes:
    """Words by their numbers, and a weight of each, as bytes for the time of one run."""
    return words.tobytes() + weights.tobytes()


def unpack_words(packed: bytes) -> tuple[array[int], array[float]]:
    """The inverse of `pack_words`."""
    small, large = array("i").itemsize, array("d").itemsize
    end = len(packed) // (small + large) * small
    return unpack_numbers("i", packed[:end]), unpack_numbers("d", packed[end:])


def unpack_numbers(kind: str, packed: bytes) -> array[Any]:
    """The numbers of an array of a kind, from its bytes."""
    found: array[Any] = array(kind)
    found.frombytes(packed)
    return found


def _texts(packed: bytes) -> Iterator[tuple[array[int], array[float]]]:
    """The words of each article by their places, and by what the weight of each grows."""
    sizes, words, factors = map(unpack_numbers, "iid", deserialize(packed))
    for start, end in pairwise(accumulate(sizes, initial=0)):
        yield words[start:end], factors[start:end]


def _known_by(words: Sequence[int], weights: Sequence[float]) -> tuple[array[int], array[float]]:
    """Of an article's words, in the order of their letters, those with the most weight, in a normal vector."""
    least = sorted(weights)[-_TOP] if len(weights) > _TOP else 0.0
    telling = list(map(least.__le__, weights)) if least else weights
    own, known = list(compress(words, telling)), list(compress(weights, telling))
    while len(own) > _TOP:  # of those with the least weight the first are taken
        last = len(known) - 1 - known[::-1].index(least)
        del own[last], known[last]
    norm = math.sqrt(math.fsum([weight * weight for weight in known]))
    return array("i", own), array("d", [weight / norm for weight in known])


class Vocabulary(dict[str, int]):
    """Words by their numbers; a new one gets the next."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class _Factors(dict[int, float]):
    """What the weight of a word grows by where it stands so often in an article; 0 where it does not count."""

    def __missing__(self, count: int) -> float:
        factor = self[count] = 1 + math.log(count) if count else 0.0
        return factor
