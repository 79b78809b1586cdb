"""Resolved articles that lie encoded in a spill file until somebody asks; memory holds where."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from timeline.combining import GroupingMentions, TermProfile
from timeline.model import Article, DateField, DayMentions, Extraction, Notice, PlacedMention, Skipped, TimeExpression
from timeline.pipeline.parts import (
    DAY_MENTIONS,
    EXTRACTION,
    GROUPING_MENTIONS,
    HEADER,
    PARTS,
    PLACEMENT,
    REPORT_BLOCK,
    TERMS,
    EncodedArticle,
    Part,
    PartTable,
)
from timeline.pipeline.parts.placement import expression_of, mentions_of, piece_lists
from timeline.pipeline.resolved_article import ResolvedArticle
from timeline.storage import ArticleHeader, Encoded, Lazy, SpillFile

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class StoredArticle:
    """One resolved article in a store.

    `number` is the article's among those that were read, `place` its own in the store; `dated` says that it has a
    publication date, `flawed` that something was wrong with it.
    """

    id: str
    number: int
    place: int
    dated: bool
    flawed: bool
    store: ArticleStore = field(repr=False)

    def get(self, part: Part[T]) -> T:
        """One part of it."""
        return self.encoded(part).open()

    def encoded(self, part: Part[T]) -> Encoded[T]:
        """The same, to be opened wherever it is needed."""
        return Encoded(self.store.get(part, self.place), self.id, part.decode)

    @property
    def header(self) -> ArticleHeader:
        """Its id, the length of its text, and whether it is dated."""
        return ArticleHeader(self.id, self.store.size(self.place), self.dated)

    @property
    def article(self) -> Article:
        """The article, dated; made anew each time."""
        return self.store.dated_article(self)

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What the user stated of it and could not be used."""
        return self.get(HEADER).skips(self.article) if self.flawed else ()

    @property
    def notices(self) -> tuple[Notice, ...]:
        """What the user should know of it."""
        return self.get(HEADER).told(self.article) if self.flawed else ()

    @property
    def terms(self) -> Encoded[TermProfile]:
        """What it is about, for grouping."""
        return self.encoded(TERMS)

    @property
    def grouping_mentions(self) -> Encoded[GroupingMentions]:
        """What it tells, for grouping."""
        return self.encoded(GROUPING_MENTIONS)

    def resolved(self) -> ResolvedArticle:
        """All of it at once."""
        mentions = self.store.mentions(self, range(self.store.mention_count(self)))
        return ResolvedArticle(self.article, self.store.expressions(self), tuple(mentions), self.skipped, self.notices)


class ArticleStore:
    """Encoded articles in a spill file, and the expressions and mentions of those that were opened, one by one.

    `articles` are those that were read, which stay where they are; `anchor` dates those that state no date.  An article
    is opened once: what it holds is then found piece by piece, in whatever order events ask for it.
    """

    def __init__(self, articles: Sequence[Article], anchor: DateField | None = None, parts: PartTable = PARTS) -> None:
        self._articles = articles
        self._anchor = anchor
        self._parts = parts
        self._slots = {part.name: slot for slot, part in enumerate(parts)}
        self._file = SpillFile()
        self._sizes = array("q")
        self._fingerprints = bytearray()
        self._pieces = SpillFile()
        self._opened = array("q")  # of each article: its first piece, or -1; and how many are expressions, mentions
        self._counts = array("q"), array("q")

    def put(
        self, encoded: EncodedArticle, number: int, name: str, size: int, fingerprint: bytes = b""
    ) -> StoredArticle:
        """Keep the article with this number, id, length of text and fingerprint; all fingerprints are as long.

        Raises ValueError for damaged bytes.
        """
        header = HEADER.decode(encoded[self._slots[HEADER.name]], name)
        dated, flawed = header.dated, bool(header.skipped or header.notices)
        for part in encoded:
            self._file.put(part)
        self._sizes.append(size)
        self._fingerprints += fingerprint
        self._opened.append(-1)
        for counts in self._counts:
            counts.append(0)
        return StoredArticle(name, number, len(self._sizes) - 1, dated, flawed, self)

    def put_again(self, stored: StoredArticle, resolved: ResolvedArticle) -> StoredArticle:
        """Keep an article that was dated anew, in the place of an older one; nothing stands for it in a cache."""
        mentions = tuple(placed.mention for placed in resolved.mentions)
        extraction = Extraction(self._articles[stored.number], resolved.expressions, mentions)
        encoded = self._parts.encode(resolved, extraction)
        length = len(self._fingerprints) // len(self._sizes)
        return self.put(encoded, stored.number, stored.id, self._sizes[stored.place], bytes(length))

    def get(self, part: Part[Any], place: int) -> bytes:
        """A part of an article, encoded."""
        return self._file.get(place * len(self._parts) + self._slots[part.name])

    def size(self, place: int) -> int:
        """The characters of an article's text."""
        return self._sizes[place]

    def fingerprint(self, place: int) -> bytes:
        """The fingerprint of an article; empty where it has none."""
        length = len(self._fingerprints) // len(self._sizes)
        found = bytes(self._fingerprints[place * length : (place + 1) * length])
        return found if any(found) else b""

    def dated_article(self, stored: StoredArticle) -> Article:
        """An article with its publication date."""
        return stored.get(HEADER).article(self._articles[stored.number], self._anchor)

    def expressions(self, stored: StoredArticle) -> tuple[TimeExpression, ...]:
        """The resolved expressions of an article."""
        first, (count, _) = self._open(stored), self._count(stored)
        return tuple([expression_of(self._pieces.get(first + number), stored.id) for number in range(count)])

    def mention_count(self, stored: StoredArticle) -> int:
        """How many mentions an article has."""
        self._open(stored)
        return self._count(stored)[1]

    def mentions(self, stored: StoredArticle, places: Iterable[int]) -> list[PlacedMention]:
        """Some of the placed mentions of an article, by their places among them; only these are made."""
        first, (count, _) = self._open(stored), self._count(stored)
        pieces = (self._pieces.get(first + count + place) for place in places)
        return mentions_of(pieces, lambda number: self._pieces.get(first + number), stored.id)

    def _count(self, stored: StoredArticle) -> tuple[int, int]:
        expressions, mentions = self._counts
        return expressions[stored.place], mentions[stored.place]

    def _open(self, stored: StoredArticle) -> int:
        """The first piece of an article, which is taken to pieces when it is asked for first."""
        place = stored.place
        if self._opened[place] < 0:
            lists = piece_lists(stored.get(EXTRACTION), stored.get(PLACEMENT))
            first = len(self._pieces)
            for counts, pieces in zip(self._counts, lists, strict=True):
                counts[place] = len(pieces)
                for piece in pieces:
                    self._pieces.put(piece)
            self._opened[place] = first
        return self._opened[place]


class StoredArticles(Lazy[Article]):
    """The articles of stored ones, dated."""

    __slots__ = ("_stored",)

    def __init__(self, stored: Sequence[StoredArticle]) -> None:
        self._stored = stored

    def make(self, number: int) -> Article:
        """The article in this place."""
        return self._stored[number].article

    def __len__(self) -> int:
        return len(self._stored)


@dataclass(frozen=True, slots=True)
class StoredSource:
    """Stored articles, in the order of their ids, as the source of a result."""

    articles: Sequence[StoredArticle]

    def header(self, number: int) -> ArticleHeader:
        """What is known of an article without making it."""
        return self.articles[number].header

    def mentions(self, number: int) -> list[PlacedMention]:
        """The placed mentions of one article."""
        one = self.articles[number]
        return one.store.mentions(one, range(one.store.mention_count(one)))

    def chosen(self, number: int, places: Sequence[int]) -> list[PlacedMention]:
        """Some of them."""
        one = self.articles[number]
        return one.store.mentions(one, places)

    def expressions(self, number: int) -> tuple[TimeExpression, ...]:
        """Its resolved time expressions."""
        one = self.articles[number]
        return one.store.expressions(one)

    def grouping_input(self, number: int) -> StoredArticle:
        """What grouping needs of it."""
        return self.articles[number]

    def day_mentions(self, number: int) -> Encoded[DayMentions]:
        """What it says of days."""
        return self.articles[number].encoded(DAY_MENTIONS)

    def report_block(self, number: int) -> bytes:
        """What the report shows of it."""
        return self.articles[number].get(REPORT_BLOCK)

    def block_places(self, _: int) -> None:
        """All of its mentions are in its block."""

    def fingerprint(self, number: int) -> bytes:
        """What stands for all that a report shows of it."""
        one = self.articles[number]
        return one.store.fingerprint(one.place)
