"""The page's data as they travel in the file: sections of articles, batches of events, and what is said of the whole.

A row repeats its keys and much of what other rows say: of 100,000 events with their mentions and times, columns take
less than half the room in the file and a fifth of it when inflated, and the page has them in half the time.
`assets/js/unfold.js` makes the rows again, exactly as `report_data` has them; a test holds both to it.

Sections and batches are made and deflated one by one, wherever `Run` does that.  What hangs on other articles, or on
where the report lies, comes last, by the articles' numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, Protocol, TypedDict, TypeVar

from timeline.model import Combined, Spilled
from timeline.report.batches import make_batch
from timeline.report.columns import as_json
from timeline.report.contents import Contents, contents_of
from timeline.report.data import KeyDay, article_data, head_data, key_data, link_to
from timeline.report.packing import Piece, deflated
from timeline.report.parts import Part
from timeline.report.proposing import proposal_data
from timeline.report.sections import ARTICLES, TEMPLATE, SectionTask, make_section
from timeline.report.symbols import feasts_of

Task = TypeVar("Task")
Done = TypeVar("Done")


class Run(Protocol):
    """Works on tasks, wherever that is, and gives what comes of them in their order."""

    def __call__(self, work: Callable[[Task], Done], tasks: Iterable[Task], /) -> Iterator[Done]: ...


class Options(TypedDict, total=False):
    """What a report may be told.

    `with_text` (true) embeds the articles' texts; without, only the sentences that are quoted.  `folder` is where the
    report will lie, for links to documents; `keys` are the days that matter most.  `run` works on the parts of the
    report (here, one by one).
    """

    title: str | None
    with_text: bool
    folder: str | None
    keys: Sequence[KeyDay]
    run: Run


def wire(combined: Combined, options: Options, *, beside: bool = False) -> Iterator[Piece | Part]:
    """The data as pieces of JSON; with `beside`, the articles' texts in parts of their own between the pieces."""
    contents, run = contents_of(combined), options.get("run", map)
    making = _Sections(contents, options, beside=beside)
    yield deflated(['{"sections":['])
    yield from making.sections(run)
    yield deflated(['],"events":['])
    yield from _listed(run(make_batch, contents.batches()))
    tail = {**head_data(combined, title=options.get("title")), **making.told(), **_told(combined, contents, options)}
    yield deflated([f"],{as_json(tail)[1:]}"])


class _Sections:
    """The sections of all articles, and what is to be known of them at the end."""

    def __init__(self, contents: Contents, options: Options, *, beside: bool) -> None:
        self._pages = contents.pages()
        self._with_text, self._folder = options.get("with_text", True), options.get("folder")
        self._beside = beside
        self._documents: Spilled[tuple[int, str]] = Spilled()
        self._parts: list[tuple[str, int]] = []
        self._feasts: set[str] = set()
        self._years: set[int] = set()

    def sections(self, run: Run) -> Iterator[Piece | Part]:
        """The sections with commas between them, each behind the parts beside it."""
        for number, section in enumerate(run(make_section, self._tasks())):
            self._feasts |= section.feasts
            self._years |= section.years
            self._parts += ((part.name, part.articles) for part in section.parts)
            yield from section.parts
            if number:
                yield deflated([","])
            yield section.piece

    def told(self) -> dict[str, Any]:
        """What hangs on all of them, or on where the report lies."""
        return {
            "template": TEMPLATE,
            "feasts": feasts_of(self._feasts, self._years),
            "documents": list(self._documents),
            "parts": self._parts,
        }

    def _tasks(self) -> Iterator[SectionTask]:
        first = 0
        while some := list(islice(self._pages, ARTICLES)):
            for number, (article, _) in enumerate(some, first):
                link = link_to(article.file, self._folder)
                if link:
                    self._documents.append((number, link))
            first += len(some)
            rows = tuple(article_data(article) for article, _ in some)
            yield SectionTask(rows, tuple(page for _, page in some), self._with_text, self._beside)


def _told(combined: Combined, contents: Contents, options: Options) -> dict[str, Any]:
    """What is said of a few articles by their numbers."""
    keys = options.get("keys", ())
    named = {day.article for day in keys}
    for one in combined.proposals:
        named |= {one.article, *(span.article for match in one.matches for span in (match.span, match.other))}
    numbers = {name: number for number, name in enumerate(contents.names) if name in named} if named else {}
    suggested = proposal_data(combined, contents, numbers)
    return {
        "undated": list(contents.rows(combined.undated)),
        "proposals": [(numbers[name], found) for name, found in suggested.items()],
        **({"keys": [key_data(day, numbers) for day in keys if day.article in numbers]} if keys else {}),
    }


def _listed(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Pieces with commas between them."""
    for number, piece in enumerate(pieces):
        if number:
            yield deflated([","])
        yield piece
