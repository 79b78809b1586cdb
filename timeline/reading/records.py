"""What travels inside reading: an input, the records in it, and what went wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from timeline.model import Article, Correction, DateField, Notice, Skipped
from timeline.reading.options import ReadOptions


@dataclass(frozen=True, slots=True)
class ReadResult:
    """Articles in reading order, inputs left out, and what else a user should know.

    The articles lie in a spill file; they equal a tuple of the same.
    """

    articles: Sequence[Article]
    skipped: tuple[Skipped, ...] = ()
    notices: tuple[Notice, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A file to read.

    `file` opens it; `root` is the PATH it came from, as the user wrote it; `name` its path below that; `shown` names
    it in messages.  What lies in an archive has `load` instead of a file, and `inner`, its own name, where `name` is
    the archive's.
    """

    file: str
    root: str
    name: str
    shown: str
    explicit: bool = False
    load: Callable[[], bytes] | None = None
    inner: str = ""

    @property
    def form(self) -> str:
        """The name whose suffix tells the format."""
        return self.inner or self.name


@dataclass(frozen=True, slots=True)
class Given:
    """What a reader is told of the bytes it gets: their name for messages, their file name, the user's options."""

    shown: str
    name: str = ""
    options: ReadOptions = field(default_factory=ReadOptions)


@dataclass(frozen=True, slots=True)
class Record:
    """One article as its file has it, before titles, regions and metadata.

    `id` is the record's own, None where the file is the article.  `where` is "file" or "file:line".  `head` is where
    a title ends with which a reader let the text begin; `pages` are the offsets at which pages begin.
    """

    text: str
    where: str
    id: str | None = None
    title: str | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None
    dates: tuple[DateField, ...] = ()
    head: int = 0
    pages: tuple[int, ...] = ()


class Reader(Protocol):
    """Turns the bytes of one file into records, skips and notices; raises ReadError where all of it is bad."""

    def __call__(self, data: bytes, given: Given, /) -> Iterable[Record | Skipped | Notice]: ...
