"""The report as a folder, for more than one file can carry: a page, and beside it parts that it loads as needed.

`index.html` is the page; `parts/` holds small scripts, each of which hands the page one deflated text and does nothing
else: the rows of all articles, and, for some articles each, the articles' own texts, which the reader asks for when one
is opened.  Scripts load from `file://`, where nothing else does.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator
from typing import Unpack

from timeline.model import Combined
from timeline.report.encoding.deflate import Joining, Piece
from timeline.report.encoding.part_files import Part, part_of
from timeline.report.encoding.stream import Options, data_stream
from timeline.report.page import page_of
from timeline.storage import index_of

MOST_EVENTS, MOST_TEXT = 300_000, 200_000_000
"""What one file can carry: so many events, and so many characters of text."""
_ROWS_AT_ONCE = 6_000_000  # bytes, a number of threes


def too_large(combined: Combined) -> bool:
    """Whether the report is more than one file can carry."""
    return len(combined.events) > MOST_EVENTS or sum(one.size for one in index_of(combined).headers()) > MOST_TEXT


def render_folder(combined: Combined, **options: Unpack[Options]) -> Iterator[tuple[str, bytes]]:
    """The files of the report as (name, content), the page last.  The same input gives the same bytes."""
    names = []
    for part in _parts(data_stream(combined, options, beside=True)):
        if not part.articles:
            names.append(part.name)
        yield part.name, part.content
    title = options.get("title") or combined.title
    yield "index.html", "".join(page_of(title, (), names)).encode("utf-8", "replace")


def _parts(told: Iterable[Piece | Part]) -> Iterator[Part]:
    """The parts between the pieces as they come; the rows in parts of one size, the last of which may be shorter."""
    joining = Joining()
    waiting = bytearray(joining.begin())
    for one in told:
        if isinstance(one, Part):
            yield one
            continue
        waiting += joining.add(one)
        while len(waiting) >= _ROWS_AT_ONCE:
            yield part_of(base64.b64encode(waiting[:_ROWS_AT_ONCE]))
            del waiting[:_ROWS_AT_ONCE]
    yield part_of(base64.b64encode(waiting + joining.end()))
