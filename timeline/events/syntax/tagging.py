"""Part-of-speech tags by word lists, suffixes and the words around."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache

from timeline.events.syntax.lexicon import Words

_MARKS = {"$": "$", "“": "``", "‘": "``", "”": "''", "’": "''"}
_UNSURE = frozenset(("VBD", "VBG"))


@dataclass(slots=True)  # not frozen: those cost more to make, and every word is one
class Tagged:
    """A token with its Penn Treebank tag and its offset in the article; `lower` has straight apostrophes."""

    start: int
    text: str
    lower: str
    tag: str


def tag(text: str, start: int, end: int, words: Words) -> list[Tagged]:
    """The tagged tokens of a stretch of text."""
    out: list[Tagged] = []
    for match in _token_pattern(words["sentences.titles"]).finditer(text, start, end):
        form = match.group()
        lower = form.lower().replace("’", "'")
        out.append(Tagged(match.start(), form, lower, _tag(form, lower, out, words)))
    unsure = words["grammar.that"] | words["grammar.more"]
    return [
        _looked_again(out, i, words) if one.tag in _UNSURE or one.lower in unsure else one for i, one in enumerate(out)
    ]


@lru_cache(maxsize=8)
def _token_pattern(titles: frozenset[str]) -> re.Pattern[str]:
    """What is one token: initials and `titles` with their full stop, numbers, words, possessive marks, other signs."""
    return re.compile(
        rf"(?=\S)(?:(?:[A-Z]\.){{2,}}|(?:{'|'.join(sorted(titles))})\.|\d+(?:[.,:]\d+)*"
        r"|[^\W\d_]+(?:-[^\W\d_]+)*|['’]s\b|['’](?=\s)|\S)"
    )


def _tag(form: str, lower: str, before: list[Tagged], words: Words) -> str:
    first = form[0]
    known = words.tags.get(lower)
    if known is not None and first.isalpha() and (first.islower() or not before or form in words["grammar.capital"]):
        return known
    if not first.isalnum():
        return _mark(form, lower, before[-1].tag if before else "")
    if first.isdigit():
        return "CD"
    if first.isupper() and (before or _opens_with_name(lower, words)):
        return "NNP"
    return words.morphology.open_class_tag(lower, before, words)


def _opens_with_name(lower: str, words: Words) -> bool:
    """Whether a capitalised first word is a name: no form of a verb, no event noun, no usual ending."""
    if lower in words.verb_lemmas or lower in words["nouns.events"]:
        return False
    return not words.morphology.is_inflected(lower)


def _mark(form: str, lower: str, previous: str) -> str:
    if lower in ("'s", "'") and previous.startswith("NN"):
        return "POS"
    return _MARKS.get(form, form if form in ",.:" else ":")


def _looked_again(tags: list[Tagged], i: int, words: Words) -> Tagged:
    """Corrections that need the next word: participles before nouns, "that" before verbs."""
    one = tags[i]
    following = tags[i + 1].tag if i + 1 < len(tags) else ""
    if one.tag == "VBD" and following in ("NN", "NNS") and i and tags[i - 1].tag in ("IN", "CC", "TO"):
        return replace(one, tag="JJ")
    if one.lower in words["grammar.that"] and following in ("VBD", "VBZ", "VBP", "MD"):
        return replace(one, tag="WDT")
    after = tags[2].lower if not i and one.tag == "VBG" and following == "NN" and tags[2:] else None
    if after in words["grammar.after_gerund"]:
        return replace(one, tag="NN")
    if one.lower in words["grammar.more"] and following.startswith(("NN", "JJ")):
        return replace(one, tag="JJ")
    return one
