"""JSON Lines: one article a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from timeline.errors import ReadError
from timeline.model import DateField, Notice, Skipped
from timeline.reading.decoding import decode, scrub
from timeline.reading.records import Record

_WORDS = ("title", "source", "url", "lang")


def read_jsonl(data: bytes, shown: str) -> Iterator[Record | Skipped | Notice]:
    """One record a line: {"id", "text", "title"?, "published"?, "url"?, "source"?, "lang"?}; other fields are left.

    The text stays as the record has it, so offsets count in the record's own text.  A bad line is skipped by itself.
    """
    lines = decode(data).text.split("\n")
    if not any(line.strip() for line in lines):
        raise ReadError("the file is empty")
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{shown}:{number}"
        try:
            yield from _record(_parse(line), where, number)
        except ReadError as error:
            yield Skipped(where, str(error))


def _parse(line: str) -> dict[str, Any]:
    try:
        value = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ReadError(f"not one JSON object a line ({error}); write each article on a line of its own") from None
    if not isinstance(value, dict):
        raise ReadError('not a JSON object; an article is {"id": …, "text": …} on one line')
    return value


def _record(value: dict[str, Any], where: str, number: int) -> Iterator[Record | Notice]:
    text = value.get("text")
    if not isinstance(text, str):
        raise ReadError('has no "text"; an article is {"id": …, "text": …} on one line')
    if not text.strip():
        raise ReadError("its text is empty")
    given = value.get("id")
    name = scrub(str(given)) if isinstance(given, str | int) and str(given).strip() else f"#{number}"
    words: dict[str, str] = {}
    for key in _WORDS:
        content = value.get(key)
        if isinstance(content, str) and content.strip():
            words[key] = scrub(" ".join(content.split()))
        elif content not in (None, ""):
            yield Notice(where, f'"{key}" is no string and was left out')
    yield Record(scrub(text), where, id=name, dates=_dates(value.get("published"), where), **words)


def _dates(published: object, where: str) -> tuple[DateField, ...]:
    if published is None or published == "":
        return ()
    return (DateField("given", "published", scrub(str(published)).strip(), where),)
