"""Publication dates that other articles suggest for one that has none."""

from __future__ import annotations

from dataclasses import dataclass

from timeline.model.times import Span, TimeValue


@dataclass(frozen=True, slots=True)
class Match:
    """One event that an undated and a dated article tell: the sentence of each, and the words that date it there.

    `event` is what both tell, for people.
    """

    span: Span
    words: str
    other: Span
    other_words: str
    event: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """A publication date for an article without one, which only the user or a flag applies.

    `value` is a day, or a stretch of days where what the articles share leaves several; `value.bounds` are the first
    and the last day that would fit.  `confidence` is from 0 to 1; `matches` are the passages that it rests on, the
    strongest first.
    """

    article: str
    value: TimeValue
    confidence: float
    matches: tuple[Match, ...]
