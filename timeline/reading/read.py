"""PATHs to articles: every file read by itself, so that one bad file never stops the others."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from timeline.errors import ConfigError, ReadError
from timeline.model import Article, DateField, Notice, Skipped
from timeline.reading.assemble import assemble
from timeline.reading.metadata import Row, Table, posix_parent, read_table
from timeline.reading.plain import read_text
from timeline.reading.records import ReadResult, Record, Source
from timeline.reading.registry import by_content, by_suffix
from timeline.reading.walking import posix, walk

STANDARD_INPUT = "-"
STDIN_ID = "stdin"


@dataclass(slots=True)
class _Found:
    """What has been read so far."""

    records: list[tuple[Record, Source]] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def read(
    paths: Sequence[str],
    *,
    metadata: str | None = None,
    published: Mapping[str, str] | None = None,
    stdin: bytes | None = None,
) -> ReadResult:
    """Read every article below `paths`.

    `metadata` is a metadata file of its own; `published` gives dates by article id, in the user's words; `stdin` is
    what "-" among the paths stands for.  Raises ConfigError for a metadata file that is not there and for an id in
    `published` that no article has; everything else that is wrong is in the result's `skipped` and `notices`.
    """
    files = [path for path in paths if path != STANDARD_INPUT]
    below = walk(files)
    found = _Found(skipped=list(below.skipped), notices=list(below.notices))
    tables = [*_given_table(metadata), *((read_table(source), source.root) for source in below.metadata)]
    for source in below.sources:
        _read_file(source, found)
    if STANDARD_INPUT in paths:
        _consume(b"" if stdin is None else stdin, Source("", "", STDIN_ID, STDIN_ID), found)
    ids = _ids(found.records)
    _check_ids(published or {}, ids)
    articles = tuple(
        _article(record, source, article_id, tables, published or {})
        for (record, source), article_id in zip(found.records, ids, strict=True)
    )
    for table, _ in tables:
        names = {source.name for _, source in found.records} | set(ids)
        found.skipped.extend([*table.skipped, *table.unused(names)])
        found.notices.extend(table.notices)
    return ReadResult(articles, tuple(found.skipped), tuple(found.notices))


def article_from_text(text: str, article_id: str = "text", lang: str = "en") -> Article:
    """An article made of a string, which stays as it is."""
    return assemble(Record(text, article_id, lang=lang), article_id, {}, ())


def _given_table(metadata: str | None) -> list[tuple[Table, str | None]]:
    if metadata is None:
        return []
    if not Path(metadata).is_file():
        raise ConfigError(f"{metadata}: there is no such metadata file")
    shown = posix(metadata)
    return [(read_table(Source(metadata, posix(PurePath(metadata).parent), PurePath(metadata).name, shown)), None)]


def _read_file(source: Source, found: _Found) -> None:
    try:
        data = Path(source.file).read_bytes()
    except OSError as error:
        found.skipped.append(Skipped(source.shown, f"cannot be read ({error.strerror})"))
        return
    _consume(data, source, found)


def _consume(data: bytes, source: Source, found: _Found) -> None:
    records = 0
    try:
        known = by_suffix(source.name) if source.file else None
        reader = known.reader if known else by_content(data).reader if source.file else read_text
        for item in reader(data, source.shown):
            if isinstance(item, Record):
                records += 1
                found.records.append((item, source))
            elif isinstance(item, Skipped):
                found.skipped.append(item)
            else:
                found.notices.append(item)
    except ReadError as error:
        found.skipped.append(Skipped(source.shown, str(error)))


def _ids(records: Sequence[tuple[Record, Source]]) -> list[str]:
    """An id for each record: its own or its file's path; with its PATH where two would be the same."""
    short = [_own_id(record, source) for record, source in records]
    counts = Counter(short)
    ids: list[str] = []
    taken: set[str] = set()
    for (_, source), own in zip(records, short, strict=True):
        candidate = own if counts[own] == 1 else _with_path(own, source)
        unique, number = candidate, 1
        while unique in taken:
            number += 1
            unique = f"{candidate}~{number}"
        taken.add(unique)
        ids.append(unique)
    return ids


def _own_id(record: Record, source: Source) -> str:
    if record.id is None:
        return source.name
    return f"{source.name}{record.id}" if record.id.startswith("#") else record.id


def _with_path(own: str, source: Source) -> str:
    """The id with the PATH it came from; a record's own id with its file's."""
    folder = source.shown if own != source.name else source.root
    return own if folder in ("", ".") else f"{folder.rstrip('/')}/{own}"


def _check_ids(published: Mapping[str, str], ids: Sequence[str]) -> None:
    for name in published:
        if name not in ids:
            near = difflib.get_close_matches(name, ids, n=3, cutoff=0.5) or list(ids[:3])
            hint = f"; near it: {', '.join(near)}" if near else ""
            raise ConfigError(f"--published: no article has the id {name}{hint}")


def _article(
    record: Record,
    source: Source,
    article_id: str,
    tables: Sequence[tuple[Table, str | None]],
    published: Mapping[str, str],
) -> Article:
    dates: list[DateField] = []
    if article_id in published:
        dates.append(DateField("given", "--published", published[article_id], f"--published {article_id}"))
    cells: dict[str, str] = {}
    for row in _rows(record, source, article_id, tables):
        if "published" in row.cells:
            dates.append(DateField("given", "metadata.csv", row.cells["published"], row.where))
        cells = {**row.cells, **cells}
    return assemble(record, article_id, cells, (*dates, *record.dates))


def _rows(record: Record, source: Source, article_id: str, tables: Sequence[tuple[Table, str | None]]) -> list[Row]:
    """The rows that speak of an article: the given metadata file's first, then its folder's, nearest first."""
    rows: list[tuple[int, Row]] = []
    for table, root in tables:
        if root is None:
            row = table.take(article_id, source.name, PurePath(source.name).name, *([record.id] if record.id else []))
            depth = 1 << 20
        elif root == source.root and _inside(source.name, table.folder):
            below = source.name.removeprefix(f"{table.folder}/") if table.folder else source.name
            row = table.take(below, *([record.id] if record.id else []))
            depth = len(table.folder)
        else:
            continue
        if row is not None:
            rows.append((-depth, row))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _inside(name: str, folder: str) -> bool:
    return not folder or posix_parent(name) == folder or name.startswith(f"{folder}/")
