"""Every command, format and option on good input."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.cli.conftest import Timeline
from timeline import build, load

TAG_KEYS = ["id", "start", "end", "text", "type", "value", "edtf", "earliest", "latest", "grain", "qualifier", "rule"]
EVENT_KEYS = [
    *("id", "event", "start", "end", "trigger", "sentence_start", "sentence_end", "title", "participants", "place"),
    *("status", "value", "earliest", "latest", "grain", "how", "time", "label", "salience"),
]
ARTICLE_KEYS = [
    *("id", "title", "published", "published_earliest", "published_latest", "evidence", "quote", "confidence", "lang"),
    *("covers", "events", "undated"),
]


def test_tag(timeline: Timeline, articles: Path) -> None:
    run = timeline("tag", articles, "--format", "jsonl")
    assert run.code == 0
    assert run.err == ""
    assert [list(row)[: len(TAG_KEYS)] for row in run.rows] == [TAG_KEYS] * len(run.rows)
    for row in run.rows:
        text = (articles / row["id"]).read_text(encoding="utf-8")
        assert text[row["start"] : row["end"]] == row["text"]
    found = {(row["id"], row["text"], row["value"], row["earliest"], row["latest"]) for row in run.rows}
    assert ("a.txt", "Thursday", "2025-04-17", "2025-04-17", "2025-04-17") in found
    assert ("a.txt", "last week", "2025-W15", "2025-04-07", "2025-04-13") in found
    assert ("b.txt", "1907", "1907", "1907-01-01", "1907-12-31") in found


def test_tag_without_an_anchor_stays_underspecified(timeline: Timeline) -> None:
    (row,) = timeline("tag", "-", stdin="They met on Thursday.").rows
    assert (row["id"], row["value"], row["earliest"], row["latest"]) == ("stdin", "XXXX-WXX-4", None, None)


def test_published_is_the_anchor_of_texts_that_bring_none(timeline: Timeline, articles: Path) -> None:
    (row,) = timeline("tag", "-", "--published", "2025-04-18", stdin="They met on Thursday.").rows
    assert row["value"] == "2025-04-17"
    rows = timeline("tag", articles, "--published", "2020-01-01").rows
    assert "2025-04-17" in [row["value"] for row in rows]


def test_tag_as_timeml(timeline: Timeline, articles: Path, tmp_path: Path) -> None:
    run = timeline("tag", articles / "b.txt", "--format", "timeml", "--published", "1912-05-01")
    root = ET.fromstring(run.out)  # noqa: S314 - our own output
    assert root.tag == "TimeML"
    assert [(one.get("tid"), one.get("value"), one.text) for one in root.iter("TIMEX3")] == [
        ("t0", "1912-05-01", "1912-05-01"),
        ("t1", "1907", "1907"),
        ("t2", "1911", "1911"),
    ]
    text = root.find("TEXT")
    assert text is not None
    assert "".join(text.itertext()) == (articles / "b.txt").read_text(encoding="utf-8")
    assert timeline("tag", articles, "--format", "timeml", "-o", tmp_path / "out").code == 0
    assert sorted(file.name for file in (tmp_path / "out").iterdir()) == ["a.tml", "b.tml"]
    assert timeline("tag", articles / "b.txt", "--format", "timeml", "-o", tmp_path / "one.tml").code == 0
    ET.parse(tmp_path / "one.tml")  # noqa: S314 - our own output


def test_events(timeline: Timeline, articles: Path) -> None:
    run = timeline("events", articles, "--format", "jsonl")
    assert run.code == 0
    assert [list(row)[: len(EVENT_KEYS)] for row in run.rows] == [EVENT_KEYS] * len(run.rows)
    for row in run.rows:
        text = (articles / row["id"]).read_text(encoding="utf-8")
        assert text[row["start"] : row["end"]] == row["trigger"]
        assert row["sentence_start"] <= row["start"] < row["end"] <= row["sentence_end"]
        for one in row["participants"]:
            assert text[one["start"] : one["end"]] == one["text"]
        if row["time"]:
            assert text[row["time"]["start"] : row["time"]["end"]] == row["time"]["text"]
    placed = {(row["trigger"], row["earliest"], row["latest"]) for row in run.rows}
    assert ("met", "2025-04-17", "2025-04-17") in placed
    assert ("signed", "2025-04-07", "2025-04-13") in placed
    assert ("collapsed", "1907-01-01", "1907-12-31") in placed
    assert ("rebuilt", "1911-01-01", "1911-12-31") in placed


def test_events_all_gives_every_predicate(timeline: Timeline, articles: Path) -> None:
    text = "Mayor Ann Cole opened the market on Wednesday. She praised the builders. The hall has forty stalls."
    (articles / "c.txt").write_text(text, encoding="utf-8")
    some = timeline("events", articles)  # both depths from one cache
    rows = timeline("events", articles, "--all").rows
    every = [(row["id"], row["start"]) for row in rows]
    assert {(row["id"], row["start"]) for row in some.rows} < set(every)
    assert len(set(every)) == len(every)
    assert {"opened", "praised", "has"} <= {row["trigger"] for row in rows}
    for row in rows:
        assert list(row)[: len(EVENT_KEYS)] == EVENT_KEYS
        assert (articles / row["id"]).read_text(encoding="utf-8")[row["start"] : row["end"]] == row["trigger"]
        assert row["sentence_start"] <= row["start"] < row["end"] <= row["sentence_end"]
    assert timeline("events", articles).out == some.out


@pytest.mark.parametrize("command", ["articles", "events", "tag"])
def test_copies_of_a_text_keep_their_lines(timeline: Timeline, tmp_path: Path, command: str) -> None:
    text = (
        "The harbour bridge of Kisumu collapsed on 3 May 1907 under a train that carried stones for the new pier. "
        "Engineers from three towns rebuilt it in 1911 with steel, and a tramway has crossed it since then."
    )
    file = tmp_path / "many.jsonl"
    file.write_text("".join(json.dumps({"id": name, "text": text}) + "\n" for name in "ab"), encoding="utf-8")
    rows = timeline(command, file, "--format", "jsonl").rows
    assert {row["id"] for row in rows} == {"a", "b"}
    timeline("export", file, "-o", tmp_path / "out.jsonl")
    joined = (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["id"] for line in joined} == {"a"}


def test_proposals_are_shown_and_applied_when_asked(timeline: Timeline, tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    records = [
        {"id": "a", "text": "Mayor Ann Cole hosted Tom Obi in Kisumu on Thursday.", "published": "2023-09-15"},
        {"id": "b", "text": "Mayor Ann Cole hosted Governor Tom Obi on Thursday in Kisumu for talks."},
    ]
    file.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    first, second = timeline("articles", file, "--format", "jsonl").rows
    assert first["proposed"] is None
    assert (second["published"], second["proposed"]["published"]) == (None, "2023-09-15")
    assert second["proposed"]["matches"][0]["article"] == "a"
    assert f"2023-09-15 ({second['proposed']['confidence']})" in timeline("articles", file).out
    _, second = timeline("articles", file, "--format", "jsonl", "--apply-proposals").rows
    assert (second["published"], second["evidence"]) == ("2023-09-15", "inferred")
    assert timeline("events", file).rows[-1]["value"] is None
    assert timeline("events", file, "--apply-proposals").rows[-1]["value"] == "2023-09-14"
    saved = tmp_path / "saved.timeline"
    timeline("export", file, "-o", saved)
    assert load(saved).combined.proposals == build(file).combined.proposals != ()


def test_articles(timeline: Timeline, articles: Path) -> None:
    rows = timeline("articles", articles, "--format", "jsonl").rows
    assert [list(row)[: len(ARTICLE_KEYS)] for row in rows] == [ARTICLE_KEYS] * 2
    first, second = rows
    assert (first["published"], first["evidence"], first["confidence"]) == ("2025-04-18", "given", 1.0)
    assert (second["published"], second["evidence"], second["quote"]) == (None, "none", None)
    assert [stretch[:2] for stretch in second["covers"]] == [["1907-01-01", "1907-12-31"], ["1911-01-01", "1911-12-31"]]


@pytest.mark.parametrize("command", ["articles", "tag", "events"])
def test_tables_and_files(timeline: Timeline, articles: Path, tmp_path: Path, command: str) -> None:
    shown = timeline(command, articles, "--format", "table").out
    assert len(shown.splitlines()) > 1
    assert "a.txt" in shown
    run = timeline(command, articles, "--format", "table", "-o", tmp_path / "deep" / "table.txt")
    assert (run.code, run.out) == (0, "")
    assert (tmp_path / "deep" / "table.txt").read_text(encoding="utf-8") == shown


def test_explain(timeline: Timeline) -> None:
    run = timeline("explain", "last week", "--published", "2025-04-17")
    assert run.code == 0
    assert "2025-W15" in run.out
    assert "2025-04-07 to 2025-04-13" in run.out
    assert "no date" in timeline("explain", "last week").out
    nothing = timeline("explain", "a loaf of bread")
    assert nothing.code == 1
    assert "No time expression" in nothing.out


def test_build(timeline: Timeline, articles: Path, tmp_path: Path) -> None:
    page = tmp_path / "out" / "page.html"
    run = timeline("build", articles, "-o", page, "--title", "Two <articles>")
    assert (run.code, run.out) == (0, "")
    assert "2 articles" in run.err
    html = page.read_text(encoding="utf-8")
    assert "Two &lt;articles&gt;" in html
    assert timeline("build", articles, "-o", page, "--quiet").err == ""


def test_build_opens_the_report(
    timeline: Timeline, articles: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr("webbrowser.open", opened.append)
    timeline("build", articles, "-o", tmp_path / "page.html", "--open")
    assert opened == [(tmp_path / "page.html").as_uri()]


@pytest.mark.model
@pytest.mark.parametrize("suffix", ["csv", "json", "jsonl"])
def test_export(timeline: Timeline, articles: Path, tmp_path: Path, suffix: str) -> None:
    by_suffix, by_format = tmp_path / f"out.{suffix}", tmp_path / "out.data"
    run = timeline("export", articles, "-o", by_suffix)
    assert run.code == 0
    assert run.err.startswith(f"note: {suffix}: ")
    assert len(run.err.splitlines()) == 1
    assert timeline("export", articles, "-o", by_format, "--format", suffix).code == 0
    assert by_suffix.read_bytes() == by_format.read_bytes()
    assert b"1907" in by_suffix.read_bytes()


def test_jsonl_export_is_what_events_gives(timeline: Timeline, articles: Path, tmp_path: Path) -> None:
    timeline("export", articles, "-o", tmp_path / "out.jsonl")
    assert (tmp_path / "out.jsonl").read_text(encoding="utf-8") == timeline("events", articles).out


def test_published_by_id_wins(timeline: Timeline, articles: Path) -> None:
    rows = timeline(
        *("articles", articles, "--format", "jsonl", "--published", "a.txt=4 May 2025", "--published", "b.txt=1912")
    ).rows
    assert [row["published"] for row in rows] == ["2025-05-04", "1912"]
    assert [(row["published_earliest"], row["published_latest"]) for row in rows][1] == ("1912-01-01", "1912-12-31")


def test_metadata_option(timeline: Timeline, articles: Path, tmp_path: Path) -> None:
    table = tmp_path / "other.csv"
    table.write_text("file,published,title\nb.txt,1912-05-01,Bridges\n", encoding="utf-8")
    rows = timeline("articles", articles, "--format", "jsonl", "--metadata", table).rows
    assert [row["published"] for row in rows] == ["2025-04-18", "1912-05-01"]
    assert rows[1]["title"] == "Bridges"


def test_json_lines_input(timeline: Timeline, tmp_path: Path) -> None:
    file = tmp_path / "many.jsonl"
    record = {"id": "r1", "text": "They met on Thursday.", "published": "2025-04-18"}
    file.write_text(json.dumps(record) + "\n", encoding="utf-8")
    (row,) = timeline("tag", file).rows
    assert (row["id"], row["value"]) == ("r1", "2025-04-17")


def test_more_processes_give_the_same_bytes(timeline: Timeline, articles: Path) -> None:
    assert timeline("events", articles, "--jobs", "2").out == timeline("events", articles, "--jobs", "1").out


def test_rules_alone_work(timeline: Timeline, articles: Path) -> None:
    rows = timeline("events", articles, "--model", "rules").rows
    assert ("collapsed", "1907") in {(row["trigger"], row["value"]) for row in rows}


def test_help_names_every_command(timeline: Timeline) -> None:
    shown = timeline("--help").out
    for command in ("build", "articles", "tag", "events", "explain", "export"):
        assert command in shown
        assert timeline(command, "--help").code == 0
