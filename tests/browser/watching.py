"""An opened report and all that a page must not do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from playwright.sync_api import Dialog, Locator, Page

READY = 'html[data-state="ready"]'


class Opened:
    """A page that is watched: requests, dialogs, console lines and errors are kept in `seen`."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.seen: list[str] = []
        page.on("console", lambda line: self.seen.append(f"console {line.type}: {line.text}"))
        page.on("pageerror", lambda error: self.seen.append(f"error: {error}"))
        page.on("dialog", self._dialog)
        page.on("request", lambda request: self._request(request.url))
        page.on("popup", lambda popup: self.seen.append(f"popup: {popup.url}"))

    def _dialog(self, dialog: Dialog) -> None:
        self.seen.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, url: str) -> None:
        own = url.split("#", maxsplit=1)[0].split("?", maxsplit=1)[0] == self.address
        if not own and url != "data:," and not url.startswith("blob:"):  # what the page itself made, to be saved
            self.seen.append(f"request: {url[:200]}")

    def visit(self, at: str = "") -> None:
        """Opens the report anew with this hash."""
        self.page.goto("about:blank")
        self.page.goto(self.address + at)
        self.settle()

    def settle(self) -> None:
        """Waits until the page says that it is ready, and still is after a frame."""
        self.page.wait_for_selector(READY, state="attached")
        self.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        self.page.wait_for_selector(READY, state="attached")

    def go(self, at: str) -> None:
        """Changes the hash of the open page, as a link would."""
        self.page.evaluate("(hash) => { location.hash = hash }", at)
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
                { x: trace.x, y: trace.y, base: trace.base, custom: trace.customdata, hover: trace.hovertext }]));
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
                  const isInside = box.top >= reader.top && box.bottom <= Math.min(reader.bottom, innerHeight);
                  return isInside && mark.contains(top);
                }"""
            )
        )


def event_hash(event: str) -> str:
    return "#event=" + quote(_encodable(event), safe="")


def mention_hash(article: str, start: int, end: int) -> str:
    return "#mention=" + quote(_encodable(f"{article}:{start}-{end}"), safe="")


def _encodable(text: str) -> str:
    """Lone surrogates as U+FFFD: no URL can carry them, and the page shows them so."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
