"""The browser that draws pictures."""

from __future__ import annotations

import os

import pytest

from timeline.export.to_png import find_browser


@pytest.fixture(scope="session")
def browser_path() -> str:
    """TIMELINE_BROWSER, the first on PATH, or the one that Playwright brought; a missing one fails the test."""
    if not os.environ.get("TIMELINE_BROWSER"):
        return find_browser()
    return os.environ["TIMELINE_BROWSER"]
