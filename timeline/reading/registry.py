"""Which reader reads which file, by suffix and by content."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath

from timeline.errors import ReadError
from timeline.reading.decoding import refuse_binary
from timeline.reading.jsonl import read_jsonl
from timeline.reading.plain import read_text
from timeline.reading.records import Reader


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file that can be read."""

    name: str
    suffixes: tuple[str, ...]
    reader: Reader


TEXT = Format("text", (".txt", ".text"), read_text)
FORMATS = (
    Format("jsonl", (".jsonl", ".ndjson"), read_jsonl),
    TEXT,
)


def by_suffix(name: str) -> Format | None:
    """The format of a file name, or None."""
    suffix = PurePath(name).suffix.lower()
    return next((format_ for format_ in FORMATS if suffix in format_.suffixes), None)


def by_content(data: bytes) -> Format:
    """The format of a file that the user names although its suffix says nothing; raises ReadError for no text."""
    start = data[:1024].lstrip().lower()
    if start.startswith((b"<!doctype html", b"<html", b"<?xml")):
        raise ReadError("looks like a web page or XML; save its text as .txt first")
    if not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        refuse_binary(data)
    return FORMATS[0] if start.startswith(b'{"') else TEXT


def known_suffixes() -> tuple[str, ...]:
    """Every suffix that can be read, sorted."""
    return tuple(sorted(suffix for format_ in FORMATS for suffix in format_.suffixes))
