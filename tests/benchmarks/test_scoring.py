"""Our scoring equals the corpora's own, and says what went wrong."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpora import SHARED, Record, available, held_out, records
from benchmarks.errors import by_rule, by_shape, show
from benchmarks.scoring import match, score

TEXT = "It closed on 5 May 2024, opened two days later, and again on Monday."
GOLD: Record = {
    "id": "a",
    "text": TEXT,
    "published": "2024-05-08",
    "timexes": [
        {"start": 13, "end": 23, "type": "DATE", "value": "2024-05-05"},
        {"start": 32, "end": 46, "type": "DATE", "value": "2024-05-07"},
        {"start": 61, "end": 67, "type": "DATE", "value": "2024-05-06"},
    ],
}


def found(start: int, end: int, value: str, kind: str = "DATE") -> Record:
    return {"id": "a", "start": start, "end": end, "type": kind, "value": value, "rule": "some rule"}


PREDICTED = [
    found(13, 23, "2024-05-05"),
    found(32, 40, "P2D", "DURATION"),
    found(0, 2, "2024"),
]


def test_counts_follow_from_matches() -> None:
    counts, faults = score([GOLD], PREDICTED)
    assert (counts.gold, counts.predicted, counts.matched) == (3, 3, 2)
    assert counts.strict == pytest.approx(100 / 3)
    assert counts.relaxed == pytest.approx(200 / 3)
    assert counts.value == pytest.approx(100 / 3)
    assert counts.type == pytest.approx(100 / 3)
    assert counts.strict_value == pytest.approx(100 / 3)
    assert sorted(fault.kind for fault in faults) == ["miss", "spurious", "value"]


def test_a_prediction_in_an_unknown_article_does_not_count_and_none_scores_nothing() -> None:
    counts, faults = score([GOLD], [{**PREDICTED[0], "id": "b"}])
    assert (counts.predicted, counts.value) == (0, 0.0)
    assert [fault.kind for fault in faults] == ["miss"] * 3


def test_the_same_span_is_matched_before_a_larger_overlap() -> None:
    gold = [{"start": 0, "end": 10}, {"start": 4, "end": 6}]
    assert match(gold, [{"start": 4, "end": 6}, {"start": 0, "end": 9}]) == [(1, 0), (0, 1)]


def test_the_browser_groups_by_rule_and_shape_and_shows_the_context() -> None:
    _, faults = score([GOLD], PREDICTED)
    assert by_rule(faults, PREDICTED).rows == (("some rule", 3, 1, 1, 0, pytest.approx(100 / 3)),)
    assert by_shape(faults).rows == (("monday", 1),)
    wrong = next(fault for fault in faults if fault.kind == "value")
    assert "gold 'two days later' DATE 2024-05-07 | found 'two days' DURATION P2D" in show(wrong)
    assert "opened [two days later], and" in show(wrong)


def test_the_held_out_part_is_about_a_fifth_and_always_the_same() -> None:
    kept = [number for number in range(1000) if held_out(f"article {number}")]
    assert 150 < len(kept) < 250
    assert kept == [number for number in range(1000) if held_out(f"article {number}")]


@pytest.mark.skipif(not available(), reason="the corpora are not beside the project")
@pytest.mark.parametrize("shift", [0, 1, 3])
def test_our_scores_equal_those_of_the_corpora_s_own_scorer(shift: int) -> None:
    theirs = _their_scorer()
    documents = records(SHARED / "timex" / "en" / "timebank.jsonl")[:40]
    predictions = [
        {
            **timex,
            "id": document["id"],
            "start": timex["start"] + shift * (number % 3),
            "end": timex["end"] + number % 2,
        }
        for document in documents
        for number, timex in enumerate(document["timexes"])
        if number % 5
    ]
    counts, faults = score(documents, predictions)
    listed: list[str] = []
    expected = theirs.score(documents, predictions, listed)
    assert (counts.gold, counts.predicted, counts.matched) == (expected["gold"], expected["sys"], expected["pairs"])
    assert (counts.same_span, counts.same_value) == (expected["strict"], expected["value"])
    assert (counts.same_both, counts.typed, counts.same_type) == (expected["both"], expected["typed"], expected["type"])
    assert len(faults) == len(listed)


def _their_scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_timex", SHARED / "score_timex.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_records_are_read_from_packed_files_too(tmp_path: Path) -> None:
    import gzip

    line = json.dumps({"id": "a", "text": "line\u2028separator"}, ensure_ascii=False)
    (tmp_path / "a.jsonl").write_text(line + "\n\n", encoding="utf-8")
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(line.encode()))
    assert records(tmp_path / "a.jsonl") == records(tmp_path / "b.jsonl.gz") == [json.loads(line)]
