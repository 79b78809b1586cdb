"""What can be taken away: pictures, tables, calendars, a frame with a chosen view; and dates that others suggest."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import timeline
from tests.browser.watching import Opened
from tests.report.dossier import Dossier, when, year
from tests.report.samples import realistic
from timeline.calendar.days import iso_day, parse_day
from timeline.model import Match, Proposal
from timeline.report import render

if TYPE_CHECKING:
    from pathlib import Path


def formulas() -> str:
    made = Dossier()
    made.article("=a.txt", "Agents struck @here in 2019, and met.", when("2021-05-05"), title="+title")
    sentence = "Agents struck @here in 2019, and met."
    made.event(made.mention("=a.txt", sentence, "struck", '=HYPERLINK("x"),\n1', year(2019), "in 2019", place="@here"))
    made.event(made.mention("=a.txt", sentence, "met", "-2+3", when("9999-12-31"), who=("Agents",)))
    return render(made.combined())


def saved(report: Opened, name: str) -> bytes:
    if not report.page.locator("dialog.take").count():
        report.page.locator("[data-take]").click()
    with report.page.expect_download() as download:
        report.page.locator(f'[data-download="{name}"]').click()
    path: Path = download.value.path()
    return path.read_bytes()


def test_the_chart_is_saved_as_it_is_seen(report: Opened) -> None:
    assert saved(report, "timeline.png")[:8] == b"\x89PNG\r\n\x1a\n"
    drawing = saved(report, "timeline.svg").decode()
    assert drawing.startswith("<svg")
    assert "Council approved a toll" in drawing


def test_the_filtered_events_are_saved_as_a_table(report: Opened) -> None:
    report.fill("ferry")
    rows = list(csv.DictReader(io.StringIO(saved(report, "events.csv").decode("utf-8-sig"))))
    assert [row["label"] for row in rows] == report.events()
    assert 0 < len(rows) < len(realistic().events)
    assert {"earliest", "latest", "status", "articles", "quote"} <= set(rows[0])


def test_no_cell_is_a_formula(open_report: Callable[..., Opened]) -> None:
    text = saved(open_report(formulas()), "events.csv").decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert "'-2+3" in cells
    assert "'@here" in cells
    assert not [cell for cell in cells if re.match(r"\s*[=@\t\r+]|\s*-(?!\d+(-\d+)*$)", cell)]


def test_the_filtered_events_are_saved_as_data(report: Opened) -> None:
    data = json.loads(saved(report, "events.json"))
    assert [one["label"] for one in data["events"]] == report.events()
    first = realistic().events[0]
    assert data["events"][0]["earliest"] == first.value.earliest
    assert data["events"][0]["mentions"][0]["article"] == first.mentions[0].mention.trigger.article


def test_a_calendar_leaves_out_what_it_cannot_hold_and_says_so(report: Opened) -> None:
    text = saved(report, "events.ics").decode()
    left = int(report.page.locator("dialog.take [data-left]").get_attribute("data-left") or 0)
    values = [event.value for event in realistic().events]
    unfit = [value for value in values if None in (value.earliest, value.latest) or str(value.earliest).startswith("-")]
    assert left == len(unfit) == 2
    assert "2 events will be left out" in report.page.locator("dialog.take [data-left]").inner_text()
    assert text.count("BEGIN:VEVENT") == len(values) - left
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    day = next(value for value in values if value.grain == "day" and value.earliest)
    assert f"DTSTART;VALUE=DATE:{str(day.earliest).replace('-', '')}" in text
    assert f"DTEND;VALUE=DATE:{iso_day(parse_day(str(day.latest)) + 1).replace('-', '')}" in text


def test_the_last_day_of_calendars_has_no_end(open_report: Callable[..., Opened]) -> None:
    text = saved(open_report(formulas()), "events.ics").decode()
    assert "DTSTART;VALUE=DATE:99991231\r\nSUMMARY" in text


def test_a_frame_shows_the_chosen_view_alone(report: Opened) -> None:
    report.fill("ferry")
    report.page.locator("[data-take]").click()
    code = report.page.locator("dialog.take code").inner_text()
    hash_ = re.search(r'src="[^"#]*(#[^"]*)"', code)
    assert hash_ is not None
    before = report.chart()["range"]
    report.visit(hash_[1].replace("&amp;", "&"))
    assert "q=ferry" in report.hash()
    assert report.chart()["range"][0][:10] == before[0][:10]
    assert report.page.locator("#timeline-chart").is_visible()
    for hidden in (".masthead", ".filters", "#coverage", "#events", "#undated"):
        assert not report.page.locator(hidden).is_visible()
    report.visit("#embed=events")
    assert report.page.locator("#events").is_visible()
    assert not report.page.locator("#timeline-chart").is_visible()
    report.visit("?embed")
    assert not report.page.locator("#events").is_visible()


def test_several_timelines_in_one_notebook_do_not_collide(report: Opened) -> None:
    one = timeline.build([timeline.Article("a.txt", "The council met on 3 May 2021.")], model="rules")
    other = timeline.build([timeline.Article("a.txt", "The mayor left on 4 June 2022.")], model="rules")
    report.page.evaluate(
        "(frames) => { document.body.replaceChildren(...frames.map((frame) => "
        "document.createRange().createContextualFragment(frame))); }",
        [one._repr_html_(), other._repr_html_()],
    )
    for number, words in enumerate(("met", "left")):
        inner = report.page.frame_locator("iframe").nth(number)
        inner.locator('html[data-state="ready"]').wait_for(state="attached")
        assert words in inner.locator("#events").inner_text()
        inner.locator("#events .event-title").first.click()
        assert words in inner.locator("#reader").inner_text()
    report.seen.clear()  # the frames' own address is about:srcdoc


@pytest.fixture
def proposed() -> str:
    combined = realistic()
    span = combined.undated[0].mention.sentence
    other = combined.events[-1].mentions[0].mention.sentence
    match = Match(span, "last Tuesday", other, "15 April", "the deck was finished")
    value = when("2025-04-17", "2025-04-18")
    return render(replace(combined, proposals=(Proposal("d-deck.txt", value, 0.7, (match,)),)))


def test_a_proposal_is_shown_with_its_passages_and_tried_at_a_click(
    open_report: Callable[..., Opened], proposed: str
) -> None:
    report = open_report(proposed)
    proposal = report.page.locator('#articles [data-proposal="d-deck.txt"]')
    assert "Other articles suggest" in proposal.inner_text()
    assert "Crews finished the deck last Tuesday." in proposal.inner_text()
    assert proposal.locator("[data-try]").all_inner_texts() == ["Try 2025-04-17", "Try 2025-04-18"]
    proposal.locator("[data-try]").first.click()
    report.settle()
    assert "published=d-deck.txt=2025-04-17" in report.hash()
