"""Which articles are about the same story: tf-idf vectors, compared only where they share a telling word."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping

from timeline.combining.features import content_words

SIMILAR = 0.25
_RARE = 60  # a word in more articles than this brings no two of them together


def stories(texts: Mapping[str, str]) -> dict[str, int]:
    """A story number for each article id; articles of one story are transitively similar."""
    vectors = _vectors(texts)
    ids = sorted(texts)
    parent = {name: name for name in ids}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for (a, b), similarity in sorted(_similarities(vectors).items(), key=lambda pair: (-pair[1], pair[0])):
        if similarity >= SIMILAR and root(a) != root(b):
            low, high = sorted((root(a), root(b)))
            parent[high] = low
    number = {name: n for n, name in enumerate(ids)}
    return {name: number[root(name)] for name in ids}


def _vectors(texts: Mapping[str, str]) -> dict[str, dict[str, float]]:
    counts = {name: Counter(content_words(text)) for name, text in texts.items()}
    frequency = Counter(word for found in counts.values() for word in found)
    total = len(texts)
    out: dict[str, dict[str, float]] = {}
    for name, found in counts.items():
        weights = {word: math.log((1 + total) / frequency[word]) for word in found}
        norm = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        out[name] = {word: weight / norm for word, weight in weights.items()}
    return out


def _similarities(vectors: Mapping[str, Mapping[str, float]]) -> dict[tuple[str, str], float]:
    holders: dict[str, list[str]] = defaultdict(list)
    for name in sorted(vectors):
        for word in vectors[name]:
            holders[word].append(name)
    out: dict[tuple[str, str], float] = defaultdict(float)
    for word, names in holders.items():
        if len(names) > _RARE:
            continue
        for i, a in enumerate(names):
            weight = vectors[a][word]
            for b in names[i + 1 :]:
                out[a, b] += weight * vectors[b][word]
    return out
