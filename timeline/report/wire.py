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

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, Literal

_AT_ONCE = 400
_TIME = ("timex3", "words", "earliest", "latest", "grain", "qualifier", "edtf", "mod", "reason", "bounds", "trace")
_EXPRESSION = ("type", "rule", "symbolic", "mode")
_MENTION = ("status", "how", "candidate", "relation", "reason", "steps", "who", "place", "reporter", "told")
_EVENT = ("status", "who", "place", "why")

Columns = dict[str, list[Any]]
Row = Mapping[str, Any]
Span = tuple[int, int, int]


class Pool:
    """Values, each once; what is absent has no place."""

    def __init__(self) -> None:
        self.values: list[Any] = []
        self._places: dict[Any, int] = {}

    def place(self, value: Any) -> int | None:
        """Where a value stands, after it was put in if need be."""
        if value is None:
            return None
        key = value if isinstance(value, str) else (_json(value),)
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = len(self.values)
            self.values.append(value)
        return found


class Times:
    """Time values, each once, in columns."""

    def __init__(self, pool: Pool) -> None:
        self.columns: Columns = {name: [] for name in _TIME}
        self.steps: Columns = {"said": [], "gives": []}
        self._step_places: dict[tuple[str, str], int] = {}
        self._pool = pool
        self._places: dict[tuple[Any, ...], int] = {}
        # Rows of one article often hold one and the same object; held here, so that no other gets its id.
        self._seen: dict[int, tuple[Mapping[str, Any], int]] = {}

    def place(self, value: Mapping[str, Any] | None) -> int | None:
        """Where a time stands, after it was put in if need be."""
        if value is None:
            return None
        known = self._seen.get(id(value))
        if known is None:
            if len(self._seen) >= _AT_ONCE:
                self._seen.clear()
            known = self._seen[id(value)] = value, self._place(value)
        return known[1]

    def _place(self, value: Mapping[str, Any]) -> int:
        trace = value.get("trace")
        steps = None if trace is None else [self._step(*step) for step in trace]
        row = tuple(self._pool.place(value.get(name)) for name in _TIME[:-1])
        key = (*row, None if steps is None else tuple(steps))
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = len(self._places)
            for name, item in zip(_TIME, (*row, steps), strict=True):
                self.columns[name].append(item)
        return found

    def _step(self, said: str, gives: str) -> int:
        found = self._step_places.get((said, gives))
        if found is None:
            found = self._step_places[said, gives] = len(self._step_places)
            self.steps["said"].append(self._pool.place(said))
            self.steps["gives"].append(self._pool.place(gives))
        return found


def wire(parts: Mapping[str, Any]) -> Iterator[str]:
    """`report_parts` as JSON, in pieces: articles as they are, long lists as columns."""
    pool = Pool()
    times = Times(pool)
    ids: list[str] = []
    texts: list[bool] = []

    def articles() -> Iterator[Any]:
        for article in parts["articles"]:
            ids.append(article["id"])
            texts.append("text" in article)
            yield article

    rest = {name: part for name, part in parts.items() if name not in ("articles", *_TABLES)}
    yield "{"
    for name, part in rest.items():
        yield f"{_json(name)}:{_json(list(part) if isinstance(part, Iterator) else part)},"
    yield from _list("articles", articles())
    spans: list[tuple[Span, str]] = []
    yield from _table("expressions", _expressions(parts["expressions"], texts, pool, times))
    yield from _table("mentions", _mentions(parts["mentions"], texts, pool, times, spans))
    yield from _table("events", _events(parts["events"], ids, pool, times, spans))
    yield from _table("times", times.columns)
    yield from _table("steps", times.steps)
    yield from _list("values", pool.values, "}")


_TABLES = ("expressions", "mentions", "events")


def _expressions(rows: Iterable[Row | str], texts: Sequence[bool], pool: Pool, times: Times) -> Columns:
    made = _empty("article", "start", "end", "text", "value", *_EXPRESSION)
    last = (0, 0)
    for row in map(_row, rows):
        last = _place(made, row, last)
        made["text"].append(None if texts[row["article"]] else pool.place(row["text"]))
        made["value"].append(times.place(row.get("value")))
        _pooled(made, row, _EXPRESSION, pool)
    return made


def _mentions(
    rows: Iterable[Row | str], texts: Sequence[bool], pool: Pool, times: Times, spans: list[tuple[Span, str]]
) -> Columns:
    made = _empty("article", "start", "end", "before", "after", "quote", "title", "expression", "value", *_MENTION)
    last = (0, 0)
    quoted: tuple[int, int, int] | None = None
    for row in map(_row, rows):
        article, start, end = row["article"], row["start"], row["end"]
        first, beyond = row["sentence"]
        last = _place(made, row, last)
        made["before"].append(start - first)
        made["after"].append(beyond - end)
        made["quote"].append(None if texts[article] or quoted == (article, first, beyond) else row["quote"])
        quoted = (article, first, beyond)
        made["title"].append(row["title"])
        expression = row.get("expression")
        made["expression"].append(None if expression is None else expression - len(spans))
        made["value"].append(times.place(row.get("value")))
        _pooled(made, row, _MENTION, pool)
        spans.append(((article, start, end), row["title"]))
    return made


def _events(
    rows: Iterable[Row | str], ids: Sequence[str], pool: Pool, times: Times, spans: Sequence[tuple[Span, str]]
) -> Columns:
    made = _empty("id", "label", "value", "mentions", "salience", "claims", *_EVENT)
    for row in map(_row, rows):
        told = [spans[mention] for mention in row["mentions"]]
        keys = [f"{ids[article]}:{start}-{end}" for (article, start, end), _ in told]
        titles = [title for _, title in told]
        made["id"].append(keys.index(row["id"]) if row["id"] in keys else row["id"])
        made["label"].append(titles.index(row["label"]) if row["label"] in titles else row["label"])
        made["value"].append(times.place(row["value"]))
        made["mentions"].append(row["mentions"] if len(row["mentions"]) != 1 else row["mentions"][0])
        made["salience"].append(row["salience"])
        made["claims"].append(row.get("claims"))
        _pooled(made, row, _EVENT, pool)
    return made


def _row(item: Row | str) -> Row:
    """A row, which may have been kept as JSON."""
    row: Row = json.loads(item) if isinstance(item, str) else item
    return row


def _empty(*names: str) -> Columns:
    return {name: [] for name in names}


def _place(made: Columns, row: Row, last: tuple[int, int]) -> tuple[int, int]:
    """Adds where a row stands, counted from the row before."""
    article, start = row["article"], row["start"]
    made["article"].append(article - last[0])
    made["start"].append(start - (last[1] if article == last[0] else 0))
    made["end"].append(row["end"] - start)
    return article, start


def _pooled(made: Columns, row: Row, names: Iterable[str], pool: Pool) -> None:
    for name in names:
        made[name].append(pool.place(row.get(name)))


def _table(name: str, columns: Columns) -> Iterator[str]:
    """A table's columns; one without any value is left out."""
    yield f"{_json(name)}:{{"
    rows = len(next(iter(columns.values())))
    for column, values in columns.items():
        if any(value is not None for value in values):
            yield from _list(column, values)
    yield f'"rows":{rows}}},'


def _list(name: str, values: Iterable[Any], ending: Literal[",", "}"] = ",") -> Iterator[str]:
    """A list as JSON, some hundred items at a time: the whole of it is never held as text."""
    yield f"{_json(name)}:["
    rest = iter(values)
    comma = ""
    while some := list(islice(rest, _AT_ONCE)):
        yield f"{comma}{_json(some)[1:-1]}"
        comma = ","
    yield f"]{ending}"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
