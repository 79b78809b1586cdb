"""What is known of articles without making them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from timeline.model.articles import Article
from timeline.model.lazy import Lazy


class Outline(NamedTuple):
    """The id of an article, the characters of its text, and whether its publication has a place on the calendar."""

    id: str
    size: int
    dated: bool


class Outlined(Lazy[Article]):
    """Articles that are made when asked for, and of which this is known before."""

    __slots__ = ()

    @abstractmethod
    def outlines(self) -> Iterator[Outline]:
        """The outline of each."""


def outline(article: Article) -> Outline:
    """The outline of an article that is there."""
    return Outline(article.id, len(article.text), article.published is not None and article.published.placed)


def outlines(articles: Sequence[Article]) -> Iterator[Outline]:
    """The outline of each article; where it is known, none is made."""
    return articles.outlines() if isinstance(articles, Outlined) else map(outline, articles)
