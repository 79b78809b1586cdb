"""Raised figures, such as the marks of footnotes: kept apart from the year before them by their own characters."""

from __future__ import annotations

import re
from collections.abc import Sequence

_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_MARK = re.compile(r"\d{1,3}(?:[,–-]\s?\d{1,3}){0,3}")
_SMALLER = 0.8
_BEFORE_MARK = re.compile(r"\d[.,;:!?)\]\"”’]{0,2}$")


def raised(figures: str) -> str:
    """Figures in the characters that stand for raised ones: "12" is "¹²"."""
    return figures.translate(_RAISED)


def is_mark(words: str) -> bool:
    """Whether words are figures as notes have them: "3", "12", "1,2"."""
    return _MARK.fullmatch(words.strip()) is not None


def raise_marks(pieces: Sequence[tuple[str, float]]) -> str:
    """The text of pieces with their sizes; small figures right behind larger ones are raised: "1956³"."""
    parts: list[str] = []
    before, size = "", 0.0
    for words, own in pieces:
        small = own < size * _SMALLER and _BEFORE_MARK.search(before) is not None
        if small and words[:1].isdigit() and is_mark(words):
            parts.append(raised(words))
            continue  # what follows is compared with the text, not with the mark
        parts.append(words)
        if words.strip():
            before, size = words, own
    return "".join(parts)
