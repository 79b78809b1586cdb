"""Rows, coverage and formats."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from timeline import build
from timeline.errors import ConfigError, OutputError
from timeline.export import find_format, write_whole
from timeline.export.coverage import covers
from timeline.export.table import COLUMNS
from timeline.export.to_timeml import document, files
from timeline.model import Article, EventMention, Link, PlacedMention, Span, TimeValue
from timeline.reading import article_from_text


def placed(value: TimeValue | None) -> PlacedMention:
    span = Span("a", 0, 1)
    return PlacedMention(EventMention(span, "x", span, "x", "x", Link("stated")), value)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], []),
        ([None, TimeValue("XXXX-WXX-4")], []),
        ([TimeValue("1907", "1907-01-01", "1907-12-31", "year")] * 2, [("1907-01-01", "1907-12-31", 2)]),
        (
            [TimeValue("2025-04-17", "2025-04-17", "2025-04-17"), TimeValue("2025-W15", "2025-04-07", "2025-04-13")],
            [("2025-04-07", "2025-04-13", 1), ("2025-04-17", "2025-04-17", 1)],
        ),
        (
            [TimeValue("2025-04-17", "2025-04-17", "2025-04-17"), TimeValue("2025-04-18", "2025-04-18", "2025-04-18")],
            [("2025-04-17", "2025-04-18", 2)],
        ),
        ([TimeValue("2022", "2022-01-01", None, "year")], [("2022-01-01", "2022-12-31", 1)]),
        ([TimeValue("1500", None, "1499-12-31", "year")], [("1499-01-01", "1499-12-31", 1)]),
        ([TimeValue("PXW", "2025-02-14", None, "week")], [("2025-02-14", "2025-02-14", 1)]),
        ([TimeValue("FUTURE_REF", "2025-02-14", None, "year")], [("2025-02-14", "2025-02-14", 1)]),
        ([TimeValue("BC0044", "-0043-01-01", "-0043-12-31", "year")], [("-0043-01-01", "-0043-12-31", 1)]),
        ([TimeValue("x", "2025-04-17T15:00", "2025-04-17T16:59", "hour")], [("2025-04-17", "2025-04-17", 1)]),
    ],
)
def test_covers(values: list[TimeValue | None], expected: list[tuple[str, str, int]]) -> None:
    assert list(covers(map(placed, values))) == expected


TEXT = "The harbour bridge collapsed in 1907. =Engineers rebuilt it in 1911, and -they left.\n"


def made(text: str = TEXT, article_id: str = "a") -> Article:
    return article_from_text(text, article_id)


def test_csv_has_a_row_a_mention_and_no_formulas() -> None:
    combined = build(made()).combined
    combined = replace(combined, events=tuple(replace(one, label="=cmd()") for one in combined.events))
    data = find_format("x.csv").render(combined)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert list(rows[0]) == list(COLUMNS)
    assert {row["value"] for row in rows} == {"1907", "1911"}
    assert {row["label"] for row in rows} == {"'=cmd()"}
    assert all(row["id"] == "a" for row in rows)


def test_json_holds_all() -> None:
    whole = json.loads(find_format("x.json").render(build(made()).combined))
    assert list(whole) == ["title", "articles", "events", "mentions", "expressions", "skipped", "notices"]
    assert [one["value"] for one in whole["expressions"]] == ["1907", "1911"]
    events = {one["event"] for one in whole["events"]}
    assert {one["event"] for one in whole["mentions"]} <= events


def test_formats_by_name_and_suffix() -> None:
    assert find_format("x.CSV").name == "csv"
    assert find_format("x", "json").name == "json"
    for path, name in (("x", None), ("x.doc", None), ("x.csv", "doc")):
        with pytest.raises(ConfigError, match="csv, json, jsonl"):
            find_format(path, name)


def test_timeml_escapes_and_keeps_the_text() -> None:
    text = "A & B <met> in 1907\x00 & left every Monday.\r\n"
    combined = build(made(text)).combined
    page = document(combined.articles[0], combined.expressions["a"])
    assert "A &amp; B &lt;met&gt; in <TIMEX3" in page
    assert "\x00" not in page
    assert "&#13;" in page
    assert 'type="SET"' in page
    assert "functionInDocument" not in page


def test_timeml_files_are_safe_and_unique() -> None:
    articles = [made(TEXT, name) for name in ("../../a.txt", "A", "a", "b/c.txt", "…")]
    names = list(files(build(articles).combined))
    assert len({name.lower() for name in names}) == 5
    assert not any(set("/\\") & set(name) or name.startswith(".") for name in names)


def test_write_whole(tmp_path: Path) -> None:
    target = tmp_path / "deep" / "file"
    write_whole(target, b"one")
    target.chmod(0o640)
    write_whole(target, b"two")
    assert target.read_bytes() == b"two"
    assert target.stat().st_mode & 0o777 == 0o640
    link = tmp_path / "link"
    link.symlink_to(target)
    write_whole(link, b"three")
    assert (link.is_symlink(), target.read_bytes()) == (True, b"three")
    write_whole("/dev/null", b"nothing")
    for wrong in (tmp_path, target / "below"):
        with pytest.raises(OutputError):
            write_whole(wrong, b"x")
    assert sorted(one.name for one in target.parent.iterdir()) == ["file"]
