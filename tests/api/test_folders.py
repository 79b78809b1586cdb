"""A report as a folder on the disk: an older one stays whole, and nothing else is touched."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.report.dossier import crowd
from timeline import report
from timeline.api import Timeline
from timeline.api.reports import is_folder, needs_folder, save_folder
from timeline.errors import OutputError


def files(folder: Path) -> dict[str, bytes]:
    return {one.relative_to(folder).as_posix(): one.read_bytes() for one in sorted(folder.rglob("*")) if one.is_file()}


def parts_of(page: bytes) -> list[str]:
    found = re.search(rb'data-parts="([^"]*)"', page)
    assert found is not None
    return found[1].decode().split(" ")


def test_the_same_input_gives_the_same_files(tmp_path: Path) -> None:
    for name in ("one", "other"):
        Timeline(crowd(4, 3)).save(f"{tmp_path}/{name}/")
    assert files(tmp_path / "one") == files(tmp_path / "other")
    page = files(tmp_path / "one")["index.html"]
    assert all((tmp_path / "one" / part).is_file() for part in parts_of(page))
    assert b"'self'" in page.replace(b"&#39;", b"'")


def test_another_build_takes_the_place_of_an_older_one_and_of_nothing_else(tmp_path: Path) -> None:
    save_folder(crowd(4, 3), tmp_path)
    before = files(tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "parts" / "mine.js").write_text("mine")
    save_folder(crowd(4, 4), tmp_path)
    after = files(tmp_path)
    assert after["notes.txt"] == after["parts/mine.js"] == b"mine"
    assert not set(parts_of(before["index.html"])) & set(after)
    assert set(parts_of(after["index.html"])) <= set(after)


def test_an_interrupted_build_leaves_the_older_report_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    save_folder(crowd(4, 3), tmp_path)
    before = files(tmp_path)

    def broken(*_: object, **__: object) -> object:
        yield "parts/0123456789abcdef0123.js", b"x"
        raise MemoryError

    monkeypatch.setattr(report, "render_folder", broken)
    with pytest.raises(MemoryError):
        save_folder(crowd(4, 4), tmp_path)
    assert {name: content for name, content in files(tmp_path).items() if name in before} == before


def test_a_folder_of_other_things_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.tex").write_text("years of work")
    with pytest.raises(OutputError, match="holds other things than a report"):
        save_folder(crowd(2, 2), tmp_path)
    (tmp_path / "index.html").write_text("<!doctype html><title>My page</title>")
    with pytest.raises(OutputError, match="holds other things than a report"):
        save_folder(crowd(2, 2), tmp_path)
    assert set(files(tmp_path)) == {"thesis.tex", "index.html"}


def test_what_a_folder_is(tmp_path: Path) -> None:
    assert is_folder(f"{tmp_path}/new/")
    assert is_folder(tmp_path)
    assert not is_folder(tmp_path / "report.html")


def test_without_texts_there_are_only_rows(tmp_path: Path) -> None:
    Timeline(crowd(3, 3)).save(f"{tmp_path}/r/", with_text=False)
    page = files(tmp_path / "r")
    assert set(page) == {"index.html", *parts_of(page["index.html"])}


def test_small_parts_hold_the_same_as_a_large_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def packed(folder: Path) -> list[str]:
        save_folder(crowd(4, 3), folder)
        names = parts_of(files(folder)["index.html"])
        return [(folder / name).read_text().split('"')[3] for name in names]

    (whole,) = packed(tmp_path / "one")
    monkeypatch.setattr("timeline.report.folder._ROWS_AT_ONCE", 525)
    several = packed(tmp_path / "several")
    assert "".join(several) == whole
    assert {len(one) for one in several[:-1]} == {700}


def test_an_interrupted_page_leaves_the_older_one_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "r.html"
    Timeline(crowd(4, 3)).save(page)
    before = page.read_bytes()
    assert before.decode() == Timeline(crowd(4, 3)).to_html()

    def broken(*_: object, **__: object) -> object:
        yield "<!doctype html>"
        raise MemoryError

    monkeypatch.setattr(report, "render_pieces", broken)
    with pytest.raises(MemoryError):
        Timeline(crowd(4, 4)).save(page)
    assert files(tmp_path) == {"r.html": before}


def test_what_one_file_can_carry(monkeypatch: pytest.MonkeyPatch) -> None:
    small = crowd(3, 3)
    assert not needs_folder(small)
    monkeypatch.setattr("timeline.report.folder.MOST_EVENTS", 8)
    assert needs_folder(small)
    monkeypatch.setattr("timeline.report.folder.MOST_EVENTS", 9)
    assert not needs_folder(small)
    monkeypatch.setattr("timeline.report.folder.MOST_TEXT", 100)
    assert needs_folder(small)
