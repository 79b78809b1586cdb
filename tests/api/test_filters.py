"""Parts of a timeline, and saving it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import timeline
from tests.report.samples import realistic
from timeline.api import Timeline, columns
from timeline.errors import ConfigError, ReadError


@pytest.fixture(scope="module")
def whole() -> Timeline:
    return Timeline(realistic())


def labels(part: Timeline) -> set[str]:
    return {event.label for event in part.combined.events}


@pytest.mark.parametrize(
    ("first", "last", "inside", "outside"),
    [
        ("2025-04", "2025-04", {"Harbour bridge reopened", "Council approved a toll"}, {"The bridge opened"}),
        ("2025-04-08", dt.date(2025, 4, 8), {"The council met"}, {"Council approved a toll"}),
        (None, "0001", {"First stones laid"}, {"The crossing was mended"}),
        ("-0043", "-0043", {"First stones laid"}, {"The crossing was mended"}),
        ("11XX", "11XX", {"The crossing was mended"}, {"First stones laid"}),
        ("2018", "2018", {"Ferries have carried all traffic"}, {"Ferries stopped"}),
        ("2026-01-01", None, {"Old ferry could return", "Ferries have carried all traffic"}, {"Nobody crossed"}),
        (None, None, {"First stones laid", "Old ferry could return"}, set()),
    ],
)
def test_between(
    whole: Timeline, first: str | dt.date | None, last: str | dt.date | None, inside: set[str], outside: set[str]
) -> None:
    part = whole.between(first, last)
    assert inside <= labels(part)
    assert not outside & labels(part)
    assert part.combined.undated == ()
    assert part.combined.articles == whole.combined.articles
    placed = {one.mention.key for event in part.combined.events for one in event.mentions}
    assert placed <= {one.mention.key for one in part.combined.mentions}


@pytest.mark.parametrize(
    ("first", "last", "told"),
    [
        ("2025-02-30", None, "2025-02-30"),
        ("2025-13", None, "2025-13"),
        (None, "yesterday", "yesterday"),
        ("2025", "2024", "2025 is after 2024"),
        ("-0043-13", None, "-0043-13"),
        ("", None, "date"),
    ],
)
def test_impossible_dates(whole: Timeline, first: str | None, last: str | None, told: str) -> None:
    with pytest.raises(ConfigError, match=told):
        whole.between(first, last)


def test_about(whole: Timeline) -> None:
    assert labels(whole.about("ines duarte")) == {"Harbour bridge reopened"}
    assert labels(whole.about("toll approv")) == {"Council approved a toll", "The council met"}
    assert labels(whole.about("Port Ellery")) >= {"The council met"}
    assert labels(whole.about("oll")) == set()
    assert [one.mention.title for one in whole.about("crews").combined.undated] == ["Crews finished the deck"]
    assert labels(whole.about("[a-z]+")) == labels(whole.about("a z"))
    for nothing in ("", " ", "?!"):
        with pytest.raises(ConfigError, match="no word"):
            whole.about(nothing)


def test_in_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The bridge collapsed on 4 May 1907.\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("On 4 May 1907 the bridge collapsed. It reopened in 1911.\n", encoding="utf-8")
    both = timeline.build(tmp_path)
    alone = timeline.build(tmp_path / "b.txt")
    part = both.in_articles("b.txt")
    assert part.combined == alone.combined
    assert set(part.articles["id"]) == {"b.txt"}
    assert both.in_articles("a.txt", "b.txt").combined == both.combined
    assert len(both.in_articles().events) == 0
    with pytest.raises(ConfigError, match=r"no article c\.txt"):
        both.in_articles("c.txt")


def test_parts_chain_and_are_timelines(whole: Timeline) -> None:
    part = whole.between("2025", "2025").about("council")
    assert labels(part) == {"The council met", "Council approved a toll"}
    assert len(part.events) == 2
    assert "The council met" in part.to_html() or part.to_html()
    assert part.figure() is not None


def test_columns_are_typed(whole: Timeline) -> None:
    events = whole.events
    assert (
        dict(events.dtypes.astype(str).items()).items()
        >= {
            "event": "string",
            "earliest": "string",
            "first_day": "Int64",
            "salience": "float64",
            "mentions": "int64",
            "status": "category",
        }.items()
    )
    assert events["grain"].cat.ordered
    assert set(events[events["grain"] <= "day"]["label"]) >= {"Harbour bridge reopened"}
    laid = events[events["label"] == "First stones laid"].iloc[0]
    assert (laid["earliest"], laid["first_day"], laid["last_day"] - laid["first_day"]) == ("-0043-01-01", -735233, 364)
    since = events[events["label"] == "Ferries have carried all traffic"].iloc[0]
    assert since[["latest", "last_day"]].isna().all()
    assert list(events.sort_values("first_day")["first_day"]) == sorted(events["first_day"])
    assert str(whole.expressions["start"].dtype) == "int64"
    assert str(whole.articles["confidence"].dtype) == "float64"
    assert str(whole.mentions["how"].dtype) == "category"


def test_key_dates(whole: Timeline) -> None:
    found = whole.key_dates(3)
    assert tuple(found.columns) == columns.KEY_DATE_COLUMNS
    assert len(found) == 3
    assert list(found["first_day"]) == sorted(found["first_day"])
    assert found["weight"].max() == 1
    assert len(whole.key_dates()) >= 1
    narrow = whole.key_dates(9, "2025-04-09", "2025-04-17")
    assert set(narrow["day"]) <= {f"2025-04-{day:02}" for day in range(9, 18)}
    told = {event for ids in narrow["event_ids"] for event in ids}
    assert told <= {event.id for event in whole.combined.events}
    assert whole.key_dates(9, None, "0001").empty
    with pytest.raises(ConfigError, match="2025-02-30"):
        whole.key_dates(1, "2025-02-30")


def test_save_and_load(whole: Timeline, tmp_path: Path) -> None:
    whole.save(tmp_path / "all.timeline")
    loaded = timeline.load(tmp_path / "all.timeline")
    assert loaded.combined == whole.combined
    with pytest.raises(ReadError, match="cannot be read"):
        timeline.load(tmp_path / "none.timeline")
    (tmp_path / "other.timeline").write_text("a text", encoding="utf-8")
    with pytest.raises(ReadError, match="no saved timeline"):
        timeline.load(tmp_path / "other.timeline")


def test_html_is_the_report_when_saved_and_the_list_when_exported(whole: Timeline, tmp_path: Path) -> None:
    assert whole.save(tmp_path / "x.html") is None
    assert "timeline-chart" in (tmp_path / "x.html").read_text(encoding="utf-8")
    assert "plain list" in whole.export(tmp_path / "x.html")
    assert "timeline-chart" not in (tmp_path / "x.html").read_text(encoding="utf-8")
