"""Frozen types that travel along the whole path of the data; nothing here computes."""

from timeline.model.articles import BY_USER, Article, DateField, Evidence, EvidenceKind, Notice, Region, Skipped
from timeline.model.corrections import Action, Correction
from timeline.model.events import (
    Combined,
    DayMentions,
    Disagreement,
    Event,
    EventMention,
    Extraction,
    How,
    Link,
    Participant,
    Place,
    PlacedMention,
    Relation,
    Status,
)
from timeline.model.proposals import Match, Proposal
from timeline.model.times import Grain, Mode, Qualifier, Span, Step, TimeExpression, TimeType, TimeValue

__all__ = [
    "BY_USER",
    "Action",
    "Article",
    "Combined",
    "Correction",
    "DateField",
    "DayMentions",
    "Disagreement",
    "Event",
    "EventMention",
    "Evidence",
    "EvidenceKind",
    "Extraction",
    "Grain",
    "How",
    "Link",
    "Match",
    "Mode",
    "Notice",
    "Participant",
    "Place",
    "PlacedMention",
    "Proposal",
    "Qualifier",
    "Region",
    "Relation",
    "Skipped",
    "Span",
    "Status",
    "Step",
    "TimeExpression",
    "TimeType",
    "TimeValue",
]
