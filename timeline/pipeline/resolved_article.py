"""Articles on the calendar: what combining takes, each with its parts wherever they are kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from timeline.combining.grouping.inputs import GroupingInput, GroupingMentions, TermProfile, make_grouping_input
from timeline.combining.grouping.tfidf import PackedTermProfile
from timeline.combining.grouping.within_story import PackedGroupingMentions
from timeline.combining.key_dates.day_mentions import make_day_mentions
from timeline.model import Article, DayMentions, Notice, PlacedMention, Skipped, TimeExpression
from timeline.storage import ArticleHeader, LazyArticles, PackedDayMentions, header_of


@dataclass(frozen=True, slots=True)
class ResolvedArticle:
    """An article on the calendar: dated, its expressions resolved, its mentions placed, and what was wrong with it."""

    article: Article
    expressions: tuple[TimeExpression, ...]
    mentions: tuple[PlacedMention, ...]
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Notice, ...] = ()

    @property
    def id(self) -> str:
        """The article's id."""
        return self.article.id

    @property
    def header(self) -> ArticleHeader:
        """Its id, the length of its text, and whether it is dated."""
        return header_of(self.article)

    def chosen(self, places: Sequence[int]) -> list[PlacedMention]:
        """Some of its placed mentions, by their places among them."""
        return [self.mentions[place] for place in places]

    @property
    def card(self) -> GroupingInput:
        """What grouping needs of it."""
        return make_grouping_input(self.article, self.mentions)

    @property
    def profile(self) -> TermProfile:
        """What it is about."""
        return self.card.profile

    @property
    def tellings(self) -> GroupingMentions:
        """What it tells."""
        return self.card.tellings

    @property
    def daybook(self) -> DayMentions:
        """What it says of days."""
        return make_day_mentions(self.article, self.expressions)

    @property
    def page(self) -> bytes:
        """What the report shows of it: nothing that was made before."""
        return b""

    @property
    def stamp(self) -> bytes:
        """What stands for that: nothing."""
        return b""


class Resolved(Protocol):
    """A settled article, wherever its parts are kept."""

    @property
    def id(self) -> str: ...
    @property
    def header(self) -> ArticleHeader: ...
    @property
    def article(self) -> Article: ...
    @property
    def profile(self) -> PackedTermProfile: ...
    @property
    def tellings(self) -> PackedGroupingMentions: ...
    @property
    def expressions(self) -> tuple[TimeExpression, ...]: ...
    @property
    def mentions(self) -> tuple[PlacedMention, ...]: ...
    def chosen(self, places: Sequence[int]) -> Sequence[PlacedMention]: ...
    @property
    def skipped(self) -> tuple[Skipped, ...]: ...
    @property
    def notices(self) -> tuple[Notice, ...]: ...
    @property
    def daybook(self) -> PackedDayMentions: ...
    @property
    def page(self) -> bytes: ...
    @property
    def stamp(self) -> bytes: ...


class ResolvedArticles(LazyArticles):
    """The articles of settled ones."""

    __slots__ = ("_kept",)

    def __init__(self, kept: Sequence[Resolved]) -> None:
        self._kept = kept

    def make(self, number: int) -> Article:
        return self._kept[number].article

    def headers(self) -> Iterator[ArticleHeader]:
        return (one.header for one in self._kept)

    def __len__(self) -> int:
        return len(self._kept)


@dataclass(frozen=True, slots=True)
class ResolvedParts:
    """Settled articles as the source of their mentions and expressions."""

    articles: Sequence[Resolved]

    def mentions(self, number: int) -> tuple[PlacedMention, ...]:
        return self.articles[number].mentions

    def chosen(self, number: int, places: Sequence[int]) -> Sequence[PlacedMention]:
        return self.articles[number].chosen(places)

    def expressions(self, number: int) -> tuple[TimeExpression, ...]:
        return self.articles[number].expressions

    def grouping_input(self, number: int) -> Resolved:
        return self.articles[number]

    def day_mentions(self, number: int) -> PackedDayMentions:
        return self.articles[number].daybook

    def report_block(self, number: int) -> bytes:
        return self.articles[number].page

    def block_places(self, _: int) -> None:
        return None

    def fingerprint(self, number: int) -> bytes:
        return self.articles[number].stamp
