"""The language of a text: English by its commonest words, a short text also by other frequent ones, else by py3langid.

English is told without the model, which takes half a second to load.  A text too short or too mixed to tell is taken as
English, the language that the package reads in full.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

DEFAULT = "en"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_MOST_WORDS = 1500
# Frequent words of English that are words of no other Latin-script language, or rare ones.
_ENGLISH_WORDS = (
    "the of and to that with by from which were had they their would this after been has have said who will his its "
    "an it's is was not are as he she at"
)
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
_NEAR_ENGLISH = ("pcm", "sco")  # what lists of English names are taken for
_ENGLISH_SHARE = 0.12
_TAG = re.compile(r"[A-Za-z]{2,8}(?:[-_][A-Za-z0-9]{1,8}){0,8}")
_SHORT, _FEWEST, _FREQUENT_SHARE = 40, 2, 0.34  # of 4,000 sentences of news, none of another language has as many
_SURE = 0.5
_FEWEST_LETTERS = 12


def detect_language(text: str) -> str:
    """The ISO 639 code of a text's language."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())[:_MOST_WORDS]
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return DEFAULT
    if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return DEFAULT
    if len(words) <= _SHORT and _plainly_english(words):
        return DEFAULT
    language, confidence = _identifier().classify(" ".join(words))
    return str(language) if confidence >= _SURE and language not in _NEAR_ENGLISH else DEFAULT


def _plainly_english(words: Sequence[str]) -> bool:
    frequent = sum(word in _frequent() for word in words)
    return frequent >= max(_FEWEST, _FREQUENT_SHARE * len(words)) and all(word.isascii() for word in words)


def is_tag(lang: str | None) -> bool:
    """Whether words have the form of a language tag (RFC 5646): subtags of letters and digits, two letters at least."""
    return lang is not None and _TAG.fullmatch(lang) is not None


def is_english(lang: str) -> bool:
    """Whether a language tag names English: "en", "en-GB"."""
    return lang.replace("_", "-").partition("-")[0].lower() in ("en", "eng")


@cache
def _frequent() -> frozenset[str]:
    """Frequent words of English (english.txt)."""
    lines = files("timeline.reading.text").joinpath("english.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@cache
def _identifier() -> Any:
    """The model, kept once read: it never changes."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
