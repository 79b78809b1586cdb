"""The days that matter most: shown with a sentence, unfolded, opened, filtered."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from pypdf import PdfReader

from benchmarks import news
from tests.browser.watching import Opened
from timeline import build
from timeline.api import Timeline


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Timeline:
    source = tmp_path_factory.mktemp("news") / "news.jsonl"
    news.write(source, 30)
    return build(source, model="rules")


def test_the_weightiest_first_and_all_on_demand(result: Timeline, open_report: Callable[..., Opened]) -> None:
    wanted = result.key_dates(12)
    report = open_report(result.to_html())
    page = report.page
    first = page.locator("#key-dates [data-day]")
    heaviest = wanted.sort_values("weight", ascending=False).head(4)
    assert {one.get_attribute("data-day") for one in first.all()} == set(heaviest["day"])
    page.get_by_role("button", name="Show all 12 key dates").click()
    assert [one.get_attribute("data-day") for one in first.all()] == list(wanted["day"])
    assert first.first.locator(".key-what").inner_text() == wanted["summary"].iloc[0]


def test_a_key_date_opens_its_passage(result: Timeline, open_report: Callable[..., Opened]) -> None:
    report = open_report(result.to_html())
    report.page.locator("#key-dates .key-when").first.click()
    report.settle()
    assert report.hash().startswith("#event=")
    assert report.active_in_view()


def test_key_dates_follow_the_filters(result: Timeline, open_report: Callable[..., Opened]) -> None:
    report = open_report(result.to_html())
    for toggle in report.page.locator("[data-article-toggle]").all():
        toggle.click()
        report.settle()
    assert report.page.locator("#key-dates").is_hidden()


@pytest.mark.parametrize("height", [0, 560, 720])
def test_on_paper_the_heading_and_its_days_stand_on_one_page(
    result: Timeline, open_report: Callable[..., Opened], height: int
) -> None:
    report = open_report(result.to_html())
    days = report.page.locator("#key-dates .key-when").all_inner_texts()
    assert len(days) == 4
    report.page.evaluate(
        """(height) => {
          const before = document.createElement("div");
          before.style.height = `${height}px`;
          document.getElementById("key-dates").before(before);
        }""",
        height,
    )
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(report.page.pdf())).pages]
    heading = next(number for number, text in enumerate(pages) if "Key dates" in text)
    assert [day for day in days if day not in pages[heading]] == []
