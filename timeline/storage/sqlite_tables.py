"""The tables of the cache, the columns of one of them given by those who keep something in it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Literal

Table = Literal["entries", "readings"]
SCHEMA = 6
# Of the entries it is written by itself when they were used: a row that changes is written anew, however long it is.
_USES: dict[Table, str] = {"entries": "uses", "readings": "readings"}
_TABLES = """
CREATE TABLE IF NOT EXISTS counter (run INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS uses (
    key BLOB PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS readings (
    key BLOB PRIMARY KEY, used INTEGER NOT NULL, size INTEGER NOT NULL, data BLOB NOT NULL, checksum INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS readings_used ON readings (used, size);
"""


class OtherSchemaError(Exception):
    """The file's tables are those of another version."""


def make_tables(base: sqlite3.Connection, columns: Sequence[str]) -> int:
    """Make the tables where there are none, with these columns of bytes for an entry; the number of this run.

    Raises OtherSchemaError where there are others.
    """
    found = base.execute("PRAGMA user_version").fetchone()[0]
    if found not in (0, SCHEMA):
        raise OtherSchemaError
    with base:
        base.execute("BEGIN IMMEDIATE")
        for statement in (*_TABLES.split(";"), entries_table(columns)):
            base.execute(statement)
        if [row[1] for row in base.execute("PRAGMA table_info(entries)")] != ["key", "version", *columns, "checksum"]:
            raise OtherSchemaError
        base.execute(f"PRAGMA user_version = {SCHEMA}")
        run: int = 1 + (base.execute("SELECT MAX(run) FROM counter").fetchone()[0] or 0)
        base.execute("DELETE FROM counter")
        base.execute("INSERT INTO counter VALUES (?)", (run,))
    return run


def entries_table(columns: Sequence[str]) -> str:
    """The statement that makes the table of entries."""
    own = ["key BLOB PRIMARY KEY", "version TEXT NOT NULL", *(f"{column} BLOB NOT NULL" for column in columns)]
    return f"CREATE TABLE IF NOT EXISTS entries ({', '.join(own)}, checksum INTEGER NOT NULL)"


def put_rows(base: sqlite3.Connection, table: str, rows: Sequence[tuple[object, ...]]) -> None:
    """Write rows of all columns of a table, in the place of older ones."""
    if rows:
        marks = ", ".join("?" * len(rows[0]))
        base.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)  # noqa: S608  # nosec B608


def prune(base: sqlite3.Connection, table: Table, limit: int) -> int:
    """Drop the rows not used for longest until the rest keeps to the limit; how many were dropped."""
    uses = _USES[table]
    total = base.execute(f"SELECT COALESCE(SUM(size), 0) FROM {uses}").fetchone()[0]  # noqa: S608  # nosec B608
    old = list(_beyond(base, uses, total - limit))
    for name in dict.fromkeys((table, uses)):
        base.executemany(f"DELETE FROM {name} WHERE key = ?", old)  # noqa: S608  # nosec B608
    return len(old)


def _beyond(base: sqlite3.Connection, uses: str, excess: int) -> Iterator[tuple[bytes]]:
    """The keys of the rows not used for longest that hold so many bytes."""
    if excess <= 0:
        return
    for key, size in base.execute(f"SELECT key, size FROM {uses} ORDER BY used, key"):  # noqa: S608  # nosec B608
        yield (key,)
        excess -= size
        if excess <= 0:
            break
