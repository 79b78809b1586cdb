"""Parquet: one row an event mention, in typed columns."""

from __future__ import annotations

from typing import BinaryIO

from timeline.export.table import COLUMNS, table_rows
from timeline.model import Combined
from timeline.storage import batched

_ROWS = 20_000
_CATEGORIES = ("grain", "status", "how")


def note(combined: Combined) -> str:
    """What is left out or bent."""
    del combined
    return (
        "participants share a cell; dates are ISO 8601 text beside day numbers since 1970-01-01, "
        "since date columns are read back only for the years 1 to 9999"
    )


def write(combined: Combined, file: BinaryIO) -> None:
    """Row groups of some thousand mentions, so that size costs no memory; the title stands in the metadata."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64()}
    category = pa.dictionary(pa.int32(), pa.string())
    fields = [pa.field(name, category if name in _CATEGORIES else kinds[kind]) for name, kind in COLUMNS.items()]
    schema = pa.schema(fields, metadata={"title": combined.title.encode("utf-8", "replace")})
    with pq.ParquetWriter(file, schema) as writer:
        for rows in batched(table_rows(combined), _ROWS):
            writer.write_table(pa.Table.from_pylist(rows, schema=schema))
