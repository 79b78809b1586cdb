"""What the page's own functions make of the packed data, in Node or else in the browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import Any

from timeline.report.page import joined_scripts

SCRIPTS = ("marks", "model", "unfold")
READ = 'console.log(JSON.stringify(unfoldRows(JSON.parse(require("fs").readFileSync(0, "utf8")))));'


def unfolded(packed: str) -> Any:
    """The data as the page's own functions make them."""
    node = shutil.which("node")
    if node is None:
        return _in_browser(packed)
    script = joined_scripts(SCRIPTS) + READ
    done = subprocess.run([node, "-e", script], input=packed.encode(), capture_output=True, check=True)
    return json.loads(done.stdout)


def _in_browser(packed: str) -> Any:
    from playwright.sync_api import sync_playwright

    from tests.browser.conftest import browser_path

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path(), args=["--no-sandbox"])
        try:
            body = f"(text) => {{ {joined_scripts(SCRIPTS)} return JSON.stringify(unfoldRows(JSON.parse(text))); }}"
            return json.loads(browser.new_page().evaluate(body, packed))
        finally:
            browser.close()
