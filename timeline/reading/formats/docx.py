"""Word documents (.docx) by python-docx."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from timeline.errors import ReadError
from timeline.model import DateField
from timeline.reading.formats.third_party import parser_errors, require_module
from timeline.reading.options import Limits, size_words
from timeline.reading.records import Given, Record
from timeline.reading.text.decoding import scrub

_TITLE_STYLES = ("title",)
_OLD = b"\xd0\xcf\x11\xe0"


def is_docx(data: bytes) -> bool:
    """Whether a file is a Word document: a ZIP archive with that inside."""
    return data.startswith(b"PK\x03\x04") and b"word/document.xml" in data


def read_docx(data: bytes, given: Given) -> Iterator[Record]:
    """The one record of a document: its paragraphs and tables.  Its own dates say when the file was made."""
    if not data.strip():
        raise ReadError("the file is empty")
    if data.startswith(_OLD):
        raise ReadError("is encrypted, or an old .doc under a new name; save it as .docx without a password")
    if not is_docx(data):
        raise ReadError("is no .docx document, or is truncated")
    docx = require_module("docx", "office", "reading .docx")
    with parser_errors("a .docx document"):
        _check(data, given.options.limits)
        document: Any = docx.Document(BytesIO(data))
        paragraphs = list(_paragraphs(document))
        core = document.core_properties
        title, author = (_word(value) for value in (core.title, core.author))
        dates = tuple(_dates(core, given.shown))
    text = "\n\n".join(words for words, _ in paragraphs)
    if not text.strip():
        raise ReadError("the document holds no words")
    named = next((words for words, style in paragraphs if style in _TITLE_STYLES), None)
    head = len(named) if named is not None and text.startswith(named) else 0
    yield Record(text + "\n", given.shown, title=named or title, source=author, dates=dates, head=head)


def _paragraphs(document: Any) -> Iterator[tuple[str, str]]:
    """The words and the style of each paragraph; a table's rows are paragraphs, its cells parted by tabs."""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = dict.fromkeys(_line(cell.text) for cell in row.cells)
                if any(cells):
                    yield "\t".join(filter(None, cells)), "table"
        elif words := _line(block.text):
            yield words, str(getattr(block.style, "name", "")).lower()


def _check(data: bytes, limits: Limits) -> None:
    """Refuse what would grow beyond all bounds when unpacked."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        size = sum(member.file_size for member in archive.infolist())
    if size > limits.unpacked:
        raise ReadError(f"would unpack to more than {size_words(limits.unpacked)} (limit “unpacked”)")
    if size > max(len(data), 1 << 16) * limits.ratio:
        raise ReadError(f"would unpack to more than {limits.ratio} times its size (limit “ratio”)")


def _dates(core: Any, shown: str) -> Iterator[DateField]:
    for name, value in (("created", core.created), ("modified", core.modified)):
        if value is not None:
            yield DateField("metadata", name, value.isoformat(), shown, weak=True)


def _word(value: object) -> str | None:
    return _line(str(value)) or None if value else None


def _line(text: str) -> str:
    return scrub(" ".join(text.split()))
