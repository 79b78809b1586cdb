"""Large dossiers: crowds become columns, lanes scroll or group, long lists grow."""

from __future__ import annotations

import re
from collections.abc import Callable

from tests.browser.watching import Opened, event_hash
from tests.report.dossier import crowd
from timeline.report import render


def test_a_crowd_is_drawn_as_columns_and_a_click_looks_closer(open_report: Callable[..., Opened]) -> None:
    report = open_report(render(crowd(3, 900)))
    chart = report.chart()
    crowds = chart["traces"]["crowds"]
    assert len(crowds["x"]) > 100
    assert len(chart["traces"]["events"]["x"]) == 0
    columns = [column for name, trace in chart["traces"].items() if "crowds" in name for column in trace["custom"]]
    assert len(columns) > 300
    assert all(first < beyond for first, beyond, _ in columns)
    assert sum(count for _, _, count in columns) >= 2 * 2700
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


def test_a_long_list_grows_as_it_is_read_and_links_reach_its_end(open_report: Callable[..., Opened]) -> None:
    combined = crowd(40, 40)
    report = open_report(render(combined))
    assert report.page.locator("#events [data-event]").count() == 400
    report.page.locator("#events .more").scroll_into_view_if_needed()
    report.page.locator("#events [data-event]").nth(500).wait_for()
    last = combined.events[-1]
    report.go(event_hash(last.id))
    assert report.active_in_view()
