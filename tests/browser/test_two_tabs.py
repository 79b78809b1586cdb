"""One report in two tabs: each has its own view and changes in its address, and neither takes the other's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import quote

from tests.browser.watching import Opened
from tests.report.samples import realistic
from timeline.report import render

if TYPE_CHECKING:
    from playwright.sync_api import Browser


def test_each_tab_keeps_its_own_changes(browser: Browser, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    combined = realistic()
    file.write_text(render(combined), encoding="utf-8")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    one, other = (Opened(context.new_page(), file.as_uri()) for _ in range(2))
    one.visit()
    other.visit()
    article, event = combined.articles[0].id, combined.events[0].id
    one.go(f"#published={quote(article, safe='')}%3D1999-05-03".replace("%3D", "="))
    other.go(f"#fix=hide={quote(event, safe='')}")
    everything = len(combined.events)
    assert other.page.locator("#events [data-event]").count() == everything - 1
    assert one.page.locator(f'#events [data-event="{event}"]').count() == 1
    assert "3 May 1999" in one.page.locator("#articles").inner_text()
    assert "3 May 1999" not in other.page.locator("#articles").inner_text()
    for tab in (one, other):
        kept = tab.hash()
        tab.page.reload()
        tab.settle()
        assert tab.hash() == kept
        assert tab.page.locator("#changes").is_visible()
    one.visit()
    assert one.page.locator("#changes").is_hidden()
    assert other.page.locator("#changes").is_visible()
    assert one.seen + other.seen == []
    context.close()
