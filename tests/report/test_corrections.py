"""The page corrects events as Python does: whole events, over generated results and generated corrections."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from typing import Any
from urllib.parse import quote

import timeline
from tests.report.dated_later import articles
from tests.report.generated_results import Case, cases, corrected
from tests.report.page_scripts import answer, script_of
from timeline.model import Correction
from timeline.report.data.rows import report_data

COUNT = 1000
HARNESS = """
function answer(cases) {
  return cases.map(({ data, fix }) => changedData(data, { published: new Set(), fix: new Set(fix) }));
}
"""


@cache
def asked() -> tuple[Case, ...]:
    return tuple(cases(COUNT, seed=18))


def item(correction: Correction) -> str:
    """A correction as the page's address writes it."""
    key = f"{correction.article}:{correction.start}-{correction.end}"
    parts = (correction.action, key, *([correction.value] if correction.value else ()))
    return "=".join(quote(part, safe="") for part in parts)


def events(data: Any) -> list[dict[str, Any]]:
    """The whole events, their mentions by key: what is hidden is gone in Python, and kept in the page."""
    return [
        {**event, "mentions": [_key(data, data["mentions"][row]) for row in event["mentions"]]}
        for event in data["events"]
    ]


def mentions(data: Any) -> dict[str, dict[str, Any]]:
    """The mentions that are not hidden, by key, each with the id of its event."""
    ids = [event["id"] for event in data["events"]]
    return {
        _key(data, one): {**one, "event": ids[one["event"]] if "event" in one else None}
        for one in data["mentions"]
        if not one.get("hidden")
    }


def undated(data: Any) -> list[str]:
    return [_key(data, data["mentions"][row]) for row in data["undated"]]


def _key(data: Any, span: Any) -> str:
    return f"{data['articles'][span['article']]['id']}:{span['start']}-{span['end']}"


def told(data: Any) -> list[str]:
    """All of it in lines, equal where two results are."""
    both = mentions(data).items()
    lines = [*events(data), *({"key": key, **one} for key, one in both), {"undated": undated(data)}]
    return [json.dumps(line, sort_keys=True, ensure_ascii=False) for line in lines]


def test_the_page_and_python_correct_alike() -> None:
    question = [{"data": report_data(case.combined), "fix": list(map(item, case.corrections))} for case in asked()]
    answers = answer(script_of("combining/changes.js") + HARNESS, question)
    wrong = [found for case, one in zip(asked(), answers, strict=True) if (found := difference(case, one))]
    assert not wrong, f"{len(wrong)} of {COUNT}: {wrong[0]}"


def difference(case: Case, found: Any) -> Any:
    """What the page makes otherwise of a case than Python; nothing where they agree."""
    after, skipped = corrected(case)
    wanted = told(json.loads(json.dumps(report_data(after)))) + [
        item(one) for one in case.corrections if one.where in skipped
    ]
    made = told(found["data"]) + [one["item"] for one in found["wrong"]]
    return [case.corrections, *(set(wanted) ^ set(made))] if wanted != made else None


def test_the_cases_try_everything() -> None:
    tried = [(case, corrected(case)) for case in asked()]
    made = Counter(one.action for case, (_, skipped) in tried for one in case.corrections if one.where not in skipped)
    assert min(made.values()) > COUNT // 4
    assert len(made) == 5
    after = [event for _, (combined, _) in tried for event in combined.events]
    assert sum(len(event.mentions) > 1 for event in after) > COUNT // 2
    assert sum(bool(event.disagreement) for event in after) > COUNT // 2
    assert sum(event.why in ("merged by hand", "parted by hand") for event in after) > COUNT // 2


def test_the_page_finds_the_mentions_in_leads() -> None:
    """The data do not name them; the saliences of the events do."""
    built = timeline.build(articles(), model="rules", all_predicates=True).combined
    results = [built, *(case.combined for case in asked())]
    find = "function answer(results) { return results.map((data) => [...leadRows(data)]); }"
    found = answer(script_of("combining/leads.js") + find, list(map(report_data, results)))
    assert [set(rows) for rows in found] == [
        {row for row, one in enumerate(combined.mentions) if one.mention.lead} for combined in results
    ]
    assert found[0]
