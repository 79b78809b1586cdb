"""Documents made for the tests: pages, PDF, Word, mail, feeds, tables, archives.  All text here is our own."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from email.message import EmailMessage
from typing import Any

TITLE = "Harbour Bridge Reopens"
PARAGRAPHS = (
    "The harbour bridge reopened on Thursday after repairs that took three years, the city said in a statement.",
    "The bridge was closed in March 2022, when inspectors found cracks in its main span and the mayor asked for help.",
    "A second bridge is to be opened next year, according to the plan that the council adopted on 12 January.",
)
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "The Harbour Times"},
        {
            "@type": ["NewsArticle"],
            "headline": TITLE,
            "datePublished": "2025-04-17T23:30:00-08:00",
            "dateModified": "2025-04-20T10:00:00-08:00",
            "publisher": {"@type": "Organization", "name": "The Harbour Times"},
        },
    ],
}


def page(
    paragraphs: Sequence[str] = PARAGRAPHS,
    *,
    title: str = TITLE,
    head: str = "",
    byline: str = "",
    before: str = "",
    after: str = "",
    lang: str = "en",
) -> bytes:
    """A saved page; `head`, `byline`, `before` and `after` are HTML around the article."""
    prose = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{title} | The Harbour Times</title>'
        f"{head}</head><body>{before}<article><h1>{title}</h1>{byline}{prose}</article>{after}</body></html>"
    ).encode()


def linked(data: Mapping[str, Any] = LINKED) -> str:
    """JSON-LD for a page's head."""
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def pdf(pages: Sequence[Sequence[str]], *, title: str | None = None, password: str | None = None) -> bytes:
    """A PDF document with these lines on its pages."""
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1, encrypt=StandardEncryption(password, strength=40) if password else None)
    if title is not None:
        canvas.setTitle(title)
    for lines in pages:
        text = canvas.beginText(72, 770)
        for line in lines:
            text.textLine(line)
        canvas.drawText(text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def docx(paragraphs: Sequence[str] = PARAGRAPHS, title: str = TITLE) -> bytes:
    """A Word document with a title, paragraphs and a table."""
    from docx import Document

    document = Document()
    document.add_heading(title, 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Opened", "3 May 1958"
    document.core_properties.author = "Anna Berg"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def mail(body: str = "\n\n".join(PARAGRAPHS), *, html: str | None = None, attach: str | None = None) -> bytes:
    """A mail, with an HTML part or an attachment where asked."""
    message = EmailMessage()
    message["From"], message["Subject"] = "Anna Berg <anna@example.org>", TITLE
    message["Date"] = "Thu, 17 Apr 2025 23:30:00 -0800"
    message.set_content(body)
    if html is not None:
        message.clear_content()
        message.set_content(html, subtype="html")
    if attach is not None:
        message.add_attachment(b"x", maintype="application", subtype="pdf", filename=attach)
    return message.as_bytes()


def mhtml(html: bytes, address: str = "https://example.org/bridge") -> bytes:
    """A page as browsers save it with all its parts."""
    message = EmailMessage()
    message["From"], message["Subject"] = "<Saved by a browser>", TITLE
    message["Snapshot-Content-Location"] = address
    message["Date"] = "Fri, 1 Jan 2027 00:00:00 +0000"
    message.set_content("")
    message.clear_content()
    message.make_related()
    part = EmailMessage()
    part.set_content(html.decode(), subtype="html", charset="utf-8", cte="quoted-printable")
    part["Content-Location"] = address
    message.attach(part)
    return message.as_bytes()


RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>The Harbour Times</title>
<language>en-gb</language>
<item><title>{TITLE}</title><link>https://example.org/bridge</link><guid>tag:bridge</guid>
<pubDate>Thu, 17 Apr 2025 23:30:00 -0800</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><script>bad()</script>]]></content:encoded></item>
<item><title>Port &amp; Tide</title><link>https://example.org/port</link>
<description>The port closed on 2 May 1999.</description></item></channel></rss>"""
ATOM = f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>The Harbour Times</title>
<entry><id>urn:1</id><title>{TITLE}</title><updated>2025-04-20T10:00:00Z</updated>
<published>2025-04-17T09:30:00Z</published>
<content type="html">&lt;p&gt;{PARAGRAPHS[0]}&lt;/p&gt;</content></entry>
<entry><id>urn:2</id><title>Port</title><updated>2025-04-20T10:00:00Z</updated>
<summary>The port closed.</summary></entry></feed>"""


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A ZIP archive."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def gzipped(data: bytes) -> bytes:
    """A gzip file."""
    return gzip.compress(data, mtime=0)


def parquet(rows: Sequence[Mapping[str, Any]], *names: str) -> bytes:
    """A Parquet table; `names` are its columns where it has no rows."""
    import pyarrow as pa
    from pyarrow import parquet as pq

    out = io.BytesIO()
    schema = pa.schema([(name, pa.string()) for name in names]) if names else None
    pq.write_table(pa.Table.from_pylist([dict(row) for row in rows], schema=schema), out)
    return out.getvalue()
