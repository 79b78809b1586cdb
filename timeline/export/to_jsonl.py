"""JSON Lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import BinaryIO

from timeline.export.records import Row, mention_rows
from timeline.model import Combined


def note(combined: Combined) -> str:
    """What is left out."""
    del combined
    return "one event mention a line; articles and their dates are in json"


def write(combined: Combined, file: BinaryIO) -> None:
    """The mentions that belong on a timeline, as `timeline events` gives them."""
    file.writelines(_line(row) for row in mention_rows(combined))


def lines(rows: Iterable[Row]) -> bytes:
    """Any rows as JSON Lines in UTF-8."""
    return b"".join(map(_line, rows))


def _line(row: Row) -> bytes:
    return (json.dumps(row, ensure_ascii=False) + "\n").encode("utf-8", "replace")
