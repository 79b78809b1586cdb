"""The same text in several places: found, and kept as one article that names the others.

Candidates share a sample of their word shingles (those whose hash is 0 modulo a number: A. Broder, On the resemblance
and containment of documents, 1997); each pair is then compared word by word.  Copies may be cut, retitled or lightly
edited, as outlets treat wire copy; texts in which a figure, a date or names differ tell something else and stay apart.
"""

from __future__ import annotations

import re
import zlib
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import accumulate
from typing import Any

from timeline.model import Article, Notice
from timeline.reading.duplicates.shingles import ShingleIndex
from timeline.storage.selection import Selection

Stretch = tuple[int, int]
_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHINGLE = 6
_MODULO = 8
_FEWEST_WORDS = 25
_PROSE_LINE = 80
_OVERLAP = 0.85
_LEAST_OF_LONGER = 0.55
_LONGEST_COMPARED = 20_000  # words; of longer texts only whole copies are joined
_FIGURES_CHANGED = 3
_NAMES_CHANGED = 2
_FEWEST_REWRITTEN, _REWRITTEN = 8, 0.04  # words for other words; more is another text around the same boilerplate
_DAYS = (
    "monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow january february march april "
    "may june july august september october november december"
)
_DATE_WORDS = frozenset(_DAYS.split())


def merge_duplicates(
    articles: Sequence[Article], samples: ShingleIndex
) -> tuple[Sequence[Article], tuple[Notice, ...]]:
    """The articles, each text once, with the ids of its copies in `also`, and a notice for each that has some.

    `samples` has what `shingles_of` gives for each.  The first copy that states a date stands for all.  Articles that
    the user dates differently stay apart.
    """
    groups = _groups(articles, samples)
    copies = {other for found in groups.values() for other in found[1:]}
    numbers = array("q")
    also: dict[int, tuple[str, ...]] = {}
    notices: list[Notice] = []
    for index in range(len(articles)):
        if index in copies:
            continue
        chosen = index
        if index in groups:
            alike = [articles[number] for number in groups[index]]
            chosen = groups[index][next((at for at, one in enumerate(alike) if one.dates), 0)]
            names = tuple(sorted(one.id for number, one in zip(groups[index], alike, strict=True) if number != chosen))
            also[len(numbers)] = names
            where = articles[chosen].id
            notices.append(Notice(where, f"the same text stands in {', '.join(names)}; it is shown and counted once"))
        numbers.append(chosen)

    def named(place: int, article: Article) -> Article:
        return replace(article, also=also[place]) if place in also else article

    return (Selection(articles, numbers, named) if groups else articles), tuple(notices)


def _groups(articles: Sequence[Article], texts: ShingleIndex) -> dict[int, list[int]]:
    """The copies of each article that has some, itself in front, by its number."""
    groups: dict[int, list[int]] = {}
    given: dict[int, set[str]] = {}
    copies: set[int] = set()
    for one, other, whole in texts.candidates():
        if one in copies or other in copies:
            continue
        pair = (articles[one], articles[other])
        dates = [given.get(number) or _given_dates(article) for number, article in zip((one, other), pair, strict=True)]
        if _agree(*dates) and texts.heads_agree(one, other) and (whole or _same(*pair)):
            copies.add(other)
            groups.setdefault(one, [one]).extend(groups.pop(other, [other]))
            given[one] = dates[0] & dates[1] or dates[0] | dates[1]
    return groups


def shingles_of(text: str, furniture: Sequence[Stretch]) -> list[Any]:
    """What `ShingleIndex` take of a text, as JSON-ready data; `furniture` are its stretches that belong to the site."""
    words, head = _words(text, furniture)
    if len(words) < _FEWEST_WORDS:
        return ["", [], []]
    figures = sorted({part.lstrip("0") for token in head for part in re.split(r"[.,/-]", token)})
    digest = sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()
    return [digest, figures, sorted(set(_sampled([word.lower() for word in words])))]


def _words(text: str, furniture: Sequence[Stretch]) -> tuple[list[str], set[str]]:
    """The words of the prose, and the figures of the lines above it."""
    words: list[str] = []
    head: set[str] = set()
    offset = 0
    for line in text.split("\n"):
        stripped = line.strip()
        is_furniture = any(start <= offset and offset + len(line) <= end for start, end in furniture)
        if stripped and not is_furniture:
            tokens = _TOKEN.findall(line)
            if words or len(stripped) > _PROSE_LINE:
                words.extend(tokens)
            else:
                head.update(token.lstrip("0") for token in tokens if token[0].isdigit() and ":" not in token)
        offset += len(line) + 1
    return words, head


def _sampled(words: Sequence[str]) -> Iterator[int]:
    packed = [word.encode("utf-8", "replace") for word in words]
    text = memoryview(b" ".join(packed))
    starts = [0, *accumulate(len(word) + 1 for word in packed)]
    for first, behind in zip(starts, starts[_SHINGLE:], strict=False):
        number = zlib.crc32(text[first : behind - 1])
        if number % _MODULO == 0:
            yield number


def _furniture(article: Article) -> list[Stretch]:
    return [(region.start, region.end) for region in article.regions if region.kind == "furniture"]


def _given_dates(article: Article) -> set[str]:
    """The dates that the user gives an article."""
    return {field.raw for field in article.dates if field.kind == "given"}


def _agree(one: set[str], other: set[str]) -> bool:
    """Whether nothing that the user says keeps two articles apart."""
    return not (one and other and one.isdisjoint(other))


def _same(*articles: Article) -> bool:
    """Whether the text of one of two articles is the other's copy, cut or edited."""
    one, other = (_words(article.text, _furniture(article))[0] for article in articles)
    if max(len(one), len(other)) > _LONGEST_COMPARED:
        return False
    figures = [{word for word in text if word[0].isdigit()} for text in (one, other)]
    if min(len(figures[0] - figures[1]), len(figures[1] - figures[0])) >= _FIGURES_CHANGED:
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    matched = names = rewritten = 0
    for kind, start, stop, first, last in matcher.get_opcodes():
        if kind == "equal":
            matched += stop - start
        elif kind == "replace":
            was, now = one[start:stop], other[first:last]
            if any(map(_dates, was)) and any(map(_dates, now)):
                return False
            names += _is_named(was) and _is_named(now)
            rewritten += min(len(was), len(now))
    shorter, longer = sorted((len(one), len(other)))
    if names > _NAMES_CHANGED or rewritten > max(_FEWEST_REWRITTEN, _REWRITTEN * shorter):
        return False
    return matched >= _OVERLAP * shorter and matched >= _LEAST_OF_LONGER * longer


def _dates(word: str) -> bool:
    return word[0].isdigit() or word.lower() in _DATE_WORDS


def _is_named(words: Sequence[str]) -> bool:
    return any(word[0].isupper() for word in words)
