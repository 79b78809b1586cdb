"""timeline build into a folder, without texts, and the word where one file is too small."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from timeline.cli import main


@pytest.fixture
def build(tmp_path: Path) -> Callable[..., tuple[int, str]]:
    """Builds one article; gives the exit code and what was said."""
    (tmp_path / "a.txt").write_text("The bridge opened on 3 May 2021 in Kestrel. Nobody quoted this sentence.", "utf-8")

    def run(*options: str) -> tuple[int, str]:
        done = CliRunner().invoke(main, ["build", str(tmp_path / "a.txt"), "--model", "rules", "--no-cache", *options])
        return done.exit_code, done.stderr

    return run


@pytest.mark.parametrize("name", ["new/", "there", "there/"])
def test_a_folder_is_written(build: Callable[..., tuple[int, str]], tmp_path: Path, name: str) -> None:
    (tmp_path / "there").mkdir()
    code, _ = build("-o", f"{tmp_path}/{name}")
    assert code == 0
    folder = tmp_path / name
    assert (folder / "index.html").is_file()
    assert len(list((folder / "parts").iterdir())) == 2
    assert build("-o", f"{tmp_path}/{name}")[0] == 0


def test_a_folder_of_other_things_is_refused(build: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    code, said = build("-o", f"{tmp_path}/")
    assert code == 1
    assert "holds other things than a report" in said
    assert [one.name for one in tmp_path.iterdir()] == ["a.txt"]


def test_without_texts_only_quotes_are_embedded(build: Callable[..., tuple[int, str]], tmp_path: Path) -> None:
    from tests.report.test_page import data_of

    assert build("-o", str(tmp_path / "whole.html"))[0] == 0
    assert build("-o", str(tmp_path / "quotes.html"), "--no-text")[0] == 0
    whole, quotes = (data_of((tmp_path / name).read_text("utf-8")) for name in ("whole.html", "quotes.html"))
    assert "Nobody quoted" in whole["articles"][0]["text"]
    assert "Nobody quoted" not in str(quotes)
    assert [one["quote"] for one in quotes["mentions"]] == [one["quote"] for one in whole["mentions"]]


def test_too_much_for_one_file_is_told(
    build: Callable[..., tuple[int, str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("timeline.report.folder.MOST_TEXT", 10)
    code, said = build("-o", f"{tmp_path}/r.html")
    assert code == 0
    assert f"-o {tmp_path}/r/ writes a page that loads its data in parts" in said
    assert "in parts" not in build("-o", f"{tmp_path}/r/")[1]
