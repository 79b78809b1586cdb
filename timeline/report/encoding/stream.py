"""The page's data as they travel in the file: sections of articles, batches of events, and what is said of the whole.

A row repeats its keys and much of what other rows say: of 100,000 events with their mentions and times, columns take
less than half the room in the file and a fifth of it when inflated, and the page has them in half the time.
`assets/js/data/columns.js` makes the rows again, exactly as `report_data` has them; a test holds both to it.

Sections and batches are made and deflated one by one, wherever `Run` does that.  What hangs on other articles, or on
where the report lies, comes last, by the articles' numbers.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Protocol, TypedDict

from timeline.model import Combined
from timeline.report.data.contents import Contents
from timeline.report.data.movable import feasts_of
from timeline.report.data.proposals import proposal_data
from timeline.report.data.rows import KeyDay, article_data, head_data, key_data, link_to
from timeline.report.encoding.columns import as_json
from timeline.report.encoding.deflate import Piece, deflated
from timeline.report.encoding.event_row_group import make_event_row_group
from timeline.report.encoding.part_files import Part
from timeline.report.encoding.row_group import (
    TEMPLATE,
    RowGroup,
    RowGroupTask,
    known_row_group,
    make_row_group,
    row_group_stretches,
    stored_row_group,
)
from timeline.storage import Run, SpillList


class Memo(Protocol):
    """Remembers parts of reports, by keys that it makes of what they hang on."""

    def key(self, data: Iterable[bytes], /) -> bytes: ...
    def get(self, key: bytes, /) -> bytes | None: ...
    def put(self, key: bytes, data: bytes, /) -> None: ...


class Options(TypedDict, total=False):
    """What a report may be told.

    `with_text` (true) embeds the articles' texts; without, only the sentences that are quoted.  `folder` is where the
    report will lie, for links to documents; `keys` finds the days that matter most.  `run` works on the parts of the
    report (here, one by one); `memo` remembers sections, so that only those are made in which something changed.
    """

    title: str | None
    with_text: bool
    folder: str | None
    keys: Callable[[], Sequence[KeyDay]]
    run: Run
    memo: Memo | None


def data_stream(combined: Combined, options: Options, *, beside: bool = False) -> Iterator[Piece | Part]:
    """The data as pieces of JSON; with `beside`, the articles' texts in parts of their own between the pieces."""
    contents, run = Contents(combined), options.get("run", map)
    making = _Sections(contents, options, beside=beside)
    # These may begin now, somewhere else, while the days are found.
    events = run(make_event_row_group, contents.event_row_groups())
    keys = options.get("keys", tuple)()
    yield deflated(['{"sections":['])
    yield from making.sections(run)
    yield deflated(['],"events":['])
    yield from _listed(events)
    tail = {**head_data(combined, title=options.get("title")), **making.told(), **_told(combined, contents, keys)}
    yield deflated([f"],{as_json(tail)[1:]}"])


class _Sections:
    """The sections of all articles, and what is to be known of them at the end."""

    def __init__(self, contents: Contents, options: Options, *, beside: bool) -> None:
        self._contents = contents
        self._with_text, self._folder = options.get("with_text", True), options.get("folder")
        self._beside = beside
        self._memo = None if beside else options.get("memo")
        self._documents: SpillList[tuple[int, str]] = SpillList()
        self._parts: list[tuple[str, int]] = []
        self._feasts: set[str] = set()
        self._years: set[int] = set()

    def sections(self, run: Run) -> Iterator[Piece | Part]:
        """The sections with commas between them, each behind the parts beside it."""
        stretches = list(row_group_stretches(self._contents.names))
        for there, section in zip(stretches, self._recalled(run, stretches), strict=True):
            self._feasts |= section.feasts
            self._years |= section.years
            self._parts += ((part.name, part.articles) for part in section.parts)
            for place, file in section.files:
                if link := link_to(file, self._folder):
                    self._documents.append((there.start + place, link))
            yield from section.parts
            if there.start:
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

    def _recalled(self, run: Run, stretches: Iterable[range]) -> Iterator[RowGroup]:
        """The sections: those that are remembered, and the others, which are made and remembered."""
        asked = ((there, key, self._known(key)) for there in stretches for key in [self._key(there)])
        for known, some in groupby(asked, lambda one: one[2] is not None):
            if known:
                yield from (found for _, _, found in some if found is not None)
            else:
                yield from self._made(run, ((there, key) for there, key, _ in some))

    def _made(self, run: Run, asked: Iterable[tuple[range, bytes | None]]) -> Iterator[RowGroup]:
        keys: deque[bytes | None] = deque()

        def tasks() -> Iterator[RowGroupTask]:
            for there, key in asked:
                keys.append(key)
                yield self._task(there)

        for section in run(make_row_group, tasks()):
            key = keys.popleft()
            if self._memo is not None and key is not None:
                self._memo.put(key, stored_row_group(section))
            yield section

    def _task(self, there: range) -> RowGroupTask:
        articles, blocks, places = zip(*self._contents.pages(there), strict=True)
        files = [(place, one.file) for place, one in enumerate(articles) if one.file is not None]
        return RowGroupTask(list(map(article_data, articles)), blocks, places, files, self._with_text, self._beside)

    def _key(self, there: range) -> bytes | None:
        """What a section is remembered by; None where that cannot be said."""
        fingerprints = [self._contents.fingerprint(number) for number in there] if self._memo is not None else []
        if self._memo is None or not all(fingerprints):
            return None
        return self._memo.key([b"with" if self._with_text else b"without", *fingerprints])

    def _known(self, key: bytes | None) -> RowGroup | None:
        return None if self._memo is None or key is None else known_row_group(self._memo.get(key))


def _told(combined: Combined, contents: Contents, keys: Sequence[KeyDay]) -> dict[str, Any]:
    """What is said of a few articles by their numbers."""
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
