"""The served report in a browser: it comes anew when an article changes, and stays where the reader was."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Thread
from typing import TYPE_CHECKING

import pytest

import timeline
from timeline.cli.serving import Served, Server

if TYPE_CHECKING:
    from playwright.sync_api import Browser

FIRST, SECOND = "The council met on 3 May 2021.", "The mayor left on 4 June 2022."


def page(*texts: str) -> bytes:
    articles = [timeline.Article(f"{number}.txt", text) for number, text in enumerate(texts)]
    return timeline.build(articles, model="rules").to_html().encode()


@pytest.fixture
def server() -> Iterator[Server]:
    made = Server(Served(page(FIRST)))
    Thread(target=made.serve_forever, args=(0.05,), daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


def test_the_page_comes_anew_and_stays_where_it_was(browser: Browser, server: Server) -> None:
    opened = browser.new_context().new_page()
    said: list[str] = []
    opened.on("console", lambda line: said.append(line.text))
    opened.goto(f"{server.address}#q=met")
    inside = opened.frame_locator("iframe")
    inside.locator('html[data-state="ready"]').wait_for(state="attached")
    assert inside.locator("#filter").input_value() == "met"
    opened.wait_for_timeout(900)
    server.served.update(page(FIRST, SECOND))
    inside.locator('[data-article-toggle="1.txt"]').wait_for()
    assert inside.locator("#filter").input_value() == "met"
    inside.locator("#events .event-title").first.click()
    opened.wait_for_function("() => location.hash.includes('event=')")
    assert said == []
    opened.context.close()
