"""CSV: one row an event mention."""

from __future__ import annotations

import csv
import io
import re

from timeline.export.records import mention_rows
from timeline.model import Combined

COLUMNS = (
    "id",
    "event",
    "label",
    "value",
    "earliest",
    "latest",
    "grain",
    "status",
    "place",
    "participants",
    "title",
    "trigger",
    "start",
    "end",
    "sentence_start",
    "sentence_end",
    "how",
    "time",
    "salience",
    "reported_by",
    "reason",
)
NOTE = "csv: participants share a cell, and cells that a spreadsheet would run as a formula begin with an apostrophe"
_FORMULA = re.compile(r"[=@\t\r]|[+-](?!\d)")


def render(combined: Combined) -> bytes:
    """The table as UTF-8 with a byte order mark, which spreadsheets need; lines end as RFC 4180 says."""
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for row in mention_rows(combined):
        people = "; ".join(f"{one['role']}: {one['name'] or one['text']}" for one in row["participants"])
        time = row["time"]["text"] if row["time"] else None
        cells = {**row, "participants": people, "time": time}
        writer.writerow({name: _harmless(cell) for name, cell in cells.items()})
    return out.getvalue().encode("utf-8-sig")


def _harmless(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) else cell
