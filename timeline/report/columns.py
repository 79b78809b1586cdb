"""Rows of one article as columns: what is said twice is said once, and the rest points at it by number.

Made where an article is extracted, and kept; `wire.py` joins those of all articles, which is far less work than making
them of rows again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from timeline.report.places import Growing, Places

EXPRESSION = ("type", "rule", "symbolic", "mode")
MENTION = ("status", "how", "candidate", "relation", "reason", "steps", "who", "place", "reporter", "told")
TIME = ("timex3", "words", "earliest", "latest", "grain", "qualifier", "edtf", "mod", "reason", "bounds")

Columns = dict[str, list[Any]]
Row = Mapping[str, Any]
Block = dict[str, Any]
"""Columns of some rows under "columns", and what they point at: "values", "times", and the "steps" of their traces.

A time is a row: the places of its TIME in the values, and those of its steps; a step is that of two values.
"""


@dataclass(frozen=True, slots=True)
class Numbered:
    """Rows of events that name mentions by number: whose title they bear, and whose value they have (`dated`)."""

    rows: Iterator[Row]


class Pool:
    """Values, each once; what is absent has no place."""

    def __init__(self, values: Growing | None = None) -> None:
        self.values: Any = [] if values is None else values
        self._words: Places[str] = Places()
        self._others: Places[str | tuple[str, ...]] = Places()

    def place(self, value: Any) -> int | None:
        """Where a value stands; None has no place."""
        return None if value is None else self.put(value)

    def put(self, value: Any) -> int:
        """Where a value stands, after it was put in if need be."""
        if isinstance(value, str):
            return self._words.put(value, self.values, value)
        key = _joined(value) if isinstance(value, list) else as_json(value)  # lists are of words
        return self._others.put(key, self.values, value)

    def put_all(self, values: Iterable[Any]) -> list[int]:
        """Where each of some values stands."""
        rows, words, others = self.values, self._words, self._others
        word, other = words.lately.get, others.lately.get
        found: list[int] = []
        for value in values:
            if type(value) is str:
                place = word(value)
                found.append(words.put(value, rows, value) if place is None else place)
            else:
                key = _joined(value) if type(value) is list else as_json(value)
                place = other(key)
                found.append(others.put(key, rows, value) if place is None else place)
        return found


def _joined(words: Sequence[str]) -> str | tuple[str, ...]:
    """A list of words as a key that is no other list's, and no JSON."""
    key = "\0".join(("", *words))
    return key if key.count("\0") == len(words) else tuple(words)


class Times:
    """Times and the steps of their traces, each once, as rows of places."""

    def __init__(self, rows: Growing | None = None, steps: Growing | None = None) -> None:
        self.rows: Any = [] if rows is None else rows
        self.steps: Any = [] if steps is None else steps
        self._places: Places[tuple[Any, ...]] = Places()
        self._step_places: Places[tuple[int, int]] = Places()

    def place(self, row: tuple[Any, ...]) -> int:
        """Where a time stands, after it was put in if need be."""
        return self._places.put(row, self.rows, row)

    def step(self, said: int, gives: int) -> int:
        """Where a step stands, after it was put in if need be."""
        return self._step_places.put((said, gives), self.steps, (said, gives))

    def put_all(
        self, rows: Iterable[Sequence[Any]], steps: Iterable[Sequence[int]], values: Sequence[int]
    ) -> list[int]:
        """Where each of some times stands, of a block whose values have these places."""
        pairs = [(values[said], values[gives]) for said, gives in steps]
        told = self._step_places.put_all(pairs, self.steps)
        made = [(*mapped(row[:-1], values), None if row[-1] is None else tuple(mapped(row[-1], told))) for row in rows]
        return self._places.put_all(made, self.rows)


def mapped(places: Iterable[int | None], to: Sequence[int]) -> list[int | None]:
    """What places point at; None points at nothing."""
    return [None if place is None else to[place] for place in places]


def expression_block(rows: Iterable[Row]) -> Block:
    """The expressions of one article."""
    making = _Making("start", "end", "text", "value", *EXPRESSION)
    last = 0
    for row in rows:
        making.add("start", row["start"] - last)
        making.add("end", row["end"] - row["start"])
        making.add("text", row["text"])
        making.pooled(row, EXPRESSION)
        last = row["start"]
    return making.block()


def mention_block(rows: Iterable[Row]) -> Block:
    """The mentions of one article; a sentence that the row before quotes is not quoted again."""
    making = _Making("start", "end", "before", "after", "quote", "title", "expression", "value", *MENTION)
    last, quoted = 0, None
    for row in rows:
        start, end = row["start"], row["end"]
        first, beyond = row["sentence"]
        making.add("start", start - last)
        making.add("end", end - start)
        making.add("before", start - first)
        making.add("after", beyond - end)
        making.add("quote", None if quoted == (first, beyond) else row["quote"])
        making.add("title", row["title"])
        making.add("expression", row.get("expression"))
        making.pooled(row, MENTION)
        last, quoted = start, (first, beyond)
    return making.block()


class _Making:
    """A block that grows row by row."""

    def __init__(self, *names: str) -> None:
        self._columns: Columns = {name: [] for name in names}
        self._pool = Pool()
        self._times = Times()
        # Rows often have one and the same time; held here, so that no other gets its id.
        self._seen: dict[int, tuple[Row | None, int | None]] = {}

    def add(self, name: str, value: Any) -> None:
        self._columns[name].append(value)

    def pooled(self, row: Row, names: Iterable[str]) -> None:
        """The row's value, and its keys under these names, by their places."""
        value = row.get("value")
        known = self._seen.get(id(value))
        if known is None:
            known = self._seen[id(value)] = value, time_place(value, self._pool, self._times)
        self.add("value", known[1])
        for name in names:
            self.add(name, self._pool.place(row.get(name)))

    def block(self) -> Block:
        columns = {name: some for name, some in self._columns.items() if any(one is not None for one in some)}
        times, steps = self._times.rows, self._times.steps
        return {"columns": columns, "values": self._pool.values, "times": times, "steps": steps}


def blocks_of(
    expressions: Iterable[Row], mentions: Iterable[Row]
) -> tuple[Iterator[tuple[int, Block]], Iterator[tuple[int, Block]]]:
    """The blocks of rows that say which article they are of and count what they point at over all, with its number."""
    rows = list(expressions)
    firsts: dict[int, int] = {}
    for number, row in enumerate(rows):
        firsts.setdefault(row["article"], number)
    told = (_local(row, firsts) for row in mentions)
    return (
        ((article, expression_block(some)) for article, some in groupby(rows, _article)),
        ((article, mention_block(some)) for article, some in groupby(told, _article)),
    )


def _article(row: Row) -> int:
    number: int = row["article"]
    return number


def _local(row: Row, firsts: Mapping[int, int]) -> Row:
    linked = row.get("expression")
    return row if linked is None else {**row, "expression": linked - firsts[row["article"]]}


def time_place(value: Row | None, pool: Pool, times: Times) -> int | None:
    """Where a time of the page's shape stands, after it was put in if need be."""
    if value is None:
        return None
    said = value.get("trace")
    steps = None if said is None else tuple([times.step(pool.put(words), pool.put(gives)) for words, gives in said])
    return times.place((*[pool.place(value.get(name)) for name in TIME], steps))


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def as_json(value: Any) -> str:
    """A value as the page's JSON."""
    return _ENCODER.encode(value)
