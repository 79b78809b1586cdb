"""Saved web pages: text and title by trafilatura, dates by `html_dates`, the visible byline kept in the text.

Nothing that a page refers to is loaded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from timeline.errors import ReadError
from timeline.model import Notice
from timeline.reading.formats.html_dates import PageMetadata, bylines, page_dates
from timeline.reading.formats.third_party import parser_errors, require_module
from timeline.reading.records import Given, Record
from timeline.reading.text.decoding import decode, normalise_newlines, scrub
from timeline.reading.text.note_marks import is_mark, raised

_LOGGERS = ("trafilatura", "htmldate", "courlan", "charset_normalizer")
_CHARSET = re.compile(
    rb"<meta[^>]+charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]+encoding=[\"']([\w.:-]+)", re.IGNORECASE
)
_SAVED_FROM = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s>]+)")
_LONGEST_HEADER = 200
_OUR_REPORT = 'id="timeline-chart"'
_START = re.compile(
    rb"\s*(?:<\?xml[^>]*\?>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|html|head)\b", re.IGNORECASE | re.DOTALL
)
_NO_PROSE = (
    "//figcaption",
    "//*[self::div or self::p or self::span or self::section][contains(@class,'caption')]",
    "//nav|//footer|//aside|//form|//button|//dialog",
    "//*[contains(@class,'cookie') or contains(@id,'cookie') or contains(@class,'newsletter')]",
    "//*[contains(@class,'share') or contains(@class,'social')][not(self::body) and not(.//p[string-length(.)>200])]",
    "//div[contains(@class,'related') or contains(@class,'tag-list') or contains(@class,'breadcrumb')]",
    "//*[self::ul or self::section][contains(@class,'related') or contains(@class,'tag')]",
)


def is_page(start: bytes) -> bool:
    """Whether a file is a web page, told by its first bytes."""
    return _START.match(start.removeprefix(b"\xef\xbb\xbf")) is not None


def read_html(data: bytes, given: Given) -> Iterator[Record | Notice]:
    """The one record of a saved page."""
    yield from read_page(data, given)


def read_page(
    data: bytes, given: Given, url: str | None = None, charset: str | None = None
) -> Iterator[Record | Notice]:
    """As `read_html`, for a page whose address and encoding may be known already."""
    require_module("trafilatura", "html", "reading web pages")
    html = _decoded(data, charset)
    if not html.strip():
        raise ReadError("the file is empty" if not data else "the page holds no words")
    if _OUR_REPORT in html:
        raise ReadError("is a report of timeline itself, no article")
    with parser_errors("a web page", *_LOGGERS):
        tree = _tree(html)
        stated = PageMetadata(tree)
        lines = bylines(tree)
        found = page_dates(stated, lines, given.shown)
        _raise_marks(tree)
        page = _extract(tree)
    if page is None or not (page.text or "").strip():
        raise ReadError("the page holds no article that can be told from its furniture; save its text as .txt")
    title = _line(stated.headline or page.title)
    text, head = layout(title, lines, page.text)
    saved = _SAVED_FROM.search(html)
    yield Record(
        scrub(text),
        given.shown,
        title=title,
        source=_line(stated.site or page.sitename or page.hostname),
        url=url or stated.url or (saved[1] if saved else None),
        lang=stated.lang,
        dates=found,
        head=head,
    )


def layout(title: str | None, lines: tuple[str, ...], body: str) -> tuple[str, int]:
    """The article's text (title, byline, paragraphs, with blank lines between) and where its title ends."""
    paragraphs = [line.strip() for line in normalise_newlines(body).split("\n") if line.strip()]
    if title and paragraphs and paragraphs[0] == title:
        paragraphs = paragraphs[1:]
    opening = "\n".join(paragraphs[:4])
    kept = [line for line in lines if line not in opening and line != title]
    joined = " | ".join(kept)
    header = [joined] if joined and len(joined) <= _LONGEST_HEADER else kept
    parts = [*([title] if title else []), *header, *paragraphs]
    return "\n\n".join(parts) + "\n", len(title or "")


def _decoded(data: bytes, charset: str | None) -> str:
    named = _CHARSET.search(data[:4096])
    for name in filter(None, (charset, named and (named[1] or named[2] or b"").decode("ascii", "ignore"))):
        try:
            return data.decode("cp1252" if name.lower() in ("iso-8859-1", "latin1", "latin-1") else name)
        except (LookupError, ValueError):
            continue  # pages lie about their encoding
    return decode(data).text


def _tree(html: str) -> Any:
    """The parsed page; the parser loads nothing and knows no entities but HTML's own."""
    from lxml import html as parser

    try:
        return parser.document_fromstring(html.encode("utf-8", "replace"), parser=parser.HTMLParser(encoding="utf-8"))
    except (ValueError, AssertionError) as error:
        raise ReadError(f"is no web page ({error})") from None


def _raise_marks(tree: Any) -> None:
    """Give raised figures characters of their own, so that a note's mark does not run into a year."""
    for node in tree.xpath("//sup"):
        for one in node.iter():
            if one.text and is_mark(one.text):
                one.text = raised(one.text)


def _extract(tree: Any) -> Any:
    import trafilatura

    return trafilatura.bare_extraction(
        tree,
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        prune_xpath=list(_NO_PROSE),
    )


def _line(value: object) -> str | None:
    words = " ".join(str(value).split()) if value else ""
    return scrub(words) or None
