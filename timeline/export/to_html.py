"""HTML: the chronological list as a plain page, to print or to paste; the interactive page is the report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import BinaryIO

from timeline.calendar.days import civil, parse_day
from timeline.export.telling import (
    UNTOLD,
    Entry,
    Passage,
    articles_by_id,
    entries,
    heading,
    passage,
    published_words,
    unbroken,
)
from timeline.model import Article, Combined

_STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem}"
    "blockquote{margin:.3rem 0 .3rem 1rem;color:#555}time{font-weight:600}ol.events,ul{list-style:none;padding-left:0}"
    "li{margin:.6rem 0}@media(prefers-color-scheme:dark){body{background:#111;color:#ddd}blockquote{color:#aaa}}"
)


def note(combined: Combined) -> str:
    """What is left out."""
    del combined
    return "a plain list: chart, filters and reader are in the report (timeline build)"


def write(combined: Combined, file: BinaryIO) -> None:
    """One page without scripts; an item's id is the event id, and `<time datetime>` its date where HTML can say it."""
    file.writelines(f"{unbroken(line)}\n".encode() for line in _lines(combined))


def _lines(combined: Combined) -> Iterator[str]:
    title, articles = escape(combined.title), articles_by_id(combined)
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">'
    yield '<meta name="viewport" content="width=device-width,initial-scale=1">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>"
    for year, found in groupby(entries(combined, articles), key=lambda entry: heading(entry.event.value)):
        yield f'<h2>{escape(year)}</h2>\n<ol class="events">'
        for entry in found:
            yield _item(entry)
        yield "</ol>"
    if combined.undated:
        yield f"<h2>{UNTOLD}</h2>\n<ul>"
        for one in combined.undated:
            yield f"<li>{escape(one.mention.title)}: {escape(one.reason or '')}{_quote(passage(one, articles))}</li>"
        yield "</ul>"
    yield "<h2>Articles</h2>\n<ul>"
    for article in articles.values():
        yield f"<li>{_name(article)}, {escape(published_words(article))}</li>"
    yield "</ul>\n</body>\n</html>"


def _item(entry: Entry) -> str:
    event = entry.event
    remark = f" ({escape(entry.remark)})" if entry.remark else ""
    quotes = "".join(map(_quote, entry.passages))
    return f'<li id="{escape(event.id)}">{_time(entry)}: {escape(event.label)}{remark}{quotes}</li>'


def _time(entry: Entry) -> str:
    """The date in words; its machine-readable form is an HTML date only for one day of the years 1 to 9999."""
    value = entry.event.value
    words = escape(entry.when)
    one = value.earliest is not None and value.earliest == value.latest
    if one and value.earliest is not None and 1 <= civil(parse_day(value.earliest))[0] <= 9999:
        return f'<time datetime="{escape(value.earliest)}">{words}</time>'
    edtf = escape(value.edtf or "")
    return f'<time datetime="{edtf}">{words}</time>' if re.fullmatch(r"\d{4}(-\d\d)?", edtf) else f"<b>{words}</b>"


def _quote(told: Passage) -> str:
    return (
        f"<blockquote>“{escape(told.quote)}” <cite>{escape(told.article.title or told.article.id)}</cite></blockquote>"
    )


def _name(article: Article) -> str:
    name = escape(article.title or article.id)
    if article.url and re.fullmatch(r"https?://[^\s\"'<>]+", article.url):
        return f'<a href="{escape(article.url)}">{name}</a>'
    return name
