"""Settled articles that lie packed on a shelf until somebody asks; memory holds where."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from timeline.model import Article, DateField, Notice, PlacedMention, Skipped, TimeExpression
from timeline.pipeline.parts import (
    DayMentionsBytes,
    Head,
    Packed,
    ProfileBytes,
    TellingsBytes,
    look_into_head,
    split_card,
    unpack_chosen,
    unpack_contents,
    unpack_head,
)
from timeline.pipeline.resolved_article import ResolvedArticle
from timeline.storage import ArticleHeader, SpillFile

_PARTS = 7  # on the shelf, of each article
_OPEN = 256  # articles that are held unpacked, once somebody asked for them


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One article as `pipeline.Settled` has it, read from the shelf when asked for.

    `number` is the article's among those that were read, `place` where its parts begin; `dated` says that it has a
    publication date, `flawed` that something was wrong with it.
    """

    id: str
    number: int
    place: int
    dated: bool
    flawed: bool
    keeper: ArticleStore = field(repr=False)

    @property
    def header(self) -> ArticleHeader:
        """Its id, the length of its text, and whether it is dated."""
        return ArticleHeader(self.id, self.keeper.size(self.place), self.dated)

    @property
    def article(self) -> Article:
        """The article, dated; made anew each time."""
        return self.keeper.head(self.place, self.number).article

    @property
    def profile(self) -> ProfileBytes:
        """What it is about, packed."""
        return self.keeper.profile(self.place, self.id)

    @property
    def tellings(self) -> TellingsBytes:
        """What it tells, packed."""
        return self.keeper.tellings(self.place, self.id)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What the user stated of it and could not be used."""
        return self.keeper.head(self.place, self.number).skipped if self.flawed else ()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the user should know of it."""
        return self.keeper.head(self.place, self.number).notices if self.flawed else ()

    @property
    def expressions(self) -> tuple[TimeExpression, ...]:
        """Its resolved time expressions."""
        return self.keeper.contents(self.place, self.id)[0]

    @property
    def mentions(self) -> tuple[PlacedMention, ...]:
        """Its placed mentions."""
        return self.keeper.contents(self.place, self.id)[1]

    def chosen(self, places: Sequence[int]) -> list[PlacedMention]:
        """Some of its placed mentions, by their places among them; only these are made."""
        return self.keeper.chosen(self.place, self.id, places)

    @property
    def daybook(self) -> DayMentionsBytes:
        """What it says of days, packed."""
        return self.keeper.daybook(self.place)

    @property
    def page(self) -> bytes:
        """What the report shows of both."""
        return self.keeper.page(self.place)

    @property
    def stamp(self) -> bytes:
        """What stands for all that the report shows of it; empty where no cache was asked."""
        return self.keeper.stamp(self.place)

    def settled(self) -> ResolvedArticle:
        """All of it at once."""
        return ResolvedArticle(self.article, self.expressions, self.mentions, self.skipped, self.notices)


class ArticleStore:
    """Puts what was packed of articles on a shelf, and takes it down again.

    `articles` are those that were read, which stay where they are; `anchor` dates those that state no date.
    """

    def __init__(self, articles: Sequence[Article], anchor: DateField | None = None) -> None:
        self._articles = articles
        self._anchor = anchor
        self._shelf = SpillFile()
        self._sizes = array("q")
        self._stamps = bytearray()
        self.contents = lru_cache(maxsize=_OPEN)(self._contents)

    def keep(self, packed: Packed, number: int, name: str, size: int, stamp: bytes = b"") -> StoredArticle:
        """The article with this number, id, length of text and stamp as it is kept; all stamps are as long.

        Raises ValueError for damaged bytes.
        """
        dated, flawed = look_into_head(packed.head)
        place = self._shelf.put(packed.extraction)
        self._shelf.put(packed.placed)
        for part in split_card(packed.card):
            self._shelf.put(part)
        self._shelf.put(packed.daybook)
        self._shelf.put(packed.page)
        self._shelf.put(packed.head)
        self._sizes.append(size)
        self._stamps += stamp
        return StoredArticle(name, number, place, dated, flawed, self)

    def size(self, place: int) -> int:
        """The characters of an article's text."""
        return self._sizes[place // _PARTS]

    def stamp(self, place: int) -> bytes:
        """The stamp of an article."""
        length = len(self._stamps) // len(self._sizes)
        start = place // _PARTS * length
        return bytes(self._stamps[start : start + length])

    def head(self, place: int, number: int) -> Head:
        """An article, dated, and what was wrong with it."""
        return unpack_head(self._shelf.get(place + 6), self._articles[number], self._anchor)

    def profile(self, place: int, name: str) -> ProfileBytes:
        """What an article is about, packed."""
        return ProfileBytes(self._shelf.get(place + 2), name)

    def tellings(self, place: int, name: str) -> TellingsBytes:
        """What an article tells, packed."""
        return TellingsBytes(self._shelf.get(place + 3), name)

    def daybook(self, place: int) -> DayMentionsBytes:
        """What an article says of days, packed."""
        return DayMentionsBytes(self._shelf.get(place + 4))

    def page(self, place: int) -> bytes:
        """What the report shows of an article."""
        return self._shelf.get(place + 5)

    def chosen(self, place: int, name: str, places: Sequence[int]) -> list[PlacedMention]:
        """Some of an article's placed mentions; where all articles may stay open, they do."""
        if len(self._sizes) <= _OPEN:
            whole = self.contents(place, name)[1]
            return [whole[one] for one in places]
        return unpack_chosen(self._shelf.get(place), self._shelf.get(place + 1), name, places)

    def _contents(self, place: int, name: str) -> tuple[tuple[TimeExpression, ...], tuple[PlacedMention, ...]]:
        return unpack_contents(self._shelf.get(place), self._shelf.get(place + 1), name)
