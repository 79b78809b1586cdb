"""The language of a text: English by its commonest words, else by py3langid.

English is told without the model, which takes a while to load.  A text too short or too mixed to tell is taken as
English, the language that the package reads in full.
"""

from __future__ import annotations

import re
from functools import cache
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
_SURE = 0.5
_FEWEST_LETTERS = 12


def detect(text: str) -> str:
    """The ISO 639 code of a text's language."""
    sample = text[:_SAMPLE]
    words = _WORD.findall(sample.lower())[:_MOST_WORDS]
    if sum(map(len, words)) < _FEWEST_LETTERS:
        return DEFAULT
    if sum(word in _ENGLISH for word in words) >= _ENGLISH_SHARE * len(words):
        return DEFAULT
    language, confidence = _identifier().classify(" ".join(words))
    return str(language) if confidence >= _SURE and language not in _NEAR_ENGLISH else DEFAULT


def is_english(lang: str) -> bool:
    """Whether a language tag names English: "en", "en-GB"."""
    return lang.replace("_", "-").partition("-")[0].lower() in ("en", "eng")


@cache
def _identifier() -> Any:
    """The model, kept once read: it never changes."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
