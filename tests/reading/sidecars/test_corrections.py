"""corrections.csv: read beside the articles, each bad row listed with its reason, the others used."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.model import Correction
from timeline.reading import read

HEAD = "article,start,end,words,action,value\n"


def rows(
    folder: Path, text: str, name: str = "corrections.csv"
) -> tuple[tuple[Correction, ...], list[tuple[str, str]]]:
    (folder / "a.txt").write_text("The council met on 3 May 2021.", encoding="utf-8")
    (folder / "sub").mkdir(exist_ok=True)
    (folder / "sub" / "b.txt").write_text("The mayor left on 4 May 2021.", encoding="utf-8")
    (folder / name).write_text(text, encoding="utf-8")
    result = read([str(folder)])
    assert [article.id for article in result.articles] == ["a.txt", "sub/b.txt"]
    return result.corrections, [(one.path.rpartition("/")[2], one.reason) for one in result.skipped]


def test_rows_become_corrections(tmp_path: Path) -> None:
    found, skipped = rows(tmp_path, HEAD + 'a.txt,12,15,met,title,"Met, at last"\n./sub/b.txt,10,14,left,hide,\n')
    assert not skipped
    assert [(one.key, one.action, one.value, one.words) for one in found] == [
        (("a.txt", 12, 15), "title", "Met, at last", "met"),
        (("sub/b.txt", 10, 14), "hide", "", "left"),
    ]


def test_names_may_be_relative_to_the_file(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    found, skipped = rows(tmp_path, HEAD + "b.txt,10,14,left,hide,\n", "sub/corrections.csv")
    assert not skipped
    assert found[0].article == "sub/b.txt"


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("c.txt,1,2,x,hide,", "no article c.txt"),
        ("aa.txt,1,2,x,hide,", "did you mean a.txt?"),
        ("a.txt,one,2,x,hide,", "whole numbers"),
        ("a.txt,5,5,x,hide,", "whole numbers"),
        ("a.txt,1,2,x,burn,", "“burn” is no action"),
        ("a.txt,1,2,x,title,", "needs a value"),
        ("a.txt,1,2,x,merge,a.txt", "is no mention"),
        ('a.txt,1,2,"x,hide,', "a quote is not closed"),
        ("a.txt", "whole numbers"),
    ],
)
def test_a_bad_row_is_listed_and_the_others_hold(tmp_path: Path, row: str, words: str) -> None:
    found, skipped = rows(tmp_path, f"{HEAD}{row}\na.txt,12,15,met,hide,\n")
    assert [one.action for one in found] == ["hide"]
    assert [where for where, _ in skipped] == ["corrections.csv:2"]
    assert words in skipped[0][1]


def test_of_two_rows_that_differ_the_first_holds(tmp_path: Path) -> None:
    found, skipped = rows(tmp_path, HEAD + "a.txt,12,15,met,date,2021\na.txt,12,15,met,date,2022\n")
    assert [one.value for one in found] == ["2021"]
    assert "line 2 gives “2021” as date already" in skipped[0][1]


@pytest.mark.parametrize("text", ["", "start,end,action\n", "\x00\x01"])
def test_a_file_without_its_columns_is_listed(tmp_path: Path, text: str) -> None:
    found, skipped = rows(tmp_path, text)
    assert not found
    assert len(skipped) == 1
