"""What is known of articles without making them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.model.articles import Article
from timeline.storage.lazy import Lazy


class ArticleHeader(NamedTuple):
    """The id of an article, the characters of its text, and whether its publication has a place on the calendar."""

    id: str
    size: int
    dated: bool


class LazyArticles(Lazy[Article]):
    """Articles that are made when asked for, and of which this is known before."""

    __slots__ = ()

    @abstractmethod
    def headers(self) -> Iterator[ArticleHeader]:
        """The header of each."""


def header_of(article: Article) -> ArticleHeader:
    """The header of an article that is there."""
    return ArticleHeader(article.id, len(article.text), article.published is not None and article.published.placed)


def headers_of(articles: Sequence[Article]) -> Iterator[ArticleHeader]:
    """The header of each article; where it is known, none is made."""
    return articles.headers() if isinstance(articles, LazyArticles) else map(header_of, articles)
