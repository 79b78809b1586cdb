"""What reading remembers of texts: the same as if it looked anew, whatever befell the cache."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from timeline import build
from timeline.pipeline import TextMemo
from timeline.reading import ReadOptions, read
from timeline.reading.memo import NO_MEMO, MemoRequest
from timeline.storage import Store

TEXTS = {
    "storm.txt": "Storm over Vienna\n\nIt rained in Vienna on 3 May 2021.\n\nSign up for our newsletter.\n",
    "copy.txt": "A storm in town\n\n" + "The mayor of Graz, Ann Bell, opened the new bridge on Monday. " * 6,
    "again.txt": "A storm in town\n\n" + "The mayor of Graz, Ann Bell, opened the new bridge on Monday. " * 6,
    "lone.txt": "Ein Sturm in Wien und ein anderer in Graz, sagte die Polizei am Montag; es regnete sehr.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "texts"
    place.mkdir()
    for name, text in TEXTS.items():
        (place / name).write_text(text, encoding="utf-8")
    return place


def store(folder: Path) -> Store:
    return Store(folder / "cache" / "extractions.sqlite", "1", 1 << 30, ())


def test_what_is_remembered_is_what_is_read(folder: Path, tmp_path: Path) -> None:
    plain = read([str(folder)])
    assert len(plain.articles) == 3
    for _ in range(2):
        with store(tmp_path) as cache:
            memo = TextMemo(cache)
            assert read([str(folder)], memo=memo) == plain
            memo.close()
    with sqlite3.connect(tmp_path / "cache" / "extractions.sqlite") as base:
        assert base.execute("SELECT COUNT(*), MIN(used) FROM readings").fetchone()[1] == 2
    base.close()


def test_it_is_asked_once_for_each_text(tmp_path: Path) -> None:
    asked: list[int] = []

    def make() -> list[int]:
        asked.append(1)
        return [7, 8]

    for _ in range(3):
        with store(tmp_path) as cache:
            memo = TextMemo(cache)
            assert list(memo.recall([MemoRequest("lone \ud800", ["a"], make)])) == [[7, 8]]
            memo.close()
    assert len(asked) == 1
    with store(tmp_path) as cache:
        others = [MemoRequest("lone \ud800", ["b"], make), MemoRequest("lone \ud801", ["a"], make)]
        assert list(TextMemo(cache).recall(others)) == [[7, 8], [7, 8]]
    assert len(asked) == 3
    assert list(NO_MEMO.recall([MemoRequest("lone \ud800", ["a"], make)])) == [[7, 8]]
    assert len(asked) == 4


def test_a_text_is_remembered_with_and_without_looking_for_copies(tmp_path: Path, folder: Path) -> None:
    for join in (True, False, True, False):
        with store(tmp_path) as cache:
            memo = TextMemo(cache)
            assert read([str(folder)], ReadOptions(join_copies=join), memo=memo) == read(
                [str(folder)], ReadOptions(join_copies=join)
            )
            memo.close()


@pytest.mark.parametrize("damage", ["data = x'5b5d'", "data = x'00'", "checksum = 1"])
def test_damaged_readings_are_made_anew(tmp_path: Path, folder: Path, damage: str) -> None:
    plain = read([str(folder)])
    with store(tmp_path) as cache:
        memo = TextMemo(cache)
        read([str(folder)], memo=memo)
        memo.close()
    with sqlite3.connect(tmp_path / "cache" / "extractions.sqlite") as base:
        base.execute(f"UPDATE readings SET {damage}")  # noqa: S608 - written here
    base.close()
    with store(tmp_path) as cache:
        memo = TextMemo(cache)
        assert read([str(folder)], memo=memo) == plain
        memo.close()


def test_readings_keep_to_their_share_of_the_limit(tmp_path: Path) -> None:
    small = Store(tmp_path / "x.sqlite", "1", 8 * 100, ())
    with small:
        memo = TextMemo(small)
        for number in range(20):
            assert list(memo.recall([MemoRequest(str(number), [], lambda: "x" * 48)])) == ["x" * 48]
        memo.close()
    with sqlite3.connect(tmp_path / "x.sqlite") as base:
        assert base.execute("SELECT SUM(size) FROM readings").fetchone()[0] <= 100
    base.close()


def test_a_build_with_a_cache_is_one_without(tmp_path: Path, folder: Path) -> None:
    plain = build(folder, model="rules")
    for _ in range(2):
        assert build(folder, model="rules", cache=tmp_path / "kept") == plain
    (folder / "storm.txt").write_text("It hailed in Linz on 4 May 2021.", encoding="utf-8")
    assert build(folder, model="rules", cache=tmp_path / "kept") == build(folder, model="rules") != plain
