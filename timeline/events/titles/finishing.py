"""Finished titles: parts joined, loose ends cut off, no longer than a title may be, with a capital letter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.events.syntax.lexicon import Words

LIMIT = 90
"""The most characters that a title has."""
_SPACED = re.compile(r" (?=[,.;:%])")
_JOINED = re.compile(r"(?<=\s)- ?(?=[a-z])")


@dataclass(frozen=True, slots=True)
class _Ends:
    """What titles of one language do not end in; `any_end` is a quick look at whether one does."""

    any_end: tuple[str, ...]
    loose: re.Pattern[str]
    loose_pair: re.Pattern[str]


def finish(text: str, words: Words, limit: int | None = LIMIT) -> str:
    """Tidied, cut at a word to at most `limit` characters, with a capital letter."""
    text = _SPACED.sub("", " ".join(text.split()).strip(" ,;:–—-"))
    if " -" in text:
        text = _JOINED.sub("", text)  # what a time was joined to ("the now-closed mill")
    ends = _ends(words["titles.links"], words["titles.weak"], words["titles.conjunctions"], *_due(words))
    if text.endswith(ends.any_end):
        text = ends.loose.sub("", ends.loose_pair.sub("", text))
    if limit is not None and len(text) > limit:
        text = _without_opening(text, words)
    if limit is not None and len(text) > limit:
        text = text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
        text = _drop_tail(text.split(" "), words) + "…"
    return text[:1].upper() + text[1:]


def join_parts(words: Words, *parts: str) -> str:
    """The parts in order, with contracted words right behind what they are contracted with."""
    return _contracted(words["titles.contracted"]).sub("", " ".join([part for part in parts if part]))


def _due(words: Words) -> tuple[frozenset[str], frozenset[str]]:
    return words["titles.due"], words["titles.due_verbs"]


@lru_cache(maxsize=8)
def _ends(
    links: frozenset[str],
    weak: frozenset[str],
    conjunctions: frozenset[str],
    due: frozenset[str],
    due_verbs: frozenset[str],
) -> _Ends:
    behind = "".join(rf"(?<!\b{verb} )" for verb in sorted(due_verbs))
    return _Ends(
        tuple(sorted(links | weak | due)),
        re.compile(rf"[\s,]+(?:{_either(weak)}|{behind}{_either(due)})$"),
        re.compile(rf"[\s,]+{_either(conjunctions)} {_either(links)}$"),
    )


@lru_cache(maxsize=8)
def _contracted(forms: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf" (?=['’]{_either(forms)}\b)")


def _either(words: frozenset[str]) -> str:
    return f"(?:{'|'.join(sorted(words))})"


def _without_opening(text: str, words: Words) -> str:
    first, _, rest = text.partition(" ")
    return rest if first in words["titles.opening"] else text


def _drop_tail(kept: list[str], words: Words) -> str:
    while len(kept) > 3 and kept[-1].lower() in words["clauses.weak_ends"]:
        kept.pop()
    return " ".join(kept)
