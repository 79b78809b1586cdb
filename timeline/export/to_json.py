"""JSON: all of a timeline in one object, but for the texts of the articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from timeline.export.records import article_rows, event_row, mention_rows, tag_rows
from timeline.model import Combined


def note(combined: Combined) -> str:
    """What is left out."""
    del combined
    return "the texts of the articles are left out; the offsets count in them"


def write(combined: Combined, file: BinaryIO) -> None:
    """{"title", "articles", "events", "mentions", "expressions", "skipped", "notices"}, in UTF-8, one row a line."""
    parts: dict[str, Iterable[object]] = {
        "articles": article_rows(combined),
        "events": map(event_row, combined.events),
        "mentions": mention_rows(combined),
        "expressions": tag_rows(combined),
        "skipped": ({"path": one.path, "reason": one.reason} for one in combined.skipped),
        "notices": ({"where": one.where, "message": one.message} for one in combined.notices),
    }
    file.write(encoded('{\n"title": ', combined.title))
    for name, rows in parts.items():
        file.write(encoded(",\n", name))
        file.write(b": ")
        file.writelines(array(rows))
    file.write(b"\n}\n")


def array(rows: Iterable[object]) -> Iterator[bytes]:
    """A JSON array, a row a line, piece by piece."""
    before = "["
    for row in rows:
        yield encoded(f"{before}\n", row)
        before = ","
    yield b"[]" if before == "[" else b"\n]"


def encoded(before: str, value: object) -> bytes:
    """JSON in UTF-8 behind a few characters; lone surrogates become "?"."""
    return (before + json.dumps(value, ensure_ascii=False)).encode("utf-8", "replace")
