"""What the page shows of one article, but for where the article stands among the others.

It hangs on the article alone, so it can be made where the article is extracted, and kept; the page of thousands of
articles is then put together without making their expressions and mentions again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from timeline.model import Article, PlacedMention, TimeExpression
from timeline.report.columns import Block, expression_block, mention_block
from timeline.report.items import expression_item, mention_item
from timeline.report.symbols import feasts_named, movable


class Settled(Protocol):
    """An article on the calendar."""

    @property
    def article(self) -> Article: ...
    @property
    def expressions(self) -> tuple[TimeExpression, ...]: ...
    @property
    def mentions(self) -> tuple[PlacedMention, ...]: ...


@dataclass(frozen=True, slots=True)
class Summary:
    """The feasts and years that the expressions of an article name, and the bytes that these take."""

    feasts: Sequence[str]
    years: Sequence[int]
    length: int


def fragments(settled: Settled) -> bytes:
    """The parts of an article: its summary, its expressions, its mentions; each can be read by itself."""
    expressions, text = settled.expressions, settled.article.text
    moving = movable(expressions)
    numbers = {one.span: number for number, one in enumerate(expressions)}
    feasts, years = feasts_named(one for one in expressions if one.start in moving)
    ends = sorted({min(years), max(years)}) if years else []
    links = [None if one.expression is None else numbers.get(one.expression.span) for one in settled.mentions]
    first = _packed(expression_block(expression_item(one, moves=one.start in moving) for one in expressions))
    second = _packed(
        mention_block(
            {**mention_item(one, text), "expression": link} for one, link in zip(settled.mentions, links, strict=True)
        )
    )
    return json.dumps([sorted(feasts), ends, len(first)]).encode("ascii") + b"\n" + first + second


def read_summary(page: bytes) -> Summary:
    """The summary of what `fragments` made."""
    return Summary(*json.loads(page[: page.index(b"\n")]))


def read_expressions(page: bytes) -> Block:
    """The expressions of what `fragments` made."""
    start = page.index(b"\n") + 1
    return _unpacked(page[start : start + read_summary(page).length])


def read_mentions(page: bytes) -> Block:
    """The mentions of what `fragments` made."""
    return _unpacked(page[page.index(b"\n") + 1 + read_summary(page).length :])


def _packed(block: Block) -> bytes:
    return zlib.compress(json.dumps(block, separators=(",", ":"), check_circular=False).encode("ascii"), 1)


def _unpacked(data: bytes) -> Block:
    found: Block = json.loads(zlib.decompress(data))
    return found
