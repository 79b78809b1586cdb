"""What the page's own functions make of the packed data, in Node or else in the browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

from tests.report.page_scripts import script_of

READER = "data/columns.js"
READ = 'console.log(JSON.stringify(readRows(JSON.parse(require("fs").readFileSync(0, "utf8")))));'


def unfolded(packed: str) -> Any:
    """The data as the page's own functions make them."""
    node = shutil.which("node")
    if node is None:
        return _in_browser(packed)
    script = script_of(READER) + READ
    done = subprocess.run([node, "-e", script], input=packed.encode(), capture_output=True, check=True)
    return json.loads(done.stdout)


def _in_browser(packed: str) -> Any:
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import browser_path

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        try:
            body = f"(text) => {{ {script_of(READER)} return JSON.stringify(readRows(JSON.parse(text))); }}"
            return json.loads(browser.new_page().evaluate(body, packed))
        finally:
            browser.close()
