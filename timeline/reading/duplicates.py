"""The same text in several places: found, and kept as one article that names the others.

Candidates share a sample of their word shingles (those whose hash is 0 modulo a number: A. Broder, On the resemblance
and containment of documents, 1997); each pair is then compared word by word.  Copies may be cut, retitled or lightly
edited, as outlets treat wire copy; texts in which a figure, a date or names differ tell something else and stay apart.
"""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import accumulate

from timeline.model import Article, Notice

_TOKEN = re.compile(r"\d+(?:[.,:/-]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHINGLE = 6
_MODULO = 8
_COMMON = 40  # a shingle of more articles than this is boilerplate
_SHARED = 0.3
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


@dataclass(frozen=True, slots=True)
class _Text:
    """What is compared of an article: the words of its prose, and the figures of the lines above it."""

    words: tuple[str, ...]
    head: frozenset[str]
    sample: frozenset[int]


def merge(articles: Sequence[Article]) -> tuple[tuple[Article, ...], tuple[Notice, ...]]:
    """The articles, each text once, with the ids of its copies in `also`, and a notice for each that has some.

    The first copy that states a date stands for all.  Articles that the user dates differently stay apart.
    """
    texts = [_text(article) for article in articles]
    groups: dict[int, list[int]] = {}
    leader = list(range(len(articles)))
    for one, other in _candidates(texts):
        if leader[other] != other or leader[one] != one:
            continue
        if _may_be_one(articles[one], articles[other]) and _same(texts[one], texts[other]):
            leader[other] = one
            groups.setdefault(one, [one]).append(other)
    kept: list[Article] = []
    notices: list[Notice] = []
    for index, article in enumerate(articles):
        if leader[index] != index:
            continue
        copies = [articles[number] for number in groups.get(index, [index])]
        chosen = next((copy for copy in copies if copy.dates), article)
        others = tuple(sorted(copy.id for copy in copies if copy is not chosen))
        kept.append(replace(chosen, also=others) if others else chosen)
        if others:
            notices.append(
                Notice(chosen.id, f"the same text stands in {', '.join(others)}; it is shown and counted once")
            )
    return tuple(kept), tuple(notices)


def _text(article: Article) -> _Text:
    words: list[str] = []
    head: set[str] = set()
    furniture = [region for region in article.regions if region.kind == "furniture"]
    offset = 0
    for line in article.text.split("\n"):
        stripped = line.strip()
        is_furniture = any(region.start <= offset and offset + len(line) <= region.end for region in furniture)
        if stripped and not is_furniture:
            tokens = _TOKEN.findall(line)
            if words or len(stripped) > _PROSE_LINE:
                words.extend(tokens)
            else:
                head.update(token.lstrip("0") for token in tokens if token[0].isdigit() and ":" not in token)
        offset += len(line) + 1
    lowered = [word.lower() for word in words]
    if len(words) < _FEWEST_WORDS:
        return _Text((), frozenset(), frozenset())
    figures = {part.lstrip("0") for token in head for part in re.split(r"[.,/-]", token)}
    return _Text(tuple(words), frozenset(figures), frozenset(_sampled(lowered)))


def _sampled(words: Sequence[str]) -> Iterator[int]:
    packed = [word.encode("utf-8", "replace") for word in words]
    text = memoryview(b" ".join(packed))
    starts = [0, *accumulate(len(word) + 1 for word in packed)]
    for first, behind in zip(starts, starts[_SHINGLE:], strict=False):
        number = zlib.crc32(text[first : behind - 1])
        if number % _MODULO == 0:
            yield number


def _candidates(texts: Sequence[_Text]) -> Iterator[tuple[int, int]]:
    """Pairs of articles, the first before the second, that share enough of their samples; whole copies come first."""
    whole: dict[tuple[str, ...], int] = {}
    for index, text in enumerate(texts):
        if text.words:
            first = whole.setdefault(text.words, index)
            if first != index:
                yield first, index
    where: dict[int, list[int]] = defaultdict(list)
    for index in whole.values():
        for shingle in texts[index].sample:
            where[shingle].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for found in where.values():
        if 1 < len(found) <= _COMMON:
            found.sort()
            shared.update((one, other) for at, one in enumerate(found) for other in found[at + 1 :])
    for (one, other), count in sorted(shared.items()):
        if count >= _SHARED * min(len(texts[one].sample), len(texts[other].sample)):
            yield one, other


def _may_be_one(one: Article, other: Article) -> bool:
    """Whether nothing that the user says keeps two articles apart."""
    given = [{field.raw for field in article.dates if field.kind == "given"} for article in (one, other)]
    return not (given[0] and given[1] and given[0].isdisjoint(given[1]))


def _same(one: _Text, other: _Text) -> bool:
    """Whether one text is the other's copy."""
    if one.head and other.head and not (one.head <= other.head or other.head <= one.head):
        return False
    if one.words == other.words:
        return True
    if max(len(one.words), len(other.words)) > _LONGEST_COMPARED:
        return False
    figures = [{word for word in text.words if word[0].isdigit()} for text in (one, other)]
    if min(len(figures[0] - figures[1]), len(figures[1] - figures[0])) >= _FIGURES_CHANGED:
        return False
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    matched = names = rewritten = 0
    for kind, start, stop, first, last in matcher.get_opcodes():
        if kind == "equal":
            matched += stop - start
        elif kind == "replace":
            was, now = one.words[start:stop], other.words[first:last]
            if any(map(_dates, was)) and any(map(_dates, now)):
                return False
            names += _is_named(was) and _is_named(now)
            rewritten += min(len(was), len(now))
    shorter, longer = sorted((len(one.words), len(other.words)))
    if names > _NAMES_CHANGED or rewritten > max(_FEWEST_REWRITTEN, _REWRITTEN * shorter):
        return False
    return matched >= _OVERLAP * shorter and matched >= _LEAST_OF_LONGER * longer


def _dates(word: str) -> bool:
    return word[0].isdigit() or word.lower() in _DATE_WORDS


def _is_named(words: Sequence[str]) -> bool:
    return any(word[0].isupper() for word in words)
