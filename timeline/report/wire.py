"""The page's data as they travel in the file: columns instead of rows, and everything said once.

A row repeats its keys and much of what other rows say: of 100,000 events with their mentions and times, columns take
less than half the room in the file and a fifth of it when inflated, and the page has them in half the time.
`assets/js/unfold.js` makes the rows again, exactly as `report_data` has them; a test holds both to it.

- A column is a list with a place for each row; null where the row has no such key.
- `values` are all the words and small lists that columns point at by index (strings and JSON values, each once).
- `times` are all time values, themselves in columns; `value` points at them.  `steps` are those of their traces.
- Offsets: `article` and `start` count from the row before (`start` from 0 in another article), `end` from `start`;
  a sentence is how far it reaches `before` the mention's start and `after` its end.
- What the page can read off itself is left out: the quoted words where the article's text is there, else those of a
  sentence that the row before quotes already; the words of a mention, which its quote holds; the event of a mention;
  an event's id or label that is that of one of its mentions is the place of that mention in it.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from timeline.report.columns import (
    EXPRESSION,
    MENTION,
    TIME,
    Block,
    Numbered,
    Pool,
    Row,
    Times,
    as_json,
    blocks_of,
    mapped,
    time_place,
)
from timeline.report.growing import Column, Table

_TABLES = ("expressions", "mentions", "events")
_EVENT = ("status", "who", "place", "why")
_UNDATED = -1
Blocks = Iterable[tuple[int, Block]]


def wire(parts: Mapping[str, Any]) -> Iterator[str]:
    """`report_parts`, or the rows of `report_data`, as JSON in pieces: articles as they are, long lists as columns."""
    expressions, mentions, events = (parts[name] for name in _TABLES)
    names: list[str] | None = None if isinstance(events, Numbered) else []
    with_text = bytearray()

    def told() -> Iterator[str]:
        for article in parts["articles"]:
            if names is not None:
                names.append(article["id"])
            with_text.append("text" in article)
            yield as_json(article)

    yield "{"
    for name, part in parts.items():
        if name not in ("articles", *_TABLES):
            yield f"{as_json(name)}:{as_json(list(part) if isinstance(part, Iterator) else part)},"
    yield from _list("articles", told())
    if isinstance(expressions, list):
        expressions, mentions = blocks_of(expressions, mentions)
    joining = _Joining(with_text, names)
    yield from _table("expressions", joining.expressions(expressions))
    yield from _table("mentions", joining.mentions(mentions))
    yield from _table("events", joining.numbered(events) if isinstance(events, Numbered) else joining.events(events))
    yield from _table("times", joining.times)
    yield from _table("steps", joining.steps)
    yield from _list("values", joining.values.texts(), "}")


class _Joining:
    """Tables that grow by the blocks of one article after another.

    `with_text` says of each article whether its text is there; `names` are their ids, where events say theirs in words.
    """

    def __init__(self, with_text: Sequence[int], names: Sequence[str] | None) -> None:
        self.values = Table("values")["values"]
        self.times, self.steps = Table(*TIME, "trace"), Table("said", "gives")
        self._pool, self._times = Pool(self.values), Times(self.times, self.steps)
        self._with_text, self._names = with_text, names
        self._firsts = array("q", bytes(8 * len(with_text)))  # of each article its first expression
        # Of each mention what events point at: the hash of its title, its time, and where it stands.
        self._titles, self._dates = array("q"), array("i")
        self._at = array("i"), array("i"), array("i")

    def expressions(self, blocks: Blocks) -> Table:
        made = Table("article", "start", "end", "text", "value", *EXPRESSION)
        texts = Table("text")["text"]
        last = 0
        for article, block in blocks:
            self._firsts[article] = len(made)
            last = _stand(made, block, article, last)
            self._extend(made, block, EXPRESSION)
            _add(
                texts,
                None if self._with_text[article] else block["columns"].get("text"),
                len(block["columns"]["start"]),
            )
        # Pooled at the end, so that the order of the values is that of the blocks' own.
        if texts.says_something:
            for text in texts:
                made["text"].append(self._pool.place(text))
        else:
            made["text"].skip(len(texts))
        return made

    def mentions(self, blocks: Blocks) -> Table:
        made = Table("article", "start", "end", "before", "after", "quote", "title", "expression", "value", *MENTION)
        last = 0
        for article, block in blocks:
            columns, row = block["columns"], len(made)
            first, rows = self._firsts[article], len(columns["start"])
            last = _stand(made, block, article, last)
            dates = self._extend(made, block, MENTION)
            for name in ("before", "after", "title"):
                made[name].extend(columns[name])
            _add(made["quote"], None if self._with_text[article] else columns.get("quote"), rows)
            links = columns.get("expression")
            _add(
                made["expression"],
                links and [x if x is None else first + x - n for n, x in enumerate(links, row)],
                rows,
            )
            self._titles.extend(map(hash, columns["title"]))
            self._dates.extend([_UNDATED] * rows if dates is None else [_UNDATED if x is None else x for x in dates])
            if self._names is not None:
                self._note(article, columns)
        return made

    def _extend(self, made: Table, block: Block, names: Iterable[str]) -> list[int | None] | None:
        """Adds what points at values and times, at where these stand among those of all; the rows' times."""
        values = self._pool.put_all(block["values"])
        times = self._times.put_all(block["times"], block["steps"], values)
        columns = block["columns"]
        rows, own = len(columns["start"]), columns.get("value")
        dates = mapped(own, times) if own else None
        _add(made["value"], dates, rows)
        for name in names:
            found = columns.get(name)
            _add(made[name], found and mapped(found, values), rows)
        return dates

    def _note(self, article: int, columns: Mapping[str, Sequence[int]]) -> None:
        """Keeps in mind where the mentions stand, for the events."""
        at = 0
        for start, length in zip(columns["start"], columns["end"], strict=True):
            at += start
            for place, number in zip(self._at, (article, at, at + length), strict=True):
                place.append(number)

    def numbered(self, events: Numbered) -> Table:
        """Events that name mentions by their numbers."""
        made = _empty_events()
        for row in events.rows:
            mentions = row["mentions"]
            label = self._titled(self._titles[row["label"]], mentions) if len(mentions) > 1 else 0
            self._add_event(made, row, 0, label, self._dates[row["dated"]])
        return made

    def events(self, rows: Iterable[Row]) -> Table:
        """Events that say what they say in words."""
        made = _empty_events()
        for row in rows:
            mentions, name, label = row["mentions"], row["id"], row["label"]
            own = next((place for place, mention in enumerate(mentions) if self._key(mention) == name), name)
            title = self._titled(hash(label), mentions)
            value = time_place(row["value"], self._pool, self._times)
            self._add_event(made, row, own, label if title is None else title, value)
        return made

    def _add_event(self, made: Table, row: Row, name: str | int, label: str | int | None, value: int | None) -> None:
        mentions = row["mentions"]
        told = mentions if len(mentions) != 1 else mentions[0]
        pooled = [self._pool.place(row.get(key)) for key in _EVENT]
        made.append((name, label, value, told, row["salience"], row.get("claims"), *pooled))

    def _titled(self, title: int, mentions: Sequence[int]) -> int | None:
        """The place of the first mention with a title, given by its hash: no two titles of one event share one."""
        return next((place for place, mention in enumerate(mentions) if self._titles[mention] == title), None)

    def _key(self, mention: int) -> str:
        assert self._names is not None  # noqa: S101 - they are there for just this
        article, start, end = (place[mention] for place in self._at)
        return f"{self._names[article]}:{start}-{end}"


def _empty_events() -> Table:
    return Table("id", "label", "value", "mentions", "salience", "claims", *_EVENT)


def _stand(made: Table, block: Block, article: int, last: int) -> int:
    """Adds where the rows of an article stand, which is counted from the one before; its number."""
    columns = block["columns"]
    made["article"].extend([article - last, *[0] * (len(columns["start"]) - 1)])
    for name in ("start", "end"):
        made[name].extend(columns[name])
    return article


def _add(column: Column, values: Sequence[Any] | None, rows: int) -> None:
    """Adds the values of some rows; a column of a block that has none was left out."""
    if values:
        column.extend(values)
    else:
        column.skip(rows)


def _table(name: str, table: Table) -> Iterator[str]:
    """A table's columns; one without any value is left out."""
    yield f"{as_json(name)}:{{"
    for key, column in table.columns().items():
        if column.says_something:
            yield from _list(key, column.texts())
    yield f'"rows":{len(table)}}},'


def _list(name: str, texts: Iterable[str], ending: Literal[",", "}"] = ",") -> Iterator[str]:
    """A list of what is JSON already, so that the whole of it is never held as text."""
    yield f"{as_json(name)}:["
    comma = ""
    for text in texts:
        yield f"{comma}{text}"
        comma = ","
    yield f"]{ending}"
