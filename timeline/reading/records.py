"""What travels inside reading: an input, the records in it, and what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from timeline.model import Article, DateField, Notice, Skipped


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Articles in reading order, inputs left out, and what else a user should know."""

    articles: tuple[Article, ...]
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read.

    `file` opens it; `root` is the PATH it came from, as the user wrote it; `name` its path below that; `shown` names
    it in messages.
    """

    file: str
    root: str
    name: str
    shown: str
    explicit: bool = False


@dataclass(frozen=True, slots=True)
class Record:
    """One article as its file has it, before titles, regions and metadata.

    `id` is the record's own, None where the file is the article.  `where` is "file" or "file:line".
    """

    text: str
    where: str
    id: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None
    dates: tuple[DateField, ...] = ()


class Reader(Protocol):
    """Turns the bytes of one file into records, skips and notices; raises ReadError where all of it is bad."""

    def __call__(self, data: bytes, shown: str) -> Iterable[Record | Skipped | Notice]: ...
