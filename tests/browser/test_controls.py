"""Keyboard, overview strip, filters by value, sorting, and the grid that follows the chart."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.watching import Opened, event_hash
from tests.report.dossier import Dossier, when
from tests.report.samples import realistic
from timeline.report import render


def span(report: Opened) -> float:
    """The length of the chart's view in days."""
    return float(
        report.page.evaluate(
            """() => { const axis = document.getElementById("timeline-chart")._fullLayout.xaxis;
                       return (axis.r2l(axis.range[1]) - axis.r2l(axis.range[0])) / 86400000; }"""
        )
    )


def press(report: Opened, key: str) -> None:
    report.page.keyboard.press(key)
    report.page.wait_for_timeout(40)
    report.settle()


def test_arrows_walk_through_the_events(report: Opened) -> None:
    labels = [event.label for event in realistic().events]
    press(report, "ArrowRight")
    first = report.page.locator('#events [aria-current="true"] .event-title').inner_text()
    press(report, "ArrowRight")
    second = report.page.locator('#events [aria-current="true"] .event-title').inner_text()
    assert labels.index(second) == labels.index(first) + 1
    press(report, "ArrowLeft")
    assert report.page.locator('#events [aria-current="true"] .event-title').inner_text() == first
    press(report, "Escape")
    assert report.page.locator("#reader").is_hidden()


def test_plus_and_minus_zoom_and_letters_show_presets(report: Opened) -> None:
    before = span(report)
    press(report, "+")
    assert span(report) < before * 0.7
    press(report, "-")
    press(report, "-")
    assert span(report) > before * 1.4
    press(report, "a")
    assert span(report) > 365 * 2000
    press(report, "0")
    assert abs(span(report) - before) < 1


def test_slash_searches_and_keys_in_the_search_are_text(report: Opened) -> None:
    report.page.keyboard.press("/")
    report.page.keyboard.type("a+0")
    report.page.wait_for_timeout(120)
    report.settle()
    assert report.page.input_value("#filter") == "a+0"
    assert "q=a%2B0" in report.hash()


def test_the_question_mark_lists_the_keys_and_they_can_be_switched_off(report: Opened) -> None:
    report.page.keyboard.press("?")
    dialog = report.page.locator("dialog.keys")
    assert "the event before, the event after" in dialog.inner_text()
    dialog.locator("input").uncheck()
    dialog.get_by_role("button", name="Close").click()
    dialog.wait_for(state="detached")  # a dialog tells of its end a moment later
    before = span(report)
    press(report, "+")
    assert span(report) == before


def test_the_brush_moves_and_resizes_the_view(report: Opened) -> None:
    before = report.chart()["range"]
    box = report.page.locator(".strip").bounding_box()
    assert box is not None
    report.page.mouse.click(box["x"] + box["width"] * 0.25, box["y"] + 12)
    report.settle()
    moved = report.chart()["range"]
    assert _year(moved[0]) < _year(before[0]) - 500
    grip = report.page.locator('[data-grip="to"]').bounding_box()
    assert grip is not None
    length = span(report)
    report.page.mouse.move(grip["x"] + 12, grip["y"] + 15)
    report.page.mouse.down()
    report.page.mouse.move(grip["x"] + 112, grip["y"] + 15, steps=4)
    report.page.mouse.up()
    report.settle()
    assert span(report) > length * 1.5
    length = span(report)
    report.page.locator('[data-grip="from"]').focus()
    press(report, "ArrowRight")
    assert span(report) < length


def test_dragging_the_chart_pans_it(report: Opened) -> None:
    before = report.chart()["range"]
    box = report.page.locator("#timeline-chart .nsewdrag").first.bounding_box()
    assert box is not None
    report.page.mouse.move(box["x"] + 300, box["y"] + 200)
    report.page.mouse.down()
    report.page.mouse.move(box["x"] + 500, box["y"] + 200, steps=5)
    report.page.mouse.up()
    report.page.wait_for_timeout(300)
    report.settle()
    assert report.chart()["range"][0] < before[0]
    assert report.page.locator('[data-outside="later"]').count() == 1


def test_control_and_wheel_zoom_and_a_plain_wheel_scrolls(report: Opened) -> None:
    box = report.page.locator("#timeline-chart .nsewdrag").first.bounding_box()
    assert box is not None
    report.page.mouse.move(box["x"] + 300, box["y"] + 100)
    before = span(report)
    report.page.keyboard.down("Control")
    report.page.mouse.wheel(0, -200)
    report.page.wait_for_timeout(100)
    report.page.keyboard.up("Control")
    report.settle()
    zoomed = span(report)
    assert zoomed < before
    report.page.mouse.wheel(0, 200)
    report.page.wait_for_timeout(200)
    assert span(report) == zoomed
    assert report.page.evaluate("() => scrollY") > 0


def test_facets_combine_and_live_in_the_url(report: Opened) -> None:
    report.page.click("#facets-button")
    facet = report.page.locator('[data-facet="status"]')
    assert facet.locator("label").filter(has_text="planned").locator(".count").inner_text() == "1"
    facet.get_by_label("planned").check()
    report.settle()
    facet.get_by_label("possible").check()
    report.settle()
    assert report.events() == ["A second ferry line", "Old ferry could return"]
    report.page.locator('[data-facet="grain"]').get_by_label("month").check()
    report.settle()
    assert report.events() == ["A second ferry line"]
    address = report.hash()
    report.visit(address)
    assert report.events() == ["A second ferry line"]
    assert report.page.locator("#facets-button .badge").inner_text() == "3"
    report.page.locator("#active .filter-chip").filter(has_text="month").click()
    report.settle()
    assert len(report.events()) == 2
    report.back()
    assert len(report.events()) == 1
    report.page.click("#active .clear")
    report.settle()
    assert len(report.events()) == len(realistic().events)


def test_people_places_and_sources_filter(report: Opened) -> None:
    report.page.click("#facets-button")
    report.page.locator('[data-facet="who"]').get_by_label("Mayor Ines Duarte").check()
    report.settle()
    assert report.events() == ["Harbour bridge reopened"]
    report.visit("#place=Port%20Ellery")
    assert report.events() == ["The council met"]
    report.visit("#source=The%20Bay%20Courier")
    assert len(report.events()) == 9


def test_the_date_range_takes_years_months_and_days(report: Opened) -> None:
    report.page.click("#facets-button")
    dates = report.page.locator('[data-facet="dates"]')
    dates.get_by_label("from").fill("1800")
    dates.get_by_label("from").press("Enter")
    report.settle()
    dates.get_by_label("to", exact=True).fill("1954-12")
    dates.get_by_label("to", exact=True).press("Enter")
    report.settle()
    assert report.events() == ["The bridge opened", "Engineers warned of cracks"]
    assert "from=1800-01-01" in report.hash()
    assert "to=1954-12-31" in report.hash()
    dates.get_by_label("from").fill("2025-02-30x")
    dates.get_by_label("from").press("Enter")
    assert dates.get_by_label("from").get_attribute("aria-invalid") == "true"


def test_lanes_are_sorted_as_chosen(report: Opened) -> None:
    names = ("A crossing", "Council", "Deck", "Old harbour")

    def order() -> list[str]:
        return [next(name for name in names if name[:6] in lane) for lane in report.chart()["lanes"][1:]]

    assert order() == ["A crossing", "Old harbour", "Council", "Deck"]
    report.page.select_option("#sort", "name")
    report.settle()
    assert order() == ["A crossing", "Council", "Deck", "Old harbour"]
    report.page.select_option("#sort", "events")
    report.settle()
    assert order()[0] == "Old harbour"
    assert "sort=events" in report.hash()


def test_the_grid_follows_the_zoom_and_shows_all_again(report: Opened) -> None:
    report.page.click('[data-preset="month"]')
    report.settle()
    starts = [cell.get_attribute("data-from") for cell in report.page.locator("#coverage [data-count]").all()]
    assert "2025-04-09" in starts
    assert not any(str(start).startswith("1893") for start in starts)
    report.page.locator("#coverage-tools").get_by_role("button", name="All periods").click()
    starts = [cell.get_attribute("data-from") for cell in report.page.locator("#coverage [data-count]").all()]
    assert "1893-01-01" in starts
    report.page.select_option("#cover-grain", "century")
    starts = [str(cell.get_attribute("data-from")) for cell in report.page.locator("#coverage [data-count]").all()]
    assert "1801-01-01" in starts


def test_a_web_address_leads_to_the_quote(open_report: Callable[..., Opened]) -> None:
    made = Dossier()
    text = "The well-known fair, held by the river since anyone can remember it, opened on 3 May 2021 for all."
    made.article("a.txt", text, when("2021-05-10"), url="https://news.example/fair?id=1")
    made.event(made.mention("a.txt", text, "opened", "Fair opened", when("2021-05-03"), "3 May 2021"))
    combined = made.combined()
    report = open_report(render(combined))
    report.go(event_hash(combined.events[0].id))
    link = report.page.locator(".reader-meta a").get_attribute("href")
    assert link == (
        "https://news.example/fair?id=1#:~:text=The%20well%2Dknown%20fair%2C%20held%20by,on%203%20May%202021%20for%20all."
    ).replace("on%203", "3", 1).replace(",3%20May", ",3%20May")


def _year(day: str) -> int:
    return -int(day[1:5]) if day.startswith("-") else int(day[:4])
