"""Values of an article's expressions and places of its mentions: only what the extraction does not say."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any

from timeline.model import EventMention, Extraction, PlacedMention, TimeExpression, TimeValue
from timeline.pipeline.resolved_article import ResolvedArticle
from timeline.storage import deserialize, serialize
from timeline.storage.codec import decoder, encoder, pack, unpack

_VALUE = [field.name for field in fields(TimeExpression)].index("value")


def encode_placement(resolved: ResolvedArticle, extraction: Extraction) -> bytes:
    """[values of expressions, mentions], a mention as [mention, value, expression].

    A mention is its number where placing left it as the extraction has it; its value is 0 where it is that of the
    expression.
    """
    value, mention = encoder(TimeValue | None), encoder(EventMention)
    values = [value(one.value) for one in resolved.expressions]
    numbers = {one.span: number for number, one in enumerate(resolved.expressions)}
    known = dict(enumerate(extraction.mentions))
    placed = []
    for number, one in enumerate(resolved.mentions):
        own = number if known.get(number) == one.mention else mention(one.mention)
        at = None if one.expression is None else numbers[one.expression.span]
        when = value(one.value)
        placed.append([own, 0 if at is not None and values[at] == when else when, at])
    return pack([values, placed])


def decode_placement(packed: bytes, _: str) -> Any:
    """[values of expressions, mentions] as plain lists."""
    return unpack(packed)


def piece_lists(extraction: Any, placement: Any) -> tuple[list[bytes], list[bytes]]:
    """The expressions and the mentions of an article, each as bytes for the time of one run.

    Raises ValueError where the two parts do not belong together.
    """
    expressions, mentions = extraction
    values, placed = placement
    if len(values) != len(expressions):
        raise ValueError("damaged data (values and expressions differ in number)")
    times = [
        serialize([*raw[:_VALUE], value, *raw[_VALUE + 1 :]]) for raw, value in zip(expressions, values, strict=True)
    ]
    told = [serialize((mentions[own] if isinstance(own, int) else own, when, at)) for own, when, at in placed]
    return times, told


def expression_of(piece: bytes, name: str) -> TimeExpression:
    """The expression of a piece; `name` is the id of its article."""
    expression: TimeExpression = decoder(TimeExpression)(deserialize(piece), name)
    return expression


def mentions_of(pieces: Iterable[bytes], expression_piece: Callable[[int], bytes], name: str) -> list[PlacedMention]:
    """The mentions of some pieces; `expression_piece` gives that of an expression of their article by its number."""
    mention, value = decoder(EventMention), decoder(TimeValue | None)
    made: dict[int, TimeExpression] = {}
    found = []
    for own, when, at in map(deserialize, pieces):
        if at is not None and at not in made:
            made[at] = expression_of(expression_piece(at), name)
        linked = None if at is None else made[at]
        same = linked.value if linked is not None and when == 0 else value(when, name)
        found.append(PlacedMention(mention(own, name), same, linked))
    return found
