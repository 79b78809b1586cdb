"""Tokens: words, numbers and the few written forms of dates that stand in digits."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

MAX_RUN = 40
"""How many tokens one run may hold: longer ones (tables, digit columns) are cut, to bound the cost."""

_NORMAL = {"‐": "-", "‑": "-", "−": "–", "’": "'", "‘": "'"}

_TOKEN = re.compile(
    r"""(?=\S)(?:
      (?P<fraction>[¼½¾])
    | (?P<word>[^\W\d_]+(?:\xad[^\W\d_]+)*)
    | (?P<iso>(?<![\d/-])\d{4}-\d{2}-\d{2}(?:T\d{2}:?\d{2}(?::?\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\w/-]))
    | (?P<yearfirst>(?<![\w./,-])(?:1[5-9]|20)\d{2}(?P<between>[/.-])\d{1,2}(?P=between)\d{1,2}(?![\w/-]|\.\d))
    | (?P<slashed>(?<![\w./,-])\d{1,4}(?P<sep>[/.-])\d{1,2}(?P=sep)\d{2,4}(?![\w/-]|\.\d))
    | (?P<clock>(?<![\d:.,])\d{1,2}:\d{2}(?::\d{2})?(?![\d:]))
    | (?P<ordinal>\d{1,4}(?:st|nd|rd|th|ST|ND|RD|TH)(?!\w)|\d?[23]d(?!\w))
    | (?P<decade>(?:\d{2,3}0|['’‘]?[1-9]0)['’]?s(?!\w))
    | (?P<shortyear>['’‘]\d{2}(?!\w))
    | (?P<noted>(?<![\w.,])(?:1\d|20)\d{2}(?=\.\d{1,3}\s+[A-Z]))
    | (?P<number>\d{1,3}(?:,\d{3}){1,5}(?:\.\d+)?(?!,?\d)|\d+(?:\.\d+)?)
    | (?P<possessive>['’]s(?!\w))
    | (?P<mark>[^\w\s]|_)
    )""",
    re.VERBOSE,
)


class Token(NamedTuple):
    """A token: its lower-cased words, its kind, where it stands, and what stands before it.

    `gap` is 0 where it touches the token before it in its run, 1 after blanks or one line end, 2 after a blank line.
    """

    text: str
    word: str
    kind: str
    start: int
    end: int
    gap: int

    @property
    def capital(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()


def windows(text: str, vocabulary: frozenset[str], triggers: frozenset[str]) -> Iterator[list[Token]]:
    """The runs of neighbouring known tokens that hold a trigger: the only places where rules are tried.

    A blank line or an unknown word ends a run.  Every token match is bounded, so the cost is linear in the text.
    """
    run: list[Token] = []
    live = False
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup or "mark"
        shown = match.group()
        if kind == "word":
            word = shown.lower()
            if word not in vocabulary and (
                word.isascii() or (word := _plain(word)) not in vocabulary
            ):  # as most are: nothing else need be known of them
                if run:
                    if live:
                        yield run
                    run, live = [], False
                continue
            known, trigger = True, word in triggers
        else:
            word = _NORMAL.get(shown, shown.lower()) if kind != "possessive" else "'s"
            known = kind not in ("mark", "possessive") or word in vocabulary
            trigger = kind not in ("mark", "possessive", "fraction") and not (kind == "number" and len(shown) < 3)
        start = match.start()
        gap = _gap(text, run[-1].end, start) if run else 0
        if not known or gap == 2 or len(run) >= MAX_RUN:
            if live:
                yield run
            run, live = [], False
        if known:
            run.append(Token(shown, word, kind, start, match.end(), gap))
            live = live or trigger
    if live:
        yield run


def _plain(word: str) -> str:
    """A word without ligatures and soft hyphens, as the vocabulary has it."""
    return unicodedata.normalize("NFKC", word).replace("\xad", "")


def _gap(text: str, end: int, start: int) -> int:
    return 0 if start == end else 2 if text.count("\n", end, start) > 1 else 1


def words(phrase: str) -> list[str]:
    """The tokens of a phrase as the lexicon keys them."""
    return [
        "'s" if match.lastgroup == "possessive" else _NORMAL.get(match.group(), match.group().lower())
        for match in _TOKEN.finditer(phrase)
    ]
