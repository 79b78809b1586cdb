"""A section of the page's data: some hundred articles with all that they say, made without a look at the others.

A section stands for itself, so it may be made anywhere.  `assets/js/data/columns.js` makes rows of it again.

- A column is a list with a place for each row, in the order of the articles; `counts` says how many rows each has.
- `values` are all words and small lists that columns point at; in the place 0 is null.
- `times` are those that `value` points at, counted from 1, themselves in columns; their `trace` points at the `steps`,
  of which each has as many as `traces` says.  What often is the `timex3` or stands beside it counts from there
  (`_beside`).
- A `value` of -1 is that of the mention's expression; `expression` counts from 1 among the article's.
- What the page can read off itself is left out: the quoted words where the article's text is there, else those of a
  sentence that the row before quotes already; the words of a mention, which its quote holds.
"""

from __future__ import annotations

import csv
import io
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from timeline.report.data.shapes import ArticleData
from timeline.report.encoding.article_block import (
    EXPRESSION_COLUMNS,
    LINKED,
    MENTION_COLUMNS,
    ArticleBlock,
    read_article_block,
)
from timeline.report.encoding.block_selection import with_mentions
from timeline.report.encoding.columns import (
    EXPRESSION,
    MENTION,
    TIME,
    Dictionary,
    Member,
    Times,
    as_json,
    commas,
    json_object,
)
from timeline.report.encoding.deflate import Piece, deflated
from timeline.report.encoding.part_files import Part, text_parts

ARTICLES, MOST = 2048, 256
"""A section ends at one article of so many, and has so many at most: what is said twice in it is said once.

Of 10,000 generated articles, twice as many take 4 % less room in the file, and twice the memory.
"""

TEMPLATE = "file,published,title,source,url\n"
"""The head of a metadata.csv."""

_FOR_READER = ("text", "body", "regions")
_BESIDE = ("words", "earliest", "latest", "edtf")
Columns = dict[str, list[int]]
Files = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class RowGroupTask:
    """Articles, whole, with their blocks; their texts stand in the section, or `beside` it in parts, or nowhere.

    `places` are those of the mentions in the block of each that are shown, None where all are.  `files` are the
    documents that some of them come from, by their places in the section.
    """

    articles: Sequence[ArticleData]
    blocks: Sequence[bytes]
    places: Sequence[Sequence[int] | None]
    files: Files = ()
    with_text: bool = True
    beside: bool = False


@dataclass(frozen=True, slots=True)
class RowGroup:
    """A section as it stands in the file, the parts beside it, the feasts and years that its times name, its files."""

    piece: Piece
    parts: Sequence[Part]
    feasts: frozenset[str]
    years: frozenset[int]
    files: Files = ()


def make_row_group(task: RowGroupTask) -> RowGroup:
    """The section of some articles."""
    making = _Making()
    inside = task.with_text and not task.beside
    for article, packed, places in zip(task.articles, task.blocks, task.places, strict=True):
        block = read_article_block(packed)
        shown = block if places is None else with_mentions(block, places)
        making.add(shown, None if inside else article["text"])
    rows = task.articles if inside else map(without_text, task.articles)
    articles = chain("[", commas(map(as_json, rows)), "]")
    members = chain([("articles", articles), ("template", [as_json(template_rows(task.articles))])], making.members())
    piece = deflated(json_object(members))
    parts = tuple(text_parts(task.articles)) if task.with_text and task.beside else ()
    return RowGroup(piece, parts, frozenset(making.feasts), frozenset(making.years), task.files)


def row_group_stretches(names: Sequence[str]) -> Iterator[range]:
    """The articles of each section, by the ids of all.

    Where a section ends hangs on ids, so that an article that is new among thousands makes one section another and
    not all behind it.
    """
    start = 0
    for number, name in enumerate(names, start=1):
        chosen = zlib.crc32(name.encode("utf-8", "surrogatepass")) % ARTICLES == 0
        if chosen or number - start == MOST or number == len(names):
            yield range(start, number)
            start = number


def stored_row_group(section: RowGroup) -> bytes:
    """A section, which has no parts beside it, as bytes."""
    piece = section.piece
    head = [piece.length, piece.check, sorted(section.feasts), sorted(section.years), section.files]
    return as_json(head).encode() + b"\n" + piece.packed


def known_row_group(kept: bytes | None) -> RowGroup | None:
    """The inverse of `stored_row_group`; None where there is nothing, or it is damaged."""
    try:
        head, _, packed = (kept or b"").partition(b"\n")
        length, check, feasts, years, files = json.loads(head)
    except ValueError:
        return None
    files = [(place, file) for place, file in files]
    return RowGroup(Piece(packed, length, check), (), frozenset(feasts), frozenset(years), files)


def template_rows(articles: Iterable[ArticleData]) -> str:
    """Rows of a metadata.csv for articles, their dates left empty where none was given."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    for one in articles:
        known = one.get("published") if one["evidence"]["kind"] == "given" else None
        day = known.get("earliest", "") if known else ""
        writer.writerow((one["id"], day, "", one.get("source", ""), one.get("url", "")))
    return out.getvalue()


def without_text(article: ArticleData) -> dict[str, Any]:
    """An article without what only the reader needs."""
    return {name: value for name, value in article.items() if name not in _FOR_READER}


class _Making:
    """Tables that grow article by article."""

    def __init__(self) -> None:
        self.feasts: set[str] = set()
        self.years: set[int] = set()
        self._pool, self._times = Dictionary(), Times()
        self._expressions: Columns = {name: [] for name in ("counts", *EXPRESSION_COLUMNS)}
        self._mentions: Columns = {name: [] for name in ("counts", *MENTION_COLUMNS)}
        self._titles: list[str] = []
        self._texts: list[str] = []
        self._quotes: list[str | None] = []

    def add(self, found: ArticleBlock, text: str | None) -> None:
        """Adds an article; from `text` come the quotes, where the section must have them."""
        self.feasts.update(found.feasts)
        self.years.update(found.years)
        values = [0, *self._pool.put_all(found.values)]
        times = [0, *self._times.put_all(found.times, found.steps, values), LINKED]  # -1 finds the last
        _extend(self._expressions, EXPRESSION_COLUMNS, found.expressions, {"value": times}, values, EXPRESSION)
        _extend(self._mentions, MENTION_COLUMNS, found.mentions, {"value": times}, values, MENTION)
        self._titles += found.titles
        if text is not None:
            self._texts += [text[start:end] for start, end in _stretches(found.expressions)]
            self._quotes += _quotes(found.mentions, text)

    def members(self) -> Iterator[Member]:
        """All of it as members of a JSON object."""
        texts = [("text", [as_json(self._texts)])] if self._texts else []
        yield "expressions", json_object(chain(_told(self._expressions), texts))
        quotes = [("quote", [as_json(self._quotes)])] if self._quotes else []
        yield "mentions", json_object(chain(_told(self._mentions), [("title", _joined(self._titles))], quotes))
        yield "times", json_object(_told(_time_columns(self._times.rows())))
        said, gives = ([step[at] for step in self._times.steps()] for at in (0, 1))
        yield "steps", json_object(_told({"said": said, "gives": gives}))
        yield "values", _joined(self._pool.texts())


def _extend(
    columns: Columns,
    names: Sequence[str],
    found: Sequence[Sequence[int]],
    to: Mapping[str, Sequence[int]],
    values: Sequence[int],
    pooled: Sequence[str],
) -> None:
    """Adds an article's rows; what points at its own times and values points at those of all now."""
    columns["counts"].append(len(found[0]) if found else 0)
    to = {**dict.fromkeys(pooled, values), **to}
    for name, column in zip(names, found, strict=False):
        columns[name] += map(to[name].__getitem__, column) if name in to else column


def _stretches(found: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, length in zip(*found[:2], strict=True) if found else ():
        at += start
        yield at, at + length


def _quotes(found: Sequence[Sequence[int]], text: str) -> Iterator[str | None]:
    """The sentences of mentions; None for one that the mention before quotes already."""
    last = None
    for (start, end), before, after in zip(_stretches(found), *found[2:4], strict=True) if found else ():
        sentence = start - before, end + after
        yield None if sentence == last else text[slice(*sentence)]
        last = sentence


def _told(columns: Columns) -> Iterator[Member]:
    """Columns as members of a JSON object; one that says nothing is left out."""
    return ((name, [as_json(column)]) for name, column in columns.items() if any(column))


def _joined(texts: Iterable[str]) -> list[str]:
    return [f"[{','.join(texts)}]"]


def _time_columns(rows: Sequence[tuple[int, ...]]) -> Columns:
    columns: Columns = {name: [row[at] for row in rows] for at, name in enumerate(TIME)}
    for name in _BESIDE:
        columns[name] = [_beside(*both) for both in zip(columns["timex3"], columns[name], strict=True)]
    columns["traces"] = [len(row) - len(TIME) for row in rows]
    columns["trace"] = list(chain.from_iterable(row[len(TIME) :] for row in rows))
    return columns


def _beside(place: int, other: int) -> int:
    """A place as seen from another: 1 is the same, 2 the one behind it, -1 the one before; 0 is none."""
    steps = other - place
    return 0 if other == 0 else steps + 1 if steps >= 0 else steps
