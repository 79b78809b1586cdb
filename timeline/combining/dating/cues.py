"""The words by which a language says when an article was published, from its locale file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.combining.dating.byline_forms import BylineForms, compile_byline_forms
from timeline.combining.word_files import read_words


@dataclass(frozen=True, slots=True)
class DatingCues:
    """Compiled word lists of one language; see `combining/locales/en/dating.toml` for what each is for."""

    published: re.Pattern[str]
    updated: re.Pattern[str]
    byline: re.Pattern[str]
    byline_words: frozenset[str]
    before_date: re.Pattern[str]
    future: re.Pattern[str]
    distant: re.Pattern[str]
    told_before: re.Pattern[str]
    told: re.Pattern[str]
    reporting: re.Pattern[str]
    clause: re.Pattern[str]
    present: re.Pattern[str]
    past: re.Pattern[str]
    forms: BylineForms
    address_months: tuple[str, ...]


@lru_cache(maxsize=8)
def dating_cues(lang: str) -> DatingCues:
    """The words of a language; English where a language has none of its own yet."""
    data = read_words(lang, "dating")
    return DatingCues(
        published=_words(data["published"]),
        updated=_words(data["updated"]),
        byline=_words(data["byline"]),
        byline_words=frozenset(data["byline_words"]),
        before_date=_before_date(data["before_date"], data["articles"]),
        future=_words(data["future"]),
        distant=_words(data["distant"]),
        told_before=re.compile(rf"(?:{_words(data['told_before']).pattern})\W{{0,2}}\s*$", re.IGNORECASE),
        told=_told(data["told"], data["told_endings"]),
        reporting=_words(data["reporting"]),
        clause=_words(data["clause"]),
        present=_words(data["present"]),
        past=_words(data["past"]),
        forms=compile_byline_forms(data["forms"]),
        address_months=tuple(data["address_months"]),
    )


def _words(words: list[str]) -> re.Pattern[str]:
    """Any of the words, the longest first, as whole words."""
    longest_first = sorted(words, key=len, reverse=True)
    either = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _before_date(words: list[str], articles: list[str]) -> re.Pattern[str]:
    """Any of the words at the end of what is searched, with or without an article behind it."""
    either = "|".join(map(re.escape, articles))
    return re.compile(rf"{_words(words).pattern}(?:\s+(?:{either}))?\s*$", re.IGNORECASE)


def _told(words: list[str], endings: list[str]) -> re.Pattern[str]:
    """Any of the words, or a word of three letters or more with one of the endings."""
    ends = "|".join(map(re.escape, endings))
    return re.compile(rf"{_words(words).pattern}|(?<!\w)\w{{2,}}(?:{ends})(?!\w)", re.IGNORECASE)
