"""CSV: one row an event mention."""

from __future__ import annotations

import csv
import io
from typing import BinaryIO

from timeline.export.table import COLUMNS, is_formula, table_rows
from timeline.model import Combined


def note(combined: Combined) -> str:
    """What is left out or bent."""
    del combined
    return "participants share a cell, and cells that a spreadsheet would run as a formula begin with an apostrophe"


def write(combined: Combined, file: BinaryIO) -> None:
    """The table as UTF-8 with a byte order mark, which spreadsheets need; lines end as RFC 4180 says."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", newline="", write_through=True)
    writer = csv.DictWriter(text, list(COLUMNS), lineterminator="\r\n")
    writer.writeheader()
    for row in table_rows(combined):
        writer.writerow({name: _harmless(cell) for name, cell in row.items()})
    text.flush()
    text.detach()


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and is_formula(cell) else cell
