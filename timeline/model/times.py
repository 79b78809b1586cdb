"""Time values and time expressions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.model.symbolic import Node, Unit

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Unit
Mode = Literal["news", "narrative"]
"""How a text tells time: bare dates hang on its publication date, or on the dates that it has told before."""

Qualifier = Literal["certain", "approximate", "uncertain", "before", "after"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Python string offsets into `Article.text`: `text[start:end]` is the quote, always."""

    article: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Step:
    """One step from words to calendar: what was taken (`said`) and what it gave (`gives`)."""

    said: str
    gives: str


@dataclass(frozen=True, slots=True)
class TimeValue:
    """When: an interval with a grain.

    `earliest` and `latest` are inclusive ISO 8601 days ("2025-04-17", years below 1 astronomical with a sign:
    "-0043-03-15", beyond 9999 with a sign and all digits) or, where the text gives a time of day, instants
    ("2025-04-17T15:00"); None where unbounded or unknown.  `reason` says why a value has no dates at all.
    `bounds` are the widest (earliest, latest) where the anchor is only a range and does not fix the value.
    `quant` and `freq` are those of TIMEX3 for repeated times ("EVERY", "2X").
    """

    timex3: str
    earliest: str | None = None
    latest: str | None = None
    grain: Grain | None = None
    qualifier: Qualifier = "certain"
    edtf: str | None = None
    mod: str | None = None
    reason: str | None = None
    trace: tuple[Step, ...] = ()
    bounds: tuple[str, str] | None = None
    quant: str | None = None
    freq: str | None = None

    @property
    def placed(self) -> bool:
        """Whether the value has a place on the calendar, at least on one side."""
        return self.earliest is not None or self.latest is not None


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """A date expression in an article; `value` is there once resolved.

    `rule` is the readable name of the rule that found it; `mode` is how the text around tells time, where that
    decides what the expression hangs on.
    """

    span: Span
    text: str
    type: TimeType
    symbolic: Node
    rule: str
    value: TimeValue | None = None
    mode: Mode | None = None

    @property
    def start(self) -> int:
        """Where the expression starts in the article's text."""
        return self.span.start

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""
        return self.span.end
