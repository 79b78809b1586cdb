"""The table of csv, parquet and xlsx: one row an event mention, in columns that hold one kind of value each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from timeline.calendar.days import parse_day
from timeline.export.records import Row, mention_rows
from timeline.export.telling import unbroken
from timeline.model import Combined

COLUMNS: dict[str, type] = {
    "id": str,
    "event": str,
    "label": str,
    "value": str,
    "earliest": str,
    "latest": str,
    "first_day": int,
    "last_day": int,
    "grain": str,
    "status": str,
    "place": str,
    "participants": str,
    "title": str,
    "trigger": str,
    "start": int,
    "end": int,
    "sentence_start": int,
    "sentence_end": int,
    "how": str,
    "time": str,
    "salience": float,
    "reported_by": str,
    "reason": str,
}
_FORMULA = re.compile(r"\s*[=@\t\r]|\s*[+-](?!\d+(?:[-:.T]\d+)*$)")


def table_rows(combined: Combined) -> Iterator[Row]:
    """Rows of COLUMNS; participants share a cell ("agent: Ada Stone; patient: Bela Krum")."""
    for row in mention_rows(combined):
        people = "; ".join(f"{one['role']}: {one['name'] or one['text']}" for one in row["participants"])
        time = row["time"]["text"] if row["time"] else None
        yield {name: cell({**row, **days(row), "participants": people, "time": time}[name]) for name in COLUMNS}


def days(row: Row) -> dict[str, int | None]:
    """`first_day` and `last_day`: days since 1970-01-01 of `earliest` and `latest`, in any year."""
    return {
        "first_day": parse_day(row["earliest"]) if row["earliest"] else None,
        "last_day": parse_day(row["latest"]) if row["latest"] else None,
    }


def cell(value: Any) -> Any:
    """The value as every table can hold it."""
    return unbroken(value) if isinstance(value, str) else value


def is_formula(text: str) -> bool:
    """Whether a spreadsheet could run the text; a signed year or number is none."""
    return _FORMULA.match(text) is not None
