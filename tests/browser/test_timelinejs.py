"""The export for TimelineJS, loaded by the TimelineJS that people use."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.report.samples import hostile, realistic
from timeline.export import find_format
from timeline.model import Combined

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

HERE = Path(__file__).with_name("timelinejs")
PACKAGE = HERE / "node_modules" / "@knight-lab" / "timelinejs"
EXPORT = find_format("x.timelinejs")
PAGE = """<!doctype html><meta charset="utf-8"><link rel="stylesheet" href="{css}">
<div id="timeline" style="width:1200px;height:700px"></div><script src="{js}"></script>"""
MAKE = """data => { window.made = new TL.Timeline("timeline", data, {font: null, hash_bookmark: false}); }"""


@pytest.fixture(scope="module")
def package() -> Path:
    """The locked package, installed by npm where it is not yet."""
    lock = HERE / "package-lock.json"
    installed = HERE / "node_modules" / ".package-lock.json"
    if not installed.is_file() or installed.stat().st_mtime < lock.stat().st_mtime:
        npm = shutil.which("npm")
        assert npm, "the TimelineJS export is tested in the real TimelineJS: install Node.js, which brings npm"
        command = [npm, "ci", "--ignore-scripts", "--omit=optional", "--no-audit", "--no-fund"]
        run = subprocess.run(command, cwd=HERE, capture_output=True, check=False, text=True)
        assert run.returncode == 0, run.stderr
    return PACKAGE


def opened(browser: Browser, package: Path, folder: Path, combined: Combined) -> Page:
    """The page with the timeline drawn; nothing is asked of any network."""
    css, js = (package / "dist" / part for part in ("css/timeline.css", "js/timeline.js"))
    html = folder / "page.html"
    html.write_text(PAGE.format(css=css.as_uri(), js=js.as_uri()), encoding="utf-8")
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(html.as_uri(), timeout=60_000)
    page.evaluate(MAKE, json.loads(EXPORT.render(combined)))
    page.wait_for_function("window.made && window.made.ready", timeout=60_000)
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    return page


def slides(page: Page) -> Any:
    return page.evaluate(
        """() => window.made.config.events.map((one) => ({
            id: one.unique_id, headline: one.text.headline,
            start: one.start_date.data.date_obj.getTime(), year: one.start_date.data.date_obj.getFullYear(),
            shown: one.display_date,
        }))"""
    )


def test_every_event_is_a_slide_at_its_time(browser: Browser, package: Path, tmp_path: Path) -> None:
    combined = realistic()
    page = opened(browser, package, tmp_path, combined)
    found = slides(page)
    assert [one["id"] for one in found] == [event.id for event in combined.events]
    assert (found[0]["shown"], found[0]["year"], found[-1]["year"]) == ("perhaps 44 BCE", -44, 2027)
    assert [one["start"] for one in found] == sorted(one["start"] for one in found)
    assert page.locator(".tl-timemarker").count() == len(combined.events)
    reopened = next(event for event in combined.events if event.label == "Harbour bridge reopened")
    page.evaluate("id => window.made.goToId(id)", reopened.id)
    page.wait_for_function("id => window.made.current_id === id", arg=reopened.id)
    words = page.locator(f'[id="{reopened.id}"]').inner_text()
    assert "Harbour bridge reopened" in words
    assert "17 April 2025" in words
    assert "reopened on Thursday after eight years of repairs" in words
    page.close()


def test_slides_carry_the_event_ids() -> None:
    combined = realistic()
    data = json.loads(EXPORT.render(combined))
    assert [one["unique_id"] for one in data["events"]] == [event.id for event in combined.events]
    assert data["events"][0]["start_date"] == {"year": -44, "month": 1, "day": 1}
    assert data["title"]["text"]["headline"] == combined.title
    assert "1 event with an open end" in EXPORT.note(combined)
    assert "2 mentions without a date left out" in EXPORT.note(combined)


def test_hostile_texts_are_shown_and_never_run(browser: Browser, package: Path, tmp_path: Path) -> None:
    page = opened(browser, package, tmp_path, hostile())
    assert page.evaluate("() => document.querySelectorAll('#timeline script, #timeline img[onerror]').length") == 0
    assert any("<img src=x onerror=alert(2)>" in text for text in page.locator(".tl-text").all_inner_texts())
    page.close()
