"""metadata.csv: what the user says of the articles, one row a file."""

from __future__ import annotations

import csv
import difflib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from timeline.errors import ReadError
from timeline.model import Notice, Skipped
from timeline.reading.options import Limits
from timeline.reading.records import Source
from timeline.reading.sources.loading import load
from timeline.reading.text.decoding import decode

COLUMNS = ("file", "published", "title", "source", "url")
_SEPARATORS = ",;\t|"
_LONGEST_CELL = 5  # lines that one quoted cell may run over


@dataclass(frozen=True, slots=True)
class MetadataRow:
    """One usable row: the file it speaks of and its cells that are not empty."""

    file: str
    cells: Mapping[str, str]
    where: str


@dataclass(slots=True)
class MetadataTable:
    """A metadata file: its rows by file, and what is wrong with it.  `folder` is what its names are relative to."""

    shown: str
    folder: str
    rows: dict[str, MetadataRow] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def take(self, *names: str) -> MetadataRow | None:
        """The row for a file that goes by any of these names; it counts as used."""
        for name in names:
            row = self.rows.get(_key(name))
            if row is not None:
                self.used.add(_key(name))
                return row
        return None

    def unused(self, known: Iterable[str]) -> Iterator[Skipped]:
        """A message for each row whose file was not read; `known` are the names that were."""
        names = sorted(known) if len(self.used) < len(self.rows) else []
        for key, row in self.rows.items():
            if key not in self.used:
                near = difflib.get_close_matches(row.file, names, n=1)
                hint = f"did you mean {near[0]}?" if near else "correct the name or delete the row"
                yield Skipped(row.where, f"there is no article {row.file} among what was read; {hint}")


def read_table(source: Source, limits: Limits) -> MetadataTable:
    """Read a metadata file; what is wrong in it is in the table's `skipped` and `notices`, never raised."""
    table = MetadataTable(source.shown, posix_parent(source.name))
    try:
        _fill(table, decode(load(source, limits)).text)
    except ReadError as error:
        table.skipped.append(Skipped(source.shown, str(error)))
    return table


def posix_parent(name: str) -> str:
    """The folder part of a path below a root, "" for the root itself."""
    parent = str(PurePosixPath(name).parent)
    return "" if parent == "." else parent


def _fill(table: MetadataTable, text: str) -> None:
    lines = text.split("\n")
    top = next((index for index, line in enumerate(lines) if line.strip()), None)
    if top is None:
        raise ReadError(f"the file is empty; its first line must be {','.join(COLUMNS)}")
    separator = max(_SEPARATORS, key=lambda mark: (lines[top].count(mark), -_SEPARATORS.index(mark)))
    header = [cell.lower() for cell in split_cells(lines[top].strip(), separator) or []]
    if "file" not in header:
        table.skipped.append(
            Skipped(
                f"{table.shown}:{top + 1}", f"the first line names no column “file”; it must be {','.join(COLUMNS)}"
            )
        )
        return
    _check_header(table, header, f"{table.shown}:{top + 1}")
    for number, cells in split_rows(lines, top + 1, separator, len(header)):
        _add(table, header, cells, f"{table.shown}:{number}", separator)


def _check_header(table: MetadataTable, header: Sequence[str], where: str) -> None:
    for name in sorted({name for name in header if name not in COLUMNS}):
        shown = f"column “{name}”" if name else "a column without a name"
        table.notices.append(Notice(where, f"{shown} is not known and was left out; known are {', '.join(COLUMNS)}"))
    for name in sorted({name for name in header if name and header.count(name) > 1}):
        table.notices.append(Notice(where, f"column “{name}” stands there twice; its first is used"))


def split_rows(lines: Sequence[str], first: int, separator: str, width: int) -> Iterator[tuple[int, list[str] | None]]:
    """Line numbers with the cells of each row, None where they cannot be told apart.

    A quoted cell may run over a few lines; a quote that is never closed spoils its own line only.
    """
    index = first
    while index < len(lines):
        if not lines[index].strip():
            index += 1
            continue
        for length in range(1, _LONGEST_CELL + 1):
            joined = "\n".join(lines[index : index + length]).strip(" ")
            cells = split_cells(joined, separator)
            if cells is not None and (length == 1 or len(cells) == width):
                yield index + 1, cells
                index += length
                break
        else:
            yield index + 1, None
            index += 1


def split_cells(text: str, separator: str) -> list[str] | None:
    """The cells of one row; None where they cannot be told apart."""
    try:
        rows = list(csv.reader(text.split("\n"), delimiter=separator, strict=True, skipinitialspace=True))
    except csv.Error:
        return None
    return [cell.strip() for cell in rows[0]] if len(rows) == 1 else None


def _add(table: MetadataTable, header: Sequence[str], cells: list[str] | None, where: str, separator: str) -> None:
    if cells is None:
        table.skipped.append(Skipped(where, "a quote is not closed or stands inside a cell; close it or double it"))
        return
    if len(cells) > len(header) and any(cells[len(header) :]):
        extra = f"it has {len(cells)} cells where the first line names {len(header)}"
        table.skipped.append(Skipped(where, f"{extra}; put cells that hold “{separator}” between double quotes"))
        return
    if len(cells) < len(header):
        short = f"it has {len(cells)} cells where the first line names {len(header)}; the rest is taken as empty"
        table.notices.append(Notice(where, short))
    named: dict[str, str] = {}
    for name, cell in zip(header, cells, strict=False):
        if name in COLUMNS and cell:
            named.setdefault(name, " ".join(cell.split()))
    file = named.pop("file", None)
    if file is None:
        table.skipped.append(Skipped(where, "the row names no file; fill the column “file” or delete the row"))
        return
    known = table.rows.get(_key(file))
    if known is not None:
        line = known.where.rpartition(":")[2]
        table.skipped.append(
            Skipped(where, f"{file} has a row already, line {line}, which is used; delete one of them")
        )
        return
    table.rows[_key(file)] = MetadataRow(file, named, where)


def _key(name: str) -> str:
    return unicodedata.normalize("NFC", name.replace("\\", "/").removeprefix("./"))
