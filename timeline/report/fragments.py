"""What the page shows of one article, but for where the article stands among the others.

It hangs on the article alone, so it can be made where the article is extracted, and kept; the page of thousands of
articles is then put together without making their expressions and mentions again.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from timeline.model import Article, PlacedMention, TimeExpression
from timeline.report.items import expression_item, mention_item
from timeline.report.symbols import feasts_named, movable

Item = dict[str, Any]


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
    """How many expressions an article has, which of them dates each mention, and the feasts and years they name."""

    expressions: int
    links: Sequence[int | None]
    feasts: Sequence[str]
    years: Sequence[int]
    length: int


def fragments(settled: Settled) -> bytes:
    """The parts of an article: its summary, its expressions, its mentions; each can be read by itself."""
    expressions, text = settled.expressions, settled.article.text
    moving = movable(expressions)
    numbers = {one.span: number for number, one in enumerate(expressions)}
    links = [None if one.expression is None else numbers.get(one.expression.span) for one in settled.mentions]
    feasts, years = feasts_named(one for one in expressions if one.start in moving)
    ends = sorted({min(years), max(years)}) if years else []
    first = _packed([expression_item(one, moves=one.start in moving) for one in expressions])
    second = _packed([mention_item(one, text) for one in settled.mentions])
    return (
        json.dumps([len(expressions), links, sorted(feasts), ends, len(first)]).encode("ascii") + b"\n" + first + second
    )


def read_summary(page: bytes) -> Summary:
    """The summary of what `fragments` made."""
    return Summary(*json.loads(page[: page.index(b"\n")]))


def read_expressions(page: bytes) -> list[Item]:
    """The expressions of what `fragments` made."""
    start = page.index(b"\n") + 1
    return _unpacked(page[start : start + read_summary(page).length])


def read_mentions(page: bytes) -> list[Item]:
    """The mentions of what `fragments` made."""
    return _unpacked(page[page.index(b"\n") + 1 + read_summary(page).length :])


def _packed(items: Sequence[Item]) -> bytes:
    """Items with a list of their times, each once: most are those of several items."""
    places: dict[str, int] = {}
    times: list[Any] = []
    rows: list[Item] = []
    for item in items:
        time = item.get("value")
        if time is not None:
            place = places.setdefault(json.dumps(time), len(times))
            if place == len(times):
                times.append(time)
            item = {**item, "value": place}  # noqa: PLW2901 - the same with its time in few letters
        rows.append(item)
    return zlib.compress(json.dumps([times, rows], separators=(",", ":")).encode("ascii"), 1)


def _unpacked(data: bytes) -> list[Item]:
    times, items = json.loads(zlib.decompress(data))
    for item in items:
        if "value" in item:
            item["value"] = times[item["value"]]
    found: list[Item] = items
    return found
