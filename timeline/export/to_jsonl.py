"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable

from timeline.export.records import Row, mention_rows
from timeline.model import Combined

NOTE = "jsonl: one event mention a line; articles and their dates are in json"


def render(combined: Combined) -> bytes:
    """The mentions that belong on a timeline, as `timeline events` gives them."""
    return lines(mention_rows(combined))


def lines(rows: Iterable[Row]) -> bytes:
    """Any rows as JSON Lines in UTF-8."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode("utf-8", "replace")
