"""XLSX: sheets of events, mentions, articles and what has no date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, BinaryIO

from timeline.calendar import describe
from timeline.calendar.days import iso_day
from timeline.export.records import Row, article_rows, event_row
from timeline.export.table import COLUMNS, cell, days, is_formula, table_rows
from timeline.export.telling import count
from timeline.model import Combined

if TYPE_CHECKING:
    import xlsxwriter

MOST_ROWS = 1_048_575
LONGEST = 32_767
EVENT_COLUMNS = (
    *("event", "when", "label", "from", "to", "earliest", "latest", "first_day", "last_day", "grain", "qualifier"),
    *("status", "participants", "place", "salience", "articles", "mentions", "why"),
)
ARTICLE_COLUMNS = (
    *("id", "title", "published", "evidence", "quote", "confidence", "lang", "covers", "events", "undated"),
    *("source", "url"),
)
_EPOCH = dt.date(1970, 1, 1).toordinal()
_FIRST_DATE = dt.date(1900, 3, 1).toordinal() - _EPOCH  # Excel takes 1900 for a leap year: no date before this day
_LAST_DATE = dt.date(9999, 12, 31).toordinal() - _EPOCH
_CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a fixed moment, so that the same timeline gives the same bytes


def note(combined: Combined) -> str:
    """What is left out or bent."""
    told = sum(placed.mention.candidate for placed in combined.mentions)
    early = sum(
        number is not None and not _FIRST_DATE <= number <= _LAST_DATE
        for event in combined.events
        for number in days(event_row(event)).values()
    )
    parts = ["lists share a cell"]
    if early:
        parts.append(f"{count(early, 'date')} that Excel does not know (before March 1900) stand as text only")
    if told > MOST_ROWS:
        parts.append(f"{told - MOST_ROWS} mentions beyond the {MOST_ROWS} rows of a sheet are left out")
    return "; ".join(parts)


def write(combined: Combined, file: BinaryIO) -> None:
    """A workbook written row by row.  Every text is a text cell, so nothing in it is ever run as a formula."""
    import xlsxwriter

    book = xlsxwriter.Workbook(file, {"constant_memory": True, "strings_to_urls": False})
    book.set_properties({"title": cell(combined.title)[:255], "created": _CREATED})
    styles = _Styles.of(book)
    undated = (row for row in table_rows(combined) if row["reason"] is not None)
    _sheet(book, "Events", EVENT_COLUMNS, _events(combined), styles)
    _sheet(book, "Mentions", tuple(COLUMNS), table_rows(combined), styles)
    _sheet(book, "Articles", ARTICLE_COLUMNS, _articles(combined), styles)
    _sheet(book, "Undated", ("id", "title", "trigger", "start", "end", "time", "reason"), undated, styles)
    book.close()


@dataclass(frozen=True, slots=True)
class _Styles:
    head: Any
    date: Any
    quoted: Any

    @classmethod
    def of(cls, book: xlsxwriter.Workbook) -> _Styles:
        return cls(
            book.add_format({"bold": True}),
            book.add_format({"num_format": "yyyy-mm-dd"}),
            book.add_format({"quote_prefix": True}),
        )


def _sheet(
    book: xlsxwriter.Workbook, name: str, columns: tuple[str, ...], rows: Iterable[Row], styles: _Styles
) -> None:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    sheet.set_column(0, len(columns) - 1, 18)
    for index, column in enumerate(columns):
        sheet.write_string(0, index, column, styles.head)
    number = 0
    for number, row in enumerate(rows, start=1):
        if number > MOST_ROWS:
            break
        for index, column in enumerate(columns):
            _cell(sheet, (number, index), row[column], styles)
    sheet.autofilter(0, 0, min(number, MOST_ROWS), len(columns) - 1)


def _cell(sheet: Any, at: tuple[int, int], value: object, styles: _Styles) -> None:
    if isinstance(value, str):
        text = cell(value)[:LONGEST]
        write_text: Callable[..., object] = sheet.write_string
        write_text(*at, text, styles.quoted if is_formula(text) else None)
    elif isinstance(value, dt.date):
        sheet.write_datetime(*at, value, styles.date)
    elif isinstance(value, int | float):
        sheet.write_number(*at, value)


def _events(combined: Combined) -> Iterator[Row]:
    for event in combined.events:
        row = event_row(event)
        numbers = days(row)
        yield {
            **row,
            **numbers,
            "when": describe(event.value),
            "from": _date(numbers["first_day"]),
            "to": _date(numbers["last_day"]),
            "participants": "; ".join(event.participants),
            "articles": "; ".join(event.articles),
        }


def _articles(combined: Combined) -> Iterator[Row]:
    for row in article_rows(combined):
        yield {**row, "covers": "; ".join(f"{first}/{last}" for first, last, _ in row["covers"])}


def _date(number: int | None) -> dt.date | None:
    if number is None or not _FIRST_DATE <= number <= _LAST_DATE:
        return None
    return dt.date.fromisoformat(iso_day(number))
