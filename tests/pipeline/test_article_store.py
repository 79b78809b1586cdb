"""What is stored of articles: equal to the articles' own, wherever it lies."""

from __future__ import annotations

import errno
import os
import pickle
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import fields, replace
from typing import Any

import pytest

from tests.report.test_page import data_of
from timeline.api.building import STORED
from timeline.combining import GroupingInput, group_with_ids
from timeline.engines import RunOptions, store_articles
from timeline.events import RulesParser
from timeline.model import Article, Combined, DateField, Evidence, Region, TimeValue
from timeline.pipeline import (
    REPORT_BLOCK,
    StoredArticle,
    assemble,
    extract,
    resolve_article,
    stored_articles,
)
from timeline.pipeline.parts.placement import piece_lists
from timeline.reading import read
from timeline.report import render
from timeline.report.data.rows import report_data
from timeline.storage import Mentions, SpillFile, header_of, index_of

ARTICLES = read(["articles"]).articles
EXTRACTIONS = [extract(article, RulesParser()) for article in ARTICLES]


def stored() -> Combined:
    """The articles' timeline, as it was built."""
    return assemble(store_articles(ARTICLES, RulesParser(), RunOptions(parts=STORED)))


@pytest.mark.parametrize("most", [0, 10, 1 << 20])
@pytest.mark.parametrize("at_once", [1, 4, 1 << 16])
@pytest.mark.parametrize("in_place", [True, False])
def test_a_spill_file_gives_back_what_was_put_into_it(
    most: int, at_once: int, in_place: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not in_place:  # as on Windows
        monkeypatch.delattr(os, "pread", raising=False)
    spill, parts = SpillFile(most, at_once), [b"", b"abc", b"x" * 9, b"", b"d"]
    assert [spill.put(part) for part in parts] == [0, 1, 2, 3, 4]
    assert [spill.get(number) for number in (4, 2, 0, 3, 1)] == [b"d", b"x" * 9, b"", b"", b"abc"]
    assert len(spill) == 5
    assert spill.get(spill.put(b"more")) == b"more"


@pytest.mark.parametrize("in_place", [True, False])
def test_one_thread_puts_into_a_spill_file_while_others_get(in_place: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if not in_place:
        monkeypatch.delattr(os, "pread", raising=False)
    spill = SpillFile(0, 64)
    parts = [b"%d" % number * (number % 50) for number in range(3000)]

    def right() -> bool:
        return all(spill.get(number) == parts[number] for _ in range(3) for number in range(len(spill)))

    with ThreadPoolExecutor(2) as readers:
        found = []
        for part in parts:
            spill.put(part)
            if len(spill) % 1000 == 0:
                found.append(readers.submit(right))
    assert all(one.result() for one in found)


class _Full:
    """A file on a disk with little room: some bytes, then an error."""

    def __init__(self, room: int) -> None:
        self._data = bytearray()
        self._room = room
        self._at = 0

    def seek(self, at: int) -> None:
        self._at = at

    def write(self, data: bytes) -> int:
        if self._room <= 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        taken = data[: self._room]
        self._room -= len(taken)
        self._data[self._at : self._at + len(taken)] = taken
        return len(taken)

    def close(self) -> None:
        self._data.clear()

    def read(self, size: int) -> bytes:
        return bytes(self._data[self._at : self._at + size])


@pytest.mark.parametrize("room", [0, 3, 4, 7])
@pytest.mark.parametrize("at_once", [1, 5, 100])
def test_where_the_disk_is_full_memory_has_to_do(room: int, at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "TemporaryFile", lambda **_: _Full(room))
    monkeypatch.delattr(os, "pread", raising=False)
    spill, parts = SpillFile(0, at_once), [b"abcd", b"efgh", b"i", b"jklm"]
    assert [spill.put(part) for part in parts] == [0, 1, 2, 3]
    assert [spill.get(number) for number in range(4)] == parts


def test_no_place_for_a_temporary_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(**_: Any) -> None:
        raise FileNotFoundError(errno.ENOENT, "No usable temporary directory found")

    monkeypatch.setattr(tempfile, "TemporaryFile", refuse)
    spill = SpillFile(0, 1)
    assert spill.get(spill.put(b"abc")) == b"abc"


def test_a_stored_article_is_the_resolved_one() -> None:
    for extraction, one in zip(EXTRACTIONS, stored_articles(EXTRACTIONS), strict=True):
        assert isinstance(one, StoredArticle)
        resolved = resolve_article(extraction)
        assert one.resolved() == resolved
        backwards = range(len(resolved.mentions))[::-1]
        assert one.store.mentions(one, backwards) == list(resolved.mentions[::-1])
        assert one.store.mentions(one, ()) == []
        assert GroupingInput(one.terms.open(), one.grouping_mentions.open()) == resolved.grouping_input
        assert one.get(REPORT_BLOCK) == b""
        assert one.header == header_of(resolved.article)


def test_an_article_is_opened_once(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[int] = []

    def counted(*parts: Any) -> Any:
        opened.append(1)
        return piece_lists(*parts)

    combined = stored()
    monkeypatch.setattr("timeline.pipeline.article_store.piece_lists", counted)
    for event in combined.events:
        assert event.mentions[0].mention.title
    assert len(list(combined.mentions)) == len(combined.groups)
    assert sum(map(len, combined.expressions.values())) > 0
    assert len(opened) <= len(ARTICLES)


def test_a_result_of_a_build_is_the_one_of_extractions() -> None:
    there, here = stored(), assemble(stored_articles(EXTRACTIONS))
    assert there == here
    assert hash(there.events) == hash(here.events)
    assert list(there.events) == [there.events[number] for number in range(len(there.events))]
    assert repr(there.mentions[:2]) == repr(tuple(here.mentions[:2]))
    assert there.mentions[-1] == here.mentions[-1]
    assert there.mentions != here.mentions[1:]
    assert there.mentions.__eq__("mentions") is NotImplemented
    assert pickle.loads(pickle.dumps(there)) == here  # noqa: S301 - our own bytes


@pytest.mark.parametrize("published", [None, "10 May 2021"])
def test_outlines_are_known_without_the_articles(published: str | None) -> None:
    dates = () if published is None else (DateField("given", "published", published, "x:1"),)
    article = Article("x", "It rained in Linz last week.", dates=dates)
    combined = assemble(store_articles((article,), RulesParser()))
    assert list(index_of(combined).headers()) == [header_of(article) for article in combined.articles]
    assert list(index_of(combined).headers()) == [("x", 28, published is not None)]


def test_another_date_changes_nothing_else() -> None:
    told: dict[str, Any] = {
        "also": ("y",),
        "pages": (0, 7),
        "file": "f",
        "mode": "narrative",
        "url": "u",
        "source": "s",
    }
    article = replace(ARTICLES[0], lang="en-GB", body=3, regions=(Region(0, 2, "heading"),), **told)
    date, stated = TimeValue("2021", "2021-01-01", "2021-12-31", "year"), (DateField("given", "a", "2021", "b"),)
    changed = article.on(date, Evidence("given", "2021", 1.0), stated)
    assert changed == replace(article, published=date, evidence=Evidence("given", "2021", 1.0), dates=stated)
    assert all(getattr(changed, one.name) != one.default for one in fields(Article))


def test_stored_parts_group_as_mentions_do() -> None:
    here = stored()
    assert group_with_ids(tuple(here.mentions), here.articles) == (here.events, here.groups)


def test_the_report_is_the_same_from_blocks_and_from_mentions() -> None:
    there = stored()
    plain = tuple(replace(event, mentions=tuple(event.mentions)) for event in there.events)
    here = replace(there, mentions=tuple(there.mentions), undated=tuple(there.undated), events=plain)
    assert index_of(there) is index_of(there)
    assert index_of(here) is not index_of(there)
    assert report_data(there) == report_data(here)
    assert data_of(render(there)) == data_of(render(here))


def test_blocks_that_were_not_stored_are_made() -> None:
    there, here = stored(), assemble(stored_articles(EXTRACTIONS))
    assert render(there) == render(here)


def test_a_part_of_a_stored_result_is_made_of_its_mentions() -> None:
    there = stored()
    assert isinstance(there.mentions, Mentions)
    part = replace(there, events=there.events[:1], mentions=there.events[0].mentions, undated=())
    assert len(report_data(part)["mentions"]) == len(there.events[0].mentions)
