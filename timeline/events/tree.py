"""A parsed sentence as plain data, whichever parser made it.

Part-of-speech tags are those of the Penn Treebank, dependency labels those of ClearNLP, which spaCy's English models
use: one vocabulary for the model and for the rules that stand in for it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_OPEN_QUOTES = '"“‘«`'
_CLOSING = {"“": "”", "‘": "’", "«": "»", '"': '"', "``": "''", "`": "'"}
OPENING = frozenset(("(", "[", "-LRB-", "-LSB-"))
CLOSING = frozenset((")", "]", "-RRB-", "-RSB-"))
_DASHES = frozenset(("-", "–"))


@dataclass(frozen=True, slots=True)
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
        return self.tag.startswith("NN")

    @property
    def is_name(self) -> bool:
        """A proper noun."""
        return self.tag.startswith("NNP")


class Tree:
    """A sentence's tokens with what the extraction asks of them; `start` and `end` are offsets in the article."""

    def __init__(self, tokens: Sequence[Token], text: str, start: int, end: int) -> None:
        self.tokens = tuple(tokens)
        self.text = text
        self.start = start
        self.end = end
        self._children: list[list[int]] = [[] for _ in self.tokens]
        self.roots: list[int] = []
        for i, token in enumerate(self.tokens):
            if token.head == i:
                self.roots.append(i)
            else:
                self._children[token.head].append(i)
        self._starts = [token.start for token in self.tokens]
        self.quotes = _quotes(self.tokens)
        self.dashes = [i for i, token in enumerate(self.tokens) if token.text in _DASHES]
        self.bracketed = _bracketed(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    def __getitem__(self, i: int) -> Token:
        return self.tokens[i]

    def children(self, i: int, *deps: str) -> list[int]:
        """The direct dependents, in text order, those with one of `deps` only where given."""
        if not deps:
            return self._children[i]
        return [child for child in self._children[i] if self.tokens[child].dep in deps]

    def child(self, i: int, *deps: str) -> int | None:
        """The first dependent with one of these labels."""
        return next((child for child in self._children[i] if self.tokens[child].dep in deps), None)

    def ancestors(self, i: int) -> Iterator[int]:
        """The heads above a token, nearest first."""
        seen = 0
        while self.tokens[i].head != i and seen <= len(self.tokens):
            i = self.tokens[i].head
            seen += 1
            yield i

    def subtree(self, i: int, without: frozenset[str] = frozenset()) -> list[int]:
        """The token and all below it, in text order; branches with a label of `without` are left out."""
        out, stack = [], [i]
        while stack:
            current = stack.pop()
            out.append(current)
            stack.extend(child for child in self._children[current] if self.tokens[child].dep not in without)
        return sorted(out)

    def within(self, start: int, end: int) -> list[int]:
        """The tokens that overlap these offsets."""
        first = max(0, bisect_right(self._starts, start) - 1)
        out = []
        for i in range(first, len(self.tokens)):
            if self.tokens[i].start >= end:
                break
            if self.tokens[i].end > start:
                out.append(i)
        return out

    def top(self, indices: Sequence[int]) -> int:
        """The token of a stretch whose head lies outside it (the last such, or the last of all)."""
        inside = set(indices)
        tops = [i for i in indices if self.tokens[i].head not in inside or self.tokens[i].head == i]
        content = [i for i in tops if self.tokens[i].tag not in ("IN", "DT", ",", "TO")]
        return (content or tops or list(indices))[0]

    def quoted(self, i: int) -> tuple[int, int] | None:
        """The quotation (first and last token) that a token stands in."""
        return next(((first, last) for first, last in self.quotes if first <= i <= last), None)


def _bracketed(tokens: Sequence[Token]) -> frozenset[int]:
    """The tokens inside brackets, with the opening one."""
    inside: set[int] = set()
    opened: int | None = None
    for i, token in enumerate(tokens):
        if token.text in OPENING:
            opened = i
        elif token.text in CLOSING and opened is not None:
            inside.update(range(opened, i))
            opened = None
    return frozenset(inside)


def _quotes(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Quotations as token ranges; a closing mark that is an apostrophe inside a word is none."""
    out: list[tuple[int, int]] = []
    i = 0
    while i < len(tokens):
        mark = tokens[i].text
        closing = _CLOSING.get(mark) if mark[:1] in _OPEN_QUOTES else None
        if closing:
            last = next((j for j in range(i + 1, len(tokens)) if tokens[j].text.endswith(closing)), None)
            if last is not None:
                out.append((i, last))
                i = last
        i += 1
    return out
