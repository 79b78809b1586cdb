"""A real Chromium for the browser tests; a missing one fails them, it never skips them."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, sync_playwright

from tests.browser.watching import Opened
from tests.report.samples import realistic
from timeline.report import render

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge")


def browser_path() -> str | None:
    """TIMELINE_BROWSER, else the first browser on PATH; None leaves it to Playwright's own."""
    named = os.environ.get("TIMELINE_BROWSER")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses its sandbox to root
    started = playwright.chromium.launch(executable_path=browser_path(), args=arguments)
    yield started
    started.close()


@pytest.fixture(scope="session")
def realistic_html() -> str:
    return render(realistic())


@pytest.fixture
def open_report(browser: Browser, tmp_path: Path) -> Iterator[Callable[..., Opened]]:
    """Writes a report and opens it from file://; afterwards no request, dialog or console line may have come."""
    opened: list[Opened] = []

    def opener(html: str, *, at: str = "", width: int = 1440, height: int = 900, **context: object) -> Opened:
        path = tmp_path / "report.html"
        path.write_text(html, encoding="utf-8")
        made = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB", **context)  # type: ignore[arg-type]  # options of Playwright's, passed through
        page: Page = made.new_page()
        report = Opened(page, path.as_uri())
        report.visit(at)
        opened.append(report)
        return report

    yield opener
    for report in opened:
        seen = report.seen
        report.page.context.close()
        assert seen == []


@pytest.fixture
def report(open_report: Callable[..., Opened], realistic_html: str) -> Opened:
    """The realistic report, open at 1440 px."""
    return open_report(realistic_html)
