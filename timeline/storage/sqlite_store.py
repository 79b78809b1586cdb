"""The cache itself: one SQLite file that several builds may use at once.

Entries are written in batches, each batch whole or not at all, so that a build that is stopped leaves every finished
batch behind.  Instead of the time of day a counter of builds says what was not used for longest.  Nothing that goes
wrong here stops a build: a damaged file is made anew, a full disk ends the keeping; `remarks` say so.
"""

from __future__ import annotations

import contextlib
import sqlite3
import time
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from timeline.storage.sqlite_tables import OtherSchemaError, Table, make_tables, prune, put_rows

_BUSY_SECONDS = 30
_BATCH = 200
_MOST_VARIABLES = 400
_READINGS = 8  # the share of the limit that what reading made of texts may take
Row = tuple[bytes, ...]
"""What is stored of one article, in the order of the store's columns."""


@dataclass(frozen=True, slots=True)
class Contents:
    """How much the cache holds.

    `entries` and their bytes of `data`, how many of them other versions made, and the `size` of the file.
    """

    file: Path
    limit: int
    entries: int
    data: int
    other_versions: int
    size: int


@dataclass(slots=True)
class Store:
    """The entries of one code version in one file; opens the file when first used.

    `limit` is the most bytes of data that are kept when it is closed; `columns` name what an entry holds.
    """

    file: Path
    version: str
    limit: int
    columns: tuple[str, ...]
    remarks: list[str] = field(default_factory=list)
    _base: sqlite3.Connection | None = None
    _run: int = 0
    _off: bool = False
    _full: bool = False
    _used: list[bytes] = field(default_factory=list)
    _waiting: list[tuple[bytes, Row]] = field(default_factory=list)

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def known(self, keys: Iterable[bytes]) -> set[bytes]:
        """Those of the keys for which there is an entry."""
        return {key for (key,) in self._select("entries", "key", list(keys))}

    def get(self, keys: Iterable[bytes]) -> dict[bytes, Row]:
        """The entries there are for these keys; damaged ones are left out."""
        rows = self._select("entries", ", ".join(("key", *self.columns, "checksum")), list(keys))
        found = {key: tuple(row) for key, *row, checksum in rows if _checksum(row) == checksum}
        self._used.extend(found)
        return found

    def _select(self, table: Table, columns: str, keys: Sequence[bytes]) -> list[tuple[Any, ...]]:
        rows: list[tuple[Any, ...]] = []
        with self._guard("read"):
            base = self._open()
            for start in range(0, len(keys) if base else 0, _MOST_VARIABLES):
                part = keys[start : start + _MOST_VARIABLES]
                marks = ",".join("?" * len(part))
                assert base is not None  # noqa: S101 - for the type checker
                rows += base.execute(f"SELECT {columns} FROM {table} WHERE key IN ({marks})", part)  # noqa: S608  # nosec B608
        return rows

    def put(self, key: bytes, row: Row) -> None:
        """Keep an entry, which has a value for each column; it is written with the next batch."""
        if len(row) != len(self.columns):
            raise ValueError(f"{len(row)} values for the columns {', '.join(self.columns)}")
        if not self._full:
            self._waiting.append((key, row))
            if len(self._waiting) >= _BATCH:
                self.flush()

    def flush(self) -> None:
        """Write what waits, all of it or nothing."""
        waiting, self._waiting = self._waiting, []
        with self._guard("written"):
            base = self._open()
            if base and waiting:
                with base:
                    put_rows(base, "entries", [(key, self.version, *row, _checksum(row)) for key, row in waiting])
                    put_rows(base, "uses", [(key, self._run, sum(map(len, row))) for key, row in waiting])

    def readings(self, keys: Sequence[bytes]) -> dict[bytes, bytes]:
        """What reading made of some texts, where it is known and whole."""
        rows = self._select("readings", "key, data, checksum", keys)
        return {key: data for key, data, checksum in rows if zlib.crc32(data) == checksum}

    def keep_readings(self, rows: Iterable[tuple[bytes, bytes]]) -> None:
        """Keep what reading made of some texts, all of it or nothing."""
        if self._full:
            return
        with self._guard("written"):
            base = self._open()
            if base:
                with base:
                    put_rows(
                        base, "readings", [(key, self._run, len(data), data, zlib.crc32(data)) for key, data in rows]
                    )

    def note_readings(self, keys: Iterable[bytes]) -> None:
        """Note that what reading made of some texts was used."""
        with self._guard("written"):
            base = self._base
            if base and not self._full:
                with base:
                    base.executemany("UPDATE readings SET used = ? WHERE key = ?", ((self._run, key) for key in keys))
                    prune(base, "readings", self.limit // _READINGS)

    def close(self) -> None:
        """Write what waits, note what was used, keep to the limit, and let go of the file."""
        self.flush()
        with self._guard("written"):
            base = self._base
            if base and not self._full:
                with base:
                    used = ((self._run, key) for key in self._used)
                    base.executemany("UPDATE uses SET used = ? WHERE key = ?", used)
                    prune(base, "entries", self.limit)
        self._let_go()

    def contents(self) -> Contents:
        """What the cache holds; nothing where there is none."""
        counts = (0, 0, 0)
        with self._guard("read"):
            base = self._open() if self.file.exists() else None
            if base:
                entries, data = base.execute("SELECT COUNT(*), COALESCE(SUM(size), 0) FROM uses").fetchone()
                others = base.execute("SELECT COUNT(*) FROM entries WHERE version <> ?", (self.version,)).fetchone()
                counts = (entries, data, others[0])
        size = sum(file.stat().st_size for file in self._files() if file.exists())
        return Contents(self.file, self.limit, *counts, size)

    def prune(self) -> int:
        """Drop what other versions made and what is beyond the limit; the number of entries dropped."""
        dropped = 0
        with self._guard("written"):
            base = self._open() if self.file.exists() else None
            if base:
                with base:
                    base.execute(
                        "DELETE FROM uses WHERE key IN (SELECT key FROM entries WHERE version <> ?)", (self.version,)
                    )
                    dropped = base.execute("DELETE FROM entries WHERE version <> ?", (self.version,)).rowcount
                    dropped += prune(base, "entries", self.limit)
                    prune(base, "readings", self.limit // _READINGS)
                base.execute("VACUUM")
        return dropped

    def clear(self) -> int:
        """Remove the cache; the number of entries it held."""
        entries = self.contents().entries
        self._let_go()
        for file in self._files():
            file.unlink(missing_ok=True)
        return entries

    def _open(self) -> sqlite3.Connection | None:
        if self._off or self._base is not None:
            return self._base
        self.file.parent.mkdir(parents=True, exist_ok=True)
        # Engines may hand results over from a thread of their own, but never two at once.
        base = sqlite3.connect(self.file, timeout=_BUSY_SECONDS, check_same_thread=False)
        self._base = base
        _use_wal(base)
        base.execute("PRAGMA synchronous = NORMAL")
        self._run = make_tables(base, self.columns)
        return base

    @contextlib.contextmanager
    def _guard(self, doing: str) -> Iterator[None]:
        """Go on without the cache, or with a new one, where it fails."""
        try:
            yield
        except OtherSchemaError:
            self._anew("was made by another version of timeline")
        except (sqlite3.OperationalError, OSError) as error:
            if "malformed" in str(error) or "no such" in str(error):
                self._anew(f"is damaged ({error})")
            else:
                self._stop(doing, error)
        except sqlite3.DatabaseError as error:
            self._anew(f"is damaged ({error})")

    def _anew(self, why: str) -> None:
        """Begin with an empty file in the place of one that is of no use."""
        self._let_go()
        self._used.clear()
        try:
            for file in self._files():
                file.unlink(missing_ok=True)
        except OSError as error:
            self._stop("made anew", error)
            return
        self.remarks.append(f"the cache {self.file} {why}; a new one was begun")

    def _stop(self, doing: str, error: Exception) -> None:
        self._let_go()
        self._off = self._full = True
        self._waiting.clear()
        self.remarks.append(
            f"the cache {self.file} could not be {doing} ({_reason(error)}); this run goes on without it"
        )

    def _let_go(self) -> None:
        base, self._base = self._base, None
        if base is not None:
            with contextlib.suppress(sqlite3.Error):
                base.close()

    def _files(self) -> list[Path]:
        return [self.file.with_name(self.file.name + ending) for ending in ("", "-wal", "-shm")]


def _reason(error: Any) -> str:
    return getattr(error, "strerror", None) or str(error)


def _checksum(row: Iterable[bytes]) -> int:
    """What tells a damaged entry from a whole one."""
    return zlib.crc32(b"".join(row))


def _use_wal(base: sqlite3.Connection) -> None:
    """Let others read while one writes.  Of two that begin a file at once SQLite refuses one, which does not wait."""
    for tries_left in reversed(range(_BUSY_SECONDS * 20)):
        try:
            base.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or not tries_left:
                raise
            time.sleep(1 / 20)
        else:
            return
