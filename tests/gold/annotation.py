"""Our own annotation of the five articles, and how a result is held against it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
FILES = sorted((HERE / "articles").glob("*.toml"))

Row = dict[str, Any]


@dataclass(frozen=True)
class Gold:
    """The annotation of one article."""

    file: str
    published: str | None
    evidence: str
    vague: tuple[str, ...]
    undated: tuple[str, ...]
    expressions: tuple[Row, ...]
    events: tuple[Row, ...]

    @property
    def required(self) -> tuple[Row, ...]:
        """The events that must be there."""
        return tuple(event for event in self.events if not event.get("optional"))


def load(path: Path) -> Gold:
    """Read one annotation file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return Gold(
        data["file"],
        data["published"] or None,
        data["evidence"],
        tuple(data["vague"]),
        tuple(data.get("undated", ())),
        tuple(map(_open_ends, data.get("expression", ()))),
        tuple(map(_open_ends, data.get("event", ()))),
    )


def _open_ends(row: Row) -> Row:
    return {**row, "earliest": row["earliest"] or None, "latest": row["latest"] or None}


GOLD = {gold.file: gold for gold in map(load, FILES)}


def matches(row: Row, event: Row) -> bool:
    """Whether a mention of the result is this event of the annotation: its trigger, on its dates."""
    triggers = {(one["start"], one["end"]) for one in event["triggers"]}
    return (row["start"], row["end"]) in triggers and same_dates(row, event)


def same_dates(row: Row, gold: Row) -> bool:
    """Whether both ends are the same."""
    return (row["earliest"], row["latest"]) == (gold["earliest"], gold["latest"])


def found(rows: Iterable[Row], event: Row) -> Row:
    """The mention that is this event; fails with what there is instead."""
    listed = list(rows)
    for row in listed:
        if matches(row, event):
            return row
    there = [(row["trigger"], row["start"], row["value"], row["title"]) for row in listed]
    raise AssertionError(f"{event['what']} is not among {there}")


def people(row: Row) -> str:
    """The participants of a mention, their words and full names, in one string."""
    return " | ".join(f"{one['text']} | {one['name']}" for one in row["participants"])
