"""Plain text: one file, one article."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.errors import ReadError
from timeline.model import Notice
from timeline.reading.records import Given, Record
from timeline.reading.text.decoding import DecodedText, decode


def read_text(data: bytes, given: Given) -> Iterator[Record | Notice]:
    """The one record of a text file; raises ReadError for an empty or binary one."""
    decoded = decode_words(data)
    yield from encoding_notice(decoded, given)
    yield Record(decoded.text, given.shown)


def decode_words(data: bytes) -> DecodedText:
    """The text of a file; raises ReadError where it holds no words."""
    decoded = decode(data)
    if not decoded.text.strip():
        raise ReadError("the file is empty" if not data else "the file holds no words")
    return decoded


def encoding_notice(decoded: DecodedText, given: Given) -> Iterator[Notice]:
    """What the user should know of a file that is not in UTF-8."""
    if not decoded.encoding.startswith("utf"):
        yield Notice(given.shown, f"is not UTF-8; read as {decoded.encoding.replace('_', '-')}")
