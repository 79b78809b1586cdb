"""The page's own functions for tests to call, without the page."""

from __future__ import annotations

from timeline.report.modules import joined_modules
from timeline.report.page import MAIN, page_modules


def script_of(*entries: str) -> str:
    """Some modules of the page, and all that they import, as one text."""
    return joined_modules(page_modules(*entries))


def all_but_main() -> str:
    """Every module but the one that builds the page."""
    return joined_modules(one for one in page_modules(MAIN) if one.name != MAIN)
