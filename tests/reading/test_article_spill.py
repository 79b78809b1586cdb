"""Articles that lie on a shelf, and samples of their texts: the same as if memory held all of them."""

from __future__ import annotations

import json
import pickle
import tracemalloc
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.model import Article, DateField, Region
from timeline.reading import read
from timeline.reading.article_spill import ArticleSpill
from timeline.reading.duplicates.shingles import ShingleIndex
from timeline.storage.selection import Selection

FIELD = DateField("given", "published", "2 May 2021", "a.jsonl:1")
ARTICLES = (
    Article("a", "Es regnete \ud800 sehr.", "Regen", "Blatt", "https://a.example/1", "de-AT", 3, dates=(FIELD,)),
    Article(
        "b", "x" * 70_000, regions=(Region(0, 4, "title"), Region(9, 12, "furniture")), pages=(0, 30), file="b.pdf"
    ),
    Article("c", "", dates=(replace(FIELD, kind="metadata", weak=True), FIELD)),
)


class Words(str):
    """A string as some parsers give it."""

    __slots__ = ()


def shelved(articles: Sequence[Article] = ARTICLES) -> ArticleSpill:
    laid = ArticleSpill()
    for article in articles:
        laid.append(replace(article, id=""))
    laid.ids = [article.id for article in articles]
    return laid


def test_articles_come_back_as_they_were() -> None:
    assert shelved() == ARTICLES
    assert pickle.loads(pickle.dumps(shelved())) == ARTICLES  # noqa: S301 - our own bytes
    assert shelved()[-1] is not shelved()[-1]


def test_strings_of_a_parser_are_kept_as_strings() -> None:
    (article,) = shelved([replace(ARTICLES[0], text=Words("It rained."), title=Words("Rain"), source=Words("Mail"))])
    assert [type(one) for one in (article.text, article.title, article.source)] == [str, str, str]
    assert (article.text, article.title) == ("It rained.", "Rain")


def test_metadata_wins_over_the_file() -> None:
    laid, stated = shelved(), replace(FIELD, name="metadata.csv", raw="2020")
    laid.tell(0, {"title": "Rain", "published": "2020"}, [stated])
    laid.tell(2, {"source": "Mail", "url": "https://c.example"}, [])
    assert laid[0] == replace(ARTICLES[0], title="Rain", dates=(stated, FIELD))
    assert laid[1:] == (ARTICLES[1], replace(ARTICLES[2], source="Mail", url="https://c.example"))


def test_some_values_of_a_sequence() -> None:
    assert Selection("abcd", [3, 0, 0]) == ("d", "a", "a")
    assert Selection("abcd", range(1, 3), lambda place, letter: f"{place}{letter}")[:] == ("0b", "1c")
    with pytest.raises(IndexError):
        Selection("abcd", [3])[1]


@pytest.mark.slow
def test_memory_holds_little_of_an_article(tmp_path: Path) -> None:
    def growth(articles: int) -> int:
        file = tmp_path / f"{articles}.jsonl"
        rows = (
            {"id": f"{number}", "text": f"This is the {number}th of them. {'x' * 15_000}"} for number in range(articles)
        )
        file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
        tracemalloc.start()
        held = read([str(file)]).articles
        size = tracemalloc.get_traced_memory()[0]
        tracemalloc.stop()
        assert len(held) == articles
        return size

    few, many = growth(600), growth(1200)  # what lies in memory before a file is used is full with the few too
    assert many - few < 600 * 300


def _naive(texts: Sequence[tuple[str, frozenset[int]]]) -> Iterator[tuple[int, int, bool]]:
    firsts: dict[str, int] = {}
    for number, (digest, _) in enumerate(texts):
        if digest and firsts.setdefault(digest, number) != number:
            yield firsts[digest], number, True
    numbers = sorted(firsts.values())
    holders = {shingle: sum(shingle in texts[one][1] for one in numbers) for _, some in texts for shingle in some}
    for one in numbers:
        for other in numbers:
            shared = sum(holders[shingle] <= 40 for shingle in texts[one][1] & texts[other][1])
            if one < other and shared and shared >= 0.3 * min(len(texts[one][1]), len(texts[other][1])):
                yield one, other, False


SHINGLES = st.frozensets(st.sampled_from([0, 8, 1 << 20, (1 << 26) - 8, 1 << 26, (1 << 32) - 8]), max_size=5)


@given(
    st.lists(st.tuples(st.sampled_from(["", *(bytes([number]).hex() for number in range(60))]), SHINGLES), max_size=60)
)
def test_candidates_are_those_that_share_enough(texts: list[tuple[str, frozenset[int]]]) -> None:
    samples = ShingleIndex()
    for digest, shingles in texts:
        samples.add(digest, [], sorted(shingles))
    assert list(samples.candidates()) == list(_naive(texts))


def test_what_more_than_forty_share_is_boilerplate() -> None:
    for holders, found in ((40, 40 * 39 // 2), (41, 0)):
        samples = ShingleIndex()
        for number in range(holders):
            samples.add(f"{number:02x}", [], [8])
        assert len(list(samples.candidates())) == found


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [([], ["3"], True), (["3"], ["3", "2021"], True), (["3"], ["4"], False), ([""], ["4"], False), ([], [], True)],
)
def test_figures_above_two_texts(one: list[str], other: list[str], agree: bool) -> None:
    samples = ShingleIndex()
    for head in (one, other):
        samples.add("", head, [])
    assert samples.heads_agree(0, 1) == samples.heads_agree(1, 0) == agree
