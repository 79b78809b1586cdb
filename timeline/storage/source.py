"""What is stored of articles, wherever that is, by the articles' numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Protocol

from timeline.model.events import DayMentions, PlacedMention
from timeline.model.times import TimeExpression
from timeline.storage.article_headers import ArticleHeader
from timeline.storage.encoded import Packed


class Source(Protocol):
    """What is stored of articles.  What was not, or holds no longer, is None or empty, and whoever asks makes it."""

    def header(self, number: int) -> ArticleHeader:
        """What is known of an article without making it."""
        ...

    def mentions(self, number: int) -> Sequence[PlacedMention]:
        """The placed mentions of one article, in text order."""
        ...

    def chosen(self, number: int, places: Sequence[int]) -> Sequence[PlacedMention]:
        """Those of its mentions that have these places among them."""
        ...

    def expressions(self, number: int) -> tuple[TimeExpression, ...]:
        """Its resolved time expressions, in text order."""
        ...

    def grouping_input(self, number: int) -> Any | None:
        """What grouping needs of it (`combining.grouping`)."""
        ...

    def day_mentions(self, number: int) -> Packed[DayMentions] | None:
        """What it says of days."""
        ...

    def report_block(self, number: int) -> bytes:
        """What the report shows of it."""
        ...

    def block_places(self, number: int) -> Sequence[int] | None:
        """The places of its mentions among those of its report block; None where these are the same."""
        ...

    def fingerprint(self, number: int) -> bytes:
        """What stands for all that a report shows of it: the same for the same."""
        ...
