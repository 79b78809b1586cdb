"""The benchmarks run on sets of one's own, and their floors hold on the shared ones."""

from __future__ import annotations

import json
import platform
import tomllib
from pathlib import Path
from typing import Any

import pytest

from benchmarks import dating, floors, speed, timex
from benchmarks.__main__ import report
from benchmarks.corpora import ROOT, available, records, sets
from benchmarks.harness import MissingCorporaError, Result, Table
from benchmarks.scoring import score

LIMIT = 5.0
"""Seconds: far above what a linear tagger needs, far below what a quadratic one takes."""
ARTICLES: list[dict[str, Any]] = [
    {
        "id": "one",
        "published": "2024-05-08",
        "title": None,
        "text": "Published 8 May 2024\n\nThe bridge closed on 5 May 2024 and reopened on Monday.",
        "timexes": [
            {"start": 10, "end": 20, "text": "8 May 2024", "type": "DATE", "value": "2024-05-08"},
            {"start": 43, "end": 53, "text": "5 May 2024", "type": "DATE", "value": "2024-05-05"},
            {"start": 70, "end": 76, "text": "Monday", "type": "DATE", "value": "2024-05-06"},
        ],
    },
    {
        "id": "two",
        "published": "2024-05-09",
        "title": None,
        "text": "Nothing here says when.",
        "timexes": [],
    },
]


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    path = tmp_path / "small.jsonl"
    path.write_text("".join(json.dumps(article) + "\n" for article in ARTICLES), encoding="utf-8")
    return path


def test_time_expressions_are_scored_on_a_set_of_one_s_own(gold: Path) -> None:
    result = timex.run([gold])
    assert result.figures == {"timex.small.strict": 100.0, "timex.small.relaxed": 100.0, "timex.small.value": 100.0}
    assert "small" in result.text()
    assert result.markdown().startswith("## Finding")


def test_what_is_scored_is_what_the_command_gives(gold: Path) -> None:
    from timeline.api import tag
    from timeline.export.records import tag_rows

    scored = ("id", "start", "end", "type", "value", "rule")
    rows = [{name: row[name] for name in scored} for row in tag_rows(tag(gold).combined)]
    assert timex.tag(gold) == rows
    assert len(rows) == 3


def test_the_five_articles_are_scored_in_full(tmp_path: Path) -> None:
    lines = []
    for file in sorted((ROOT / "tests" / "gold" / "articles").glob("*.toml")):
        gold = tomllib.loads(file.read_text(encoding="utf-8"))
        text = (ROOT / "articles" / gold["file"]).read_text(encoding="utf-8")
        timexes = [one for one in gold.get("expression", ()) if "value" in one]
        record = {"id": gold["file"], "text": text, "published": gold["published"] or None, "timexes": timexes}
        lines.append(json.dumps(record))
    path = tmp_path / "five.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    counts, _ = score(records(path), timex.tag(path))
    assert counts.gold == counts.same_both > 10


def test_dating_withholds_the_date_and_counts_silence_apart_from_error(gold: Path) -> None:
    result = dating.run([gold.parent])
    assert result.tables[0].rows[0][:6] == ("small", 2, 1, 0, 1, 0)
    assert result.figures == {"dating.small.not wrong": 100.0, "dating.small.right": 50.0}


def test_a_date_that_is_not_the_article_s_counts_as_wrong() -> None:
    record = {"text": ARTICLES[0]["text"], "published": "2024-05-07"}
    assert dating.guess(record, "0") == ("wrong", "page")
    assert dating.guess({**record, "published": None}, "0") == ("wrong", "page")


def test_speed_is_measured_on_any_texts() -> None:
    small, large = speed.linearity(ARTICLES, large=40_000, passes=2)
    assert 0 < small < 1
    assert 0 < large < 1


@pytest.mark.parametrize("name", sorted(speed.HOSTILE))
def test_no_text_makes_finding_slow(name: str) -> None:
    seconds = [speed.hostile_seconds(name, 20_000)]
    while min(seconds) > LIMIT and len(seconds) < 3:  # the machine may have been busy
        seconds.append(speed.hostile_seconds(name, 20_000))
    assert min(seconds) < LIMIT, f"{min(seconds):.1f} s for 20,000 characters"


def test_no_path_and_no_corpora_is_said(tmp_path: Path) -> None:
    with pytest.raises(MissingCorporaError):
        sets([tmp_path], "timex/en/*.jsonl")


def test_a_table_prints_numbers_and_gaps() -> None:
    table = Table("Caption", ("name", "figure"), (("a", 1.0), ("b", None)))
    assert "| a | 1.00 |" in table.markdown()
    assert "---:" in table.markdown()
    assert "b     –" in table.text()


def test_the_report_says_what_it_was_measured_on_and_names_no_path(gold: Path) -> None:
    text = report([dating.run([gold])])
    assert "Measured on:" in text
    assert f"Python {platform.python_version()}" in text
    assert "## Dating articles" in text
    assert str(gold.parent) not in text


def test_floors_only_rise() -> None:
    held = {"x.a": 80.0, "x.b": 50.0}
    assert floors.raised({"floors": held, "lowered": []}, {"x.a": 79.0, "x.b": 50.129, "x.c": 1.0})["floors"] == {
        "x.a": 80.0,
        "x.b": 50.12,
        "x.c": 1.0,
    }
    assert floors.failures(held, {"x.a": 79.999}) == [
        "x.a: 80.00 is below its floor 80.0",
        "x.b: not measured, its floor is 50.0",
    ]
    assert floors.failures({"x.a": 80.0}, {"x.a": 80.0}) == []


def test_a_floor_falls_only_with_a_reason() -> None:
    data = {"floors": {"x.a": 80.0}, "lowered": []}
    with pytest.raises(ValueError, match="reason"):
        floors.lowered(data, "x.a", 70.0, " ")
    with pytest.raises(ValueError, match="no floor"):
        floors.lowered(data, "x.b", 70.0, "because")
    after = floors.lowered(data, "x.a", 70.0, "the gold was mended")
    assert after["floors"] == {"x.a": 70.0}
    assert after["lowered"] == [{"name": "x.a", "from": 80.0, "to": 70.0, "reason": "the gold was mended"}]


def test_floors_are_kept_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "floors.json"
    assert floors.load(file) == {"floors": {}, "lowered": []}
    floors.save({"floors": {"b": 1.0, "a": 2.0}, "lowered": []}, file)
    assert list(floors.load(file)["floors"]) == ["a", "b"]


@pytest.mark.skipif(not available(), reason="the corpora are not beside the project")
@pytest.mark.parametrize("name", floors.guarded())
def test_the_floors_hold(name: str) -> None:
    held = {figure: floor for figure, floor in floors.load()["floors"].items() if figure.startswith(f"{name}.")}
    result: Result = floors.run(name)
    assert floors.failures(held, result.figures) == []
