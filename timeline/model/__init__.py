"""Frozen types that travel along the whole path of the data; nothing here computes."""

from timeline.model.articles import Article, DateField, Evidence, EvidenceKind, Notice, Region, Skipped
from timeline.model.corrections import Action, Correction
from timeline.model.events import (
    Combined,
    Daybook,
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
from timeline.model.grouped import EventRecord, Events, unpack_record
from timeline.model.kept import Expressions, Groups, Key, Mentions, PackedDaybook, Shelves, Source, group_id
from timeline.model.lazy import Lazy, Spilled
from timeline.model.outlines import Outline, Outlined, outline, outlines
from timeline.model.proposals import Match, Proposal
from timeline.model.running import Run, batched
from timeline.model.shelf import Shelf, freeze, thaw
from timeline.model.times import Grain, Mode, Qualifier, Span, Step, TimeExpression, TimeType, TimeValue

__all__ = [
    "Action",
    "Article",
    "Combined",
    "Correction",
    "DateField",
    "Daybook",
    "Disagreement",
    "Event",
    "EventMention",
    "EventRecord",
    "Events",
    "Evidence",
    "EvidenceKind",
    "Expressions",
    "Extraction",
    "Grain",
    "Groups",
    "How",
    "Key",
    "Lazy",
    "Link",
    "Match",
    "Mentions",
    "Mode",
    "Notice",
    "Outline",
    "Outlined",
    "PackedDaybook",
    "Participant",
    "Place",
    "PlacedMention",
    "Proposal",
    "Qualifier",
    "Region",
    "Relation",
    "Run",
    "Shelf",
    "Shelves",
    "Skipped",
    "Source",
    "Span",
    "Spilled",
    "Status",
    "Step",
    "TimeExpression",
    "TimeType",
    "TimeValue",
    "batched",
    "freeze",
    "group_id",
    "outline",
    "outlines",
    "thaw",
    "unpack_record",
]
