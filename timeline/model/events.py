"""Event mentions, events, and the whole result."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from timeline.model.articles import Article, Notice, Skipped
from timeline.model.proposals import Proposal
from timeline.model.times import Span, TimeExpression, TimeValue

Status = Literal["happened", "ongoing", "planned", "possible", "negated"]
How = Literal["stated", "narrative", "publication", "none"]
Relation = Literal["at", "since", "until", "before", "after", "during"]
"""How the event lies to the linked time: at/in it, from it on, up to it, before it, after it, inside a stretch."""


@dataclass(frozen=True, slots=True)
class Participant:
    """Who took part: the grammatical or semantic role, the words, and the full name where the article gives one."""

    role: str
    span: Span
    text: str
    name: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where: the words, as they stand at `span` (None where it comes from the dateline)."""

    text: str
    span: Span | None


@dataclass(frozen=True, slots=True)
class Link:
    """What dates a mention: the index of a time expression of its article, or the publication date.

    `expression` is an index into `Extraction.expressions` (None for `publication` and `none`); `steps` say why,
    for people.
    """

    how: How
    expression: int | None = None
    relation: Relation = "at"
    steps: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class EventMention:
    """One telling of an event.  `trigger` is its predicate's head word; `predicate` its lemma.

    `candidate` says that it belongs on a timeline by default (the others show on request).  `tense` is the tense
    and aspect of the clause as status and grouping need it ("past", "present", "future", "perfect", "none").
    `told_as` is the status by the words alone, where the date changed it.
    """

    trigger: Span
    trigger_text: str
    sentence: Span
    predicate: str
    title: str
    link: Link
    participants: tuple[Participant, ...] = ()
    place: Place | None = None
    status: Status = "happened"
    reported_by: Participant | None = None
    candidate: bool = True
    lead: bool = False
    tense: str = "past"
    told_as: Status | None = None

    @property
    def key(self) -> tuple[str, int, int]:
        """What a user's corrections and deep links hold on to: article, start, end."""
        return (self.trigger.article, self.trigger.start, self.trigger.end)


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one article gives by itself: a pure function of its text."""

    article: Article
    expressions: tuple[TimeExpression, ...]
    mentions: tuple[EventMention, ...]


@dataclass(frozen=True, slots=True)
class PlacedMention:
    """A mention with its date (`value` is None, or unplaced with a reason, where there is none)."""

    mention: EventMention
    value: TimeValue | None
    expression: TimeExpression | None = None

    @property
    def reason(self) -> str | None:
        """Why the mention has no date, in words; None where it has one."""
        if self.value is not None and self.value.placed:
            return None
        return (self.value.reason if self.value else None) or "The text does not say when."


@dataclass(frozen=True, slots=True)
class DayMentions:
    """What one article says of days, for the days that matter most in all of them.

    `days` are (ISO day, weight, start and end of a sentence in the article's text, -1 and -1 for its title); `words`
    are its telling words, each once, and `opening` those of its first sentences.
    """

    days: tuple[tuple[str, float, int, int], ...]
    words: tuple[str, ...]
    opening: tuple[str, ...]

    def open(self) -> DayMentions:
        """This, as whatever holds it packed gives it."""
        return self


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A date that an article gives for an event and that no other mention agrees with."""

    article: str
    earliest: str | None
    latest: str | None


@dataclass(frozen=True, slots=True)
class Event:
    """One event: its mentions in one or more articles, one interval, a label.

    `id` is its earliest mention's "article:start-end".  `why` explains the grouping in a line.
    """

    id: str
    label: str
    value: TimeValue
    status: Status
    mentions: Sequence[PlacedMention]
    participants: tuple[str, ...] = ()
    place: str | None = None
    salience: float = 0.0
    disagreement: tuple[Disagreement, ...] = ()
    why: str = ""

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that tell it, sorted."""
        return tuple(sorted({placed.mention.trigger.article for placed in self.mentions}))


@dataclass(frozen=True, slots=True)
class Combined:
    """The result of combining: what the report, the exports and the DataFrames are made from.

    `articles` are dated and sorted by id; `expressions` maps article id to its resolved expressions in text order;
    `events` are sorted by time; `undated` are the mentions that belong on a timeline but have no date.
    `groups` maps the key of every mention to the id of its group, which is an event's where one of the group is dated.
    `proposals` are publication dates that other articles suggest for those without one.  All of these may
    read their values from where they are kept (`model.kept`); they equal tuples and dicts of the same.
    """

    articles: Sequence[Article]
    expressions: Mapping[str, tuple[TimeExpression, ...]]
    mentions: Sequence[PlacedMention]
    events: Sequence[Event]
    undated: Sequence[PlacedMention]
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Notice, ...] = ()
    title: str = "Timeline"
    groups: Mapping[tuple[str, int, int], str] = field(default_factory=dict)
    proposals: tuple[Proposal, ...] = ()
