"""The cache: what comes out is what went in, and nothing that is wrong with it stops a build."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from timeline.engines import RunOptions, resolve_articles
from timeline.errors import ConfigError
from timeline.events import RulesParser
from timeline.events.syntax.tree import Tree
from timeline.model import DateField, Region
from timeline.pipeline import (
    PARTS,
    code_version,
    content_fingerprint,
    placement_fingerprint,
)
from timeline.reading import article_from_text
from timeline.storage import Row, Store, cache_file, parse_limit
from timeline.storage.codec import pack, unpack
from timeline.storage.sqlite_tables import SCHEMA

ANCHOR = DateField("given", "--published", "2025-04-17", "--published")
ENTRY = tuple(name.encode() for name in PARTS.columns)
RAIN = [article_from_text(f"It rained in Vienna in {year}.", str(year)) for year in range(1900, 1910)]


class Counting(RulesParser):
    """Rules that count what they parse."""

    parsed = 0

    def parse(self, text: str, sentences: Sequence[tuple[int, int]], lang: str = "en") -> list[Tree]:
        type(self).parsed += 1
        return super().parse(text, sentences, lang)


@pytest.fixture
def counting(monkeypatch: pytest.MonkeyPatch) -> Counting:
    monkeypatch.setattr(Counting, "parsed", 0)
    return Counting()


def store(folder: Path, limit: int = 1 << 30, version: str = "1") -> Store:
    return Store(folder / "extractions.sqlite", version, limit, PARTS.columns)


def entry(size: int) -> Row:
    """An entry of so many bytes."""
    return (b"x" * size, *(b"" for _ in PARTS.names))


def test_damaged_bytes_are_noticed() -> None:
    packed = pack([1, 2, 3])
    assert unpack(packed) == [1, 2, 3]
    with pytest.raises(ValueError, match="damaged"):
        unpack(packed[:-2])


def test_keys_hang_on_content_and_not_on_names() -> None:
    article = article_from_text("It rained in 1907.", "a")
    key = content_fingerprint(article, "1")
    assert content_fingerprint(replace(article, id="b", dates=(ANCHOR,)), "1") == key
    assert content_fingerprint(article, "2") != key
    assert content_fingerprint(article, "1", all_predicates=True) != key
    assert content_fingerprint(replace(article, text="It rained in 1908."), "1") != key
    assert content_fingerprint(replace(article, regions=(Region(0, 2, "furniture"),)), "1") != key
    assert content_fingerprint(replace(article, text="lone \ud800"), "1") != key
    assert placement_fingerprint(article, None) != placement_fingerprint(article, ANCHOR)
    assert placement_fingerprint(article, None) != placement_fingerprint(replace(article, dates=(ANCHOR,)), None)
    moved = replace(ANCHOR, where="elsewhere.csv:9")
    assert placement_fingerprint(replace(article, dates=(moved,)), None) == placement_fingerprint(
        replace(article, dates=(ANCHOR,)), None
    )


def test_the_version_names_code_and_model() -> None:
    assert code_version("rules") == code_version("rules") != code_version("en_core_web_sm")


def test_a_second_run_parses_only_what_changed(tmp_path: Path, counting: Counting) -> None:
    with store(tmp_path) as first:
        cold = list(resolve_articles(RAIN, counting, RunOptions(cache=first)))
    assert Counting.parsed == 10
    changed = [*RAIN[:9], article_from_text("It hailed in Graz in 1911.", "new")]
    with store(tmp_path) as second:
        warm = list(resolve_articles(changed, counting, RunOptions(cache=second)))
    assert Counting.parsed == 11
    assert warm[:9] == cold[:9]
    assert warm == list(resolve_articles(changed, RulesParser()))


def test_other_dates_place_anew_without_parsing(tmp_path: Path, counting: Counting) -> None:
    articles = [article_from_text("It rained in Vienna on Monday.", "a")]
    for anchor in (None, ANCHOR, ANCHOR, None):
        with store(tmp_path) as cache:
            done = list(resolve_articles(articles, counting, RunOptions(anchor=anchor, cache=cache)))
        assert done == list(resolve_articles(articles, RulesParser(), RunOptions(anchor=anchor)))
    assert Counting.parsed == 1


def test_another_version_finds_nothing_and_prunes_it(tmp_path: Path) -> None:
    with store(tmp_path) as old:
        old.put(b"k", ENTRY)
    with store(tmp_path, version="2") as new:
        new.put(b"l", ENTRY)
        new.flush()
        assert (new.contents().entries, new.contents().other_versions) == (2, 1)
        assert new.prune() == 1
        assert new.contents().entries == 1
        assert new.clear() == 1
        assert not new.file.exists()


def test_the_limit_drops_what_was_not_used_for_longest(tmp_path: Path) -> None:
    size = sum(map(len, ENTRY))
    with store(tmp_path) as first:
        first.put(b"a", ENTRY)
        first.put(b"b", ENTRY)
    with store(tmp_path) as second:
        second.get([b"a"])
    with store(tmp_path, limit=2 * size) as third:
        third.put(b"c", ENTRY)
    with store(tmp_path) as last:
        assert last.known([b"a", b"b", b"c"]) == {b"a", b"c"}


@pytest.mark.parametrize("rubbish", [b"no database at all " * 100, b"SQLite format 3\x00" + b"\xff" * 4000])
def test_a_damaged_file_is_begun_anew(tmp_path: Path, rubbish: bytes) -> None:
    file = tmp_path / "extractions.sqlite"
    file.write_bytes(rubbish)
    with store(tmp_path) as cache:
        assert list(resolve_articles(RAIN, RulesParser(), RunOptions(cache=cache))) == list(
            resolve_articles(RAIN, RulesParser())
        )
        (remark,) = cache.remarks
    assert "damaged" in remark
    assert "\n" not in remark
    with store(tmp_path) as cache:
        list(resolve_articles(RAIN, RulesParser(), RunOptions(cache=cache)))
        assert cache.remarks == []
        assert cache.contents().entries == 10


def test_pages_damaged_in_the_middle_are_survived(tmp_path: Path) -> None:
    with store(tmp_path) as cache:
        for number in range(300):
            cache.put(str(number).encode(), entry(500))
    file = tmp_path / "extractions.sqlite"
    data = bytearray(file.read_bytes())
    data[8192:-4096] = b"\xee" * (len(data) - 12288)
    file.write_bytes(data)
    with store(tmp_path) as cache:
        assert list(resolve_articles(RAIN, RulesParser(), RunOptions(cache=cache))) == list(
            resolve_articles(RAIN, RulesParser())
        )
        assert any("damaged" in remark for remark in cache.remarks)


def test_a_damaged_entry_is_made_anew(tmp_path: Path, counting: Counting) -> None:
    with store(tmp_path) as cache:
        list(resolve_articles(RAIN, counting, RunOptions(cache=cache)))
    with sqlite3.connect(tmp_path / "extractions.sqlite") as base:
        base.execute("UPDATE entries SET placement = x'00' WHERE rowid = 1")
    base.close()
    for parsed in (11, 11):
        with store(tmp_path) as cache:
            assert list(resolve_articles(RAIN, counting, RunOptions(cache=cache))) == list(
                resolve_articles(RAIN, RulesParser())
            )
        assert Counting.parsed == parsed


_OLD = """
CREATE TABLE entries (
    key BLOB PRIMARY KEY, version TEXT NOT NULL,
    extraction BLOB NOT NULL, placing BLOB NOT NULL, head BLOB NOT NULL, placed BLOB NOT NULL,
    card BLOB NOT NULL, daybook BLOB NOT NULL, page BLOB NOT NULL,
    checksum INTEGER NOT NULL
);
PRAGMA user_version = 5
"""
_OTHER = f"""
CREATE TABLE entries (
    key BLOB PRIMARY KEY, version TEXT NOT NULL, extraction BLOB NOT NULL, checksum INTEGER NOT NULL
);
PRAGMA user_version = {SCHEMA}
"""


@pytest.mark.parametrize("tables", ["PRAGMA user_version = 99", _OLD, _OTHER], ids=["newer", "older", "other columns"])
def test_tables_of_another_schema_are_begun_anew(tmp_path: Path, tables: str) -> None:
    with sqlite3.connect(tmp_path / "extractions.sqlite") as base:
        base.executescript(tables)
    base.close()
    with store(tmp_path) as cache:
        cache.put(b"a", ENTRY)
        cache.flush()
        cache.flush()
        assert cache.remarks == [f"the cache {cache.file} was made by another version of timeline; a new one was begun"]
    with store(tmp_path) as cache:
        cache.put(b"a", ENTRY)
        cache.flush()
        assert cache.get([b"a"]) == {b"a": ENTRY}


def test_an_entry_has_a_value_for_each_column(tmp_path: Path) -> None:
    with store(tmp_path) as cache, pytest.raises(ValueError, match="2 values for the columns placement_fingerprint, "):
        cache.put(b"a", (b"", b""))


def test_a_full_disk_ends_the_keeping_and_not_the_run(tmp_path: Path) -> None:
    with store(tmp_path) as cache:
        cache.put(b"a", ENTRY)
        cache.flush()
        assert cache._base is not None
        cache._base.execute(f"PRAGMA max_page_count = {cache._base.execute('PRAGMA page_count').fetchone()[0]}")
        for number in range(500):
            cache.put(f"more{number}".encode(), entry(4000))
        done = list(resolve_articles(RAIN, RulesParser(), RunOptions(cache=cache)))
    assert done == list(resolve_articles(RAIN, RulesParser()))
    (remark,) = cache.remarks
    assert "full" in remark
    with store(tmp_path) as cache:
        assert cache.get([b"a"]) == {b"a": ENTRY}


def test_a_folder_that_cannot_be_made_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with store(tmp_path / "file") as cache:
        assert list(resolve_articles(RAIN, RulesParser(), RunOptions(cache=cache))) == list(
            resolve_articles(RAIN, RulesParser())
        )
    assert len(cache.remarks) == 1
    assert "goes on without it" in cache.remarks[0]


_WRITER = """
import sys
from pathlib import Path
from timeline.pipeline import PARTS
from timeline.storage import Store
with Store(Path(sys.argv[1]), "1", 1 << 30, PARTS.columns) as store:
    for number in range(1000):
        store.put(f"{sys.argv[2]}{number}".encode(), (b"x" * 100, *(b"" for _ in PARTS.names)))
assert store.remarks == [], store.remarks
"""


def test_two_builds_at_once_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "extractions.sqlite"
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, str(file), name]) for name in "ab"]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    with store(tmp_path) as cache:
        assert cache.contents().entries == 2000


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({"TIMELINE_CACHE": "/c", "XDG_CACHE_HOME": "/x"}, "/c/extractions.sqlite"),
        ({"XDG_CACHE_HOME": "/x"}, "/x/timeline/extractions.sqlite"),
    ],
)
def test_where_the_cache_lies(environment: dict[str, str], expected: str) -> None:
    assert cache_file(environment).as_posix() == expected


def test_sizes_are_read() -> None:
    assert [parse_limit(text) for text in ("12", "2k", "500M", "1 GiB")] == [12, 2048, 500 << 20, 1 << 30]
    with pytest.raises(ConfigError, match="500M"):
        parse_limit("much")
