"""metadata.csv: what it gives, and every way in which it can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from timeline.errors import ConfigError
from timeline.reading import ReadOptions, ReadResult, read


def folder(path: Path, table: str | bytes, *names: str) -> ReadResult:
    for name in names or ("a.txt", "b.txt"):
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("It rained on Monday.", encoding="utf-8")
    (path / "metadata.csv").write_bytes(table if isinstance(table, bytes) else table.encode())
    return read([str(path)])


def dates(result: ReadResult) -> dict[str, list[str]]:
    return {article.id: [field.raw for field in article.dates] for article in result.articles}


@pytest.mark.parametrize(
    "table",
    [
        "file,published\na.txt,2025-04-17\n",
        "published,file\r\n2025-04-17,a.txt\r\n",
        "\ufefffile;title;published\na.txt;Rain;2025-04-17",
        "file\tpublished\n\na.txt\t2025-04-17\n\n",
        ' File , PUBLISHED \n "a.txt", "2025-04-17"\n',
        "file,published\n./a.txt,2025-04-17",
        'file,title,published\na.txt,"Rain, ""heavy""\nand long",2025-04-17\n',
    ],
)
def test_forms_of_the_table(tmp_path: Path, table: str) -> None:
    result = folder(tmp_path, table)
    assert dates(result) == {"a.txt": ["2025-04-17"], "b.txt": []}
    assert (result.skipped, result.notices) == ((), ())


def test_all_columns(tmp_path: Path) -> None:
    table = "file,published,title,source,url\na.txt,17 April 2025,Rain,The Times,https://example.org/a\n"
    article = folder(tmp_path, table).articles[0]
    assert (article.title, article.source, article.url) == ("Rain", "The Times", "https://example.org/a")
    assert article.dates[0].where.endswith("metadata.csv:2")
    assert (article.dates[0].kind, article.dates[0].name) == ("given", "metadata.csv")


@pytest.mark.parametrize(
    ("table", "line", "says"),
    [
        ("file,published\na.txt,2025-04-17\na.txt,2025-04-18\n", 3, "has a row already, line 2"),
        ("file,published\nc.txt,2025-04-17\n", 2, "no article c.txt"),
        ("file,published\na.txt,2025-04-17,x,y\n", 2, "4 cells where the first line names 2"),
        ('file,published\na.txt,"2025-04-17\nb.txt,2025-04-18\n', 2, "quote is not closed"),
        ("file,published\n,2025-04-17\n", 2, "names no file"),
        ("a.txt,2025-04-17\n", 1, "names no column “file”"),
    ],
)
def test_bad_rows_name_their_line_and_the_way_out(tmp_path: Path, table: str, line: int, says: str) -> None:
    result = folder(tmp_path, table)
    assert len(result.articles) == 2
    (skipped,) = result.skipped
    assert skipped.path.endswith(f"metadata.csv:{line}")
    assert says in skipped.reason


def test_rows_beside_a_bad_one_are_used(tmp_path: Path) -> None:
    result = folder(tmp_path, 'file,published\na.txt,"2025-04-17\nb.txt,2025-04-18\n')
    assert dates(result) == {"a.txt": [], "b.txt": ["2025-04-18"]}


def test_the_first_of_two_rows_is_used(tmp_path: Path) -> None:
    result = folder(tmp_path, "file,published\na.txt,2025-04-17\na.txt,2025-04-18\n")
    assert dates(result)["a.txt"] == ["2025-04-17"]


def test_a_near_name_is_proposed(tmp_path: Path) -> None:
    result = folder(tmp_path, "file,published\nletters.txt,2025\n", "letter.txt")
    assert "did you mean letter.txt?" in result.skipped[0].reason


@pytest.mark.parametrize(
    ("table", "says"),
    [
        ("file,date\na.txt,2025\n", "column “date” is not known"),
        ("file,title,title\na.txt,Rain,Snow\n", "stands there twice"),
        ("file,published,title\na.txt,2025\n", "2 cells where the first line names 3"),
    ],
)
def test_what_is_only_worth_a_note(tmp_path: Path, table: str, says: str) -> None:
    result = folder(tmp_path, table)
    assert result.skipped == ()
    assert says in result.notices[0].message
    assert ":" in result.notices[0].where


@pytest.mark.parametrize("table", [b"", b"\n\n", b"\x00\x01\x02", b"%PDF-1.4"])
def test_an_unusable_table_stops_nothing(tmp_path: Path, table: bytes) -> None:
    result = folder(tmp_path, table)
    assert len(result.articles) == 2
    assert result.skipped[0].path.endswith("metadata.csv")


def test_tables_of_subfolders_and_their_order(tmp_path: Path) -> None:
    folder(tmp_path, "file,published\nsub/a.txt,2025-01-01\nb.txt,2025-01-02\n", "sub/a.txt", "b.txt")
    result = folder(tmp_path / "sub", "file,published\na.txt,2025-01-03\n", "a.txt")
    assert dates(result) == {"a.txt": ["2025-01-03"]}
    assert dates(read([str(tmp_path)])) == {"b.txt": ["2025-01-02"], "sub/a.txt": ["2025-01-03", "2025-01-01"]}


def test_a_table_of_its_own_comes_first(tmp_path: Path) -> None:
    folder(tmp_path / "in", "file,published,title\na.txt,2025-01-01,Rain\n", "a.txt")
    table = tmp_path / "other.csv"
    table.write_text("file,published\na.txt,2025-01-02\n", encoding="utf-8")
    result = read([str(tmp_path / "in")], ReadOptions(metadata=str(table), published={"a.txt": "2025-01-03"}))
    assert dates(result) == {"a.txt": ["2025-01-03", "2025-01-02", "2025-01-01"]}
    assert result.articles[0].title == "Rain"


def test_a_missing_table_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"none\.csv"):
        read([str(tmp_path)], ReadOptions(metadata=str(tmp_path / "none.csv")))


def test_rows_may_name_records(tmp_path: Path) -> None:
    (tmp_path / "many.jsonl").write_text('{"id": "r1", "text": "It rained."}\n', encoding="utf-8")
    result = folder(tmp_path, "file,published\nr1,2025-01-01\n", "a.txt")
    assert dates(result)["r1"] == ["2025-01-01"]
