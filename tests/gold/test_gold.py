"""The five founding articles give what we annotated by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

import timeline
from tests.gold.annotation import GOLD, Gold, Row, found, matches, people, same_dates

BY_ARTICLE = pytest.mark.parametrize("gold", GOLD.values(), ids=[name[:3] for name in GOLD])


def expressions(five: timeline.Timeline, gold: Gold) -> list[Row]:
    return [row for row in five.expression_rows() if row["id"] == gold.file]


def mentions(five: timeline.Timeline, gold: Gold) -> list[Row]:
    return [row for row in five.mention_rows() if row["id"] == gold.file]


@BY_ARTICLE
def test_the_annotation_fits_its_article(gold: Gold) -> None:
    text = (Path("articles") / gold.file).read_text(encoding="utf-8")
    for row in (*gold.expressions, *(trigger for event in gold.events for trigger in event["triggers"])):
        assert text[row["start"] : row["end"]] == row["text"]
    assert all(words in text for words in (*gold.vague, *gold.undated))


@BY_ARTICLE
def test_publication_date_and_its_evidence(five: timeline.Timeline, gold: Gold) -> None:
    (row,) = [row for row in five.article_rows() if row["id"] == gold.file]
    assert (row["published"], row["evidence"]) == (gold.published, gold.evidence)


@BY_ARTICLE
def test_every_time_expression_with_its_value(five: timeline.Timeline, gold: Gold) -> None:
    rows = {(row["start"], row["end"]): row for row in expressions(five, gold)}
    for wanted in gold.expressions:
        row = rows[wanted["start"], wanted["end"]]
        assert same_dates(row, wanted), row
        assert row["type"] == wanted.get("type", row["type"])
        assert row["value"] == wanted.get("value", row["value"])


@BY_ARTICLE
def test_no_other_time_expression_has_a_date(five: timeline.Timeline, gold: Gold) -> None:
    known = {(row["start"], row["end"]) for row in gold.expressions}
    for row in expressions(five, gold):
        if (row["start"], row["end"]) not in known:
            assert row["text"] in gold.vague
            assert row["earliest"] is None or row["latest"] is None


@BY_ARTICLE
def test_every_event_on_its_date(five: timeline.Timeline, gold: Gold) -> None:
    rows = mentions(five, gold)
    for event in gold.required:
        row = found(rows, event)
        assert row["status"] in event["status"], event["what"]
        assert row["how"] in event["how"], event["what"]
        assert event.get("place", "") in (row["place"] or ""), event["what"]
        if "time" in event:
            assert row["time"]["text"] == event["time"], event["what"]


@BY_ARTICLE
def test_participants_are_there_and_not_mixed(five: timeline.Timeline, gold: Gold) -> None:
    rows = mentions(five, gold)
    for event in gold.required:
        who = people(found(rows, event))
        assert all(name in who for name in event["participants"]), (event["what"], who)
        assert not any(name in who for name in event.get("others", ())), (event["what"], who)


@BY_ARTICLE
def test_nothing_else_is_placed(five: timeline.Timeline, gold: Gold) -> None:
    for row in mentions(five, gold):
        if row["value"] is not None:
            assert any(matches(row, event) for event in gold.events), row


@BY_ARTICLE
def test_mentions_of_one_event_are_one_event(five: timeline.Timeline, gold: Gold) -> None:
    rows = mentions(five, gold)
    groups: dict[str, set[str]] = {}
    for event in gold.required:
        name: str = event.get("group") or event["what"]
        groups.setdefault(name, set()).add(found(rows, event)["event"])
    assert all(len(ids) == 1 for ids in groups.values()), groups
    # A visit and what was said on it may be one event or two; all others are apart.
    groups.pop("the state visit", None)
    assert len({next(iter(ids)) for ids in groups.values()}) == len(groups), groups


@BY_ARTICLE
def test_undated_mentions_say_why(five: timeline.Timeline, gold: Gold) -> None:
    rows = {row["trigger"]: row for row in mentions(five, gold) if row["value"] is None}
    assert all(row["reason"] for row in rows.values())
    assert set(gold.undated) <= set(rows)


def test_coverage(five: timeline.Timeline) -> None:
    covers = {row["id"][:3]: [(one[0], one[1]) for one in row["covers"]] for row in five.article_rows()}
    assert covers["000"] == [("2025-12-04", "2025-12-04")]
    assert covers["001"] == [("2023-04-06", "2023-04-06")]
    assert covers["002"] == []
    assert [first[:7] for first, _ in covers["003"]] == ["2022-01", "2025-02"]
    assert [last[:7] for _, last in covers["003"]] == ["2022-12", "2025-02"]
    assert [first[:7] for first, _ in covers["004"]] == [
        *("1781-01", "1972-01", "1985-01", "2014-01"),
        *("2025-04", "2025-04", "2025-04"),
    ]


def test_the_size_of_the_report(five: timeline.Timeline) -> None:
    assert len(five.to_html().encode("utf-8")) <= 2_500_000
