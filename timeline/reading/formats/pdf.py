"""PDF by pypdf: the text of its pages in one flow, with the offsets at which pages begin."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO
from math import hypot
from typing import Any

from timeline.errors import ReadError
from timeline.model import DateField, Notice
from timeline.reading.formats.page_flow import join_pages
from timeline.reading.formats.third_party import parser_errors, require_module
from timeline.reading.records import Given, Record
from timeline.reading.text.decoding import normalise_newlines, scrub
from timeline.reading.text.note_marks import raise_marks

_DATE = re.compile(r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(Z|[+-]\d\d'?\d\d)?")
_NO_TITLE = re.compile(
    r"untitled|microsoft word|document\d*$|.*\.(?:docx?|pdf|indd|qxp|txt|html?)$|slide 1|^\W*$", re.IGNORECASE
)
_MOST_BAD_PAGES = 5


def is_pdf(start: bytes) -> bool:
    """Whether a file is a PDF document, told by its first bytes."""
    return b"%PDF-" in start[:1024]


def read_pdf(data: bytes, given: Given) -> Iterator[Record | Notice]:
    """The one record of a PDF document.  Its own dates say when the file was made: weak evidence."""
    if not data.strip():
        raise ReadError("the file is empty")
    if not is_pdf(data):
        raise ReadError("is no PDF document")
    pypdf = require_module("pypdf", "pdf", "reading .pdf")
    with parser_errors("a PDF document", "pypdf"):
        document = _open(pypdf, data)
        texts, bad = _texts(document)
        info = document.metadata or {}
        title, author, made, changed = (_word(info, key) for key in ("/Title", "/Author", "/CreationDate", "/ModDate"))
    text, starts = join_pages(texts)
    if not text.strip():
        raise ReadError("holds no text, only pictures of it; run a text recognition (OCR) over it first")
    if bad:
        yield Notice(given.shown, f"pages that could not be read were left out: {', '.join(map(str, bad))}")
    yield Record(
        text,
        given.shown,
        title=None if title is None or _NO_TITLE.match(title) else title,
        source=author,
        dates=tuple(_dates(made, changed, given.shown)),
        pages=starts,
    )


def _open(pypdf: Any, data: bytes) -> Any:
    document = pypdf.PdfReader(BytesIO(data), strict=False)
    if document.is_encrypted:
        try:
            opened = document.decrypt("")
        except (NotImplementedError, pypdf.errors.DependencyError, pypdf.errors.PdfReadError):
            opened = 0
        if not opened:
            raise ReadError("is encrypted; save it without a password")
    if not len(document.pages):
        raise ReadError("holds no page; it may be truncated")
    return document


def _texts(document: Any) -> tuple[list[str], list[int]]:
    """The text of each page, and the numbers of those that cannot be read; raises where that is most of the first."""
    texts: list[str] = []
    bad: list[int] = []
    for number, page in enumerate(document.pages, start=1):
        try:
            texts.append(scrub(normalise_newlines(_words(page))))
        except Exception:
            bad.append(number)
            texts.append("")
            if len(bad) == min(_MOST_BAD_PAGES, len(document.pages)):
                raise
    return texts, bad


def _words(page: Any) -> str:
    """The text of a page, with the marks of footnotes raised where its pieces, by their sizes, make up that text."""
    pieces: list[tuple[str, float]] = []

    def keep(words: str, _page: Any, matrix: Sequence[float], _font: Any, size: float) -> None:
        pieces.append((words, size * hypot(matrix[2], matrix[3])))

    text: str = page.extract_text(visitor_text=keep)
    whole = "".join(words for words, _ in pieces)
    return raise_marks(pieces) if whole == text else text


def _word(info: Any, key: str) -> str | None:
    value = info.get(key)
    words = scrub(" ".join(str(value).split())) if isinstance(value, str) else ""
    return words or None


def _dates(made: str | None, changed: str | None, shown: str) -> Iterator[DateField]:
    for name, raw in (("CreationDate", made), ("ModDate (modified)", changed)):
        match = _DATE.match(raw or "")
        if match is None:
            continue
        year, month, day, hour, minute, second, zone = match.groups()
        written = "-".join(filter(None, (year, month, day)))
        if hour and minute:
            written += f"T{hour}:{minute}:{second or '00'}" + (zone or "").replace("'", "")
        yield DateField("metadata", name, written, shown, weak=True)
