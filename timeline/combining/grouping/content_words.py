"""The words of a text that say what it is about, and vectors of their weights."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import lru_cache

from timeline.events.syntax.lexicon import load_lexicon

_WORD = re.compile(r"[a-z0-9\u00c0-\u024f][a-z0-9\u00c0-\u024f'\-]{2,}")

Vector = Mapping[int, float]
"""Weights by the number of a word."""


def content_words(text: str, lang: str = "en") -> list[str]:
    """The words of a text in lower case, without those that say nothing in its language of what it is about."""
    return list(_content_words(text, lang))


@lru_cache(maxsize=128)
def _content_words(text: str, lang: str) -> list[str]:
    """The same; an article's parts ask for those of its text one after the other."""
    stop = load_lexicon(lang)["stop.words"]
    return [word for word in _WORD.findall(text.lower()) if word not in stop]


def dot(a: Vector, b: Vector) -> float:
    """The product of two vectors; an exact sum, which does not depend on the order of words."""
    return math.fsum([a[word] * b[word] for word in a.keys() & b.keys()])


def unit(weights: Mapping[int, float]) -> dict[int, float]:
    """The vector of length 1, without its zeros."""
    norm = math.sqrt(math.fsum([weight * weight for weight in weights.values()])) or 1.0
    return {word: weight / norm for word, weight in weights.items() if weight}
