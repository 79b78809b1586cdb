"""What grouping compares: the predicate, who took part, the place, the words and the days of a mention."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType
from typing import Protocol

from timeline.combining.grouping.content_words import Vector, content_words
from timeline.combining.grouping.inputs import GroupingMention, GroupingParticipant, is_name
from timeline.events.syntax.lexicon import Words, load_lexicon
from timeline.model import EventMention

Known = Mapping[str, str]  # a name, and what it is compared by
_STEM = 6  # letters by which forms of one word ("announce", "announcement") are taken together
_NONE: frozenset[str] = frozenset()


class TermWeights(Protocol):
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

    `kinds` are those of its predicate; `bare` says that this tells little; `span` is its length in days, None where an
    end is open or nothing is known; `weak` says that only the publication dates it; `said` are the words that would
    date it and lead to no date.
    """

    told: GroupingMention
    article: int
    kinds: frozenset[str]
    bare: bool
    agents: frozenset[str]
    patients: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    place: frozenset[str]
    first: int | None
    last: int | None
    span: int | None
    weak: bool
    said: str | None
    weighing: TermWeights = field(repr=False)
    vector: Vector | None = None

    @property
    def words(self) -> Vector:
        """The weights of the words of its sentence, worked out where they are first asked for."""
        if self.vector is None:
            self.vector = self.weighing.weigh(self.article, self.told.words)
        return self.vector


def features(
    told: GroupingMention, article: int, weighing: TermWeights, known: Known = MappingProxyType({})
) -> Features:
    """The features of a mention of an article; `known` says by what some names are compared."""
    who, when = told.who, told.when
    if not known.keys().isdisjoint([one.name for one in who]):
        who = tuple([one._replace(name=known[one.name]) if one.name in known else one for one in who])
    first = last = span = None
    if when is not None:
        first, last = when.interval.first_day, when.interval.last_day
        span = None if first is None or last is None else last - first + 1
    return Features(
        told,
        article,
        *_predicate(told.predicate),
        *_heads(who),
        _place(told.place),
        first,
        last,
        span,
        told.how == "publication",
        told.time if when is None else None,
        weighing,
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
def _heads(
    who: tuple[GroupingParticipant, ...],
) -> tuple[frozenset[str], frozenset[str], frozenset[str], frozenset[str]]:
    """What agents, patients, all and those who are named are compared by."""
    heads = [(_head(one.name), one) for one in who]
    return (
        frozenset([head for head, one in heads if one.role == "agent"]) or _NONE,
        frozenset([head for head, one in heads if one.role == "patient"]) or _NONE,
        frozenset([head for head, _ in heads]) or _NONE,
        frozenset([head for head, one in heads if one.named]) or _NONE,
    )


def people_of(mention: EventMention) -> frozenset[str]:
    """The participants that are named, each by what it is compared by."""
    return frozenset(_head(one.name) for one in mention.participants if is_name(one, mention.sentence))


@lru_cache(maxsize=2048)
def _predicate(predicate: str) -> tuple[frozenset[str], bool]:
    return predicate_kinds(predicate), predicate in _bare()


def predicate_kinds(predicate: str) -> frozenset[str]:
    """The lemma or, of a long one, its first letters, and the synonym sets that it stands in, as keys."""
    words: Words = load_lexicon()
    own = f"{predicate[:_STEM]}*" if len(predicate) >= _STEM else predicate
    return frozenset({own, *(f"#{number}" for number in words.synonyms.get(predicate, ()))})


@lru_cache(maxsize=1)
def _bare() -> frozenset[str]:
    words = load_lexicon()
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
    return frozenset(content_words(text)) if text else _NONE
