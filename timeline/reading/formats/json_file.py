"""JSON: one article, or a list of them, at the top or under one key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from timeline.errors import ReadError
from timeline.model import Notice, Skipped
from timeline.reading.formats.fields import field_at, missing_text_reason, record_of
from timeline.reading.formats.jsonl import read_jsonl
from timeline.reading.options import ReadOptions
from timeline.reading.records import Given, Record
from timeline.reading.text.decoding import decode


def read_json(data: bytes, given: Given) -> Iterator[Record | Skipped | Notice]:
    """The records of a JSON file; a bad one is skipped by itself.  JSON Lines under another suffix is read as such."""
    text = decode(data).text
    if not text.strip():
        raise ReadError("the file is empty")
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        if "Extra data" in str(error) and text.lstrip().startswith("{"):
            yield from read_jsonl(data, given)
            return
        raise ReadError(f"is no JSON ({error})") from None
    listed = _listed(value, given.options)
    if not listed:
        raise ReadError("holds no articles: its list is empty")
    objects = [one for one in listed if isinstance(one, dict)]
    if len(objects) > 1 and not any(field_at(one, given.options.column("text")) for one in objects):
        raise ReadError(missing_text_reason(objects[0], given.options))
    for number, one in enumerate(listed, start=1):
        where = f"{given.shown}#{number}"
        try:
            if not isinstance(one, dict):
                raise ReadError('not a JSON object; an article is {"id": …, "text": …}')
            yield from record_of(one, where, number, given.options)
        except ReadError as error:
            yield Skipped(where, str(error))


def _listed(value: Any, options: ReadOptions) -> list[Any]:
    """The records: a list, the one list of objects in an object, or the object itself."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not isinstance(field_at(value, options.column("text")), str):
        lists = [one for one in value.values() if isinstance(one, list) and any(isinstance(item, dict) for item in one)]
        if len(lists) == 1:
            return lists[0]
    return [value]
