"""JSON Lines: one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from timeline.errors import ReadError
from timeline.model import Notice, Skipped
from timeline.reading.formats.fields import record_of
from timeline.reading.records import Given, Record
from timeline.reading.text.decoding import decode, normalise_newlines


def read_jsonl(data: bytes, given: Given) -> Iterator[Record | Skipped | Notice]:
    """One record a line: {"id", "text", "title"?, "published"?, "url"?, "source"?, "lang"?}; other fields are left.

    A bad line is skipped by itself.
    """
    text = decode(data).text
    del data  # a large file, which is not held twice
    if not text or text.isspace():
        raise ReadError("the file is empty")
    yield from _records(_lines(text), given)


def read_jsonl_lines(lines: Iterable[bytes], given: Given) -> Iterator[Record | Skipped | Notice]:
    """The same of a file in UTF-8 that holds more than blanks, from its lines as they lie in it."""
    decoded = (normalise_newlines(line.decode("utf-8")).removesuffix("\n") for line in lines)
    yield from _records(chain.from_iterable(line.split("\n") for line in decoded), given)


def _records(lines: Iterable[str], given: Given) -> Iterator[Record | Skipped | Notice]:
    for number, line in enumerate(lines, start=1):
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
