"""What grouping compares: the predicate, the names, the place, the words and the days of a mention."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from timeline.calendar import interval_of
from timeline.events.words import Words, load_words
from timeline.model import Article, Participant, PlacedMention, Span

_WORD = re.compile(r"[^\W\d_]{3,}")


@dataclass(frozen=True, slots=True)
class Features:
    """One mention's features; days are numbers, None where open or unknown."""

    placed: PlacedMention
    article: str
    classes: frozenset[str]
    names: frozenset[str]
    place: frozenset[str]
    words: frozenset[str]
    first: int | None
    last: int | None
    dated: bool
    weak: bool
    published: int | None

    @property
    def span(self) -> int | None:
        """Length in days; None where an end is open or nothing is known."""
        return self.last - self.first + 1 if self.first is not None and self.last is not None else None


def features(placed: PlacedMention, article: Article | None, words: Words) -> Features:
    """The features of a placed mention."""
    mention = placed.mention
    interval = None if placed.value is None else interval_of(placed.value)
    published = None
    if article is not None and article.published is not None:
        when = interval_of(article.published)
        published = None if when is None else when.first_day
    text = mention.title
    if article is not None:
        text = f"{text} {article.text[mention.sentence.start : mention.sentence.end]}"
    return Features(
        placed=placed,
        article=mention.trigger.article,
        classes=predicate_classes(mention.predicate, words),
        names=frozenset(
            part for one in mention.participants if _is_name(one, mention.sentence) for part in name_keys(one.name)
        ),
        place=content_words(mention.place.text) if mention.place else frozenset(),
        words=content_words(text),
        first=None if interval is None else interval.first_day,
        last=None if interval is None else interval.last_day,
        dated=interval is not None,
        weak=mention.link.how == "publication",
        published=published,
    )


def _is_name(one: Participant, sentence: Span) -> bool:
    """Whether a participant is named: a capital that the beginning of the sentence does not explain."""
    if one.span.start > sentence.start or one.name != one.text:
        return one.name[:1].isupper()
    words = one.name.split()
    return words[-1][:1].isupper() and (len(words) > 1 or words[0].lower() not in load_words()["nouns.events"])


def predicate_classes(predicate: str, words: Words) -> frozenset[str]:
    """The lemma and the synonym sets that it stands in, as keys."""
    return frozenset({predicate, *(f"#{number}" for number in words.synonyms.get(predicate, ()))})


def name_keys(name: str) -> frozenset[str]:
    """What a name is compared by: its last word (a person's surname, the head of another name)."""
    parts = [part for part in re.split(r"[\s\-]+", name.lower()) if part]
    return frozenset(parts[-1:])


def content_words(text: str) -> frozenset[str]:
    """The words of a text that say something, cut to their first six letters so that forms fall together."""
    stop = load_words()["stop.words"]
    return frozenset(word[:6] for word in _WORD.findall(text.lower()) if word not in stop)


def by_id(articles: tuple[Article, ...]) -> Mapping[str, Article]:
    """Articles by their id."""
    return {article.id: article for article in articles}
