"""The same text in several places: found, and kept as one article that names the others.

Candidates share a sample of their word shingles (those whose hash is 0 modulo a number: A. Broder, On the resemblance
and containment of documents, 1997); each pair is then compared word by word.  Copies may be cut, retitled or lightly
edited, as outlets treat wire copy; texts in which a figure, a date or names differ tell something else and stay apart.
"""

from __future__ import annotations

import re
import zlib
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from hashlib import sha256
from itertools import accumulate, groupby, pairwise
from typing import Any

from timeline.model import Article, Notice
from timeline.reading.memo import FORGETFUL, Memo

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
    """What is compared of every article: a digest of the words of its prose, how many they are, and their sample.

    `head` are the figures of the lines above the prose.
    """

    digest: str
    head: frozenset[str]
    sample: Sequence[int]


def merge(articles: Sequence[Article], memo: Memo = FORGETFUL) -> tuple[tuple[Article, ...], tuple[Notice, ...]]:
    """The articles, each text once, with the ids of its copies in `also`, and a notice for each that has some.

    The first copy that states a date stands for all.  Articles that the user dates differently stay apart.
    """
    texts = [_text(article, memo) for article in articles]
    groups: dict[int, list[int]] = {}
    leader = list(range(len(articles)))
    for one, other in _candidates(texts):
        if leader[other] != other or leader[one] != one:
            continue
        if _may_be_one(articles[one], articles[other]) and _same(
            (texts[one], texts[other]), articles[one], articles[other]
        ):
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


def _text(article: Article, memo: Memo) -> _Text:
    furniture = [(region.start, region.end) for region in article.regions if region.kind == "furniture"]
    digest, head, sample = memo.recall(["copy", article.text, furniture], lambda: _compared(article))
    return _Text(digest, frozenset(head), array("I", sample))


def _compared(article: Article) -> list[Any]:
    words, head = _words(article)
    if len(words) < _FEWEST_WORDS:
        return ["", [], []]
    figures = sorted({part.lstrip("0") for token in head for part in re.split(r"[.,/-]", token)})
    digest = sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()
    return [digest, figures, sorted(set(_sampled([word.lower() for word in words])))]


def _words(article: Article) -> tuple[list[str], set[str]]:
    """The words of the prose, and the figures of the lines above it."""
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
    return words, head


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
    whole: dict[str, int] = {}
    for index, text in enumerate(texts):
        if text.digest:
            first = whole.setdefault(text.digest, index)
            if first != index:
                yield first, index
    shared: Counter[tuple[int, int]] = Counter()
    for found in _holders(texts, sorted(whole.values())):
        shared.update((one, other) for at, one in enumerate(found) for other in found[at + 1 :])
    for (one, other), count in sorted(shared.items()):
        if count >= _SHARED * min(len(texts[one].sample), len(texts[other].sample)):
            yield one, other


def _holders(texts: Sequence[_Text], indices: Sequence[int]) -> Iterator[list[int]]:
    """For each shingle that some texts share, and that is no boilerplate, the texts."""
    # Sorted numbers of shingle and text take a fraction of the memory of a list for each shingle.
    bits = max(1, len(texts)).bit_length()
    pairs = sorted([(shingle << bits) | index for index in indices for shingle in texts[index].sample])
    shared = (one for one, other in pairwise(pairs) if one >> bits == other >> bits)
    mask = (1 << bits) - 1
    for shingle, found in groupby(shared, lambda pair: pair >> bits):
        holders = [pair & mask for pair in found]
        if len(holders) < _COMMON:
            last = pairs[bisect_left(pairs, (shingle + 1) << bits) - 1]
            yield [*holders, last & mask]


def _may_be_one(one: Article, other: Article) -> bool:
    """Whether nothing that the user says keeps two articles apart."""
    given = [{field.raw for field in article.dates if field.kind == "given"} for article in (one, other)]
    return not (given[0] and given[1] and given[0].isdisjoint(given[1]))


def _same(texts: tuple[_Text, _Text], *articles: Article) -> bool:
    """Whether the text of one of two articles is the other's copy."""
    heads = [text.head for text in texts]
    if heads[0] and heads[1] and not (heads[0] <= heads[1] or heads[1] <= heads[0]):
        return False
    if texts[0].digest == texts[1].digest:
        return True
    one, other = (_words(article)[0] for article in articles)
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
