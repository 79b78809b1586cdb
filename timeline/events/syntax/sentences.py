"""Cutting a text into sentences, in linear time and without a model.

Headings, bylines and site furniture (`Article.regions`) are pieces of their own: no sentence reaches into one.  A line
break ends a sentence unless the text is wrapped at a fixed width; a blank line always does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from timeline.events.syntax.datelines import sentence_prefix
from timeline.events.syntax.lexicon import Words, load_lexicon
from timeline.model import Article, Region

Kind = Literal["prose", "title", "heading", "furniture", "byline"]

_END = re.compile(r"[.!?…](?<![.!?…][.!?…])[.!?…]*+(?:\s?[\"'”’»)\]])*(?=\s|$)")
_BLANK = re.compile(r"\n[ \t]*\n\s*")
_NEXT_WORD = re.compile(r"\s*[\"'“‘«(\[]*\s*([^\s]*)")
_LAST_WORD = re.compile(r"[^\s\"“‘'(\[]*$")
_TERMINAL = tuple(".!?…:;\"'”’»)]")
_WRAP_WIDTH = 100
MAX_LENGTH = 1500
"""How long a sentence may be, in characters: parsing costs more than the length, and no prose has longer ones."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence's offsets, without the white space around it; `paragraph` counts the blocks of the text."""

    start: int
    end: int
    kind: Kind
    paragraph: int


def split_sentences(article: Article) -> tuple[Sentence, ...]:
    """The sentences of an article in text order."""
    return _split(article.text, article.regions, article.lang)


@lru_cache(maxsize=2)
def _split(text: str, regions: tuple[Region, ...], lang: str) -> tuple[Sentence, ...]:
    """The same; the steps of an extraction ask for them one after the other."""
    words = load_lexicon(lang)
    wrapped = _is_wrapped(text)
    out: list[Sentence] = []
    for paragraph, (start, end, kind) in enumerate(_blocks(text, regions, wrapped=wrapped)):
        pieces = _cut(text, start, end, words) if kind == "prose" else [(start, end)]
        for first, last in pieces:
            trimmed = _trim(text, first, last)
            if trimmed is not None:
                out.append(Sentence(*trimmed, kind, paragraph))
    return tuple(out)


def _is_wrapped(text: str) -> bool:
    """Whether lines are broken at a fixed width: most of them run on, and none is much longer than the others."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    width = max(map(len, lines), default=0)
    if len(lines) < 4 or width > _WRAP_WIDTH:
        return False
    running = [line for line in lines if not line.endswith(_TERMINAL)]
    long = sum(len(line) > 0.6 * width for line in running)
    return long > 0.5 * len(lines)


def _blocks(text: str, regions: Sequence[Region], *, wrapped: bool) -> Iterator[tuple[int, int, Kind]]:
    """Stretches that a sentence cannot leave: regions, and the prose between them cut at line breaks."""
    position = 0
    for region in sorted(regions, key=lambda region: (region.start, region.end)):
        if region.start < position:
            continue
        yield from _prose_blocks(text, position, region.start, wrapped=wrapped)
        yield region.start, region.end, region.kind
        position = region.end
    yield from _prose_blocks(text, position, len(text), wrapped=wrapped)


def _prose_blocks(text: str, start: int, end: int, *, wrapped: bool) -> Iterator[tuple[int, int, Kind]]:
    breaks = _BLANK if wrapped else re.compile(r"\n")
    position = start
    for match in breaks.finditer(text, start, end):
        if match.start() > position:
            yield position, match.start(), "prose"
        position = match.end()
    if position < end:
        yield position, end, "prose"


def _cut(text: str, start: int, end: int, words: Words) -> Iterator[tuple[int, int]]:
    opening = sentence_prefix(text, start, end)
    if opening is not None:
        yield start, opening.end
        start = opening.end
    position = start
    for match in _END.finditer(text, start, end):
        if match.end() < end and not _ends_sentence(text, match, position, end, words):
            continue
        yield from _bounded(text, position, match.end())
        position = match.end()
    if position < end:
        yield from _bounded(text, position, end)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretch in pieces of at most `MAX_LENGTH`, cut behind a semicolon, a comma or a blank where there is one."""
    while end - start > MAX_LENGTH:
        limit = start + MAX_LENGTH
        marks = (text.rfind(mark, start + MAX_LENGTH // 2, limit) for mark in ("; ", ", ", " "))
        cut = next((at + 1 for at in marks if at >= 0), limit)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _ends_sentence(text: str, match: re.Match[str], start: int, end: int, words: Words) -> bool:
    following = _NEXT_WORD.match(text, match.end(), end)
    next_word = following.group(1) if following else ""
    if not next_word or next_word[0].islower():
        return False
    if match.group()[0] != "." or len(match.group().rstrip("\"'”’»)] ")) > 1:
        return True
    last = _LAST_WORD.search(text[max(start, match.start() - 24) : match.start()])
    word = last.group().lower() if last else ""
    if len(word) == 1 and word.isalpha() and text[match.start() - 1].isupper():
        return next_word.lower().rstrip(",") in words["sentences.openers"] and len(match.group()) > 1
    if word in words["sentences.ambiguous"]:
        return next_word.lower().rstrip(",") in words["sentences.openers"]
    if word in words["sentences.abbreviations"]:
        return word in words["sentences.numbering"] and not next_word[0].isdigit()
    return True


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return (start + left, start + right) if right > left else None
