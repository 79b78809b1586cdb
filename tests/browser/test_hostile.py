"""Hostile articles: nothing in a text, title, name, link, reason or note runs or breaks the page."""

from __future__ import annotations

from collections.abc import Callable

from tests.browser.watching import Opened, event_hash, mention_hash
from tests.report.samples import ATTACKS, hostile
from timeline.report import render

PLANTED = "script:not([type]), img, iframe, object, embed, form, style, base, link[rel=stylesheet]"


def test_nothing_hostile_runs_and_everything_still_works(open_report: Callable[..., Opened]) -> None:
    combined = hostile()
    report = open_report(render(combined))
    page = report.page
    assert page.title() == ATTACKS[0]
    assert page.locator(f"main :is({PLANTED}), header :is({PLANTED}), aside :is({PLANTED})").count() == 0
    assert page.locator("#events [data-event]").count() == len(ATTACKS)
    assert page.locator("[data-article-toggle]").count() == len(ATTACKS)
    for event in combined.events:
        report.go(event_hash(event.id))
        assert report.active().inner_text() == "struck"
        assert report.active_in_view()
        assert page.locator(f"#reader :is({PLANTED})").count() == 0
        assert page.locator('a[href^="javascript:"]').count() == 0
    for placed in combined.undated:
        trigger = placed.mention.trigger
        report.go(mention_hash(trigger.article, trigger.start, trigger.end))
        assert report.active().inner_text() == "left"


def test_plotlys_labels_show_the_words_as_they_are(open_report: Callable[..., Opened]) -> None:
    report = open_report(render(hostile()))
    report.page.click('[data-preset="all"]')
    report.settle()
    texts = report.page.locator("#timeline-chart .textpoint text").all_text_contents()
    assert any("<b>bold</b>" in text for text in texts)
    assert report.page.locator("#timeline-chart a").count() == 0
    custom = report.chart()["traces"]["short stretches"]
    hovers = custom["hover"] + report.chart()["traces"]["stretches"]["hover"]
    assert all("<img" not in text and "<script" not in text and "<a " not in text for text in hovers)


def test_toggles_and_search_take_hostile_names(open_report: Callable[..., Opened]) -> None:
    report = open_report(render(hostile()))
    for toggle in report.page.locator("[data-article-toggle]").all():
        toggle.click()
        report.settle()
    assert report.page.locator("#events [data-event]").count() == 0
    report.visit(report.hash())
    assert report.page.locator('[data-article-toggle][aria-pressed="false"]').count() == len(ATTACKS)
    report.visit()
    for attack in ATTACKS[:5]:
        report.fill(attack)
        assert report.page.locator("#events [data-event]").count() >= 1


def test_the_policy_stops_a_foreign_script(open_report: Callable[..., Opened]) -> None:
    report = open_report(render(hostile()))
    ran = report.page.evaluate(
        """() => { const script = document.createElement("script"); script.textContent = "window.ran = true";
                   document.head.append(script); return Boolean(window.ran); }"""
    )
    assert ran is False
    assert len(report.seen) == 1
    assert "Content Security Policy" in report.seen.pop()
