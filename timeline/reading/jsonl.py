"""JSON Lines: one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from timeline.errors import ReadError
from timeline.model import Notice, Skipped
from timeline.reading.decoding import decode
from timeline.reading.objects import record_of
from timeline.reading.records import Given, Record


def read_jsonl(data: bytes, given: Given) -> Iterator[Record | Skipped | Notice]:
    """One record a line: {"id", "text", "title"?, "published"?, "url"?, "source"?, "lang"?}; other fields are left.

    A bad line is skipped by itself.
    """
    text = decode(data).text
    del data  # a large file, which is not held twice
    if not text or text.isspace():
        raise ReadError("the file is empty")
    for number, line in enumerate(_lines(text), start=1):
        if not line.strip():
            continue
        where = f"{given.shown}:{number}"
        try:
            yield from record_of(_parse(line), where, number, given.options)
        except ReadError as error:
            yield Skipped(where, str(error))


def _lines(text: str) -> Iterator[str]:
    """The lines, one at a time: as `split` gives them, without holding them all."""
    start = 0
    while (end := text.find("\n", start)) >= 0:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def _parse(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not one JSON object a line ({error}); write each article on a line of its own") from None
    if not isinstance(value, dict):
        raise ReadError('not a JSON object; an article is {"id": …, "text": …} on one line')
    return value
