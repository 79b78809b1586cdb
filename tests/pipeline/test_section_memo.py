"""Parts of the page in the cache: the same report with and without, and none that other code made."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline import build
from timeline.pipeline import SectionMemo
from timeline.storage import Store


def store(folder: Path, version: str = "1") -> Store:
    return Store(folder / "extractions.sqlite", version, 1 << 30, ())


def test_what_was_put_is_found_by_the_same_code_alone(tmp_path: Path) -> None:
    with_code, other = store(tmp_path), store(tmp_path, "2")
    with SectionMemo(with_code) as drawn:
        key = drawn.key([b"one", b"two"])
        assert drawn.get(key) is None
        drawn.put(key, b"made")
    with_code.close()
    again = store(tmp_path)
    with SectionMemo(again) as drawn:
        assert drawn.get(drawn.key([b"one", b"two"])) == b"made"
        assert drawn.get(drawn.key([b"one"])) is None
    again.close()
    with SectionMemo(other) as drawn:
        assert drawn.get(drawn.key([b"one", b"two"])) is None
    other.close()


def test_a_second_report_takes_its_sections_from_the_cache(tmp_path: Path) -> None:
    source = tmp_path / "in.jsonl"
    rows = [{"id": f"{n}", "text": f"Ann Bell opened bridge {n} in Oslo on {n + 1} May 2021."} for n in range(20)]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    result = build(source, model="rules", cache=tmp_path / "cache")
    plain, cached = tmp_path / "plain.html", tmp_path / "cached.html"
    result.save(plain)
    for _ in range(2):
        result.save(cached, cache=tmp_path / "cache")
        assert cached.read_bytes() == plain.read_bytes()

    def never(_: object) -> object:
        raise AssertionError("this section was made before")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.report.encoding.stream.make_row_group", never)
        result.save(cached, cache=tmp_path / "cache")
    assert cached.read_bytes() == plain.read_bytes()


def test_a_corrected_or_filtered_report_takes_its_sections_from_the_cache(tmp_path: Path) -> None:
    source = tmp_path / "articles"
    source.mkdir()
    for number in range(3):
        text = f"Ann Bell opened bridge {number} in Oslo on {number + 1} May 2021. The ferry burned in 1998."
        (source / f"{number}.txt").write_text(text)
    rows = source / "corrections.csv"

    def saved(title: str) -> bytes:
        rows.write_text(f"article,start,end,words,action,value\n1.txt,9,15,opened,title,{title}\n")
        result = build(source, model="rules", cache=tmp_path / "cache")
        result.between("2021", None).save(tmp_path / "some.html", cache=tmp_path / "cache")
        result.save(tmp_path / "all.html", cache=tmp_path / "cache")
        return (tmp_path / "some.html").read_bytes() + (tmp_path / "all.html").read_bytes()

    one, other = saved("One"), saved("Other")

    def never(_: object) -> object:
        raise AssertionError("this section was made before")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("timeline.report.encoding.stream.make_row_group", never)
        assert saved("One") == one != other
        with pytest.raises(AssertionError, match="made before"):
            saved("Third")
