"""What the page's own functions make of the packed data."""

from __future__ import annotations

from typing import Any

from tests.report.page_scripts import answer, script_of

READ = "function answer(packed) { return readRows(JSON.parse(packed)); }"


def unfolded(packed: str) -> Any:
    """The data as the page's own functions make them."""
    return answer(script_of("data/columns.js") + READ, packed)
