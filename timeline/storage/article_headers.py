"""What is known of articles without making them."""

from __future__ import annotations

from typing import NamedTuple

from timeline.model.articles import Article


class ArticleHeader(NamedTuple):
    """The id of an article, the characters of its text, and whether its publication has a place on the calendar."""

    id: str
    size: int
    dated: bool


def header_of(article: Article) -> ArticleHeader:
    """The header of an article that is there."""
    return ArticleHeader(article.id, len(article.text), article.published is not None and article.published.placed)
