"""Deep links and the browser's history: the URL names what is open."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import TYPE_CHECKING

from tests.browser.watching import READY, Opened, event_hash, mention_hash
from tests.report.dossier import Dossier, when
from tests.report.samples import realistic
from timeline.report import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_an_event_link_opens_its_passage_in_a_new_page(report: Opened) -> None:
    for event in realistic().events:
        report.visit(event_hash(event.id))
        assert report.active().count() == 1
        assert report.active_in_view(), event.label
        assert report.page.locator('#events [aria-current="true"]').get_attribute("data-event") == event.id


def test_an_event_link_opens_its_passage_in_an_open_page(report: Opened) -> None:
    for event in realistic().events:
        report.go(event_hash(event.id))
        assert report.active_in_view(), event.label


def test_mention_links_open_every_mention_and_every_time_expression(report: Opened) -> None:
    combined = realistic()
    texts = {article.id: article.text for article in combined.articles}
    spans = [item.mention.trigger for item in combined.mentions]
    spans += [item.span for items in combined.expressions.values() for item in items]
    assert len(spans) > 25
    for span in spans:
        report.go(mention_hash(span.article, span.start, span.end))
        assert report.active().inner_text() == texts[span.article][span.start : span.end]
        assert report.active_in_view()


def test_a_hash_without_encoding_works_too(report: Opened) -> None:
    event = realistic().events[3]
    report.visit(f"#event={event.id}")
    assert report.active().count() == 1


def test_back_and_forward_walk_through_what_was_open(report: Opened) -> None:
    first, second = realistic().events[2], realistic().events[5]
    report.page.locator(f'[data-event="{first.id}"] .event-title').click()
    report.settle()
    report.page.locator(f'[data-event="{second.id}"] .event-title').click()
    report.settle()
    assert report.hash() == event_hash(second.id)
    report.back()
    assert report.hash() == event_hash(first.id)
    assert report.page.locator('#events [aria-current="true"]').get_attribute("data-event") == first.id
    report.back()
    assert report.page.locator("#reader").is_hidden()
    report.page.go_forward()
    report.page.wait_for_selector("#reader mark.active")


def test_a_link_to_nothing_says_so(report: Opened) -> None:
    report.visit("#event=gone.txt%3A1-2")
    assert "points to nothing" in report.page.locator("#reader").inner_text()
    report.visit("#mention=%E0%A4%A")
    assert "points to nothing" in report.page.locator("#reader").inner_text()


def test_offsets_behind_letters_outside_the_basic_plane(open_report: Callable[..., Opened]) -> None:
    made = Dossier()
    text = "😀😀 𝔘nder the 🌉 the fair opened on 3 May 2021, and 🎉 closed on 9 May 2021."
    made.article("fair 100%/día & noche.txt", text, when("2021-05-10"))
    for trigger, words, day in (("opened", "3 May 2021", "2021-05-03"), ("closed", "9 May 2021", "2021-05-09")):
        made.event(made.mention("fair 100%/día & noche.txt", text, trigger, f"Fair {trigger}", when(day), words))
    combined = made.combined()
    report = open_report(render(combined))
    for event in combined.events:
        report.go(event_hash(event.id))
        assert report.active().inner_text() == event.mentions[0].mention.trigger_text
    assert report.page.locator("#reader mark.time").all_inner_texts() == ["3 May 2021", "9 May 2021"]


def test_the_reader_marks_every_mention_and_says_why(report: Opened) -> None:
    report.go(event_hash(realistic().events[-1].id))
    report.page.locator('#articles .article-link[title="a-harbour.txt"]').click()
    report.settle()
    marks = report.page.locator("#reader mark.event[data-mention]")
    assert marks.count() == 9
    marks.filter(has_text="met").click()
    report.settle()
    why = report.page.locator("#reader .why").inner_text()
    assert "the week before 2025-04-17" in why
    assert "2025-W15" in why


def test_the_reader_steps_to_the_next_mention_and_closes(report: Opened) -> None:
    report.page.locator('#articles .article-link[title="b-toll.txt"]').click()
    report.page.click('[data-reader="next"]')
    assert report.active().inner_text() == "approved"
    report.page.click('[data-reader="next"]')
    assert report.active().inner_text() == "opened"
    report.page.click('[data-reader="previous"]')
    assert report.active().inner_text() == "approved"
    report.page.click('[data-reader="close"]')
    report.settle()
    assert report.page.locator("#reader").is_hidden()
    assert report.hash() in {"", "#"}


def test_without_texts_the_quoted_sentences_remain(open_report: Callable[..., Opened]) -> None:
    html = render(realistic(), with_text=False)
    report = open_report(html)
    event = realistic().events[-2]
    report.go(event_hash(event.id))
    assert report.active().inner_text() == event.mentions[0].mention.trigger_text
    assert "Mayor Ines Duarte cut the ribbon" not in report.page.locator("#reader").inner_text()


def test_in_a_frame_of_a_notebook_it_works_as_by_itself(browser: Browser, realistic_html: str) -> None:
    page = browser.new_context(locale="en-GB").new_page()
    seen: list[str] = []
    page.on("console", lambda line: seen.append(line.text))
    page.on("pageerror", lambda error: seen.append(str(error)))
    frame = f'<iframe srcdoc="{escape(realistic_html)}" style="width:1100px;height:640px"></iframe>'
    page.set_content(frame + frame)
    for i in range(2):
        inside = page.frame_locator("iframe").nth(i)
        inside.locator(READY).wait_for(state="attached")
        inside.locator("#events .event-title").nth(9 + i).click()
        inside.locator("#reader mark.active").wait_for()
        inside.locator('[data-article-toggle="b-toll.txt"]').click()
        assert inside.locator('[data-article-toggle="b-toll.txt"]').get_attribute("aria-pressed") == "false"
    assert seen == []
    page.context.close()
