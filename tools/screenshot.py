"""Take the pictures in the README, docs/screenshot*.png, from the report of articles/: `python tools/screenshot.py`."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent
VIEWS: tuple[tuple[str, int, int, Literal["light", "dark"]], ...] = (
    ("screenshot.png", 1280, 800, "light"),
    ("screenshot-dark.png", 1024, 768, "dark"),
    ("screenshot-phone.png", 390, 844, "light"),
)
"""File, width and height in pixels, colours."""


def main() -> int:
    """Write the pictures; the exit status."""
    import timeline

    executable = os.environ.get("TIMELINE_BROWSER") or shutil.which("chromium") or shutil.which("google-chrome")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = Path(folder) / "timeline.html"
        timeline.build(ROOT / "articles").save(page_file)
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []  # Chromium refuses its sandbox to root
        browser = playwright.chromium.launch(executable_path=executable, args=arguments)
        for name, width, height, colours in VIEWS:
            page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=colours)
            page.goto(page_file.as_uri())
            page.wait_for_function("document.documentElement.dataset.state === 'ready'", timeout=60_000)
            page.screenshot(path=ROOT / "docs" / name)
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
