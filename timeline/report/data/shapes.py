"""The shapes of the page's data, as `assets/js/data/types.js` declares them for the page.

Keys whose value says nothing are left out.
"""

from __future__ import annotations

from typing import Any, NotRequired, TypedDict

from timeline.report.data.holidays import FeastData


class TimeData(TypedDict):
    """A `TimeValue`: ISO days or instants, both ends inclusive, absent where open; `words` for people."""

    timex3: str
    words: str
    earliest: NotRequired[str]
    latest: NotRequired[str]
    grain: NotRequired[str]
    qualifier: NotRequired[str]
    edtf: NotRequired[str]
    mod: NotRequired[str]
    reason: NotRequired[str]
    bounds: NotRequired[list[str]]
    trace: NotRequired[list[list[str]]]


class EvidenceData(TypedDict):
    """What a publication date rests on; offsets where the quote stands in the text."""

    kind: str
    confidence: NotRequired[float]
    quote: NotRequired[str]
    start: NotRequired[int]
    end: NotRequired[int]


class PassageData(TypedDict):
    """A passage that a proposal rests on; `mention` is the index of one that its sentence holds."""

    article: int
    quote: str
    words: str
    mention: NotRequired[int]


class ProposalData(TypedDict):
    """A publication date that other articles suggest: for each event told by both, the two passages."""

    value: TimeData
    confidence: float
    matches: list[tuple[str, list[PassageData]]]


class ArticleData(TypedDict):
    """One article; `text` is absent in a report without texts, `also` are other places of the same text.

    In a report that is a folder, `part` names the file that holds `text`, `body` and `regions`.
    `pages` are the offsets at which a document's pages begin, `document` the link to it from where the report lies.
    """

    id: str
    title: str
    lang: str
    evidence: EvidenceData
    body: NotRequired[int]
    text: NotRequired[str]
    source: NotRequired[str]
    url: NotRequired[str]
    published: NotRequired[TimeData]
    regions: NotRequired[list[list[int | str]]]
    also: NotRequired[list[str]]
    pages: NotRequired[list[int]]
    document: NotRequired[str]
    proposals: NotRequired[list[ProposalData]]
    part: NotRequired[str]


class ExpressionData(TypedDict):
    """One time expression; `article` is an index.

    `symbolic` and `mode` are there where another publication date may change the value.
    """

    article: int
    start: int
    end: int
    text: str
    type: str
    rule: str
    value: NotRequired[TimeData]
    symbolic: NotRequired[dict[str, Any]]
    mode: NotRequired[str]


class MentionData(TypedDict):
    """One mention; `expression` and `event` are indexes, `steps` say how it was linked to its time.

    `told` is its status by the words alone, where its date changed that.
    """

    article: int
    start: int
    end: int
    text: str
    sentence: list[int]
    quote: str
    title: str
    status: str
    how: str
    candidate: bool
    relation: NotRequired[str]
    expression: NotRequired[int]
    event: NotRequired[int]
    value: NotRequired[TimeData]
    reason: NotRequired[str]
    steps: NotRequired[list[str]]
    who: NotRequired[list[str]]
    place: NotRequired[str]
    reporter: NotRequired[str]
    told: NotRequired[str]


class ClaimData(TypedDict):
    """A date that one article alone gives for an event."""

    article: int
    earliest: NotRequired[str]
    latest: NotRequired[str]


class EventData(TypedDict):
    """One event; `mentions` are indexes, in the order of the model."""

    id: str
    label: str
    value: TimeData
    status: str
    mentions: list[int]
    salience: float
    who: NotRequired[list[str]]
    place: NotRequired[str]
    why: NotRequired[str]
    claims: NotRequired[list[ClaimData]]


class KeyDateData(TypedDict):
    """A day that matters most, with a sentence on it: its weight, 1 for the first, and its events' ids."""

    day: str
    weight: float
    summary: str
    article: int
    articles: int
    events: list[str]


class NoteData(TypedDict):
    """Something that was skipped or noticed: where and what."""

    where: str
    message: str


class ReportData(TypedDict):
    """Everything the page shows.  `undated` are indexes of mentions; `template` is a metadata.csv to fill in."""

    version: int
    title: str
    articles: list[ArticleData]
    expressions: list[ExpressionData]
    mentions: list[MentionData]
    events: list[EventData]
    undated: list[int]
    skipped: list[NoteData]
    notices: list[NoteData]
    template: str
    feasts: dict[str, FeastData]
    keys: NotRequired[list[KeyDateData]]
