"""CSV, Parquet and XLSX, read by the libraries that people read them with."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from dataclasses import replace

import openpyxl
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.report.samples import hostile, realistic
from timeline.export import find_format
from timeline.export.table import COLUMNS, is_formula, table_rows
from timeline.model import Combined


@pytest.fixture(scope="module")
def combined() -> Combined:
    return realistic()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("=1+1", True),
        ("@SUM(A1)", True),
        ("+1|cmd", True),
        ("-cmd", True),
        ("-1+cmd|'/c calc'!A0", True),
        ("\t=1", True),
        (" =1", True),
        ("-0043-03-15", False),
        ("-0043-03-15T10:00", False),
        ("+12025", False),
        ("-3.5", False),
        ("a=1", False),
        ("", False),
    ],
)
def test_what_a_spreadsheet_would_run(text: str, expected: bool) -> None:
    assert is_formula(text) is expected


def test_csv_in_pandas(combined: Combined) -> None:
    frame = pd.read_csv(io.BytesIO(find_format("x.csv").render(combined)))
    assert list(frame.columns) == list(COLUMNS)
    assert len(frame) == len(list(table_rows(combined)))
    laid = frame[frame["trigger"] == "laid"].iloc[0]
    assert (laid["earliest"], laid["latest"], laid["first_day"]) == ("-0043-01-01", "-0043-12-31", -735233)


def test_parquet_has_typed_columns(combined: Combined) -> None:
    table = pq.read_table(io.BytesIO(find_format("x.parquet").render(combined)))
    kinds = {name: table.schema.field(name).type for name in COLUMNS}
    assert kinds["start"] == kinds["first_day"] == pa.int64()
    assert kinds["salience"] == pa.float64()
    assert kinds["earliest"] == pa.string()
    assert pa.types.is_dictionary(kinds["status"])
    assert table.schema.metadata[b"title"] == combined.title.encode()
    assert [{**row} for row in table.to_pylist()] == list(table_rows(combined))
    frame = pd.read_parquet(io.BytesIO(find_format("x.parquet").render(combined)))
    assert frame["first_day"].min() == -735233


def test_parquet_writes_in_row_groups(monkeypatch: pytest.MonkeyPatch, combined: Combined) -> None:
    monkeypatch.setattr("timeline.export.to_parquet._ROWS", 4)
    file = pq.ParquetFile(io.BytesIO(find_format("x.parquet").render(combined)))
    assert file.num_row_groups > 3
    assert file.read().to_pylist() == list(table_rows(combined))


def test_xlsx_in_openpyxl(combined: Combined) -> None:
    book = openpyxl.load_workbook(io.BytesIO(find_format("x.xlsx").render(combined)))
    assert book.sheetnames == ["Events", "Mentions", "Articles", "Undated"]
    head, *rows = book["Events"].iter_rows(values_only=True)
    events = [dict(zip(head, row, strict=True)) for row in rows]
    assert [one["event"] for one in events] == [event.id for event in combined.events]
    reopened = next(one for one in events if one["label"] == "Harbour bridge reopened")
    assert (reopened["from"], reopened["to"]) == (dt.datetime(2025, 4, 17), dt.datetime(2025, 4, 17))  # noqa: DTZ001
    ancient = next(one for one in events if one["earliest"] == "-0043-01-01")
    assert (ancient["from"], ancient["first_day"], ancient["when"]) == (None, -735233, "perhaps 44 BCE")
    mentions = list(book["Mentions"].iter_rows(min_row=2, values_only=True))
    assert len(mentions) == len(list(table_rows(combined)))
    assert book["Articles"].max_row == 1 + len(combined.articles)
    assert book["Undated"].max_row == 1 + len(combined.undated)
    assert "before March 1900" in find_format("x.xlsx").note(combined)


def test_xlsx_runs_no_formula_and_survives_anything() -> None:
    attacked = hostile()
    attacked = replace(attacked, events=tuple(replace(one, label="=HYPERLINK(1)") for one in attacked.events))
    book = openpyxl.load_workbook(io.BytesIO(find_format("x.xlsx").render(attacked)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert "f" not in {cell.data_type for cell in cells}
    label = next(cell for cell in cells if cell.value == "=HYPERLINK(1)")
    assert label.quotePrefix
    assert not any(cell.hyperlink for cell in cells)


def test_xlsx_tells_what_a_sheet_cannot_hold(monkeypatch: pytest.MonkeyPatch, combined: Combined) -> None:
    monkeypatch.setattr("timeline.export.to_xlsx.MOST_ROWS", 3)
    assert "beyond the 3 rows of a sheet are left out" in find_format("x.xlsx").note(combined)
    book = openpyxl.load_workbook(io.BytesIO(find_format("x.xlsx").render(combined)))
    assert book["Mentions"].max_row == 4


@pytest.mark.parametrize("name", ["csv", "parquet", "xlsx"])
def test_the_same_timeline_gives_the_same_bytes(combined: Combined, name: str) -> None:
    chosen = find_format("x", name)
    assert chosen.render(combined) == chosen.render(combined)
    if name == "xlsx":
        parts = zipfile.ZipFile(io.BytesIO(chosen.render(combined))).infolist()
        assert {info.date_time[0] for info in parts} == {1980}


@pytest.mark.parametrize("name", ["csv", "parquet"])
def test_hostile_texts_stay_in_their_cells(name: str) -> None:
    attacked = hostile()
    data = io.BytesIO(find_format("x", name).render(attacked))
    frame = pd.read_csv(data) if name == "csv" else pd.read_parquet(data)
    assert len(frame) == len(list(table_rows(attacked)))
