"""The header of a resolved article: its publication date, and what was wrong with it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from timeline.model import Article, DateField, Evidence, Extraction, Notice, Skipped, TimeValue
from timeline.pipeline.resolved_article import ResolvedArticle
from timeline.storage.codec import decoder, encoder


@dataclass(frozen=True, slots=True)
class Header:
    """What dating found: the date and its evidence, encoded, whether the anchor dated it, and what was wrong.

    Where something was stated is the number of the date that was, or -1 for the article, so that both may be moved.
    """

    published: str | None
    evidence: Any
    anchored: int
    skipped: list[tuple[int | str, str]]
    notices: list[tuple[int | str, str]]

    @property
    def dated(self) -> bool:
        """Whether the publication date has a place on the calendar."""
        value = _value(self.published)
        return value is not None and value.placed

    def article(self, read: Article, anchor: DateField | None) -> Article:
        """The article as it was read, with its date."""
        dates = (*read.dates, anchor) if self.anchored and anchor is not None else read.dates
        evidence = decoder(Evidence)(self.evidence, read.id)
        return read.on(_value(self.published), evidence, dates)

    def skips(self, dated: Article) -> tuple[Skipped, ...]:
        """What the user stated of it and could not be used."""
        return tuple([Skipped(_stated_at(where, dated), reason) for where, reason in self.skipped])

    def told(self, dated: Article) -> tuple[Notice, ...]:
        """What the user should know of it."""
        return tuple([Notice(_stated_at(where, dated), message) for where, message in self.notices])


def encode_header(resolved: ResolvedArticle, extraction: Extraction) -> bytes:
    """JSON of the header's fields."""
    article = resolved.article
    data = [
        _text(article.published),
        encoder(Evidence)(article.evidence),
        len(article.dates) - len(extraction.article.dates),
        [[_where(one.path, article), one.reason] for one in resolved.skipped],
        [[_where(one.where, article), one.message] for one in resolved.notices],
    ]
    return json.dumps(data, separators=(",", ":")).encode("ascii")


def decode_header(packed: bytes, _: str) -> Header:
    """The header; raises ValueError for damaged bytes."""
    return Header(*json.loads(packed.decode("ascii")))


def _where(where: str, article: Article) -> int | str:
    dates = [one.where for one in article.dates]
    if where in dates:
        return dates.index(where)
    return -1 if where == article.id else where


def _stated_at(where: int | str, article: Article) -> str:
    """The inverse of `_where`."""
    if isinstance(where, str):
        return where
    return article.id if where < 0 else article.dates[where].where


def _text(value: TimeValue | None) -> str | None:
    return None if value is None else json.dumps(encoder(TimeValue)(value), separators=(",", ":"))


@lru_cache(maxsize=1024)
def _value(text: str | None) -> TimeValue | None:
    if text is None:
        return None
    value: TimeValue = decoder(TimeValue)(json.loads(text), "")
    return value
