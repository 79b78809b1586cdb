"""PATHs to articles: every file read by itself, so that one bad file never stops the others."""

from __future__ import annotations

import difflib
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path, PurePath
from typing import Any

from timeline.errors import ConfigError, MissingExtra, ReadError, TimelineError
from timeline.model import BY_USER, Article, Correction, DateField, Notice, Skipped
from timeline.reading.article_spill import ArticleSpill
from timeline.reading.duplicates.merging import merge_duplicates, shingles_of
from timeline.reading.duplicates.shingles import ShingleIndex
from timeline.reading.formats.jsonl import read_jsonl_lines
from timeline.reading.formats.registry import choose_format
from timeline.reading.memo import NO_MEMO, Memo, MemoRequest
from timeline.reading.options import ReadOptions
from timeline.reading.records import Given, ReadResult, Record, Source
from timeline.reading.sidecars.corrections import read_corrections
from timeline.reading.sidecars.metadata import MetadataRow, MetadataTable, posix_parent, read_table
from timeline.reading.sources.archives import is_archive
from timeline.reading.sources.loading import load, too_big
from timeline.reading.sources.streaming import opened_lines
from timeline.reading.sources.walking import Walk, add_archive, posix_path, unknown_notice, walk
from timeline.reading.text.language import is_english
from timeline.reading.text.structure import TextShape, assemble_article, shape_of

STANDARD_INPUT = "-"
STDIN_ID = "stdin"
_MOST_LISTED = 5
_RECORDS, _CHARACTERS = 64, 1 << 20  # of one file that are remembered at once, at most
_DEFECT = "cannot be read because of a defect of timeline"


@dataclass(slots=True)
class _Found:
    """What has been read so far: of each article its record's own id and its file; the rest is put aside."""

    memo: Memo
    samples: ShingleIndex | None
    meet: Callable[[int], None] | None
    names: list[str | None] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    articles: ArticleSpill = field(default_factory=ArticleSpill)
    foreign: dict[str, array[int]] = field(default_factory=dict)
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def take(self, records: Sequence[Record], source: Source) -> None:
        """Put the articles of some records aside, and what copies of them are known by, if they are looked for."""
        asked = [
            MemoRequest(
                one.text, [one.title, one.head, one.lang, self.samples is not None], partial(self._read_of, one)
            )
            for one in records
        ]
        for record, (shape, sample) in zip(records, self.memo.recall(asked), strict=True):
            self._put(record, source, TextShape(*shape), sample)

    def _put(self, record: Record, source: Source, shape: TextShape, sample: Sequence[Any]) -> None:
        article = assemble_article(record, shape=shape)
        if self.samples is not None:
            self.samples.add(*sample)
        if not is_english(article.lang):
            self.foreign.setdefault(article.lang, array("q")).append(len(self.articles))
        self.articles.append(replace(article, file=source.shown) if record.pages and source.file else article)
        self.names.append(record.id)
        self.sources.append(source)
        if self.meet is not None:
            self.meet(len(self.sources))

    def _read_of(self, record: Record) -> list[Any]:
        """All that is found out of a text."""
        shape = shape_of(record)
        furniture = [(start, end) for start, end, kind in shape.regions if kind == "furniture"]
        return [shape, None if self.samples is None else shingles_of(record.text, furniture)]


def read(
    paths: Sequence[str],
    options: ReadOptions | None = None,
    *,
    memo: Memo = NO_MEMO,
    meet: Callable[[int], None] | None = None,
) -> ReadResult:
    """Read every article below `paths`.

    `memo` remembers what was made of a text before; `meet` is told how many there are after each.
    Raises ConfigError for a metadata file that is not there and for an id in `options.published` that no article has;
    everything else that is wrong is in the result's `skipped` and `notices`.
    """
    options = options or ReadOptions()
    below = walk([path for path in paths if path != STANDARD_INPUT], options.limits)
    if STANDARD_INPUT in paths:
        _take_stdin(options.stdin or b"", below, options)
    samples = ShingleIndex() if options.join_copies else None
    found = _Found(memo, samples, meet, skipped=list(below.skipped), notices=list(below.notices))
    tables = [
        *_given_table(options),
        *((read_table(source, options.limits), source.root) for source in below.metadata),
    ]
    for source in below.sources:
        _read_file(source, found, options)
    ids = found.articles.ids = _ids(found.names, found.sources)
    _check_ids(options.published, ids)
    if tables or options.published:
        _tell(found, tables, options.published)
    corrections = tuple(_corrections(below.corrections, ids, found, options))
    found.notices.extend(_foreign(found.foreign, ids))
    articles: Sequence[Article] = found.articles
    if samples is not None:
        articles, joined = merge_duplicates(articles, samples)
        found.notices.extend(joined)
    return ReadResult(articles, tuple(found.skipped), tuple(found.notices), corrections)


def _corrections(
    sources: Sequence[Source], ids: Sequence[str], found: _Found, options: ReadOptions
) -> Iterator[Correction]:
    for source in sources:
        for row in read_corrections(source, ids, options.limits):
            if isinstance(row, Correction):
                yield row
            else:
                found.skipped.append(row)


def article_from_text(text: str, article_id: str = "text", lang: str = "en") -> Article:
    """An article made of a string, which stays as it is."""
    return assemble_article(Record(text, article_id, lang=lang), article_id)


def _given_table(options: ReadOptions) -> list[tuple[MetadataTable, str | None]]:
    metadata = options.metadata
    if metadata is None:
        return []
    if not Path(metadata).is_file():
        raise ConfigError(f"{metadata}: there is no such metadata file")
    source = Source(metadata, posix_path(PurePath(metadata).parent), PurePath(metadata).name, posix_path(metadata))
    return [(read_table(source, options.limits), None)]


def _take_stdin(data: bytes, below: Walk, options: ReadOptions) -> None:
    """Standard input as a source, or all that lies in it where it is an archive."""

    def held() -> bytes:
        if len(data) > options.limits.file:
            raise too_big(options.limits)
        return data

    source = Source("", "", STDIN_ID, STDIN_ID, explicit=True, load=held)
    if not is_archive(STDIN_ID, data[:4096]):
        below.sources.append(source)
        return
    unknown: Counter[str] = Counter()
    add_archive(source, data, below, unknown, options.limits)
    if unknown:
        below.notices.append(unknown_notice(unknown))


def _read_file(source: Source, found: _Found, options: ReadOptions) -> None:
    try:
        for records in _together(_items(source, found, options), found):
            found.take(records, source)
    except (ReadError, MissingExtra) as error:
        found.skipped.append(Skipped(source.shown, str(error)))
    except (TimelineError, MemoryError):
        raise
    except Exception as error:  # noqa: BLE001 - one file that shows a defect of a reader must not cost the others
        defect = f"{type(error).__name__}: {error}"[:200]
        found.skipped.append(Skipped(source.shown, f"{_DEFECT} ({defect}); please report it with the file"))


def _together(items: Iterable[Record | Skipped | Notice], found: _Found) -> Iterator[list[Record]]:
    """The records of a file, some together; those before an error come before it."""
    some: list[Record] = []
    size = 0
    try:
        for item in items:
            if isinstance(item, Skipped):
                found.skipped.append(item)
            elif isinstance(item, Notice):
                found.notices.append(item)
            else:
                some.append(item)
                size += len(item.text)
            if len(some) >= _RECORDS or size >= _CHARACTERS:
                yield some
                some, size = [], 0
    except Exception:
        yield some
        raise
    yield some


def _items(source: Source, found: _Found, options: ReadOptions) -> Iterator[Record | Skipped | Notice]:
    given = Given(source.shown, source.form, options)
    with opened_lines(source, options.limits) as lines:
        if lines is not None:
            yield from read_jsonl_lines(lines, given)
            return
    data = load(source, options.limits)
    kind, against = choose_format(source.form, data)
    if against:
        found.notices.append(Notice(source.shown, f"is a {kind.name} by its content and was read as such"))
    items = kind.reader(data, given)
    del data  # the reader has it, and lets go of it as soon as it can
    yield from items


def _foreign(languages: Mapping[str, Sequence[int]], ids: Sequence[str]) -> Iterator[Notice]:
    """One notice for the articles of each language that is not read in full."""
    for lang, numbers in sorted(languages.items()):
        listed = _listed([ids[number] for number in numbers])
        yield Notice("", f"in the language {lang}, of which only dates in full are found: {listed}")


def _listed(ids: Sequence[str]) -> str:
    more = len(ids) - _MOST_LISTED
    return ", ".join(ids[:_MOST_LISTED]) + (f" and {more} more" if more > 0 else "")


def _ids(names: Sequence[str | None], sources: Sequence[Source]) -> list[str]:
    """An id for each record: its own or its file's path; with its PATH where two would be the same."""
    short = list(map(_own_id, names, sources))
    counts = Counter(short)
    ids: list[str] = []
    taken: set[str] = set()
    for source, own in zip(sources, short, strict=True):
        candidate = own if counts[own] == 1 else _with_path(own, source)
        unique, number = candidate, 1
        while unique in taken:
            number += 1
            unique = f"{candidate}~{number}"
        taken.add(unique)
        ids.append(unique)
    return ids


def _own_id(name: str | None, source: Source) -> str:
    if name is None:
        return source.name
    return f"{source.name}{name}" if name.startswith("#") else name


def _with_path(own: str, source: Source) -> str:
    """The id with the PATH it came from; a record's own id with its file's."""
    folder = source.shown if own != source.name else source.root
    return own if folder in ("", ".") else f"{folder.rstrip('/')}/{own}"


def _check_ids(published: Mapping[str, str], ids: Sequence[str]) -> None:
    for name in published:
        if name not in ids:
            near = difflib.get_close_matches(name, ids, n=3, cutoff=0.5) or list(ids[:3])
            hint = f"; near it: {', '.join(near)}" if near else ""
            raise ConfigError(f"`published`: no article has the id {name}{hint}")


Tables = Sequence[tuple[MetadataTable, str | None]]


def _tell(found: _Found, tables: Tables, published: Mapping[str, str]) -> None:
    """Say of the articles what options and metadata say; of the rows, which were of no use."""
    for number, (name, source) in enumerate(zip(found.names, found.sources, strict=True)):
        article_id = found.articles.ids[number]
        dates: list[DateField] = []
        if article_id in published:
            dates.append(DateField("given", BY_USER, published[article_id], f"{BY_USER} {article_id}"))
        cells: dict[str, str] = {}
        for row in _rows(name, source, article_id, tables):
            if "published" in row.cells:
                dates.append(DateField("given", "metadata.csv", row.cells["published"], row.where))
            cells = {**row.cells, **cells}
        if dates or cells:
            found.articles.tell(number, cells, dates)
    names = {source.name for source in found.sources}.union(found.articles.ids) if tables else set()
    for table, _ in tables:
        found.skipped.extend([*table.skipped, *table.unused(names)])
        found.notices.extend(table.notices)


def _rows(name: str | None, source: Source, article_id: str, tables: Tables) -> list[MetadataRow]:
    """The rows that speak of an article: the given metadata file's first, then its folder's, nearest first."""
    own = [name] if name else []
    rows: list[tuple[int, MetadataRow]] = []
    for table, root in tables:
        if root is None:
            row = table.take(article_id, source.name, PurePath(source.name).name, *own)
            depth = 1 << 20
        elif root == source.root and _inside(source.name, table.folder):
            below = source.name.removeprefix(f"{table.folder}/") if table.folder else source.name
            row = table.take(below, *own)
            depth = len(table.folder)
        else:
            continue
        if row is not None:
            rows.append((-depth, row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _inside(name: str, folder: str) -> bool:
    return not folder or posix_parent(name) == folder or name.startswith(f"{folder}/")
