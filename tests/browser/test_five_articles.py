"""The report of the five founding articles, from the files to the open page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

import timeline
from tests.browser.watching import Opened, event_hash, mention_hash

ARTICLES = Path(__file__).parents[2] / "articles"


@pytest.fixture(scope="module")
def built() -> timeline.Timeline:
    return timeline.build([ARTICLES])


@pytest.fixture
def five(open_report: Callable[..., Opened], built: timeline.Timeline) -> Opened:
    return open_report(built.to_html())


def test_it_is_small(built: timeline.Timeline) -> None:
    assert len(built.to_html().encode()) <= 2_300_000


def test_the_first_view_is_recent_and_1781_is_one_click_away(five: Opened) -> None:
    assert five.chart()["range"][0] > "19"
    button = five.page.locator('[data-outside="earlier"]')
    assert "1781" in button.inner_text()
    button.click()
    five.settle()
    assert five.chart()["range"][0] < "1781"


def test_every_event_and_every_expression_opens(five: Opened, built: timeline.Timeline) -> None:
    combined = built.combined
    texts = {article.id: article.text for article in combined.articles}
    for event in combined.events:
        five.go(event_hash(event.id))
        assert five.active_in_view(), event.label
    for name, expressions in combined.expressions.items():
        for expression in expressions:
            five.go(mention_hash(name, expression.start, expression.end))
            assert five.active().first.text_content() == texts[name][expression.start : expression.end]


def test_coverage_says_what_each_article_covers(five: Opened) -> None:
    cells = five.page.locator("#coverage [data-count]")
    years: dict[str, set[str]] = {}
    for cell in cells.all():
        article = str(cell.get_attribute("data-article"))[:3]
        years.setdefault(article, set()).add(str(cell.get_attribute("data-from"))[:4])
    assert {"1781", "1972", "1985", "2014", "2025"} <= years["004"]
    assert {"2022", "2025"} <= years["003"]
    assert years["000"] == {"2025"}
    assert years["001"] == {"2023"}
    assert "002" not in years


def test_the_undated_article_says_why(five: Opened) -> None:
    assert "Earlier in the year" in five.page.locator("#undated").inner_text()
    row = five.page.locator("#articles tbody tr").filter(has_text="Paris-China Talks")
    assert "unknown" in row.inner_text()
    assert "nothing dated" in row.inner_text()


def test_the_inferred_date_shows_its_evidence(five: Opened) -> None:
    row = five.page.locator("#articles tbody tr").filter(has_text="Macron Engages Xi")
    assert "4 December 2025" in row.inner_text()
    assert "inferred from its text" in row.inner_text()


def test_last_week_says_why(five: Opened) -> None:
    five.page.locator("#events .event-title").filter(has_text="Petersburg").first.click()
    five.settle()
    why = five.page.locator("#reader .why").inner_text()
    assert "publication" in why
    assert five.page.locator("#reader .card-date").inner_text().startswith("week of 7")
