"""Markdown: the chronological list, with its sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import BinaryIO

from timeline.export.telling import UNTOLD, Entry, articles_by_id, entries, heading, passage, published_words, unbroken
from timeline.model import Combined

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>#|~&])")
_LIST_MARK = re.compile(r"^(\s*)([-+]|\d+[.)])(?=\s)")


def note(combined: Combined) -> str:
    """What is left out."""
    del combined
    return "a list to read: dates in words; offsets, day numbers and how each date was found are left out"


def write(combined: Combined, file: BinaryIO) -> None:
    """A heading a year, an item an event, the quotes below it; then what has no date, then the articles."""
    file.writelines(f"{unbroken(line)}\n".encode() for line in _lines(combined))


def _lines(combined: Combined) -> Iterator[str]:
    articles = articles_by_id(combined)
    numbers = {name: number for number, name in enumerate(articles, start=1)}
    yield f"# {_plain(combined.title)}"
    for year, found in groupby(entries(combined, articles), key=lambda entry: heading(entry.event.value)):
        yield ""
        yield f"## {year}"
        yield ""
        for entry in found:
            yield from _item(entry, numbers)
    if combined.undated:
        yield from ("", f"## {UNTOLD}", "")
        for one in combined.undated:
            told = passage(one, articles)
            title, reason = _plain(one.mention.title), _plain(one.reason or "")
            yield f"- {title} \\[{numbers[told.article.id]}\\]: {reason}"
    yield from ("", "## Articles", "")
    for article in articles.values():
        link = f" <{article.url}>" if article.url and re.fullmatch(r"https?://[^\s<>]+", article.url) else ""
        yield f"{numbers[article.id]}. {_plain(article.title or article.id)}, {_plain(published_words(article))}{link}"


def _item(entry: Entry, numbers: dict[str, int]) -> Iterator[str]:
    remark = f" ({_plain(entry.remark)})" if entry.remark else ""
    yield f"- **{_plain(entry.when)}**: {_plain(entry.event.label)}{remark}"
    for told in entry.passages:
        yield f"  - “{_plain(told.quote)}” \\[{numbers[told.article.id]}\\]"


def _plain(text: str) -> str:
    """Text that Markdown shows as it is."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _LIST_MARK.sub(r"\1\\\2", escaped)
