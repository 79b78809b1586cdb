"""Correcting in the page, and the round trip: what is saved beside the articles gives the same on the next build."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import timeline
from tests.browser.watching import Opened
from tests.report.dated_later import articles
from timeline.report import render


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "articles"
    made.mkdir()
    for article in articles():
        (made / article.id).write_text(article.text, encoding="utf-8")
    return made


def build(folder: Path) -> Any:
    return timeline.build(str(folder), model="rules").combined


def told(report: Opened) -> list[tuple[str, str]]:
    rows = report.page.locator("#events [data-event]")
    return [(row.locator(".event-date").inner_text(), row.locator(".event-title").inner_text()) for row in rows.all()]


def open_mention(report: Opened, word: str) -> None:
    report.page.locator("#events .event-title", has_text=word).first.click()
    report.settle()
    report.page.locator("#reader .mend > summary").click()


def send(report: Opened, name: str, text: str) -> None:
    form = report.page.locator(f'#reader [data-fix="{name}"]')
    form.locator("input").fill(text)
    form.locator("button").click()
    report.settle()


def test_corrections_make_the_round_trip(open_report: Callable[..., Opened], folder: Path) -> None:
    report = open_report(render(build(folder)))
    before = told(report)
    open_mention(report, "ferry stopped")
    send(report, "title", "=The last ferry, at last")
    report.page.locator("#reader .mend > summary").click()
    send(report, "date", "2019-02")
    open_mention(report, "first stones")
    report.page.locator('#reader [data-fix="hide"]').click()
    report.settle()
    open_mention(report, "approved")
    merge = report.page.locator('#reader [data-fix="merge"]')
    label = merge.locator("option", has_text="opened").first.inner_text()
    merge.locator("select").select_option(label=label)
    merge.locator("button").click()
    report.settle()
    after = told(report)
    assert after != before
    assert report.page.locator("#changes li").count() == 4
    with report.page.expect_download() as saved:
        report.page.locator('[data-download="corrections.csv"]').click()
    (folder / "corrections.csv").write_bytes(saved.value.path().read_bytes())
    combined = build(folder)
    assert combined.skipped == ()
    assert told(open_report(render(combined))) == after


def test_undoing_a_correction_brings_everything_back(open_report: Callable[..., Opened], folder: Path) -> None:
    report = open_report(render(build(folder)))
    before = told(report)
    open_mention(report, "ferry stopped")
    report.page.locator('#reader [data-fix="hide"]').click()
    report.settle()
    assert len(told(report)) == len(before) - 1
    report.page.locator('#changes [data-undo="all"]').click()
    report.settle()
    assert told(report) == before


def test_a_correction_that_cannot_be_says_so(open_report: Callable[..., Opened], folder: Path) -> None:
    report = open_report(
        render(build(folder)), at="#fix=hide=gone.txt%3A1-2,burn=a-dated.txt%3A27-35,title=a-dated.txt%3A12-20=x"
    )
    notes = " ".join(report.page.locator("#changes .misfit").all_inner_texts())
    assert "no such mention in this report" in notes
    open_mention(report, "ferry stopped")
    send(report, "date", "2019-02-30")
    assert "no day 30" in report.page.locator('#reader [data-fix="date"] [role="alert"]').inner_text()
    assert report.page.locator('#reader [data-fix="date"] input').input_value() == "2019-02-30"
