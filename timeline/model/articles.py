"""Articles, what they say of their own date, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from timeline.model.times import Mode, TimeValue

EvidenceKind = Literal["given", "metadata", "page", "dateline", "inferred", "none"]
RegionKind = Literal["title", "heading", "furniture", "byline"]
BY_USER = "--published"
"""The field of a date that the user gives: evidence that reports and exports quote, and which stays as it is."""


@dataclass(frozen=True, slots=True)
class DateField:
    """A publication date as a file, its metadata or the user states it, still in its own words.

    `kind` ranks it (given: by the user, metadata.csv, a record's field; metadata: what the file says of itself;
    page: a visible byline); `name` is the field or option; `where` is "file:line" for messages.  A `weak` one says
    when the document was made, as PDF and office files do: it counts only where the text names no date of its own.
    """

    kind: EvidenceKind
    name: str
    raw: str
    where: str
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a publication date comes from: its kind, the words or field it came from, and a confidence 0-1.

    `start`/`end` are offsets of the quote in the article's text where the evidence stands in it.
    """

    kind: EvidenceKind = "none"
    quote: str | None = None
    confidence: float = 0.0
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Region:
    """A stretch of the text that is not prose.

    A heading, site furniture (navigation, calls to subscribe), or a byline: who wrote it and when it was published.
    """

    start: int
    end: int
    kind: RegionKind


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read.  `text` is what every offset counts in.

    `body` is where the prose begins, after a title that stands in the text.  `dates` are the stated date fields in
    the order of their rank; `published` and `evidence` are set when the article has been dated.  `also` names the
    other places where the same text was read; `pages` are the offsets at which the pages of a document begin, and
    `file` is that document's path as the user gave it.
    `mode` is how it tells time where the user says so.
    """

    id: str
    text: str
    title: str = ""
    source: str | None = None
    url: str | None = None
    lang: str = "en"
    body: int = 0
    regions: tuple[Region, ...] = ()
    dates: tuple[DateField, ...] = ()
    published: TimeValue | None = None
    evidence: Evidence = Evidence()
    also: tuple[str, ...] = ()
    pages: tuple[int, ...] = ()
    file: str | None = None
    mode: Mode | None = None

    def on(self, published: TimeValue | None, evidence: Evidence, dates: tuple[DateField, ...]) -> Article:
        """The article with another publication date: what `dataclasses.replace` gives, in a third of the time."""
        return Article(
            id=self.id,
            text=self.text,
            title=self.title,
            source=self.source,
            url=self.url,
            lang=self.lang,
            body=self.body,
            regions=self.regions,
            dates=dates,
            published=published,
            evidence=evidence,
            also=self.also,
            pages=self.pages,
            file=self.file,
            mode=self.mode,
        )


@dataclass(frozen=True, slots=True)
class Skipped:
    """An input that could not be read: what, why, and what to do about it."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the user should know that stopped nothing: a bad metadata row, an unknown suffix."""

    where: str
    message: str
