"""The one contract of data between Python and the page.

`report_data` turns a `Combined` into JSON-ready data; `assets/js/contract.js` declares the same shapes for the
page.  In the file the rows travel as columns (`wire.py`).  Keys whose value says nothing are left out.  Offsets are
Python's (code points); the page converts them to its UTF-16 offsets.  Articles, expressions, mentions and events point
at each other by index.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Protocol
from urllib.parse import quote

from timeline.model import Article, Combined, Event, EventRecord, Events
from timeline.report.columns import Numbered, Row
from timeline.report.contents import Contents, HeldContents, KeptContents, contents_of
from timeline.report.proposing import proposal_data
from timeline.report.shapes import (
    ArticleData,
    ClaimData,
    EventData,
    EvidenceData,
    KeyDateData,
    ProposalData,
    ReportData,
)
from timeline.report.symbols import feasts_of
from timeline.report.times import put, time_data

Claim = tuple[str, str | None, str | None]


class KeyDay(Protocol):
    """A day that matters most, with a sentence on it."""

    @property
    def day(self) -> str: ...
    @property
    def weight(self) -> float: ...
    @property
    def summary(self) -> str: ...
    @property
    def article(self) -> str: ...
    @property
    def articles(self) -> int: ...
    @property
    def events(self) -> Sequence[str]: ...


def report_data(
    combined: Combined, *, title: str | None = None, with_text: bool = True, folder: str | None = None
) -> ReportData:
    """The data of the page, in a fixed order: the same input gives the same bytes.

    `folder` is where the report will lie, so that it can link documents beside it.
    """
    contents = HeldContents(combined)
    parts = _parts(combined, contents, title=title, with_text=with_text, folder=folder)
    rows = {"expressions": contents.expressions(), "mentions": contents.mentions()}
    data: Any = {name: list(part) if isinstance(part, Iterator) else part for name, part in {**parts, **rows}.items()}
    whole: ReportData = data
    return whole


def report_parts(
    combined: Combined,
    *,
    title: str | None = None,
    with_text: bool = True,
    folder: str | None = None,
    keys: Sequence[KeyDay] = (),
) -> dict[str, Any]:
    """`report_data` with iterators for its long lists, so that they need not be held at once.

    Expressions and mentions are blocks of columns, with the numbers of their articles.
    """
    contents = contents_of(combined)
    parts = _parts(combined, contents, title=title, with_text=with_text, folder=folder, keys=keys)
    expressions, mentions = contents.blocks()
    return {**parts, "expressions": expressions, "mentions": mentions}


def _parts(
    combined: Combined,
    contents: Contents,
    *,
    title: str | None,
    with_text: bool,
    folder: str | None,
    keys: Sequence[KeyDay] = (),
) -> dict[str, Any]:
    """What does not hang on how expressions and mentions are told; these have their places and nothing in them."""
    numbers = {name: index for index, name in enumerate(contents.names)}
    suggested = proposal_data(combined, contents, numbers)
    return {
        "version": 1,
        "title": title or combined.title,
        "articles": (
            _article(article, suggested.get(article.id), with_text=with_text, folder=folder)
            for article in combined.articles
        ),
        "expressions": (),
        "mentions": (),
        "events": _events(combined, contents, numbers),
        "undated": list(contents.rows(combined.undated)),
        "skipped": [{"where": item.path, "message": item.reason} for item in combined.skipped],
        "notices": [{"where": item.where, "message": item.message} for item in combined.notices],
        "template": metadata_template(combined.articles),
        "feasts": feasts_of(*contents.feasts()),
        **({"keys": [_key(day, numbers) for day in keys if day.article in numbers]} if keys else {}),
    }


def _key(day: KeyDay, numbers: dict[str, int]) -> KeyDateData:
    return {
        "day": day.day,
        "weight": round(day.weight, 4),
        "summary": day.summary,
        "article": numbers[day.article],
        "articles": day.articles,
        "events": list(day.events),
    }


def metadata_template(articles: Iterable[Article]) -> str:
    """A metadata.csv with a row for every article, its date left empty where it is not known."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("file", "published", "title", "source", "url"))
    for article in articles:
        known = article.published if article.evidence.kind == "given" else None
        writer.writerow((article.id, (known and known.earliest) or "", "", article.source or "", article.url or ""))
    return out.getvalue()


def _article(
    article: Article, proposals: list[ProposalData] | None, *, with_text: bool, folder: str | None
) -> ArticleData:
    evidence: EvidenceData = {"kind": article.evidence.kind}
    put(evidence, "confidence", article.evidence.confidence)
    put(evidence, "quote", article.evidence.quote)
    put(evidence, "start", article.evidence.start)
    put(evidence, "end", article.evidence.end)
    data: ArticleData = {"id": article.id, "title": article.title, "lang": article.lang, "evidence": evidence}
    put(data, "source", article.source)
    put(data, "url", article.url)
    put(data, "published", time_data(article.published) if article.published else None)
    put(data, "also", list(article.also))
    put(data, "pages", list(article.pages))
    put(data, "document", _link(article.file, folder))
    put(data, "proposals", proposals)
    if with_text:
        data["text"] = article.text
        put(data, "body", article.body)
        put(data, "regions", [[item.start, item.end, item.kind] for item in article.regions])
    return data


def _link(file: str | None, folder: str | None) -> str | None:
    """The address of a file as seen from a folder; None where either is not known."""
    if file is None or folder is None:
        return None
    try:
        return quote(os.path.relpath(file, folder or ".").replace(os.sep, "/"))
    except ValueError:  # on another drive
        return None


def _events(combined: Combined, contents: Contents, numbers: dict[str, int]) -> Iterator[EventData] | Numbered:
    """The events; where they are kept by number, by the numbers of mentions."""
    if isinstance(combined.events, Events) and isinstance(contents, KeptContents):
        return Numbered(_record(one, numbers) for one in combined.events.records())
    return (_event(event, contents.rows(event.mentions), numbers) for event in combined.events)


def _event(event: Event, rows: Sequence[int], numbers: dict[str, int]) -> EventData:
    data: EventData = {
        "id": event.id,
        "label": event.label,
        "value": time_data(event.value),
        "status": event.status,
        "mentions": list(rows),
        "salience": round(event.salience, 4),
    }
    _put_all(data, event, [(one.article, one.earliest, one.latest) for one in event.disagreement], numbers)
    return data


def _record(event: EventRecord, numbers: dict[str, int]) -> Row:
    data = {
        "label": event.label,
        "dated": event.dated,
        "status": event.status,
        "mentions": event.mentions,
        "salience": round(event.salience, 4),
    }
    _put_all(data, event, event.claims, numbers)
    return data


def _put_all(data: Any, event: Event | EventRecord, claims: Sequence[Claim], numbers: dict[str, int]) -> None:
    """Sets what an event may lack."""
    put(data, "who", list(event.participants))
    put(data, "place", event.place)
    put(data, "why", event.why)
    put(data, "claims", [_claim(*one, numbers) for one in claims])


def _claim(article: str, earliest: str | None, latest: str | None, numbers: dict[str, int]) -> ClaimData:
    data: ClaimData = {"article": numbers[article]}
    put(data, "earliest", earliest)
    put(data, "latest", latest)
    return data
