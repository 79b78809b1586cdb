"""Mail (.eml) and saved pages in mail's clothes (.mhtml)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

from timeline.errors import ReadError
from timeline.model import DateField, Notice, Skipped
from timeline.reading.formats.html import read_page
from timeline.reading.formats.html_text import fragment_text
from timeline.reading.formats.mail_quotes import MailPart, mail_parts
from timeline.reading.formats.third_party import parser_errors
from timeline.reading.records import Given, Record
from timeline.reading.text.decoding import decode, normalise_newlines, scrub

_SIGNATURE = re.compile(r"\n-- \n.*\Z", re.DOTALL)


def read_mail(data: bytes, given: Given) -> Iterator[Record | Notice]:
    """A mail: subject, date, sender, and its words; then a record for each mail that it quotes or forwards.

    Attachments are named, not read.
    """
    if not data.strip():
        raise ReadError("the file is empty")
    with parser_errors("a mail"):
        message: Any = message_from_bytes(data, policy=policy.default)
        if message["from"] is None and message["date"] is None and message["subject"] is None:
            raise ReadError("is no mail: it has no From, Date or Subject")
        text = _words(message)
        names = [part.get_filename() or part.get_content_type() for part in message.iter_attachments()]
        subject, sender, date = (_header(message, name) for name in ("subject", "from", "date"))
    if not text.strip():
        raise ReadError("the mail holds no words")
    if names:
        yield Notice(given.shown, f"attachments are not read: {scrub(', '.join(names))}; save them as files")
    own = MailPart([], date, sender, subject, quoted=False)
    parts = (part for part in mail_parts(text) if part.text.strip())
    for number, part in enumerate(parts, start=1):
        yield _record(part if part.quoted else replace(own, lines=part.lines), number, given, subject)


def _record(part: MailPart, number: int, given: Given, subject: str | None) -> Record:
    """One of the mails in a file, the first under the file's own name."""
    dates = (DateField("metadata", "Date", part.date, given.shown),) if part.date else ()
    words = part.text if part.quoted else _SIGNATURE.sub("\n", part.text)
    return Record(
        words or part.text,
        given.shown,
        id=None if number == 1 else f"#{number}",
        title=part.subject or subject,
        source=part.sender,
        dates=dates,
    )


def read_mhtml(data: bytes, given: Given) -> Iterator[Record | Notice | Skipped]:
    """The one record of a page saved with all its parts: its first HTML part."""
    if not data.strip():
        raise ReadError("the file is empty")
    with parser_errors("a saved page"):
        message: Any = message_from_bytes(data, policy=policy.default)
        page = next((part for part in message.walk() if part.get_content_type() in _PAGES), None)
        html = None if page is None else page.get_payload(decode=True)
        address = None if page is None else page["content-location"] or message["snapshot-content-location"]
        charset = None if page is None else page.get_content_charset()
    if not html:
        raise ReadError("holds no page; it may be truncated")
    yield from read_page(html, given, url=_web(address), charset=charset)


_PAGES = ("text/html", "application/xhtml+xml")


def _words(message: EmailMessage) -> str:
    part: Any = message.get_body(("plain", "html"))
    if part is None:
        return ""
    payload = part.get_payload(decode=True) or b""
    try:
        text = payload.decode(part.get_content_charset() or "ascii")
    except (LookupError, ValueError):
        text = decode(payload).text
    if part.get_content_type() == "text/html":
        return scrub(fragment_text(text, quotes=True))
    return scrub(normalise_newlines(text))


def _header(message: EmailMessage, name: str) -> str | None:
    value = message[name]
    return scrub(" ".join(str(value).split())) or None if value is not None else None


def _web(address: object) -> str | None:
    text = str(address or "").strip()
    return text if text.startswith(("http://", "https://")) else None
