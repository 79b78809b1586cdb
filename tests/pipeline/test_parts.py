"""The table of stored parts: a new line in it is all that a new part needs."""

from __future__ import annotations

import sqlite3
import zlib
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from timeline.api.building import STORED
from timeline.engines import RunOptions, store_articles
from timeline.events import RulesParser, load_parser
from timeline.model import Article, DateField, Extraction
from timeline.pipeline import (
    PARTS,
    REPORT_BLOCK,
    ArticleStore,
    Part,
    PartTable,
    ResolvedArticle,
    StoredArticle,
    extract,
    resolve_article,
    stored_articles,
)
from timeline.pipeline.parts import EXTRACTION, HEADER, PLACEMENT, extraction_of, no_bytes
from timeline.reading import article_from_text, read
from timeline.report import article_block
from timeline.storage import Store

PARSER = load_parser()
ARTICLES = read(["articles"]).articles
ANCHOR = DateField("given", "--published", "2025-04-17", "--published")
RAIN = [article_from_text(f"It rained in Vienna last week, {number} times.", str(number)) for number in range(60)]


def _encode_length(resolved: ResolvedArticle, _: Extraction) -> bytes:
    return b"%d" % len(resolved.article.text)


def _encode_year(resolved: ResolvedArticle, _: Extraction) -> bytes:
    published = resolved.article.published
    return b"none" if published is None else published.timex3[:4].encode()


def _decode_length(data: bytes, article: str) -> tuple[str, int]:
    return article, int(data)


def _decode_text(data: bytes, _: str) -> str:
    return data.decode()


LENGTH: Part[tuple[str, int]] = Part("length", "text", _encode_length, _decode_length)
YEAR: Part[str] = Part("year", "dates", _encode_year, _decode_text)
WITH_MORE = PartTable((*PARTS, LENGTH, YEAR))


def _stored(file: Path | None, anchor: DateField | None = None, jobs: int = 1) -> list[StoredArticle]:
    """The articles by a table with two parts more."""
    with closing(Store(file or Path(), "1", 1 << 30, WITH_MORE.columns)) as cache:
        used = None if file is None else cache
        options = RunOptions(parts=WITH_MORE, cache=used, anchor=anchor, jobs=jobs)
        found = list(store_articles(RAIN, RulesParser(), options))
        assert cache.remarks == []
    assert all(isinstance(one, StoredArticle) for one in found)
    return [one for one in found if isinstance(one, StoredArticle)]


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_part_that_is_added_to_the_table_is_stored(tmp_path: Path, jobs: int) -> None:
    file = tmp_path / "cache.sqlite"
    for _ in ("new", "from the cache"):
        for article, one in zip(RAIN, _stored(file, ANCHOR, jobs), strict=True):
            assert one.get(LENGTH) == (article.id, len(article.text))
            assert one.encoded(LENGTH).open() == one.get(LENGTH)
            assert one.store.get(LENGTH, one.place) == b"%d" % len(article.text)
            assert one.get(YEAR) == "2025"
            assert one.resolved() == resolve_article(extract(article, RulesParser()), ANCHOR)
    with closing(sqlite3.connect(file)) as base:
        lengths = sorted(length for (length,) in base.execute("SELECT length FROM entries"))
    assert lengths == sorted(b"%d" % len(article.text) for article in RAIN)


def test_without_a_cache_it_is_stored_too() -> None:
    assert [one.get(LENGTH)[1] for one in _stored(None)] == [len(article.text) for article in RAIN]


def test_another_date_changes_what_depends_on_dates_and_nothing_else(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite"
    assert {one.get(YEAR) for one in _stored(file)} == {"none"}
    with closing(sqlite3.connect(file)) as base, base:  # what was stored is taken, right or wrong
        base.create_function("crc", -1, lambda *parts: zlib.crc32(b"".join(parts)))
        base.execute("UPDATE entries SET length = x'3737'")
        base.execute(f"UPDATE entries SET checksum = crc({', '.join(WITH_MORE.columns)})")  # noqa: S608
    found = _stored(file, ANCHOR)
    assert {one.get(YEAR) for one in found} == {"2025"}
    assert {one.get(LENGTH)[1] for one in found} == {77}


def test_a_cache_without_the_part_is_begun_anew(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite"
    with Store(file, "1", 1 << 30, PARTS.columns) as before:
        list(store_articles(RAIN[:3], RulesParser(), RunOptions(cache=before)))
    with Store(file, "1", 1 << 30, WITH_MORE.columns) as after:
        assert len(list(store_articles(RAIN[:3], RulesParser(), RunOptions(cache=after, parts=WITH_MORE)))) == 3
    assert after.remarks == [f"the cache {file} was made by another version of timeline; a new one was begun"]


def test_a_report_block_is_made_where_the_cache_has_none(tmp_path: Path) -> None:
    file = tmp_path / "cache.sqlite"
    blocks = []
    for table in (PARTS, STORED, PARTS):
        with Store(file, "1", 1 << 30, PARTS.columns) as cache:
            (one,) = store_articles(RAIN[:1], RulesParser(), RunOptions(cache=cache, parts=table))
        assert isinstance(one, StoredArticle)
        blocks.append(one.get(REPORT_BLOCK))
    made = article_block(resolve_article(extract(RAIN[0], RulesParser())))
    assert blocks == [b"", made, made]


def test_a_part_of_the_text_that_was_not_made_is_made_later() -> None:
    extraction = extract(RAIN[0], RulesParser())
    resolved = resolve_article(extraction)
    before = WITH_MORE.with_encoder(LENGTH, no_bytes).encode(resolved, extraction)
    assert before[WITH_MORE.place(LENGTH)] == b""
    assert WITH_MORE.lacks(before)
    assert WITH_MORE.renewed(before, resolved, extraction) == WITH_MORE.encode(resolved, extraction)


def test_names_are_columns_and_each_part_has_its_own() -> None:
    names = WITH_MORE.columns
    assert len(set(names)) == len(names)
    assert all(name.isidentifier() for name in names)
    assert {part.depends_on for part in PARTS} == {"text", "dates"}


@pytest.mark.parametrize("anchor", [None, ANCHOR])
@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_encoding_loses_nothing(article: Article, anchor: DateField | None) -> None:
    for stated in (article, replace(article, dates=())):
        extraction = extract(stated, PARSER)
        resolved = resolve_article(extraction, anchor)
        encoded = PARTS.encode(resolved, extraction)
        assert not PARTS.lacks(encoded)
        (one,) = stored_articles([extraction], anchor)
        assert isinstance(one, StoredArticle)
        assert one.resolved() == resolved
        assert extraction_of(one.store.get(EXTRACTION, one.place), stated) == extraction
        assert [one.store.get(part, one.place) for part in PARTS] == list(encoded)


def test_what_is_stored_of_a_moved_article_names_its_new_place() -> None:
    def stated(where: str, name: str) -> Article:
        wrong = DateField("given", "metadata.csv", "31 February 2020", where)
        late = DateField("metadata", "date", "1 March 1901", where)
        return replace(article_from_text("It rained on 3 May 2021.", name), dates=(wrong, late))

    before, after = stated("metadata.csv:2", "old.txt"), stated("new/metadata.csv:7", "new/old.txt")
    extraction = extract(before, PARSER)
    store = ArticleStore([after])
    encoded = PARTS.encode(resolve_article(extraction), extraction)
    one, anew = store.put(encoded, 0, after.id, len(after.text)), resolve_article(extract(after, PARSER))
    assert one.flawed
    assert one.resolved() == anew
    assert anew.skipped
    assert anew.notices
    assert (one.article, one.skipped, one.notices) == (anew.article, anew.skipped, anew.notices)


@pytest.mark.parametrize("part", [EXTRACTION, HEADER, PLACEMENT])
def test_damaged_parts_are_noticed(part: Part[object]) -> None:
    extraction = extract(RAIN[0], RulesParser())
    data = PARTS.encode(resolve_article(extraction), extraction)[PARTS.place(part)]
    with pytest.raises(ValueError):  # noqa: PT011 - of JSON or of zlib, in their words
        part.decode(data[:-1], "a")
