"""What grouping needs of an article: its content words, and of each mention who took part, where and when.

An input is made once of an article alone and may be kept; grouping thousands of articles holds their inputs and neither
their texts nor their mentions.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from timeline.calendar import Interval, describe, interval_of
from timeline.combining.grouping.content_words import content_words
from timeline.model import Article, How, Participant, PlacedMention, Span, Status, TimeValue
from timeline.storage import Key


class GroupingParticipant(NamedTuple):
    """A participant: the name, the role, and whether it is a name."""

    name: str
    role: str
    named: bool


class GroupingDate(NamedTuple):
    """The date of a mention: its ends as the value has them and as an interval, and the date in words."""

    earliest: str | None
    latest: str | None
    interval: Interval
    words: str


class GroupingMention(NamedTuple):
    """One mention as grouping sees it; thousands of articles tell hundreds of thousands.

    `start` and `end` are those of its trigger; `words` are the places in the profile's list of the content words of
    its sentence; `time` are the words that date it, `when` the date that these lead to.
    """

    start: int
    end: int
    predicate: str
    title: str
    status: Status
    how: How
    words: Sequence[int]
    time: str | None
    place: str | None
    candidate: bool
    lead: bool
    who: tuple[GroupingParticipant, ...]
    when: GroupingDate | None
    article: str

    @property
    def key(self) -> Key:
        """The mention's key."""
        return (self.article, self.start, self.end)


@dataclass(frozen=True, slots=True)
class TermProfile:
    """What an article is about: the day of its publication, and its content words by their letters, with their counts.

    Words of sentences that are none of the article's count 0.  `names` are those that its mentions name, each once;
    `mentions` is the number of these.
    """

    article: str
    day: int | None
    words: tuple[str, ...]
    counts: tuple[int, ...]
    names: tuple[str, ...]
    mentions: int

    def open(self) -> TermProfile:
        """This, as what is encoded gives it."""
        return self


@dataclass(frozen=True, slots=True)
class GroupingMentions:
    """What an article tells."""

    article: str
    mentions: tuple[GroupingMention, ...]

    def open(self) -> GroupingMentions:
        """These, as what is encoded gives them."""
        return self


@dataclass(frozen=True, slots=True)
class GroupingInput:
    """One article as grouping sees it."""

    terms: TermProfile
    grouping_mentions: GroupingMentions


def make_grouping_input(article: Article, placed: Sequence[PlacedMention]) -> GroupingInput:
    """The grouping input of a dated article and its placed mentions."""
    when = None if article.published is None else interval_of(article.published)
    counts = Counter(content_words(article.text, article.lang))
    places = {word: number for number, word in enumerate(sorted(counts))}
    sentences: dict[Span, frozenset[str]] = {}
    told = []
    for one in placed:
        span = one.mention.sentence
        if span not in sentences:
            sentences[span] = frozenset(content_words(article.text[span.start : span.end], article.lang))
        told.append(_grouping_mention(one, sentences[span], places))
    day = None if when is None else when.first_day
    return _grouping_input(GroupingMentions(article.id, tuple(told)), day, {word: counts[word] for word in places})


def undescribed_input(name: str, placed: Sequence[PlacedMention]) -> GroupingInput:
    """The grouping input of mentions whose article is not known: their titles stand for their sentences."""
    places: dict[str, int] = {}
    told = tuple(_grouping_mention(one, content_words(one.mention.title), places) for one in placed)
    return _grouping_input(GroupingMentions(name, told), None, dict.fromkeys(places, 0))


def _grouping_input(mentions: GroupingMentions, day: int | None, counts: Mapping[str, int]) -> GroupingInput:
    names = dict.fromkeys(who.name for told in mentions.mentions for who in told.who if who.named)
    words, numbers = tuple(counts), tuple(counts.values())
    return GroupingInput(
        TermProfile(mentions.article, day, words, numbers, tuple(names), len(mentions.mentions)), mentions
    )


def _grouping_mention(placed: PlacedMention, sentence: Iterable[str], places: dict[str, int]) -> GroupingMention:
    mention = placed.mention
    trigger = mention.trigger_text.lower()
    return GroupingMention(
        start=mention.trigger.start,
        end=mention.trigger.end,
        predicate=mention.predicate,
        title=mention.title,
        status=mention.status,
        how=mention.link.how,
        words=sorted({places.setdefault(word, len(places)) for word in sorted(sentence) if word != trigger}),
        time=None if placed.expression is None else placed.expression.text.lower(),
        place=mention.place.text if mention.place else None,
        candidate=mention.candidate,
        lead=mention.lead,
        who=tuple(
            GroupingParticipant(one.name, one.role, is_name(one, mention.sentence)) for one in mention.participants
        ),
        when=None if placed.value is None else grouping_date(placed.value),
        article=mention.trigger.article,
    )


def grouping_date(value: TimeValue) -> GroupingDate | None:
    """The date of a value; None where it has no place on the calendar."""
    interval = interval_of(value)
    return None if interval is None else GroupingDate(value.earliest, value.latest, interval, describe(value))


def is_name(one: Participant, sentence: Span) -> bool:
    """Whether a participant is named: a capital that the beginning of the sentence does not explain."""
    words = one.name.split()
    if one.span.start > sentence.start or one.name != one.text:
        return words[-1][:1].isupper()
    return words[-1][:1].isupper() and len(words) > 1
