"""RSS and Atom: one article an entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from timeline.errors import ReadError
from timeline.model import DateField, Notice, Skipped
from timeline.reading.formats.html_text import fragment_text
from timeline.reading.formats.third_party import parser_errors, refuse_entities, require_module
from timeline.reading.records import Given, Record
from timeline.reading.text.decoding import scrub

_ROOT = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*|<\?[^>]*\?>\s*|<!DOCTYPE[^>\[]*>\s*)*<(?:\w+:)?(?:rss|feed|RDF)[\s>]",
    re.DOTALL,
)
_DATES = (("published", "published"), ("updated", "updated"))


def is_feed(start: bytes) -> bool:
    """Whether a file is a feed, told by its first bytes."""
    return _ROOT.match(start.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").removeprefix(b"\xff\xfe")) is not None


def read_feed(data: bytes, given: Given) -> Iterator[Record | Skipped | Notice]:
    """One record an entry: its own id, title, link, dates, and its content or else its summary."""
    if not data.strip():
        raise ReadError("the file is empty")
    refuse_entities(data.replace(b"\0", b"").decode("latin-1"))
    if not is_feed(data[:4096]):
        raise ReadError("is XML but no RSS or Atom feed; save its text as .txt")
    feedparser = require_module("feedparser", "web", "reading feeds")
    with parser_errors("a feed"):
        # A stream, never a string: feedparser would take a string for an address or a file name.
        feed: Any = feedparser.parse(BytesIO(data))
    if not feed.entries:
        raise ReadError("the feed holds no entry" + ("; it may be damaged" if feed.bozo else ""))
    if feed.bozo and not str(feed.bozo_exception).startswith("document declared as"):
        yield Notice(given.shown, "the feed is damaged; what could be read of it was read")
    for number, entry in enumerate(feed.entries, start=1):
        yield _record(entry, feed.feed, f"{given.shown}#{number}", number)


def _record(entry: Any, feed: Any, where: str, number: int) -> Record | Skipped:
    contents = [one.get("value") or "" for one in entry.get("content", ())]
    text = max((fragment_text(html) for html in (*contents, entry.get("summary") or "")), key=len)
    if not text.strip():
        return Skipped(where, "the entry holds no words")
    title = _line(entry.get("title"))
    # Looked up by its keys: an entry's `get` gives one date for the other where that is missing.
    stated = [(key, name) for key, name in _DATES if key in set(entry.keys())]
    dates = tuple(DateField("metadata", name, " ".join(str(entry[key]).split()), where) for key, name in stated)
    return Record(
        scrub(text),
        where,
        id=_line(entry.get("id")) or _line(entry.get("link")) or f"#{number}",
        title=title,
        source=_line(feed.get("title")),
        url=_line(entry.get("link")),
        lang=_line(feed.get("language")),
        dates=dates,
    )


def _line(value: object) -> str | None:
    words = " ".join(fragment_text(str(value)).split()) if value else ""
    return scrub(words) or None
