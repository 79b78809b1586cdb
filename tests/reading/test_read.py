"""PATHs to articles: walking, ids, JSON Lines, and bad input beside good."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from timeline.errors import ConfigError
from timeline.model import DateField
from timeline.reading import ReadOptions, read

TEXT = "It rained on Monday.\n"


def write(path: Path, content: str | bytes = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def ids(*paths: Path | str) -> list[str]:
    return [article.id for article in read([str(path) for path in paths]).articles]


def test_a_folder_is_walked_in_sorted_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "sub/c.TXT", "sub.txt", ".hidden.txt", ".git/d.txt"):
        write(tmp_path / name)
    assert ids(tmp_path) == ["a.txt", "b.txt", "sub.txt", "sub/c.TXT"]


def test_unknown_suffixes_are_counted_and_named_once(tmp_path: Path) -> None:
    for name in ("a.txt", "b.jpg", "c.jpg", "d", "metadata.csv"):
        write(tmp_path / name, "file\na.txt\n" if name == "metadata.csv" else TEXT)
    result = read([str(tmp_path)])
    assert result.skipped == ()
    (notice,) = result.notices
    assert "3 files" in notice.message
    assert ".jpg (2), no suffix (1)" in notice.message


def test_the_same_name_under_two_paths_keeps_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("one/a.txt", "two/a.txt", "two/b.txt"):
        write(tmp_path / name)
    monkeypatch.chdir(tmp_path)
    assert ids("one", "two/") == ["one/a.txt", "two/a.txt", "b.txt"]
    assert ids("one/a.txt", "./two/a.txt") == ["one/a.txt", "two/a.txt"]
    assert ids("one", "one/a.txt", "./one") == ["a.txt"]


def test_a_named_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    assert ids(write(tmp_path / "letter")) == ["letter"]
    assert ids(write(tmp_path / "letter.xyz")) == ["letter.xyz"]
    assert ids(write(tmp_path / "lines.data", '{"id": "r", "text": "It rained."}\n')) == ["r"]
    assert "PNG" in read([str(write(tmp_path / "picture", b"\x89PNG\r\n"))]).skipped[0].reason


def test_text_is_kept_but_for_line_ends_and_mark(tmp_path: Path) -> None:
    file = write(tmp_path / "a.txt", b"\xef\xbb\xbf One\r\n\r\n\ttwo \n")
    assert read([str(file)]).articles[0].text == " One\n\n\ttwo \n"


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "empty"), (b" \n\t\n", "no words"), (b"\x00\x01", "binary"), (b"\xff\xff\xff\xff", "UTF-8")],
)
def test_one_bad_file_stops_nothing(tmp_path: Path, content: bytes, says: str) -> None:
    write(tmp_path / "bad.txt", content)
    write(tmp_path / "good.txt")
    result = read([str(tmp_path)])
    assert [article.id for article in result.articles] == ["good.txt"]
    (skipped,) = result.skipped
    assert skipped.path.endswith("bad.txt")
    assert says in skipped.reason


def test_missing_path_empty_folder_and_dangling_link(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "gone.txt")
    result = read([str(tmp_path / "none"), str(tmp_path / "empty"), str(tmp_path / "in")])
    assert [one.reason.split(" (")[0] for one in result.skipped] == [
        "there is no such file or folder",
        "the folder holds no article",
        "cannot be read",
    ]


def test_unreadable_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> bytes:
        raise PermissionError(13, "Permission denied")

    write(tmp_path / "a.txt")
    monkeypatch.setattr(Path, "open", refuse)
    (skipped,) = read([str(tmp_path)]).skipped
    assert skipped.reason == "cannot be read (Permission denied)"


def test_a_folder_link_that_loops_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path)
    assert ids(tmp_path) == ["a.txt"]


def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    write(Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")))
    assert ids(tmp_path) == ["caf\ufffd.txt"]


def test_json_lines(tmp_path: Path) -> None:
    records: list[dict[str, object]] = [
        {"id": "r1", "text": "It rained.\r\nIt snowed.", "title": "Weather", "published": "2025-04-17", "lang": "en"},
        {"id": 2, "text": "It \ud800 hailed.", "url": "https://example.org", "source": "The Times", "extra": 1},
        {"text": "No id."},
    ]
    file = write(tmp_path / "many.jsonl", "\n".join(json.dumps(record) for record in records) + "\n\n")
    one, two, three = read([str(file)]).articles
    assert (one.id, one.title, one.text) == ("r1", "Weather", records[0]["text"])
    assert one.dates == (DateField("given", "published", "2025-04-17", f"{file.as_posix()}:1"),)
    assert (two.id, two.text, two.url, two.source) == ("2", "It \ufffd hailed.", "https://example.org", "The Times")
    assert three.id == "many.jsonl#3"


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{", "not one JSON object a line"),
        ("[" * 100_000, "not one JSON object a line"),
        ("[1]", "not a JSON object"),
        ('{"id": "x"}', 'has no "text"'),
        ('{"id": "x", "text": 3}', 'has no "text"'),
        ('{"id": "x", "text": " "}', "its text is empty"),
    ],
)
def test_a_bad_line_is_skipped_by_itself(tmp_path: Path, line: str, says: str) -> None:
    file = write(tmp_path / "many.jsonl", f'{line}\n{{"id": "good", "text": "It rained."}}\n')
    result = read([str(file)])
    assert [article.id for article in result.articles] == ["good"]
    (skipped,) = result.skipped
    assert skipped.path == f"{file.as_posix()}:1"
    assert says in skipped.reason


def test_records_with_one_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    line = '{"id": "r", "text": "It rained."}\n'
    write(tmp_path / "one.jsonl", line + line)
    write(tmp_path / "two.jsonl", line)
    monkeypatch.chdir(tmp_path)
    assert ids("one.jsonl", "two.jsonl") == ["one.jsonl/r", "one.jsonl/r~2", "two.jsonl/r"]


def test_standard_input_is_one_text() -> None:
    result = read(["-"], ReadOptions(stdin=b"It rained.\n"))
    assert [(article.id, article.text) for article in result.articles] == [("stdin", "It rained.\n")]
    assert read(["-"], ReadOptions(stdin=b"")).skipped[0].path == "stdin"


def test_unknown_id_lists_near_ones(tmp_path: Path) -> None:
    write(tmp_path / "letter.txt")
    with pytest.raises(ConfigError, match=r"near it: letter\.txt"):
        read([str(tmp_path)], ReadOptions(published={"leter.txt": "2025"}))


def test_the_five_articles() -> None:
    articles = read(["articles"]).articles
    assert [article.id[:3] for article in articles] == ["000", "001", "002", "003", "004"]
    assert [bool([one for one in article.regions if one.kind == "title"]) for article in articles] == [
        *(True, False, True, False, False),
    ]
    assert all(article.title for article in articles)
    last = articles[-1]
    assert [last.text[one.start : one.end] for one in last.regions if one.kind == "heading"] == [
        "A Peace Deal in Phases",
        "Meetings with Russian Officials",
        "Criticism of Trump’s Response",
        "A Fraying Alliance",
        "A Path Forward",
    ]
    furniture = [one for one in articles[3].regions if one.kind == "furniture"]
    assert len(furniture) == 1
    assert articles[3].text[furniture[0].start :].startswith("Stay ahead")
    assert furniture[0].end == len(articles[3].text)
    assert articles[2].text[articles[2].body :].startswith("Diplomatic exchanges")
