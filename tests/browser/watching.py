"""An opened report and all that a page must not do."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from playwright.sync_api import Locator, Page

READY = 'html[data-state="ready"]'


class Opened:
    """A page that is watched: requests, dialogs, console lines and errors are kept in `seen`."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.seen: list[str] = []
        page.on("console", lambda line: self.seen.append(f"console {line.type}: {line.text}"))
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on("dialog", lambda dialog: (self.seen.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", lambda request: self._request(request.url))
        page.on("popup", lambda popup: self.seen.append(f"popup: {popup.url}"))

    def _request(self, url: str) -> None:
        if url.split("#")[0] != self.address and url != "data:,":
            self.seen.append(f"request: {url[:200]}")

    def visit(self, hash: str = "") -> None:
        """Opens the report anew with this hash."""
        self.page.goto("about:blank")
        self.page.goto(self.address + hash)
        self.settle()

    def settle(self) -> None:
        """Waits until the page says that it is ready, and still is after a frame."""
        self.page.wait_for_selector(READY, state="attached")
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        self.page.wait_for_selector(READY, state="attached")

    def go(self, hash: str) -> None:
        """Changes the hash of the open page, as a link would."""
        self.page.evaluate("(hash) => { location.hash = hash }", hash)
        self.page.wait_for_timeout(30)
        self.settle()

    def fill(self, text: str) -> None:
        """Types into the search."""
        self.page.fill("#filter", text)
        self.settle()

    def back(self) -> None:
        self.page.go_back()
        self.page.wait_for_timeout(30)
        self.settle()

    def hash(self) -> str:
        return str(self.page.evaluate("() => location.hash"))

    def chart(self) -> dict[str, Any]:
        """What Plotly holds: its traces' names and points, the range of its axis."""
        found: dict[str, Any] = self.page.evaluate(
            """() => {
              const chart = document.getElementById("timeline-chart");
              const traces = Object.fromEntries(chart.data.map((trace) => [trace.name,
                { x: trace.x, y: trace.y, base: trace.base, custom: trace.customdata, text: trace.text, hover: trace.hovertext, symbol: trace.marker?.symbol }]));
              return { traces, range: chart.layout.xaxis.range, lanes: chart.layout.yaxis.ticktext };
            }"""
        )
        return found

    def events(self) -> list[str]:
        """The labels of the list, in its order."""
        return self.page.locator("#events [data-event] .event-title").all_inner_texts()

    def active(self) -> Locator:
        return self.page.locator("#reader mark[data-mention].active")

    def active_in_view(self) -> bool:
        """Whether the active mark lies inside the window and inside the reader."""
        return bool(
            self.active().first.evaluate(
                """(mark) => {
                  const box = mark.getClientRects()[0];
                  const reader = document.getElementById("reader").getBoundingClientRect();
                  const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
                  return box.top >= reader.top && box.bottom <= Math.min(reader.bottom, innerHeight) && mark.contains(top);
                }"""
            )
        )


def event_hash(event: str) -> str:
    return "#event=" + quote(event, safe="")


def mention_hash(article: str, start: int, end: int) -> str:
    return "#mention=" + quote(f"{article}:{start}-{end}", safe="")
