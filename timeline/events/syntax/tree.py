"""A parsed sentence as plain data, whichever parser made it.

Part-of-speech tags are those of the Penn Treebank, dependency labels those of ClearNLP, which spaCy's English models
use: one vocabulary for the model and for the rules that stand in for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from timeline.events.syntax.lexicon import Words

_CLOSING = {"“": "”", "‘": "’", "«": "»", '"': '"', "``": "''", "`": "'"}
OPENING = frozenset(("(", "[", "-LRB-", "-LSB-"))
CLOSING = frozenset((")", "]", "-RRB-", "-RSB-"))
_DASHES = frozenset(("-", "–"))


@dataclass(slots=True)  # not frozen: those cost four times as much to make, and every word is one
class Token:
    """A token: where it stands in the article, its tag, and its label and head in the tree (itself for the root)."""

    start: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    dep: str
    head: int

    @property
    def is_noun(self) -> bool:
        """A common or proper noun."""
        return self.tag in ("NN", "NNS", "NNP", "NNPS")

    @property
    def is_name(self) -> bool:
        """A proper noun."""
        return self.tag in ("NNP", "NNPS")


class Tree(tuple[Token, ...]):
    """A sentence's tokens with what the extraction asks of them; `start` and `end` are offsets in the article.

    `words` are the lexicon of its language.
    """

    words: Words
    text: str
    start: int
    end: int
    roots: list[int]
    quotes: list[tuple[int, int]]
    dashes: list[int]
    bracketed: frozenset[int]
    subjects: dict[int, int | None]  # of predicates, as far as they were asked for
    _children: list[list[int]]
    _starts: list[int]

    def __new__(cls, tokens: Iterable[Token], text: str, start: int, end: int, words: Words) -> Self:
        tree = super().__new__(cls, tokens)
        tree.text, tree.start, tree.end, tree.words = text, start, end, words
        tree.roots, tree.subjects = [], {}
        tree._children = [[] for _ in tree]
        for i, token in enumerate(tree):
            (tree.roots if token.head == i else tree._children[token.head]).append(i)
        tree._starts = [token.start for token in tree]
        forms = [token.text for token in tree]
        tree.quotes = _quotes(forms)
        tree.dashes = [i for i, form in enumerate(forms) if form in _DASHES]
        tree.bracketed = _bracketed(forms)
        return tree

    def children(self, i: int, *deps: str) -> list[int]:
        """The direct dependents, in text order, those with one of `deps` only where given."""
        below = self._children[i]
        return [child for child in below if self[child].dep in deps] if below and deps else below

    def child(self, i: int, *deps: str) -> int | None:
        """The first dependent with one of these labels."""
        for child in self._children[i]:
            if self[child].dep in deps:
                return child
        return None

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above a token, nearest first."""
        for _ in range(len(self) + 1):
            above = self[i].head
            if above == i:
                return
            yield above
            i = above

    def subtree(self, i: int, without: frozenset[str] = frozenset()) -> list[int]:
        """The token and all below it, in text order; branches with a label of `without` are left out."""
        out = [i]
        for current in out:
            below = self._children[current]
            out.extend([child for child in below if self[child].dep not in without] if without else below)
        return sorted(out)

    def within(self, start: int, end: int) -> list[int]:
        """The tokens that overlap these offsets."""
        first = max(0, bisect_right(self._starts, start) - 1)
        out = []
        for i in range(first, len(self)):
            if self[i].start >= end:
                break
            if self[i].end > start:
                out.append(i)
        return out

    def top(self, indices: Sequence[int]) -> int:
        """The token of a stretch whose head lies outside it (the last such, or the last of all)."""
        inside = set(indices)
        tops = [i for i in indices if self[i].head not in inside or self[i].head == i]
        content = [i for i in tops if self[i].tag not in ("IN", "DT", ",", "TO")]
        return (content or tops or list(indices))[0]

    def quoted(self, i: int) -> tuple[int, int] | None:
        """The quotation (first and last token) that a token stands in."""
        return next(((first, last) for first, last in self.quotes if first <= i <= last), None)


def _bracketed(words: Sequence[str]) -> frozenset[int]:
    """The tokens inside brackets, with the opening one."""
    if OPENING.isdisjoint(words):
        return frozenset()
    inside: set[int] = set()
    opened: int | None = None
    for i, word in enumerate(words):
        if word in OPENING:
            opened = i
        elif word in CLOSING and opened is not None:
            inside.update(range(opened, i))
            opened = None
    return frozenset(inside)


def _quotes(words: Sequence[str]) -> list[tuple[int, int]]:
    """Quotations as token ranges; a closing mark that is an apostrophe inside a word is none."""
    out: list[tuple[int, int]] = []
    if _CLOSING.keys().isdisjoint(words):
        return out
    behind = 0
    for i, word in enumerate(words):
        closing = _CLOSING.get(word) if i >= behind else None
        if closing is None:
            continue
        last = next((j for j in range(i + 1, len(words)) if words[j].endswith(closing)), None)
        if last is not None:
            out.append((i, last))
            behind = last + 1
    return out
