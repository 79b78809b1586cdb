"""Plain text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.errors import ReadError
from timeline.model import Notice
from timeline.reading.decoding import decode
from timeline.reading.records import Record


def read_text(data: bytes, shown: str) -> Iterator[Record | Notice]:
    """The one record of a text file; raises ReadError for an empty or binary one."""
    decoded = decode(data)
    if not decoded.text.strip():
        raise ReadError("the file is empty" if not data else "the file holds no words")
    if not decoded.encoding.startswith("utf"):
        yield Notice(shown, f"is not UTF-8; read as {decoded.encoding.replace('_', '-')}")
    yield Record(decoded.text, shown)
