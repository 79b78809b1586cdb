"""What the formats for people say of an event: when, what, and the passages that tell it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from timeline.calendar import describe
from timeline.calendar.days import civil, parse_day
from timeline.calendar.describe import year_words
from timeline.model import Article, Combined, Event, PlacedMention, TimeValue

UNTOLD = "Without a date"


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence of an article that tells of an event."""

    article: Article
    quote: str
    mention: PlacedMention


@dataclass(frozen=True, slots=True)
class Entry:
    """An event with its date in words and its passages, each sentence once."""

    event: Event
    when: str
    passages: tuple[Passage, ...]

    @property
    def remark(self) -> str:
        """What else a reader must know: the place, and the status where it is not simply a fact."""
        parts = [self.event.place or "", "" if self.event.status == "happened" else self.event.status]
        return ", ".join(part for part in parts if part)


def articles_by_id(combined: Combined) -> dict[str, Article]:
    """The articles, whose texts are quoted in no order of theirs."""
    return {article.id: article for article in combined.articles}


def entries(combined: Combined, articles: Mapping[str, Article]) -> Iterator[Entry]:
    """The events in the order of time."""
    for event in combined.events:
        passages = {one.mention.sentence: passage(one, articles) for one in reversed(event.mentions)}
        yield Entry(event, describe(event.value), tuple(reversed(passages.values())))


def passage(placed: PlacedMention, articles: Mapping[str, Article]) -> Passage:
    """The passage of one mention, its white space made plain."""
    span = placed.mention.sentence
    article = articles[span.article]
    return Passage(article, " ".join(article.text[span.start : span.end].split()), placed)


def heading(value: TimeValue) -> str:
    """The year under which a list puts a date: that of its known end."""
    return year_words(civil(parse_day(value.earliest or value.latest or ""))[0])


def published_words(article: Article) -> str:
    """When an article was published, in words, with the kind of its evidence."""
    if article.published is None:
        return "publication date not known"
    return f"published {describe(article.published)} ({article.evidence.kind})"


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def outside_common_era(combined: Combined) -> int:
    """How many events reach beyond the years 1 to 9999."""
    return sum(not in_common_era(event.value) for event in combined.events)


def in_common_era(value: TimeValue) -> bool:
    """Whether every known end of a date lies in the years 1 to 9999, which most calendars are made for."""
    known = (end for end in (value.earliest, value.latest) if end is not None)
    return all(1 <= civil(parse_day(end))[0] <= 9999 for end in known)


def open_ended(combined: Combined) -> int:
    """How many events have an open end."""
    return sum(event.value.earliest is None or event.value.latest is None for event in combined.events)


def unbroken(text: str) -> str:
    """The text with lone surrogates, which no encoding can carry, as U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
