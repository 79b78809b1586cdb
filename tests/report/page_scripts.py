"""The page's own functions for tests to call, without the page: in Node, or else in the browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

import pytest

from timeline.report.modules import joined_modules
from timeline.report.page import MAIN, page_modules


def script_of(*entries: str) -> str:
    """Some modules of the page, and all that they import, as one text."""
    return joined_modules(page_modules(*entries))


def all_but_main() -> str:
    """Every module but the one that builds the page."""
    return joined_modules(one for one in page_modules(MAIN) if one.name != MAIN)


def answer(script: str, question: Any) -> Any:
    """What the function `answer` of a script says to a question; skips the test where nothing can run it."""
    node = shutil.which("node")
    if node is not None:
        read = 'console.log(JSON.stringify(answer(JSON.parse(require("fs").readFileSync(0, "utf8")))));'
        asked = json.dumps(question).encode()
        return json.loads(
            subprocess.run([node, "-e", script + read], input=asked, capture_output=True, check=True).stdout
        )
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import browser_path

    path = browser_path()
    if path is None:
        pytest.skip("neither node nor Chromium is here")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        try:
            body = f"(question) => {{ {script} return JSON.stringify(answer(question)); }}"
            return json.loads(browser.new_page().evaluate(body, question))
        finally:
            browser.close()
