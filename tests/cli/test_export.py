"""The command `export`: every format, and everything that can be in its way."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Timeline
from timeline.export import FORMATS, Format

WITH_MARKS = [pytest.param(one, marks=pytest.mark.browser) if one.name == "png" else one for one in FORMATS]


@pytest.mark.parametrize("format_", WITH_MARKS, ids=lambda one: one.name)
def test_every_format(timeline: Timeline, articles: Path, tmp_path: Path, format_: Format) -> None:
    target = tmp_path / "deep" / f"out{format_.suffixes[0]}"
    run = timeline("export", articles, "-o", target)
    assert (run.code, run.out) == (0, "")
    (line,) = [line for line in run.err.splitlines() if f"{format_.name}: " in line]
    assert line.startswith(f"note: {format_.name}: ")
    assert target.is_dir() if format_.files else target.stat().st_size > 0
    assert timeline("export", articles, "-o", tmp_path / "quiet", "--format", format_.name, "--quiet").err == ""
    assert sorted(one.name for one in target.parent.iterdir()) == [target.name]


def test_what_is_in_the_way_is_told_before_the_work(
    timeline: Timeline, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.api.build", lambda *_, **__: pytest.fail("the work began"))
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine.txt").write_text("mine", encoding="utf-8")
    file = tmp_path / "file.tml"
    file.write_text("mine", encoding="utf-8")
    for target, format_, code, told in (
        (full, "tml", 1, "not empty"),
        (file, "tml", 1, "is a file"),
        (full, "csv", 1, "is a folder"),
        (tmp_path / "x.doc", None, 2, "names no export format"),
        (tmp_path / "x", "doc", 2, "'doc' is not one of"),
    ):
        run = timeline("export", articles, "-o", target, *(("--format", format_) if format_ else ()))
        assert run.code == code
        assert told in run.err
    assert file.read_text(encoding="utf-8") == (full / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_missing_extras_are_named(
    timeline: Timeline, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    run = timeline("export", articles, "-o", tmp_path / "x.parquet")
    assert run.code == 1
    assert "pip install 'article-timeline[parquet]'" in run.err
    monkeypatch.undo()
    monkeypatch.setenv("TIMELINE_BROWSER", str(tmp_path / "none"))
    run = timeline("export", articles, "-o", tmp_path / "x.png")
    assert run.code == 1
    assert "needs Chrome or Chromium" in run.err
    assert not list(tmp_path.glob("x.*"))


def test_a_folder_that_cannot_be_made(timeline: Timeline, articles: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for name in ("file/x.csv", "file/tml"):
        run = timeline("export", articles, "-o", tmp_path / name, "--format", "tml" if name.endswith("tml") else "csv")
        assert run.code == 1
        assert "cannot be written" in run.err
        assert "Traceback" not in run.err
