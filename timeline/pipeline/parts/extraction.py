"""The extraction of an article: its expressions, of which no date is known yet, and its mentions."""

from __future__ import annotations

from typing import Any

from timeline.model import Article, EventMention, Extraction, TimeExpression
from timeline.pipeline.resolved_article import ResolvedArticle
from timeline.storage.codec import decoder, encoder, pack, unpack


def encode_extraction(_: ResolvedArticle, extraction: Extraction) -> bytes:
    """[expressions, mentions]."""
    expression, mention = encoder(TimeExpression), encoder(EventMention)
    return pack([[expression(one) for one in extraction.expressions], [mention(one) for one in extraction.mentions]])


def decode_extraction(packed: bytes, _: str) -> Any:
    """[expressions, mentions] as plain lists."""
    return unpack(packed)


def extraction_of(packed: bytes, article: Article) -> Extraction:
    """The extraction of an article; raises ValueError for damaged bytes."""
    raw_expressions, raw_mentions = unpack(packed)
    expression, mention = decoder(TimeExpression), decoder(EventMention)
    return Extraction(
        article,
        tuple([expression(one, article.id) for one in raw_expressions]),
        tuple([mention(one, article.id) for one in raw_mentions]),
    )
