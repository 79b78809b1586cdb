"""What the cache keeps of one article, in parts, each read only by those who need it.

The extraction is the article's own.  On top of it lies what came of its date: the values and places of its mentions,
the card by which it is grouped, and what the report shows of it.  A new publication date changes these and not the
first.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from timeline.calendar import Interval
from timeline.combining.grouping.inputs import (
    GroupingDate,
    GroupingInput,
    GroupingMention,
    GroupingMentions,
    GroupingParticipant,
    TermProfile,
)
from timeline.model import (
    Article,
    DateField,
    DayMentions,
    EventMention,
    Evidence,
    Extraction,
    Notice,
    PlacedMention,
    Skipped,
    TimeExpression,
    TimeValue,
)
from timeline.pipeline.resolved_article import ResolvedArticle
from timeline.storage.codec import codec, pack, unpack


@dataclass(frozen=True, slots=True)
class Packed:
    """An article's extraction, its date, what was placed, its card, its daybook, and what the report shows of it."""

    extraction: bytes
    head: bytes
    placed: bytes
    card: bytes
    daybook: bytes
    page: bytes = b""


@dataclass(frozen=True, slots=True)
class Head:
    """A settled article without what is placed in it: dated, and with what was wrong with it."""

    article: Article
    skipped: tuple[Skipped, ...]
    notices: tuple[Notice, ...]


def _encoder(kind: Any) -> Callable[[Any], Any]:
    found = codec(kind).encode
    assert found is not None  # noqa: S101 - every type of the model that is asked for here is a dataclass or a tuple
    return found


_TOLD = GroupingMention._fields.index("who")  # what stands before it is packed as it is
_VALUE = [field.name for field in fields(TimeExpression)].index("value")


def _decoder(kind: Any) -> Callable[[Any, str], Any]:
    found = codec(kind).decode
    assert found is not None  # noqa: S101
    return found


def _raw(extraction: Extraction) -> list[Any]:
    expression, mention = _encoder(TimeExpression), _encoder(EventMention)
    return [[expression(one) for one in extraction.expressions], [mention(one) for one in extraction.mentions]]


def unpack_extraction(packed: bytes, article: Article) -> Extraction:
    """The expressions and mentions that `pack_placed` packed; raises ValueError for damaged bytes."""
    raw_expressions, raw_mentions = unpack(packed)
    expression, mention = _decoder(TimeExpression), _decoder(EventMention)
    return Extraction(
        article,
        tuple([expression(one, article.id) for one in raw_expressions]),
        tuple([mention(one, article.id) for one in raw_mentions]),
    )


def pack_placed(placed: ResolvedArticle, extraction: Extraction, page: bytes = b"") -> Packed:
    """All parts of an article; the second says only what the first does not."""
    raw = _raw(extraction)
    value = _encoder(TimeValue | None)
    values = [value(one.value) for one in placed.expressions]
    numbers = {one.span: number for number, one in enumerate(placed.expressions)}
    known = dict(enumerate(zip(extraction.mentions, raw[1], strict=True)))
    mentions = [_mention(one, number, known.get(number), values, numbers) for number, one in enumerate(placed.mentions)]
    told = pack([values, mentions])
    return Packed(
        pack(raw),
        _pack_head(placed, extraction),
        told,
        _pack_card(placed.card),
        _pack_day_mentions(placed.daybook),
        page,
    )


def _mention(
    placed: PlacedMention,
    number: int,
    known: tuple[EventMention, Any] | None,
    values: Sequence[Any],
    numbers: dict[Any, int],
) -> list[Any]:
    """[mention, value, expression].

    The mention is its number where placing left it as it was, as it is in `known`; the value 0 where it is that of
    the expression.
    """
    own = number if known is not None and known[0] == placed.mention else _encoder(EventMention)(placed.mention)
    value = _encoder(TimeValue | None)(placed.value)
    at = None if placed.expression is None else numbers[placed.expression.span]
    same = at is not None and values[at] == value
    return [own, 0 if same else value, at]


def _pack_head(placed: ResolvedArticle, extraction: Extraction) -> bytes:
    anchored = len(placed.article.dates) - len(extraction.article.dates)
    data = [
        _text(placed.article.published),
        _encoder(Evidence)(placed.article.evidence),
        anchored,
        [[_where(one.path, placed.article), one.reason] for one in placed.skipped],
        [[_where(one.where, placed.article), one.message] for one in placed.notices],
    ]
    return json.dumps(data, separators=(",", ":")).encode("ascii")


def _pack_card(card: GroupingInput) -> bytes:
    """Profile and tellings, which are read one by one, behind the length of the first."""
    profile = card.profile
    first = pack([profile.day, " ".join(profile.words), profile.counts, profile.names, profile.mentions])
    # People and dates each once: an article names few of them again and again.
    people: dict[tuple[GroupingParticipant, ...], int] = {}
    whens: dict[GroupingDate | None, int] = {None: 0}
    told = [
        (*one[:_TOLD], people.setdefault(one.who, len(people)), whens.setdefault(one.when, len(whens)))
        for one in card.tellings.mentions
    ]
    dates = [(one.earliest, one.latest, one.interval.start, one.interval.stop, one.words) for one in whens if one]
    return b"%d\n" % len(first) + first + pack([told, list(people), dates])


def split_card(packed: bytes) -> tuple[bytes, bytes]:
    """The packed profile and tellings of a card; raises ValueError for damaged bytes."""
    start = packed.index(b"\n") + 1
    behind = start + int(packed[:start])
    return packed[start:behind], packed[behind:]


def _pack_day_mentions(book: DayMentions) -> bytes:
    return pack([book.days, " ".join(book.words), " ".join(book.opening)])


def _where(where: str, article: Article) -> int | str:
    """Where something was stated: the number of the date that was, -1 for the article, so that both may be moved."""
    dates = [one.where for one in article.dates]
    if where in dates:
        return dates.index(where)
    return -1 if where == article.id else where


def _stated_at(where: int | str, article: Article) -> str:
    """The inverse of `_where`."""
    if isinstance(where, str):
        return where
    return article.id if where < 0 else article.dates[where].where


@dataclass(frozen=True, slots=True)
class DayMentionsBytes:
    """What an article says of days, packed."""

    packed: bytes

    def open(self) -> DayMentions:
        """The daybook; raises ValueError for damaged bytes."""
        days, words, opening = unpack(self.packed)
        return DayMentions(tuple(map(tuple, days)), tuple(words.split()), tuple(opening.split()))


def _text(value: TimeValue | None) -> str | None:
    return None if value is None else json.dumps(_encoder(TimeValue)(value), separators=(",", ":"))


@lru_cache(maxsize=1024)
def _value(text: str | None) -> TimeValue | None:
    if text is None:
        return None
    value: TimeValue = _decoder(TimeValue)(json.loads(text), "")
    return value


def unpack_head(packed: bytes, article: Article, anchor: DateField | None) -> Head:
    """The head of the article as it was read; raises ValueError for damaged bytes."""
    published, evidence, anchored, skipped, notices = json.loads(packed.decode("ascii"))
    dates = (*article.dates, anchor) if anchored and anchor is not None else article.dates
    dated = article.on(_value(published), _decoder(Evidence)(evidence, article.id), dates)
    return Head(
        dated,
        tuple([Skipped(_stated_at(where, dated), reason) for where, reason in skipped]),
        tuple([Notice(_stated_at(where, dated), message) for where, message in notices]),
    )


def look_into_head(packed: bytes) -> tuple[bool, bool]:
    """Whether a publication date is told and has a place on the calendar, and whether something was wrong."""
    published, _, _, skipped, notices = json.loads(packed.decode("ascii"))
    value = _value(published)
    return value is not None and value.placed, bool(skipped or notices)


@dataclass(frozen=True, slots=True)
class ProfileBytes:
    """The profile of the article with this id, packed."""

    packed: bytes
    name: str

    def open(self) -> TermProfile:
        """The profile; raises ValueError for damaged bytes."""
        day, words, counts, names, mentions = unpack(self.packed)
        return TermProfile(
            self.name, day, tuple(words.split(" ")) if words else (), tuple(counts), tuple(names), mentions
        )


@dataclass(frozen=True, slots=True)
class TellingsBytes:
    """The tellings of the article with this id, packed."""

    packed: bytes
    name: str

    def open(self) -> GroupingMentions:
        """The tellings; raises ValueError for damaged bytes."""
        mentions, people, dates = unpack(self.packed)
        known = [tuple([GroupingParticipant._make(one) for one in some]) for some in people]
        whens = [
            None,
            *(GroupingDate(one, other, Interval(start, stop), words) for one, other, start, stop, words in dates),
        ]
        for one in mentions:
            one[_TOLD:] = known[one[_TOLD]], whens[one[_TOLD + 1]], self.name
        return GroupingMentions(self.name, tuple(map(GroupingMention._make, mentions)))


def unpack_contents(
    extraction: bytes, placed: bytes, name: str
) -> tuple[tuple[TimeExpression, ...], tuple[PlacedMention, ...]]:
    """The resolved expressions and placed mentions of an article, by its id; raises ValueError for damaged bytes."""
    opened = _Opened(extraction, placed, name)
    expressions = tuple(map(opened.expression, range(len(opened.values))))
    return expressions, tuple([opened.mention(number, expressions) for number in range(len(opened.placed))])


def unpack_chosen(extraction: bytes, placed: bytes, name: str, places: Sequence[int]) -> list[PlacedMention]:
    """The mentions in some places among them, each given once; the others are not made."""
    opened = _Opened(extraction, placed, name)
    linked = {opened.placed[place][2] for place in places} - {None}
    expressions = {number: opened.expression(number) for number in linked}
    return [opened.mention(place, expressions) for place in places]


_Numbered = Sequence[TimeExpression] | Mapping[int, TimeExpression]


class _Opened:
    """The expressions and mentions of an article as they are packed, of which each may be made once."""

    def __init__(self, extraction: bytes, placed: bytes, name: str) -> None:
        self._expressions, self._mentions = unpack(extraction)
        self.values, self.placed = unpack(placed)
        if len(self.values) != len(self._expressions):
            raise ValueError("damaged data (values and expressions differ in number)")
        self._name = name
        self._value, self._expression = _decoder(TimeValue | None), _decoder(TimeExpression)
        self._mention = _decoder(EventMention)

    def expression(self, number: int) -> TimeExpression:
        raw = self._expressions[number]
        made: TimeExpression = self._expression([*raw[:_VALUE], self.values[number], *raw[_VALUE + 1 :]], self._name)
        return made

    def mention(self, number: int, expressions: _Numbered) -> PlacedMention:
        own, when, at = self.placed[number]
        one = self._mention(self._mentions[own] if isinstance(own, int) else own, self._name)
        linked = None if at is None else expressions[at]
        same = linked.value if linked is not None and when == 0 else self._value(when, self._name)
        return PlacedMention(one, same, linked)


def unpack_placed(packed: Packed, article: Article, anchor: DateField | None) -> ResolvedArticle:
    """The inverse of `pack_placed`, for the article as it was read; raises ValueError for damaged bytes."""
    head = unpack_head(packed.head, article, anchor)
    expressions, mentions = unpack_contents(packed.extraction, packed.placed, article.id)
    return ResolvedArticle(head.article, expressions, mentions, head.skipped, head.notices)
