"""Trying a publication date in the page: placed as the next build would, listed, undone, kept, refused."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

import timeline
from tests.browser.watching import Opened
from tests.report.dated_later import articles
from tests.report.page_scripts import script_of
from timeline.model import Combined
from timeline.report import render
from timeline.report.data.rows import report_data

if TYPE_CHECKING:
    from playwright.sync_api import Browser

DAYS = ("2025-04-17", "2024-02-29", "2023-12-31", "2025-01-01", "2025-04", "2024", "1999-05-03", "-0043-03-15")
UNDATED = "b-undated.txt"


@pytest.fixture(scope="module")
def combined() -> Combined:
    return timeline.build(articles(), model="rules").combined


@pytest.fixture(scope="module")
def data(combined: Combined) -> Any:
    return report_data(combined)


@pytest.fixture(scope="module")
def html(combined: Combined) -> str:
    return render(combined)


@pytest.fixture(scope="module")
def changed(browser: Browser) -> Iterator[Callable[..., Any]]:
    """The data with changes applied by the page's own functions."""
    script = script_of("combining/changes.js", "calendar/holidays.js")
    page = browser.new_context().new_page()

    def caller(data: Any, published: list[str], fix: list[str] | None = None) -> Any:
        body = f"""([data, days, fixes]) => {{ {script}
          setFeasts(data.feasts);
          return changedData(data, {{ published: new Set(days), fix: new Set(fixes) }}); }}"""
        return page.evaluate(body, [json.loads(json.dumps(data)), published, fix or []])

    yield caller
    page.context.close()


def item(name: str, day: str) -> str:
    return f"{quote(name, safe='')}={quote(day, safe='')}"


def told(data: Any, name: str) -> list[tuple[Any, ...]]:
    """What each mention of an article says of its time."""
    number = [article["id"] for article in data["articles"]].index(name)
    keys = ("start", "end", "status", "how", "relation", "value", "reason", "told")
    return [tuple(one.get(key) for key in keys) for one in data["mentions"] if one["article"] == number]


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", [UNDATED, "c,=lead.txt"])
def test_a_tried_date_places_as_the_next_build_does(
    changed: Callable[..., Any], data: Any, name: str, day: str
) -> None:
    built = report_data(timeline.build(articles(), published={name: day}, model="rules").combined)
    wanted = json.loads(json.dumps(built))
    answer = changed(data, [item(name, day)])
    assert answer["wrong"] == []
    assert _lines(told(answer["data"], name)) == _lines(told(wanted, name))
    numbers = [one["article"] for one in wanted["expressions"]]
    values = [one.get("value") for one in answer["data"]["expressions"]]
    for number, value, expected in zip(numbers, values, wanted["expressions"], strict=True):
        assert value == expected.get("value"), (number, expected["text"])
    undated = [one["article"] for one in (answer["data"]["mentions"][row] for row in answer["data"]["undated"])]
    assert undated == [wanted["mentions"][row]["article"] for row in wanted["undated"]]


def _lines(rows: list[tuple[Any, ...]]) -> list[str]:
    return [json.dumps(row, sort_keys=True) for row in rows]


@pytest.mark.parametrize("day", DAYS)
def test_a_tried_date_places_every_predicate_as_the_next_build_does(changed: Callable[..., Any], day: str) -> None:
    options: dict[str, Any] = {"model": "rules", "all_predicates": True}
    before = report_data(timeline.build(articles(), **options).combined)
    wanted = json.loads(
        json.dumps(report_data(timeline.build(articles(), published={UNDATED: day}, **options).combined))
    )
    assert _lines(told(changed(before, [item(UNDATED, day)])["data"], UNDATED)) == _lines(told(wanted, UNDATED))


def test_events_come_in_order_and_point_back(changed: Callable[..., Any], data: Any) -> None:
    made = changed(data, [item(UNDATED, "2025-04-17"), item("c,=lead.txt", "2025-04-18")])["data"]
    assert len(made["events"]) > len(data["events"]) + 6
    firsts = [event["value"].get("earliest") or event["value"]["latest"] for event in made["events"]]
    assert firsts[0].startswith("-0043")
    assert firsts[1:] == sorted(firsts[1:])
    for number, event in enumerate(made["events"]):
        assert all(made["mentions"][row]["event"] == number for row in event["mentions"])


def test_typing_a_date_moves_everything_at_once(open_report: Callable[..., Opened], html: str) -> None:
    report = open_report(html)
    before = report.events()
    page = report.page
    control = page.locator(f'#articles [data-publish="{UNDATED}"]')
    control.locator("summary").click()
    control.locator("input").fill("2025-04-17")
    control.locator("button").click()
    report.settle()
    after = report.events()
    assert len(after) > len(before) + 6
    assert "published=b-undated.txt=2025-04-17" in report.hash()
    assert "published 2025-04-17" in page.locator("#changes li").inner_text()
    assert "worked out again when you" in page.locator("#changes .hint").inner_text()
    assert page.locator(f'#coverage [data-article="{UNDATED}"]').count() > 0
    hovers = [text for trace in report.chart()["traces"].values() for text in trace["hover"] or [] if text]
    assert any("Published 17 April 2025" in text for text in hovers)
    page.locator("#events .event-title", has_text="finished").click()
    report.settle()
    assert "three weeks ago" in page.locator("#reader .why").inner_text()
    assert "counted from the publication date" in page.locator("#reader .why").inner_text()
    page.locator('#changes [data-undo="all"]').click()
    report.settle()
    assert report.events() == before
    report.back()
    assert report.events() == after


def test_a_date_that_does_not_exist_is_refused_in_words_and_kept(open_report: Callable[..., Opened], html: str) -> None:
    report = open_report(html, at="#q=bridge")
    control = report.page.locator(f'#articles [data-publish="{UNDATED}"]')
    control.locator("summary").click()
    for wrong, words in (
        ("2025-02-30", "no day 30"),
        ("2025-13-01", "no month 13"),
        ("soon", "not a date"),
        ("", "No date"),
    ):
        control.locator("input").fill(wrong)
        control.locator("button").click()
        assert words in control.locator('[role="alert"]').inner_text()
        assert control.locator("input").input_value() == wrong
        assert report.hash() == "#q=bridge"


def test_the_reader_offers_the_date_beside_the_reason(open_report: Callable[..., Opened], html: str) -> None:
    report = open_report(html)
    report.page.locator("#undated .event-title").first.click()
    report.settle()
    control = report.page.locator("#reader .card [data-publish]")
    control.locator("input").fill("2025-04-17")
    control.locator("input").press("Enter")
    report.settle()
    assert "Why this date" in report.page.locator("#reader .why summary").inner_text()


def test_an_address_with_bad_changes_says_so_and_keeps_the_good_ones(
    open_report: Callable[..., Opened], html: str
) -> None:
    report = open_report(html, at="#published=b-undated.txt=2025-04-17,gone.txt=2025-01-01,a-dated.txt=2025-02-30")
    notes = report.page.locator("#changes .misfit").all_inner_texts()
    assert any("There is no article gone.txt" in note for note in notes)
    assert any("no day 30" in note for note in notes)
    assert any("approved" in label for label in report.events())
    report.page.locator('#changes [data-undo="gone.txt=2025-01-01"]').click()
    report.settle()
    assert "gone.txt" not in report.hash()
    assert "b-undated.txt" in report.hash()


def test_tried_dates_are_kept_as_metadata_lines(open_report: Callable[..., Opened], html: str) -> None:
    report = open_report(html, at=f"#published=b-undated.txt=2025-04-17,{item('c,=lead.txt', '2025-04')}")
    with report.page.expect_download() as saved:
        report.page.locator('[data-download="metadata.csv"]').click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert text.splitlines() == ["file,published", "b-undated.txt,2025-04-17", '"c,=lead.txt",2025-04']
