"""What grouping compares: the predicate, who took part, the place, the words and the days of a mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

from timeline.calendar import Interval, interval_of
from timeline.combining.cards import Tellings, Told, is_name
from timeline.combining.words import Vector, telling_words
from timeline.events.words import Words, load_words
from timeline.model import EventMention, TimeValue

Known = Mapping[str, str]  # a name, and what it is compared by
_STEM = 6  # letters by which forms of one word ("announce", "announcement") are taken together
_NONE: frozenset[str] = frozenset()


class Weighing(Protocol):
    """What is known of the words of articles, by their numbers."""

    def weigh(self, article: int, places: Iterable[int]) -> Vector:
        """The normal vector of a few of an article's words, given by their places in its profile."""
        ...

    def similarity(self, a: int, b: int) -> float:
        """How alike two articles are, 0 to 1."""
        ...


@dataclass(slots=True, eq=False)
class Features:
    """One mention's features; `article` is its article's number; days are numbers, None where open or unknown.

    `time` are the words that date it, `said` the same where they lead to no date.
    """

    told: Told
    value: TimeValue | None
    interval: Interval | None
    article: int
    predicate: str
    classes: frozenset[str]
    bare: bool
    agents: frozenset[str]
    patients: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    place: frozenset[str]
    first: int | None
    last: int | None
    weighing: Weighing = field(repr=False)
    vector: Vector | None = None

    @property
    def words(self) -> Vector:
        """The weights of the words of its sentence, worked out where they are first asked for."""
        if self.vector is None:
            self.vector = self.weighing.weigh(self.article, self.told.words)
        return self.vector

    @property
    def dated(self) -> bool:
        """Whether it has a place on the calendar."""
        return self.interval is not None

    @property
    def weak(self) -> bool:
        """Whether only the publication dates it."""
        return self.told.how == "publication"

    @property
    def time(self) -> str | None:
        """The words that date it."""
        return self.told.time

    @property
    def said(self) -> str | None:
        """The same where they lead to no date."""
        return self.told.time if self.interval is None else None

    @property
    def span(self) -> int | None:
        """Length in days; None where an end is open or nothing is known."""
        return self.last - self.first + 1 if self.first is not None and self.last is not None else None


def features(
    tellings: Tellings, number: int, article: int, weighing: Weighing, known: Known = MappingProxyType({})
) -> Features:
    """The features of one of an article's mentions; `known` says by what some names are compared."""
    told, value = tellings.mentions[number], tellings.values[number]
    interval = None if value is None else interval_of(value)
    return Features(
        told=told,
        value=value,
        interval=interval,
        article=article,
        predicate=told.predicate,
        classes=predicate_classes(told.predicate),
        bare=told.predicate in _bare(),
        agents=_heads(tuple([known.get(one.name, one.name) for one in told.who if one.role == "agent"])),
        patients=_heads(tuple([known.get(one.name, one.name) for one in told.who if one.role == "patient"])),
        names=_heads(tuple([known.get(one.name, one.name) for one in told.who])),
        people=_heads(tuple([known.get(one.name, one.name) for one in told.who if one.named])),
        place=_place(told.place),
        first=None if interval is None else interval.first_day,
        last=None if interval is None else interval.last_day,
        weighing=weighing,
    )


def family_names(names: AbstractSet[str]) -> Known:
    """Of all names, the full ones that are compared by their first word.

    It stands for the person elsewhere, the last word never does: so "Xi Jinping" and "Xi" are one, as "John Smith" and
    "Smith" are.
    """
    alone = {name.lower() for name in names if " " not in name}
    parts = {name: name.lower().split() for name in names if len(name.split()) == 2}
    return {name: first for name, (first, last) in parts.items() if first in alone and last not in alone}


# What mentions have in common is held once: thousands of articles name few days and people again and again.


@lru_cache(maxsize=2048)
def _heads(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(_head, names)) or _NONE


def people_of(mention: EventMention) -> frozenset[str]:
    """The participants that are named, each by what it is compared by."""
    return frozenset(_head(one.name) for one in mention.participants if is_name(one, mention.sentence))


@lru_cache(maxsize=2048)
def predicate_classes(predicate: str) -> frozenset[str]:
    """The lemma or, of a long one, its first letters, and the synonym sets that it stands in, as keys."""
    words: Words = load_words()
    own = f"{predicate[:_STEM]}*" if len(predicate) >= _STEM else predicate
    return frozenset({own, *(f"#{number}" for number in words.synonyms.get(predicate, ()))})


@lru_cache(maxsize=1)
def _bare() -> frozenset[str]:
    words = load_words()
    return (
        words["verbs.attribution"]
        | words["verbs.light"]
        | words["verbs.stative"]
        | words["verbs.relation"]
        | words["stop.bare"]
    )


@lru_cache(maxsize=2048)
def _head(name: str) -> str:
    """What a participant is compared by: a name's last word, a person's surname."""
    return re.split(r"[\s\-]+", name.lower())[-1]


@lru_cache(maxsize=2048)
def _place(text: str | None) -> frozenset[str]:
    return frozenset(telling_words(text)) if text else _NONE
