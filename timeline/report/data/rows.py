"""The one contract of data between Python and the page.

`report_data` turns a `Combined` into JSON-ready data; `assets/js/data/types.js` declares the same shapes for the
page.  In the file the rows travel in sections (`wire.py`).  Keys whose value says nothing are left out.  Offsets are
Python's (code points); the page converts them to its UTF-16 offsets.  Articles, expressions, mentions and events point
at each other by index.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol
from urllib.parse import quote

from timeline.model import Article, Combined, Disagreement, Event
from timeline.report.data.contents import Contents
from timeline.report.data.items import expression_item, mention_item
from timeline.report.data.movable import feasts_named, feasts_of, movable
from timeline.report.data.proposals import proposal_data
from timeline.report.data.shapes import ArticleData, ClaimData, EventData, EvidenceData, KeyDateData, ReportData
from timeline.report.data.times import put, time_data
from timeline.report.encoding.row_group import TEMPLATE, template_rows, without_text
from timeline.storage import ResultIndex


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
    contents = Contents(combined)
    numbers = {name: index for index, name in enumerate(contents.names)}
    articles = [article_data(article) for article in combined.articles]
    data: Any = {
        **head_data(combined, title=title),
        "template": TEMPLATE + template_rows(articles),
        "articles": articles if with_text else list(map(without_text, articles)),
        "expressions": list(_expressions(contents.index)),
        "mentions": list(_mentions(contents.index)),
        "events": [_event(event, contents.rows(event.mentions), numbers) for event in combined.events],
        "undated": list(contents.rows(combined.undated)),
        "feasts": feasts_of(*_feasts(contents.index)),
    }
    suggested = proposal_data(combined, contents, numbers)
    for article, row in zip(combined.articles, data["articles"], strict=True):
        put(row, "document", link_to(article.file, folder))
        put(row, "proposals", suggested.get(article.id))
    whole: ReportData = data
    return whole


def head_data(combined: Combined, *, title: str | None) -> dict[str, Any]:
    """What can be said of a result without a look at its articles."""
    return {
        "version": 1,
        "title": title or combined.title,
        "skipped": [{"where": item.path, "message": item.reason} for item in combined.skipped],
        "notices": [{"where": item.where, "message": item.message} for item in combined.notices],
    }


def key_data(day: KeyDay, numbers: Mapping[str, int]) -> KeyDateData:
    """A day that matters most; `numbers` are the articles'."""
    return {
        "day": day.day,
        "weight": round(day.weight, 4),
        "summary": day.summary,
        "article": numbers[day.article],
        "articles": day.articles,
        "events": list(day.events),
    }


def article_data(article: Article) -> ArticleData:
    """An article with its text, but for what hangs on other articles and on where the report lies."""
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
    data["text"] = article.text
    put(data, "body", article.body)
    put(data, "regions", [[item.start, item.end, item.kind] for item in article.regions])
    return data


def link_to(file: str | None, folder: str | None) -> str | None:
    """The address of a file as seen from a folder; None where either is not known."""
    if file is None or folder is None:
        return None
    try:
        return quote(os.path.relpath(file, folder or ".").replace(os.sep, "/"))
    except ValueError:  # on another drive
        return None


def _expressions(index: ResultIndex) -> Iterator[dict[str, Any]]:
    """The expressions, by article and place."""
    for number in range(len(index.names)):
        own = index.source.expressions(number)
        moving = movable(own)
        for item in own:
            yield {"article": number, **expression_item(item, moves=item.start in moving)}


def _mentions(index: ResultIndex) -> Iterator[dict[str, Any]]:
    """The mentions, by article and place, each with the numbers of its expression and event where it has them."""
    before = 0
    for number, article in enumerate(index.articles):
        expressions = index.source.expressions(number)
        spans = {one.span: place for place, one in enumerate(expressions, start=before)}
        for row, placed in zip(index.own(number), index.source.mentions(number), strict=True):
            linked = spans.get(placed.expression.span) if placed.expression else None
            event = index.events_of_mentions[row]
            item: dict[str, Any] = {"article": number, **mention_item(placed, article.text)}
            put(item, "expression", linked)
            put(item, "event", event if event >= 0 else None)
            yield item
        before += len(expressions)


def _feasts(index: ResultIndex) -> tuple[set[str], set[int]]:
    """The feasts named, and the years for which they may be needed."""
    owned = map(index.source.expressions, range(len(index.names)))
    moving = ((own, movable(own)) for own in owned)
    return feasts_named(item for own, starts in moving for item in own if item.start in starts)


def _event(event: Event, rows: Sequence[int], numbers: Mapping[str, int]) -> EventData:
    data: EventData = {
        "id": event.id,
        "label": event.label,
        "value": time_data(event.value),
        "status": event.status,
        "mentions": list(rows),
        "salience": round(event.salience, 4),
    }
    put(data, "who", list(event.participants))
    put(data, "place", event.place)
    put(data, "why", event.why)
    put(data, "claims", [_claim(one, numbers) for one in event.disagreement])
    return data


def _claim(one: Disagreement, numbers: Mapping[str, int]) -> ClaimData:
    data: ClaimData = {"article": numbers[one.article]}
    put(data, "earliest", one.earliest)
    put(data, "latest", one.latest)
    return data
