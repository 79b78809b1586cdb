"""Large dossiers: crowds become columns, lanes scroll or group, long lists hold what is in view."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.browser.watching import Opened, event_hash
from tests.report.dossier import crowd
from timeline.report import render


def test_a_crowd_is_drawn_as_columns_and_a_click_looks_closer(open_report: Callable[..., Opened]) -> None:
    report = open_report(render(crowd(3, 900)))
    chart = report.chart()
    assert len(chart["traces"]["events"]["x"]) == 0
    paths = [str(path.get_attribute("d")) for path in report.page.locator("#timeline-chart .crowds path").all()]
    assert sum(path.count("h6") for path in paths) > 300
    assert not any(word in path for path in paths for word in ("NaN", "undefined", "null"))
    area = report.page.locator("#timeline-chart .nsewdrag").first.bounding_box()
    assert area is not None
    report.page.mouse.move(area["x"] + area["width"] * 0.4, area["y"] + 70)
    tip = report.page.locator("#crowd-tip")
    tip.wait_for(state="visible")
    assert re.fullmatch(r"\d+ events?", tip.locator("strong").inner_text())
    assert "click to look closer" in tip.inner_text()
    report.page.mouse.move(area["x"] + area["width"] * 0.4, area["y"] - 60)
    tip.wait_for(state="hidden")
    for _ in range(4):
        box = report.page.locator("#timeline-chart .nsewdrag").first.bounding_box()
        assert box is not None
        report.page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 70)
        report.page.wait_for_timeout(150)
        report.page.mouse.click(box["x"] + box["width"] * 0.4, box["y"] + 70)
        report.page.wait_for_timeout(50)
        report.settle()
        if report.chart()["traces"]["events"]["x"]:
            break
    assert len(report.chart()["traces"]["events"]["x"]) > 0


def test_many_lanes_scroll_and_only_those_in_sight_are_drawn(open_report: Callable[..., Opened]) -> None:
    report = open_report(render(crowd(150, 4)))
    scroller = report.page.locator("#chart-scroll")
    first = report.chart()["lanes"]
    assert 10 < len(first) < 100
    assert report.page.locator("#axis span").count() > 3
    scroller.evaluate("(node) => { node.scrollTop = node.scrollHeight / 2 }")
    report.page.wait_for_timeout(200)
    report.settle()
    later = report.chart()["lanes"]
    assert set(later) - set(first)
    report.page.locator("#events .event-title").nth(20).click()
    report.settle()
    assert report.active_in_view()


def test_hundreds_of_articles_group_by_publication(open_report: Callable[..., Opened]) -> None:
    report = open_report(render(crowd(900, 2), with_text=False))
    lanes = report.chart()["lanes"]
    assert len(lanes) < 70
    assert sum("published" in lane for lane in lanes) == len(lanes) - 1
    assert report.page.locator("[data-article-toggle]").count() == 900
    assert report.page.locator("#articles tbody tr").count() == 60
    report.page.locator("#articles").get_by_role("button", name="Show all 900 articles").click()
    assert report.page.locator("#articles tbody tr").count() == 900


SCROLLED = "(share) => { window.scrollTo(0, share * document.documentElement.scrollHeight); }"
FRAMES = """async () => {
  for (let n = 0; n < 4; n++) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
}"""
ROWS_IN_VIEW = """() => [...document.querySelectorAll("#events [data-event]")]
  .filter((row) => row.getBoundingClientRect().bottom > 0 && row.getBoundingClientRect().top < innerHeight)
  .map((row) => [Number(row.getAttribute("aria-posinset")), row.dataset.event])"""


def drawn(report: Opened) -> None:
    """Waits until the page has drawn what it was asked for, however long that takes on a busy machine."""
    report.page.evaluate(FRAMES)
    report.settle()


def scrolled(report: Opened, share: float) -> list[tuple[int, str]]:
    """Scrolls to a share of the page: the numbers and ids of the rows then in view."""
    report.page.evaluate(SCROLLED, share)
    drawn(report)
    rows: list[tuple[int, str]] = [(number, event) for number, event in report.page.evaluate(ROWS_IN_VIEW)]
    return rows


def in_document(report: Opened) -> int:
    return report.page.locator("#events [data-event]").count()


def test_of_a_long_list_only_the_rows_in_view_are_there(open_report: Callable[..., Opened]) -> None:
    combined = crowd(100, 100)
    report = open_report(render(combined, with_text=False))
    ids = [event.id for event in combined.events]
    assert len(ids) == 10_000
    assert report.page.locator("#events [data-event]").first.get_attribute("aria-setsize") == "10000"
    for share in (1, 0.5, 0.75, 0.1, 1):
        rows = scrolled(report, share)
        assert all(ids[number - 1] == event for number, event in rows)
        assert len(rows) > 4 or share == 1
        assert 40 < in_document(report) <= 250
    report.page.locator("#events").evaluate("(list) => list.lastChild.lastChild.scrollIntoView()")
    drawn(report)
    assert report.page.locator("#events [data-event]").last.get_attribute("data-event") == ids[-1]
    report.page.keyboard.press("Control+Home")
    drawn(report)
    report.page.locator(".skip").focus()
    report.page.keyboard.press("Enter")
    drawn(report)
    assert report.page.evaluate(ROWS_IN_VIEW)[0] == [1, ids[0]]


def test_every_row_of_a_long_list_is_reached_by_scrolling_and_stays_in_place(
    open_report: Callable[..., Opened],
) -> None:
    combined = crowd(20, 30)
    report = open_report(render(combined))
    report.page.locator("#events [data-event]").first.scroll_into_view_if_needed()
    seen: list[str] = []
    while len(seen) < len(combined.events):
        before = len(seen)
        for _, event in report.page.evaluate(ROWS_IN_VIEW):
            if event not in seen:
                seen.append(event)
        report.page.evaluate("() => window.scrollBy(0, 600)")
        drawn(report)
        assert len(seen) > before
    assert seen == [event.id for event in combined.events]
    place = "(id) => document.querySelector(`[data-event='${id}']`).getBoundingClientRect().top"
    for _ in range(12):
        row = report.page.evaluate(ROWS_IN_VIEW)[0][1]
        top = report.page.evaluate(place, row)
        before_scroll = report.page.evaluate("() => scrollY")
        report.page.evaluate("() => window.scrollBy(0, -250)")
        drawn(report)
        assert abs(report.page.evaluate(place, row) - top - 250) <= 1 or before_scroll < 250
    scrolled(report, 0.6)
    row = report.page.evaluate(ROWS_IN_VIEW)[0][1]
    top = report.page.evaluate(place, row)
    report.go(event_hash(row))
    assert abs(report.page.evaluate(place, row) - top) <= 1
    report.page.click('[data-reader="close"]')
    report.settle()
    assert abs(report.page.evaluate(place, row) - top) <= 1


def test_the_open_event_and_the_row_with_the_focus_stay_in_a_long_list(open_report: Callable[..., Opened]) -> None:
    combined = crowd(40, 40)
    report = open_report(render(combined))
    last = combined.events[-1]
    report.go(event_hash(last.id))
    assert report.active_in_view()
    current = report.page.locator('#events [aria-current="true"]')
    assert current.get_attribute("data-event") == last.id
    assert current.get_attribute("aria-posinset") == "1600"
    report.page.locator("#events .event-title").nth(60).focus()
    scrolled(report, 0)
    assert report.page.evaluate("() => document.activeElement.closest('#events [data-event]') !== null")
    report.page.keyboard.press("Escape")
    report.settle()
    report.page.keyboard.press("ArrowRight")
    report.settle()
    assert report.active_in_view()
    assert current.count() == 1


def test_a_long_list_filtered_is_a_short_one_and_long_again(open_report: Callable[..., Opened]) -> None:
    combined = crowd(40, 40)
    report = open_report(render(combined))
    scrolled(report, 0.9)
    report.page.locator("[data-article-toggle]").first.focus()
    name = combined.articles[3].id
    report.go(f"#only={name}")
    assert in_document(report) == sum(name in event.articles for event in combined.events) < 300
    assert report.page.locator("#events .gap").count() == 0
    report.go("#")
    assert report.page.locator("#events [data-event]").first.get_attribute("aria-setsize") == "1600"


def test_a_picture_of_many_marks_shows_what_the_page_shows(open_report: Callable[..., Opened]) -> None:
    report = open_report(render(crowd(20, 30)))
    report.page.locator("[data-take]").click()
    with report.page.expect_download() as waiting:
        report.page.locator('[data-download="timeline.svg"]').click()
    picture = waiting.value.path().read_text(encoding="utf-8")
    titles = report.page.locator("#timeline-chart .lane-head div:first-child").all_inner_texts()
    assert len(titles) > 10
    assert not [title for title in titles if title.removesuffix("●").strip() not in picture]
    assert report.page.locator("#timeline-chart .marks path, #timeline-chart .crowds path").count() > 4
    labels = report.page.locator("#timeline-chart .marks text").all_text_contents()
    assert not [label for label in labels if label not in picture]
