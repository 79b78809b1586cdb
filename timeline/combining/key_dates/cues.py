"""The words by which key dates tell a period's end from a day, and a sentence from what frames a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.combining.word_files import read_words

_FRAMES = r"\||https?:"  # in any language


@dataclass(frozen=True, slots=True)
class KeyDateCues:
    """Compiled patterns of one language; see `combining/locales/en/key_dates.toml` for what each is for."""

    period_end: re.Pattern[str]
    frame: re.Pattern[str]


@lru_cache(maxsize=8)
def key_date_cues(lang: str) -> KeyDateCues:
    """The patterns of a language; those of English where it has none of its own yet."""
    table = read_words(lang, "key_dates")
    return KeyDateCues(re.compile(table["period_end"]), re.compile(rf"{_FRAMES}|{table['frame']}"))
