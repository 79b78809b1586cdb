"""What the cache keeps of one article: its extraction, and on top of it the dates and places that came of it.

Both are kept apart, since a new publication date changes the second and not the first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from timeline.cache.codec import codec, pack, unpack
from timeline.model import (
    Article,
    DateField,
    EventMention,
    Evidence,
    Extraction,
    Notice,
    PlacedMention,
    Skipped,
    TimeExpression,
    TimeValue,
)
from timeline.pipeline import Settled


@dataclass(frozen=True, slots=True)
class Packed:
    """An article's extraction and what was placed of it, as bytes."""

    extraction: bytes
    placed: bytes


def _encoder(kind: Any) -> Callable[[Any], Any]:
    found = codec(kind).encode
    assert found is not None  # noqa: S101 - every type of the model that is asked for here is a dataclass or a tuple
    return found


_VALUE = [field.name for field in fields(TimeExpression)].index("value")


def _decoder(kind: Any) -> Callable[[Any, str], Any]:
    found = codec(kind).decode
    assert found is not None  # noqa: S101
    return found


def pack_extraction(extraction: Extraction) -> bytes:
    """The expressions and mentions of an article."""
    return pack(_raw(extraction))


def _raw(extraction: Extraction) -> list[Any]:
    expression, mention = _encoder(TimeExpression), _encoder(EventMention)
    return [[expression(one) for one in extraction.expressions], [mention(one) for one in extraction.mentions]]


def unpack_extraction(packed: bytes, article: Article) -> Extraction:
    """The inverse of `pack_extraction`; raises ValueError for damaged bytes."""
    raw_expressions, raw_mentions = unpack(packed)
    expression, mention = _decoder(TimeExpression), _decoder(EventMention)
    return Extraction(
        article,
        tuple([expression(one, article.id) for one in raw_expressions]),
        tuple([mention(one, article.id) for one in raw_mentions]),
    )


def pack_placed(placed: Settled, extraction: Extraction) -> Packed:
    """Both parts of an article; the second says only what the first does not."""
    raw = _raw(extraction)
    value = _encoder(TimeValue | None)
    values = [value(one.value) for one in placed.expressions]
    numbers = {one.span: number for number, one in enumerate(placed.expressions)}
    data = [
        value(placed.article.published),
        _encoder(Evidence)(placed.article.evidence),
        len(placed.article.dates) - len(extraction.article.dates),
        values,
        [_mention(one, number, raw[1], values, numbers) for number, one in enumerate(placed.mentions)],
        _encoder(tuple[Skipped, ...])(placed.skipped),
        _encoder(tuple[Notice, ...])(placed.notices),
    ]
    return Packed(pack(raw), pack(data))


def _mention(
    placed: PlacedMention, number: int, raw: Sequence[Any], values: Sequence[Any], numbers: dict[Any, int]
) -> list[Any]:
    """[mention, value, expression].

    The mention is its number where placing left it as it was; the value 0 where it is that of the expression.
    """
    own = _encoder(EventMention)(placed.mention)
    value = _encoder(TimeValue | None)(placed.value)
    at = None if placed.expression is None else numbers[placed.expression.span]
    same = at is not None and values[at] == value
    return [number if number < len(raw) and raw[number] == own else own, 0 if same else value, at]


def unpack_placed(packed: Packed, article: Article, anchor: DateField | None) -> Settled:
    """The inverse of `pack_placed`, for the article as it was read; raises ValueError for damaged bytes."""
    raw_expressions, raw_mentions = unpack(packed.extraction)
    published, evidence, anchored, values, mentions, skipped, notices = unpack(packed.placed)
    name = article.id
    value, expression = _decoder(TimeValue | None), _decoder(TimeExpression)
    expressions = tuple(
        [
            expression([*raw[:_VALUE], found, *raw[_VALUE + 1 :]], name)
            for raw, found in zip(raw_expressions, values, strict=True)
        ]
    )
    dates = (*article.dates, anchor) if anchored and anchor is not None else article.dates
    dated = replace(article, published=value(published, name), evidence=_decoder(Evidence)(evidence, name), dates=dates)
    mention = _decoder(EventMention)
    placed: list[PlacedMention] = []
    for own, when, at in mentions:
        told = mention(raw_mentions[own] if isinstance(own, int) else own, name)
        linked = None if at is None else expressions[at]
        same = linked.value if linked is not None and when == 0 else value(when, name)
        placed.append(PlacedMention(told, same, linked))
    return Settled(
        dated,
        expressions,
        tuple(placed),
        _decoder(tuple[Skipped, ...])(skipped, name),
        _decoder(tuple[Notice, ...])(notices, name),
    )
