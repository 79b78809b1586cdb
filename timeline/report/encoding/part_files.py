"""Parts of a report that is a folder: small scripts, each of which hands the page one deflated text.

A part is named by what it holds, so a page never mixes with the parts of another build.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from timeline.report.encoding.columns import as_json
from timeline.report.encoding.deflate import pack

PARTS = "parts"
_TEXTS_AT_ONCE = 400_000


@dataclass(frozen=True, slots=True)
class Part:
    """A part: its file's name and content, and of how many articles it holds the texts."""

    name: str
    content: bytes
    articles: int = 0


def part_of(packed: bytes, articles: int = 0) -> Part:
    """A script that hands the page a text: base64 needs no escape in its quotes."""
    name = f"{PARTS}/{hashlib.sha256(packed).hexdigest()[:20]}.js"
    return Part(name, b"".join((f'timelinePart("{name}","'.encode(), packed, b'");\n')), articles)


def text_parts(articles: Iterable[Mapping[str, Any]]) -> Iterator[Part]:
    """The texts of articles, some hundred thousand characters together, and what only the reader needs besides."""
    for some in _batches(articles):
        taken = [{name: one[name] for name in ("id", "text", "body", "regions") if name in one} for one in some]
        yield part_of(pack(as_json(taken)).encode(), len(some))


def _batches(articles: Iterable[Mapping[str, Any]]) -> Iterator[list[Mapping[str, Any]]]:
    some: list[Mapping[str, Any]] = []
    size = 0
    for article in articles:
        length = len(article["text"])
        if some and size + length > _TEXTS_AT_ONCE:
            yield some
            some, size = [], 0
        some.append(article)
        size += length
    if some:
        yield some
