"""The report as a folder, for more than one file can carry: a page, and beside it parts that it loads as needed.

`index.html` is the page; `parts/` holds small scripts, each of which hands the page one deflated text and does nothing
else: the rows of all articles, and, for some articles each, the articles' own texts, which the reader asks for when one
is opened.  Scripts load from `file://`, where nothing else does.  A part is named by what it holds, so a page never
mixes with the parts of another build.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from timeline.model import Combined, Spilled, outlines
from timeline.report.data import KeyDay, report_parts
from timeline.report.page import pack, packed_pieces, page_of
from timeline.report.wire import wire

PARTS = "parts"
MOST_EVENTS, MOST_TEXT = 300_000, 200_000_000
"""What one file can carry: so many events, and so many characters of text."""
_TEXTS_AT_ONCE = 400_000
_ROWS_AT_ONCE = 8_000_000


def too_large(combined: Combined) -> bool:
    """Whether the report is more than one file can carry."""
    return len(combined.events) > MOST_EVENTS or sum(one.size for one in outlines(combined.articles)) > MOST_TEXT


def render_folder(
    combined: Combined,
    *,
    title: str | None = None,
    with_text: bool = True,
    folder: str | None = None,
    keys: Sequence[KeyDay] = (),
) -> Iterator[tuple[str, bytes]]:
    """The files of the report as (name, content), the page last.  The same input gives the same bytes."""
    parts = report_parts(combined, title=title, with_text=with_text, folder=folder, keys=keys)
    if with_text:
        rows: Spilled[dict[str, Any]] = Spilled()
        for some in _batches(parts["articles"]):
            name, content = _part(pack(json.dumps([_taken(one) for one in some], ensure_ascii=False)).encode())
            yield name, content
            for article in some:
                rows.append(article | {"part": name})
        parts["articles"] = rows
    names = []
    for packed in _slices(packed_pieces(wire(parts))):
        name, content = _part(packed)
        names.append(name)
        yield name, content
    yield "index.html", "".join(page_of(parts["title"], (), names)).encode("utf-8", "replace")


def _slices(pieces: Iterable[str]) -> Iterator[bytes]:
    """What comes in pieces, in slices of one size, the last of which may be shorter."""
    waiting = bytearray()
    for piece in pieces:
        waiting += piece.encode("ascii")
        while len(waiting) >= _ROWS_AT_ONCE:
            yield bytes(waiting[:_ROWS_AT_ONCE])
            del waiting[:_ROWS_AT_ONCE]
    if waiting:
        yield bytes(waiting)


def _batches(articles: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """Articles in their order, some hundred thousand characters together, at least one."""
    some: list[dict[str, Any]] = []
    size = 0
    for article in articles:
        length = len(article.get("text", ""))
        if some and size + length > _TEXTS_AT_ONCE:
            yield some
            some, size = [], 0
        some.append(article)
        size += length
    if some:
        yield some


def _taken(article: dict[str, Any]) -> dict[str, Any]:
    """What only the reader needs of an article, taken out of its row."""
    return {name: article.pop(name) for name in ("text", "body", "regions") if name in article} | {"id": article["id"]}


def _part(packed: bytes) -> tuple[str, bytes]:
    """A script that hands the page a text: base64 needs no escape in its quotes."""
    name = f"{PARTS}/{hashlib.sha256(packed).hexdigest()[:20]}.js"
    return name, b"".join((f'timelinePart("{name}","'.encode(), packed, b'");\n'))
