"""Columns that grow row by row: memory holds the last values of each, a file those before them."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from timeline.model import Shelf
from timeline.report.columns import as_json

_AT_ONCE = 2000  # values that a column holds
_HELD = 1 << 18  # bytes that the columns of a table hold together before a file does


class Column:
    """Values in the order in which they came, as JSON without brackets where they lie on the shelf.

    Nothing is kept of a column as long as all its values are None.
    """

    __slots__ = ("_chunks", "_last", "_length", "_shelf", "_silent")

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._silent = 0  # how many None stand before the first chunk
        self._chunks = array("q")
        self._last: list[Any] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def append(self, value: Any) -> None:
        """Put a value behind the others."""
        self._last.append(value)
        self._length += 1
        if len(self._last) >= _AT_ONCE:
            self._put_away()

    def extend(self, values: Sequence[Any]) -> None:
        """Put some values behind the others."""
        self._last += values
        self._length += len(values)
        if len(self._last) >= _AT_ONCE:
            self._put_away()

    def skip(self, count: int) -> None:
        """Put None behind the others so many times."""
        if self._chunks or self._last:
            self.extend([None] * count)
        else:
            self._silent += count
            self._length += count

    @property
    def says_something(self) -> bool:
        """Whether any value is not None."""
        return bool(self._chunks) or self._last.count(None) < len(self._last)

    def _put_away(self) -> None:
        if self.says_something:
            self._chunks.append(self._shelf.put(_inner(self._last).encode("utf-8", "surrogatepass")))
        else:
            self._silent += len(self._last)
        self._last.clear()

    def texts(self) -> Iterator[str]:
        """The values as JSON in pieces, between which commas belong."""
        for start in range(0, self._silent, _AT_ONCE):
            yield _inner([None] * min(_AT_ONCE, self._silent - start))
        for chunk in self._chunks:
            yield self._shelf.get(chunk).decode("utf-8", "surrogatepass")
        if self._last:
            yield _inner(self._last)

    def __iter__(self) -> Iterator[Any]:
        for text in self.texts():
            yield from json.loads(f"[{text}]")


class Table:
    """Columns of the same length, by name; they grow by themselves, or row by row."""

    def __init__(self, *names: str) -> None:
        shelf = Shelf(_HELD)
        self._columns = {name: Column(shelf) for name in names}
        self._rows: list[Sequence[Any]] = []

    def __getitem__(self, name: str) -> Column:
        return self._columns[name]

    def __len__(self) -> int:
        return len(next(iter(self._columns.values()))) + len(self._rows)

    def append(self, row: Sequence[Any]) -> None:
        """Put a row behind the others: a value for each column."""
        self._rows.append(row)
        if len(self._rows) >= _AT_ONCE // 4:
            self._turn()

    def columns(self) -> Mapping[str, Column]:
        """The columns, by name."""
        self._turn()
        return self._columns

    def _turn(self) -> None:
        """Makes columns of the rows that wait."""
        if self._rows:
            for column, values in zip(self._columns.values(), zip(*self._rows, strict=True), strict=True):
                column.extend(values)
            self._rows.clear()


def _inner(values: list[Any]) -> str:
    return as_json(values)[1:-1]
