"""A result one article after another, so that each is opened once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.model import Article, Combined, PlacedMention, TimeExpression
from timeline.storage import index_of


class ToldArticle(NamedTuple):
    """An article with its time expressions and the mentions in it, both in text order; `number` is its own."""

    number: int
    article: Article
    expressions: Sequence[TimeExpression]
    mentions: Sequence[PlacedMention]

    @property
    def candidates(self) -> list[PlacedMention]:
        """The mentions that belong on a timeline."""
        return [one for one in self.mentions if one.mention.candidate]


def told_articles(combined: Combined) -> Iterator[ToldArticle]:
    """Each article with all that was found in it, by id."""
    index = index_of(combined)
    for number, article in enumerate(index.articles):
        yield ToldArticle(number, article, index.source.expressions(number), index.source.mentions(number))
