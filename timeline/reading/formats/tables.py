"""Tables: one article a row, in CSV, TSV or Parquet."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import BytesIO, StringIO
from typing import Any

from timeline.errors import ReadError
from timeline.model import Notice, Skipped
from timeline.reading.formats.fields import record_of
from timeline.reading.formats.plain import decode_words, encoding_notice
from timeline.reading.formats.third_party import parser_errors, require_module
from timeline.reading.options import ReadOptions
from timeline.reading.records import Given, Record

_SEPARATORS = "\t,;|"
_ROWS_AT_ONCE = 1000
_NO_ROWS = "the table has column names and no rows"


def read_table_text(data: bytes, given: Given) -> Iterator[Record | Skipped | Notice]:
    """One record a row; the separator is the one that the first line holds most of.  A bad row is skipped by itself."""
    decoded = decode_words(data)
    yield from encoding_notice(decoded, given)
    text = decoded.text.lstrip("\n")
    first = text.partition("\n")[0]
    separator = max(_SEPARATORS, key=lambda mark: (first.count(mark), -_SEPARATORS.index(mark)))
    rows = _rows(text, separator)
    header = [cell.strip() for cell in next(rows, (0, []))[1]]
    _check(header, given.options)
    empty = True
    for number, (line, cells) in enumerate(rows, start=1):
        where = f"{given.shown}:{line}"
        if not any(cell.strip() for cell in cells):
            continue
        empty = False
        try:
            if len(cells) != len(header):
                raise ReadError(f"it has {len(cells)} cells where the first line names {len(header)}")
            yield from record_of(dict(zip(header, cells, strict=True)), where, number, given.options)
        except ReadError as error:
            yield Skipped(where, str(error))
    if empty:
        raise ReadError(_NO_ROWS)


def read_parquet(data: bytes, given: Given) -> Iterator[Record | Skipped | Notice]:
    """One record a row of a Parquet file."""
    if not data:
        raise ReadError("the file is empty")
    parquet: Any = require_module("pyarrow.parquet", "parquet", "reading .parquet")
    with parser_errors("a Parquet table"):
        file = parquet.ParquetFile(BytesIO(data))
        _check(list(file.schema_arrow.names), given.options)
        number = 0
        for batch in file.iter_batches(_ROWS_AT_ONCE):
            for row in batch.to_pylist():
                number += 1
                where = f"{given.shown}#{number}"
                try:
                    yield from record_of(row, where, number, given.options)
                except ReadError as error:
                    yield Skipped(where, str(error))
        if not number:
            raise ReadError(_NO_ROWS)


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """The rows with the lines on which they begin.  Cells may be longer than the csv module expects by default."""
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator)
    before = csv.field_size_limit(max(len(text), 1))
    try:
        start = 1
        for cells in reader:
            yield start, cells
            start = reader.line_num + 1
    except csv.Error as error:
        raise ReadError(f"its rows cannot be told apart from line {reader.line_num} on ({error})") from None
    finally:
        csv.field_size_limit(before)


def _check(header: list[str], options: ReadOptions) -> None:
    wanted = options.column("text")
    if wanted.partition(".")[0] not in header:
        named = ", ".join(name for name in header if name)
        raise ReadError(f'has no column “{wanted}”; say which holds the text, `columns["text"]="NAME"`; it has {named}')
    missing = sorted(set(options.columns.values()) - set(header) - {wanted})
    top = [name for name in missing if name.partition(".")[0] not in header]
    if top:
        raise ReadError(f"has no column “{top[0]}”, which `columns` names; it has {', '.join(filter(None, header))}")
