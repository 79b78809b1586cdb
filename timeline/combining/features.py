"""What grouping compares: the predicate, who took part, the place, the words and the days of a mention."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from timeline.calendar import interval_of
from timeline.combining.documents import Documents, Vector, telling_words
from timeline.events.words import Words, load_words
from timeline.model import Article, EventMention, Participant, PlacedMention, Span

_STEM = 6  # letters by which forms of one word ("announce", "announcement") are taken together


@dataclass(frozen=True, slots=True)
class Features:
    """One mention's features; days are numbers, None where open or unknown.

    `time` are the words that date it, `said` the same where they lead to no date.
    """

    placed: PlacedMention
    article: str
    predicate: str
    classes: frozenset[str]
    bare: bool
    agents: frozenset[str]
    patients: frozenset[str]
    names: frozenset[str]
    people: frozenset[str]
    place: frozenset[str]
    words: Vector
    first: int | None
    last: int | None
    dated: bool
    weak: bool
    said: str | None
    time: str | None

    @property
    def span(self) -> int | None:
        """Length in days; None where an end is open or nothing is known."""
        return self.last - self.first + 1 if self.first is not None and self.last is not None else None


def features(placed: PlacedMention, article: Article | None, documents: Documents) -> Features:
    """The features of a placed mention."""
    mention, words = placed.mention, load_words()
    interval = None if placed.value is None else interval_of(placed.value)
    text = mention.title if article is None else article.text[mention.sentence.start : mention.sentence.end]
    trigger = mention.trigger_text.lower()
    time = None if placed.expression is None else placed.expression.text.lower()
    return Features(
        placed=placed,
        article=mention.trigger.article,
        predicate=mention.predicate,
        classes=predicate_classes(mention.predicate, words),
        bare=mention.predicate in _bare(),
        agents=_heads(mention.participants, ("agent",)),
        patients=_heads(mention.participants, ("patient",)),
        names=_heads(mention.participants, None),
        people=people_of(mention),
        place=frozenset(telling_words(mention.place.text)) if mention.place else frozenset(),
        words=documents.weigh(_telling(text) - {trigger}),
        first=None if interval is None else interval.first_day,
        last=None if interval is None else interval.last_day,
        dated=interval is not None,
        weak=mention.link.how == "publication",
        said=time if interval is None else None,
        time=time,
    )


def people_of(mention: EventMention) -> frozenset[str]:
    """The participants that are named, each by what it is compared by."""
    return frozenset(_head(one) for one in mention.participants if _is_name(one, mention.sentence))


def predicate_classes(predicate: str, words: Words) -> frozenset[str]:
    """The lemma or, of a long one, its first letters, and the synonym sets that it stands in, as keys."""
    own = f"{predicate[:_STEM]}*" if len(predicate) >= _STEM else predicate
    return frozenset({own, *(f"#{number}" for number in words.synonyms.get(predicate, ()))})


@lru_cache(maxsize=16)
def _telling(sentence: str) -> frozenset[str]:
    """The telling words of a sentence, which several mentions in a row may share."""
    return frozenset(telling_words(sentence))


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


def _heads(participants: tuple[Participant, ...], roles: tuple[str, ...] | None) -> frozenset[str]:
    return frozenset(_head(one) for one in participants if roles is None or one.role in roles)


def _head(one: Participant) -> str:
    """What a participant is compared by: a name's last word, a person's surname."""
    return _last_word(one.name)


@lru_cache(maxsize=8192)
def _last_word(name: str) -> str:
    return re.split(r"[\s\-]+", name.lower())[-1]


def _is_name(one: Participant, sentence: Span) -> bool:
    """Whether a participant is named: a capital that the beginning of the sentence does not explain."""
    words = one.name.split()
    if one.span.start > sentence.start or one.name != one.text:
        return words[-1][:1].isupper()
    return words[-1][:1].isupper() and len(words) > 1
