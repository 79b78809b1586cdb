"""Finished titles: parts joined, loose ends cut off, no longer than a title may be, with a capital letter."""

from __future__ import annotations

import re
from functools import lru_cache

from timeline.events.syntax.lexicon import Words

LIMIT = 90
"""The most characters that a title has."""
_SPACED = re.compile(r" (?=[,.;:%])")
_JOINED = re.compile(r"(?<=\s)- ?(?=[a-z])")


def finish(text: str, words: Words, limit: int | None = LIMIT) -> str:
    """Tidied, cut at a word to at most `limit` characters, with a capital letter."""
    text = _SPACED.sub("", " ".join(text.split()).strip(" ,;:–—-"))
    if " -" in text:
        text = _JOINED.sub("", text)  # what a time was joined to ("the now-closed mill")
    if text.endswith(_ends(words["titles.links"], words["titles.weak"], words["titles.due"])):
        text = _without_loose_end(text, words)
    if limit is not None and len(text) > limit:
        text = _without_opening(text, words)
    if limit is not None and len(text) > limit:
        text = text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
        text = _drop_tail(text.split(" "), words) + "…"
    return text[:1].upper() + text[1:]


def join_parts(words: Words, *parts: str) -> str:
    """The parts in order, with contracted words right behind what they are contracted with."""
    return _contracted(words["titles.contracted"]).sub("", " ".join([part for part in parts if part]))


@lru_cache(maxsize=8)
def _ends(*lists: frozenset[str]) -> tuple[str, ...]:
    """All words of some lists, for a quick look at whether a title ends in one."""
    return tuple(sorted(frozenset().union(*lists)))


def _without_loose_end(text: str, words: Words) -> str:
    links, weak = words["titles.links"], words["titles.weak"]
    text = _loose_pair(words["titles.conjunctions"], links).sub("", text)
    return _loose_end(weak, words["titles.due"], words["titles.due_verbs"]).sub("", text)


@lru_cache(maxsize=8)
def _loose_pair(conjunctions: frozenset[str], links: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"[\s,]+{_either(conjunctions)} {_either(links)}$")


@lru_cache(maxsize=8)
def _loose_end(weak: frozenset[str], due: frozenset[str], due_verbs: frozenset[str]) -> re.Pattern[str]:
    behind = "".join(rf"(?<!\b{verb} )" for verb in sorted(due_verbs))
    return re.compile(rf"[\s,]+(?:{_either(weak)}|{behind}{_either(due)})$")


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
