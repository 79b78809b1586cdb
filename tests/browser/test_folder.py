"""A report that is a folder: its parts load from file:// as they are needed, and are as safe as one file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.browser.watching import Opened, event_hash, mention_hash
from tests.report.dossier import Dossier, when
from tests.report.samples import ATTACKS, hostile, realistic
from timeline.api import Timeline
from timeline.api.reports import save_folder
from timeline.model import Combined

if TYPE_CHECKING:
    from playwright.sync_api import Browser

Opener = Callable[[Path], Opened]


@pytest.fixture
def open_folder(browser: Browser) -> Iterator[Opener]:
    """Opens a folder's page; it may ask for its own parts, and for nothing else."""
    opened: list[tuple[Opened, str]] = []

    def opener(folder: Path, at: str = "") -> Opened:
        page = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB").new_page()
        report = Opened(page, (folder / "index.html").as_uri())
        opened.append((report, (folder / "parts").as_uri()))
        report.visit(at)
        return report

    yield opener
    for report, parts in opened:
        report.page.context.close()
        assert [line for line in report.seen if not line.startswith(f"request: {parts}/")] == []


def asked(report: Opened) -> int:
    return sum(line.startswith("request: ") for line in report.seen)


def long_articles(count: int) -> Combined:
    """Articles of which each has a part of its own."""
    made = Dossier()
    for number in range(count):
        name = f"a{number}.txt"
        text = f"It rained in year {number} of the flood.\n" + "The water stood for weeks. " * 8000
        made.article(name, text, when("2021-05-04"), title=f"Water {number}")
        made.event(
            made.mention(
                name,
                f"It rained in year {number} of the flood.",
                "rained",
                f"It rained, {number}",
                when(f"2021-04-{number + 1:02}"),
            )
        )
    return made.combined()


def test_texts_load_when_an_article_is_opened(open_folder: Opener, tmp_path: Path) -> None:
    combined = long_articles(5)
    Timeline(combined).save(f"{tmp_path}/r/")
    report = open_folder(tmp_path / "r")
    at_first = asked(report)
    assert at_first == 1
    assert report.page.locator("#events [data-event]").count() == 5
    report.go(event_hash(combined.events[3].id))
    assert report.active().inner_text() == "rained"
    assert report.active_in_view()
    assert "The water stood for weeks." in report.page.locator("#reader .text").inner_text()
    assert asked(report) == at_first + 1
    report.go(event_hash(combined.events[0].id))
    report.go(event_hash(combined.events[3].id))
    assert asked(report) < 1 + 5
    assert "on its way" not in report.page.locator("#reader").inner_text()


def test_a_link_opens_a_text_in_a_new_page(open_folder: Callable[..., Opened], tmp_path: Path) -> None:
    combined = realistic()
    save_folder(combined, tmp_path / "r")
    report = open_folder(tmp_path / "r", event_hash(combined.events[0].id))
    assert report.active_in_view()
    whole = next(
        article for article in combined.articles if article.id == combined.events[0].mentions[0].mention.trigger.article
    )
    shown = report.page.locator("#reader .text p").all_text_contents()
    assert [line for line in whole.text.split("\n") if line.strip()] == shown


def test_hostile_texts_are_as_harmless_in_parts(open_folder: Opener, tmp_path: Path) -> None:
    combined = hostile()
    save_folder(combined, tmp_path / "r")
    report = open_folder(tmp_path / "r")
    assert report.page.locator("#events [data-event]").count() == len(ATTACKS)
    for event in combined.events:
        report.go(event_hash(event.id))
        assert report.active().inner_text() == "struck"
        assert report.active_in_view()
    for placed in combined.undated:
        trigger = placed.mention.trigger
        report.go(mention_hash(trigger.article, trigger.start, trigger.end))
        assert report.active().inner_text() == "left"
    for part in (tmp_path / "r" / "parts").iterdir():
        assert part.read_text("ascii").count('"') == 4


def test_a_missing_part_is_told(browser: Browser, tmp_path: Path) -> None:
    combined = long_articles(2)
    save_folder(combined, tmp_path / "r")
    page = browser.new_context().new_page()
    report = Opened(page, (tmp_path / "r" / "index.html").as_uri())
    report.visit()
    for part in (tmp_path / "r" / "parts").iterdir():
        part.unlink()
    report.go(event_hash(combined.events[0].id))
    assert "is missing beside this page" in page.locator("#reader .notice").inner_text()
    assert "It rained in year 0" in page.locator("#reader .text").inner_text()
    page.context.close()


def test_what_is_tried_keeps_texts(open_folder: Callable[..., Opened], tmp_path: Path) -> None:
    combined = long_articles(2)
    save_folder(combined, tmp_path / "r")
    report = open_folder(tmp_path / "r", event_hash(combined.events[0].id))
    report.go(event_hash(combined.events[0].id) + "&published=a0.txt%3D2020-01-01")
    assert "The water stood for weeks." in report.page.locator("#reader .text").inner_text()
