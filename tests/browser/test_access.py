"""Access for everybody: axe's WCAG 2.2 AA rules, small screens, right-to-left texts, print, reduced motion."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.watching import READY, Opened, event_hash
from tests.report.dossier import Dossier, when
from tests.report.samples import hostile, realistic, undatable
from timeline.report import render

if TYPE_CHECKING:
    from timeline.model import Combined

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(report: Opened) -> list[str]:
    """What axe finds, one line each."""
    report.page.evaluate(files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    found: dict[str, Any] = report.page.evaluate("(tags) => axe.run(document, { runOnly: tags })", RULES)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_nothing(open_report: Callable[..., Opened], realistic_html: str, scheme: str, width: int) -> None:
    report = open_report(realistic_html, width=width, color_scheme=scheme, bypass_csp=True)
    report.page.click("#facets-button")
    assert violations(report) == []
    report.page.keyboard.press("Escape")
    report.go(event_hash(realistic().events[-4].id))
    assert violations(report) == []


def test_axe_finds_nothing_in_an_empty_report(open_report: Callable[..., Opened]) -> None:
    assert violations(open_report(render(undatable()), bypass_csp=True)) == []


def test_high_contrast_and_forced_colours_still_draw(open_report: Callable[..., Opened], realistic_html: str) -> None:
    report = open_report(realistic_html, contrast="more", forced_colors="active", reduced_motion="reduce")
    assert report.page.locator("#events [data-event]").count() == len(realistic().events)


@pytest.mark.parametrize("make", [realistic, hostile])
def test_nothing_is_wider_than_the_screen(open_report: Callable[..., Opened], make: Callable[[], Combined]) -> None:
    report = open_report(render(make()))
    for width in (320, 390, 768, 1024, 1440, 2200):
        report.page.set_viewport_size({"width": width, "height": 900})
        report.page.wait_for_timeout(80)
        report.settle()
        assert report.page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0, width


def test_a_phone_reads_over_the_whole_screen(open_report: Callable[..., Opened], realistic_html: str) -> None:
    report = open_report(realistic_html, width=390, height=800, has_touch=True, is_mobile=True)
    report.page.locator("#events .event-title").nth(9).tap()
    report.settle()
    box = report.page.locator("#reader").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 390, "height": 800}
    assert report.active_in_view()
    report.page.tap('[data-reader="close"]')
    report.settle()
    assert report.page.locator("#reader").is_hidden()


def test_right_to_left_texts_read_from_the_right(open_report: Callable[..., Opened]) -> None:
    made = Dossier()
    text = "افتُتح الجسر في 3 مايو 2021 بحضور العمدة."
    made.article("جسر.txt", text, when("2021-05-04"), title="الجسر", lang="ar")
    made.event(made.mention("جسر.txt", text, "افتُتح", "افتُتح الجسر", when("2021-05-03"), "3 مايو 2021"))
    combined = made.combined()
    report = open_report(render(combined))
    report.go(event_hash(combined.events[0].id))
    direction = report.page.locator("#reader .text p").first.evaluate("(p) => getComputedStyle(p).direction")
    assert direction == "rtl"
    assert report.active().inner_text() == "افتُتح"


def test_dates_are_in_the_readers_language(open_report: Callable[..., Opened], realistic_html: str) -> None:
    report = open_report(realistic_html)
    assert "17 April 2025" in report.page.locator("#events").inner_text()
    page = report.page.context.browser.new_context(locale="de-DE").new_page()  # type: ignore[union-attr]  # never None here
    page.goto(report.address)
    page.wait_for_selector(READY, state="attached")
    assert "17. April 2025" in page.locator("#events").inner_text()
    page.context.close()


def test_print_leaves_the_controls_out_and_the_list_in(report: Opened) -> None:
    report.page.emulate_media(media="print")
    assert report.page.locator(".filters").is_hidden()
    assert report.page.locator("#events [data-event]").first.is_visible()
    report.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    report.settle()
    box = report.page.locator("#timeline-chart svg.main-svg").first.bounding_box()
    assert box is not None
    assert box["width"] <= 700
    report.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    report.settle()
    assert len(report.page.pdf()) > 20_000


def test_the_theme_button_changes_page_and_chart(report: Opened) -> None:
    def paper() -> str:
        return str(report.page.evaluate("() => getComputedStyle(document.documentElement).backgroundColor"))

    before = paper()
    theme = report.page.locator("#tools button").first
    theme.click()
    theme.click()
    report.settle()
    assert paper() != before
    assert "dark" in str(theme.get_attribute("aria-label"))
