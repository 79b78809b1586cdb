"""The report in a browser: how soon it is usable, how soon it answers, and how large it is, beside px.timeline.

Runs on the five articles, on generated dossiers of 1,000 to 100,000 events, and on every folder or file given.  Each
page is opened anew in a headless Chromium; `document.documentElement.dataset.state` is the clock.  Beside the time by
the clock stands what the page's main thread had of the processor, which a busy machine does not stretch.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

import timeline
from benchmarks.corpora import ROOT
from benchmarks.harness import Result, Table, main
from tests.browser.conftest import browser_path

if TYPE_CHECKING:
    from playwright.sync_api import Browser, CDPSession, Page

SIZES = (1_000, 10_000, 100_000)
RUNS, PEER_RUNS = 5, 3
_EACH = 100
_WAIT = 90_000
_SPREAD_DAYS = 12_000
_REST = 500
_READY = """() => new Promise((done) => {
  const root = document.documentElement;
  const ready = () => root.dataset.state === "ready";
  if (ready()) return done();
  new MutationObserver(() => ready() && done()).observe(root, { attributes: true, attributeFilter: ["data-state"] });
})"""
_STAMP = """new MutationObserver(() => {
  if (document.documentElement?.dataset.state === "ready") window.readyAt ??= performance.now();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-state"] });"""
_ZOOM = 'document.querySelector("[data-zoom=plus]").click();'
_FILTER = """const field = document.getElementById("filter");
field.value = "harbour"; field.dispatchEvent(new Event("input", { bubbles: true }));"""
_ACT = """async ([act, ready]) => {
  const begun = performance.now();
  new Function(act)();
  await eval(ready)();
  return performance.now() - begun;
}"""
_PEER_ZOOM = """async () => {
  const chart = document.querySelector(".js-plotly-plot");
  const [from, to] = chart.layout.xaxis.range ?? chart._fullLayout.xaxis.range;
  const [first, last] = [from, to].map((end) => new Date(end).getTime());
  const begun = performance.now();
  await Plotly.relayout(chart, { "xaxis.range": [first + (last - first) * 0.2, first + (last - first) * 0.8] });
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  return performance.now() - begun;
}"""


@dataclass(frozen=True, slots=True)
class Timed:
    """Seconds by the clock, and of the processor for the page's main thread."""

    clock: float
    processor: float


def run(paths: Sequence[Path]) -> Result:
    """Run on the five articles, on generated dossiers, and on the paths given."""
    rows: list[tuple[object, ...]] = []
    peers: list[tuple[object, ...]] = []
    with tempfile.TemporaryDirectory() as folder, browser_running() as browser:
        place = Path(folder)
        for name, source, with_text in _sources(paths, place):
            result = timeline.build(source, model=None if with_text else "rules", jobs=None)
            target = place / "report.html"
            result.save(target, with_text=with_text)
            events = len(result.combined.events)
            rows.append((name, events, *measured(browser, target)))
            if not with_text:
                peers.append((name, events, *peer_measured(browser, peer(result, place / "peer.html"))))
    heads = (
        "MB",
        "usable, s",
        "processor, s",
        "zoom, s",
        "processor, s",
        "filter, s",
        "processor, s",
        "load of the machine",
    )
    return Result(
        "page",
        "The report in a browser",
        (
            Table(f"Our report, median of {RUNS}", ("", "events", *heads), tuple(rows)),
            Table(
                f"px.timeline on the same events, median of {PEER_RUNS}",
                ("", "events", "MB", "drawn, s", "zoom, s", "load of the machine"),
                tuple(peers),
            ),
        ),
        notes=(_NOTE,),
    )


_NOTE = (
    "Generated dossiers are without texts, the five articles with theirs. The load is that of the last minute: above "
    "the number of cores, times by the clock say more about the others' work than about the page."
)


def dossier(target: Path, events: int, seed: int = 5) -> Path:
    """Writes articles of a hundred sentences, each of which tells one event on a day of some thirty years."""
    dice = random.Random(seed)  # noqa: S311 - the same dossier for everybody
    with target.open("w", encoding="utf-8") as file:
        for number in range(0, events, _EACH):
            told = " ".join(_sentence(number + i, dice) for i in range(min(_EACH, events - number)))
            name, day = f"minutes-{number // _EACH:05}", 1 + number // _EACH % 28
            record = {"id": name, "title": f"Minutes {number // _EACH}", "text": told, "published": f"2023-06-{day:02}"}
            file.write(json.dumps(record) + "\n")
    return target


def _sentence(number: int, dice: random.Random) -> str:
    day = dt.date(1990, 1, 1) + dt.timedelta(days=dice.randrange(_SPREAD_DAYS))
    town = f"{dice.choice(_ONSETS)}{dice.choice(_ENDS)}"
    told = f"the council of {town} {dice.choice(_ACTS)} {dice.choice(_THINGS)} {number}"
    return f"In {day:%B %Y} {told}." if number % 7 == 0 else f"On {day.day} {day:%B %Y} {told}."


_ONSETS = ("Win", "Kes", "Hal", "Bram", "Stor", "Lin", "Mar", "Ost", "Pel", "Rud", "Tor", "Val")
_ENDS = ("mouth", "field", "burg", "ford", "haven", "stad", "wick", "polis")
_ACTS = ("approved", "opened", "closed", "bought", "sold", "repaired", "inspected", "rejected")
_THINGS = ("harbour plan", "school", "bridge", "tram line", "market hall", "library", "water tower", "hospital")


def _sources(paths: Sequence[Path], place: Path) -> Iterator[tuple[str, Path, bool]]:
    """Names, what to build, and whether with texts."""
    yield "the five articles", ROOT / "articles", True
    for size in SIZES:
        yield f"{size} generated", dossier(place / f"{size}.jsonl", size), False
    for path in paths:
        yield path.name, path, True


@contextmanager
def browser_running() -> Iterator[Browser]:
    """A headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        options = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses its sandbox to root
        browser = playwright.chromium.launch(executable_path=browser_path(), args=options)
        yield browser
        browser.close()


def measured(browser: Browser, file: Path, runs: int = RUNS) -> tuple[float, ...]:
    """MB; then seconds by the clock and of the processor until usable, for a zoom, for a filter; the machine's load."""
    found = [_opened(browser, file) for _ in range(runs)]
    timed = [median(figure(one[step]) for one in found) for step in range(3) for figure in (_clock, _processor)]
    return (file.stat().st_size / 1e6, *timed, os.getloadavg()[0])


def _clock(one: Timed) -> float:
    return one.clock


def _processor(one: Timed) -> float:
    return one.processor


def _opened(browser: Browser, file: Path) -> list[Timed]:
    with _page(browser) as (page, session):
        page.add_init_script(_STAMP)
        page.goto(file.as_uri(), wait_until="commit", timeout=_WAIT)
        page.wait_for_function("() => window.readyAt !== undefined", timeout=_WAIT)
        found = [Timed(page.evaluate("() => window.readyAt") / 1000, _used(session))]
        for act in (_ZOOM, _FILTER):
            page.wait_for_timeout(_REST)
            before = _used(session)
            clock = page.evaluate(_ACT, [act, _READY]) / 1000
            found.append(Timed(clock, _used(session) - before))
        return found


def peer_measured(browser: Browser, file: Path, runs: int = PEER_RUNS) -> tuple[float, ...]:
    """MB; then seconds by the clock until drawn and for a zoom; the machine's load."""
    found = []
    for _ in range(runs):
        with _page(browser) as (page, _):
            page.goto(file.as_uri(), wait_until="load", timeout=_WAIT)
            drawn = page.evaluate("() => new Promise((done) => requestAnimationFrame(() => done(performance.now())))")
            found.append((drawn / 1000, page.evaluate(_PEER_ZOOM) / 1000))
    return (file.stat().st_size / 1e6, *(median(one[i] for one in found) for i in (0, 1)), os.getloadavg()[0])


def peer(result: timeline.Timeline, target: Path) -> Path:
    """The same events as px.timeline draws them, in one file with plotly.js."""
    import pandas as pd
    import plotly.express as px

    bounded = [one for one in result.combined.events if one.value.earliest and one.value.latest]
    frame = pd.DataFrame(
        {
            "first": pd.to_datetime([day_text(one.value.earliest) for one in bounded]),
            "beyond": pd.to_datetime([day_text(one.value.latest) for one in bounded]) + pd.Timedelta(days=1),
            "label": [one.label for one in bounded],
            "lane": [one.id.rpartition(":")[0] for one in bounded],
        }
    )
    figure = px.timeline(frame, x_start="first", x_end="beyond", y="lane", hover_name="label")
    figure.write_html(target, include_plotlyjs=True)
    return target


def day_text(instant: str | None) -> str:
    """The day of an ISO day or instant."""
    return str(instant)[:10]


@contextmanager
def _page(browser: Browser) -> Iterator[tuple[Page, CDPSession]]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="en-GB")
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    yield page, session
    context.close()


def _used(session: CDPSession) -> float:
    """Seconds that the main thread had of the processor for this page."""
    metrics: list[dict[str, Any]] = session.send("Performance.getMetrics")["metrics"]
    return float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


if __name__ == "__main__":
    main(run, __doc__)
