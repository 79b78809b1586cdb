"""Settled articles of which memory holds the head; the rest lies packed on a shelf until somebody asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache

from timeline.cache.placed import (
    Head,
    Packed,
    TellingsBytes,
    split_card,
    unpack_contents,
    unpack_daybook,
    unpack_head,
    unpack_profile,
)
from timeline.combining import Profile, Settled
from timeline.model import Article, DateField, Daybook, Notice, PlacedMention, Shelf, Skipped, TimeExpression

_OPEN = 2048  # articles that are held unpacked, once somebody asked for them


@dataclass(frozen=True, slots=True)
class Kept:
    """One article as `pipeline.Settled` has it; all but its head is read from the shelf when asked for."""

    head: Head
    place: int
    keeper: Keeper = field(repr=False)

    @property
    def article(self) -> Article:
        """The article, dated."""
        return self.head.article

    @property
    def id(self) -> str:
        """The article's id."""
        return self.head.article.id

    @property
    def profile(self) -> Profile:
        """What it is about, unpacked anew each time."""
        return self.keeper.profile(self.place, self.id)

    @property
    def tellings(self) -> TellingsBytes:
        """What it tells, packed."""
        return self.keeper.tellings(self.place, self.id)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What the user stated of it and could not be used."""
        return self.head.skipped

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the user should know of it."""
        return self.head.notices

    @property
    def expressions(self) -> tuple[TimeExpression, ...]:
        """Its resolved time expressions."""
        return self.keeper.contents(self.place, self.article.id)[0]

    @property
    def mentions(self) -> tuple[PlacedMention, ...]:
        """Its placed mentions."""
        return self.keeper.contents(self.place, self.article.id)[1]

    @property
    def daybook(self) -> Daybook:
        """What it says of days."""
        return self.keeper.daybook(self.place)

    @property
    def page(self) -> bytes:
        """What the report shows of both."""
        return self.keeper.page(self.place)

    def settled(self) -> Settled:
        """All of it at once."""
        return Settled(self.article, self.expressions, self.mentions, self.skipped, self.notices)


class Keeper:
    """Puts what was packed of articles on a shelf, and takes it down again."""

    def __init__(self) -> None:
        self._shelf = Shelf()
        self.contents = lru_cache(maxsize=_OPEN)(self._contents)

    def keep(self, packed: Packed, article: Article, anchor: DateField | None) -> Kept:
        """The article as it is kept; raises ValueError for damaged bytes."""
        head = unpack_head(packed.head, article, anchor)
        place = self._shelf.put(packed.extraction)
        self._shelf.put(packed.placed)
        for part in split_card(packed.card):
            self._shelf.put(part)
        self._shelf.put(packed.daybook)
        self._shelf.put(packed.page)
        return Kept(head, place, self)

    def profile(self, place: int, name: str) -> Profile:
        """What an article is about."""
        return unpack_profile(self._shelf.get(place + 2), name)

    def tellings(self, place: int, name: str) -> TellingsBytes:
        """What an article tells, packed."""
        return TellingsBytes(self._shelf.get(place + 3), name)

    def daybook(self, place: int) -> Daybook:
        """What an article says of days."""
        return unpack_daybook(self._shelf.get(place + 4))

    def page(self, place: int) -> bytes:
        """What the report shows of an article."""
        return self._shelf.get(place + 5)

    def _contents(self, place: int, name: str) -> tuple[tuple[TimeExpression, ...], tuple[PlacedMention, ...]]:
        return unpack_contents(self._shelf.get(place), self._shelf.get(place + 1), name)
