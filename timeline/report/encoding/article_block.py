"""What the page shows of one article, but for where the article stands among the others.

It hangs on the article alone, so it can be made where the article is extracted, and kept; the page of thousands of
articles is then put together without making their expressions and mentions again.  Quotes are not kept: the article
has them.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from timeline.model import Article, PlacedMention, TimeExpression
from timeline.report.data.items import expression_item, mention_item
from timeline.report.data.movable import feasts_named, movable
from timeline.report.encoding.columns import EXPRESSION, MENTION, Dictionary, Row, Times, as_json

EXPRESSION_COLUMNS = ("start", "end", "value", *EXPRESSION)
MENTION_COLUMNS = ("start", "end", "before", "after", "expression", "value", *MENTION)
_VALUE = EXPRESSION_COLUMNS.index("value")
LINKED = -1
"""The value of a mention that has the value of its expression."""


class DatedArticle(Protocol):
    """An article on the calendar."""

    @property
    def article(self) -> Article: ...
    @property
    def expressions(self) -> Sequence[TimeExpression]: ...
    @property
    def mentions(self) -> Sequence[PlacedMention]: ...


@dataclass(frozen=True, slots=True)
class ArticleBlock:
    """The expressions and mentions of an article, as columns with the names above.

    `start` counts from the row before and `end` from `start`; a sentence is how far it reaches `before` the mention's
    start and `after` its end.  `expression` points at the article's own, counted from 1; `value` at the `times`, where
    it is not that of the expression (LINKED); all else at the `values`.  Those and the `titles` are JSON.
    """

    feasts: Sequence[str]
    years: Sequence[int]
    expressions: Sequence[Sequence[int]]
    mentions: Sequence[Sequence[int]]
    times: Sequence[Sequence[int]]
    steps: Sequence[Sequence[int]]
    titles: Sequence[str]
    values: Sequence[str]


def article_block(resolved: DatedArticle) -> bytes:
    """What the page shows of an article: lines of JSON, deflated."""
    expressions, text = resolved.expressions, resolved.article.text
    moving = movable(expressions)
    feasts, years = feasts_named(one for one in expressions if one.start in moving)
    numbers = {one.span: number for number, one in enumerate(expressions, 1)}
    making = _Making()
    for one in expressions:
        making.expression(expression_item(one, moves=one.start in moving))
    for placed in resolved.mentions:
        link = 0 if placed.expression is None else numbers.get(placed.expression.span, 0)
        making.mention(mention_item(placed, text), link)
    return making.packed(sorted(feasts), sorted({min(years), max(years)}) if years else [])


def read_article_block(page: bytes) -> ArticleBlock:
    """The inverse of `article_block`."""
    first, *lines = zlib.decompress(page).decode("utf-8", "surrogatepass").split("\n")
    feasts, years, expressions, mentions, times, steps, titles = json.loads(first)
    return ArticleBlock(feasts, years, expressions, mentions, times, steps, lines[:titles], lines[titles:])


class _Making:
    """Fragments that grow row by row."""

    def __init__(self) -> None:
        self._expressions: list[list[int]] = []
        self._mentions: list[list[int]] = []
        self._titles: list[str] = []
        self._pool, self._times = Dictionary(), Times()
        # Rows often have one and the same time; held here, so that no other gets its id.
        self._seen: dict[int, tuple[Row | None, int]] = {}
        self._last = 0

    def expression(self, row: Row) -> None:
        start, end = row["start"], row["end"]
        own = [self._pool.place(row.get(name)) for name in EXPRESSION]
        self._expressions.append([start, end - start, self._time(row.get("value")), *own])

    def mention(self, row: Row, link: int) -> None:
        start, end = row["start"], row["end"]
        first, beyond = row["sentence"]
        own = [self._pool.place(row.get(name)) for name in MENTION]
        value = self._time(row.get("value"))
        if value and link and value == self._expressions[link - 1][_VALUE]:
            value = LINKED
        self._mentions.append([start, end - start, start - first, beyond - end, link, value, *own])
        self._titles.append(as_json(row["title"]))

    def _time(self, value: Row | None) -> int:
        known = self._seen.get(id(value))
        if known is None:
            known = self._seen[id(value)] = value, self._times.put(value, self._pool)
        return known[1]

    def packed(self, feasts: Sequence[str], years: Sequence[int]) -> bytes:
        tables = [_columns(rows) for rows in (self._expressions, self._mentions)]
        first = as_json([feasts, years, *tables, self._times.rows(), self._times.steps(), len(self._titles)])
        _, *values = self._pool.texts()
        return zlib.compress("\n".join((first, *self._titles, *values)).encode("utf-8", "surrogatepass"), 1)


def _columns(rows: Sequence[Sequence[int]]) -> list[list[int]]:
    """Rows as columns, the first of which counts from the row before."""
    if not rows:
        return []
    starts, *others = map(list, zip(*rows, strict=True))
    return [[start - last for start, last in zip(starts, [0, *starts], strict=False)], *others]
