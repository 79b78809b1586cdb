"""Rows as columns of numbers: what is said twice is said once, and the rest points at it by its place.

A value stands among others as its JSON.  In the place 0 stands null: what points there says nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

EXPRESSION = ("type", "rule", "symbolic", "mode")
MENTION = ("status", "how", "candidate", "relation", "reason", "steps", "who", "place", "reporter", "told")
TIME = ("timex3", "words", "earliest", "latest", "grain", "qualifier", "edtf", "mod", "reason", "bounds")

Row = Mapping[str, Any]
Member = tuple[str, Iterable[str]]
"""A name and a value as JSON in pieces."""


class Dictionary:
    """Values as JSON, each once."""

    __slots__ = ("_places", "_told", "_words")

    def __init__(self) -> None:
        self._places = {"null": 0}
        self._words: dict[str, int] = {}
        self._told: dict[str, str] = {}

    def place(self, value: Any) -> int:
        """Where a value stands, after it was put in if need be."""
        if value is None:
            return 0
        if type(value) is not str:
            return self.put(as_json(value))
        place = self._words.get(value)
        if place is None:
            place = self._words[value] = self.put(as_json(value))
        return place

    def place_all(self, words: Sequence[str]) -> int:
        """Where a list of words stands, of which many come again in other lists; none is no list."""
        return self.put(f"[{','.join(map(self._as_json, words))}]") if words else 0

    def _as_json(self, word: str) -> str:
        told = self._told.get(word)
        if told is None:
            told = self._told[word] = as_json(word)
        return told

    def put(self, text: str) -> int:
        """The same of a value that is JSON already."""
        return self._places.setdefault(text, len(self._places))

    def put_all(self, texts: Iterable[str]) -> list[int]:
        """The same of several."""
        places = self._places
        return [places.setdefault(text, len(places)) for text in texts]

    def texts(self) -> Iterator[str]:
        """The JSON of all, null before the others."""
        return iter(self._places)


class Times:
    """Times, each once, as rows of places in a pool: of its TIME, then in turn of the steps of its trace; 0 is no time.

    A step is the places of two values.
    """

    __slots__ = ("_places", "_steps")

    def __init__(self) -> None:
        self._places: dict[tuple[int, ...], int] = {(): 0}
        self._steps: dict[tuple[int, int], int] = {}

    def put(self, value: Row | None, pool: Dictionary) -> int:
        """Where a time of the page's shape stands, after it was put in if need be."""
        if value is None:
            return 0
        steps = [self._step(pool.place(said), pool.place(gives)) for said, gives in value.get("trace", ())]
        return self._places.setdefault((*[pool.place(value.get(name)) for name in TIME], *steps), len(self._places))

    def put_all(
        self, rows: Iterable[Sequence[int]], steps: Iterable[Sequence[int]], values: Sequence[int]
    ) -> list[int]:
        """Where each of some times stands, whose values have these places."""
        told = [self._step(values[said], values[gives]) for said, gives in steps]
        places, last = self._places, len(TIME)
        made = [(*[values[place] for place in row[:last]], *[told[step] for step in row[last:]]) for row in rows]
        return [places.setdefault(row, len(places)) for row in made]

    def _step(self, said: int, gives: int) -> int:
        return self._steps.setdefault((said, gives), len(self._steps))

    def rows(self) -> list[tuple[int, ...]]:
        """All times."""
        return list(self._places)[1:]

    def steps(self) -> list[tuple[int, int]]:
        """All steps."""
        return list(self._steps)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def as_json(value: Any) -> str:
    """A value as the page's JSON."""
    return _ENCODER.encode(value)


def json_object(members: Iterable[Member]) -> Iterator[str]:
    """A JSON object in pieces, so that the whole of it is never held as text."""
    yield "{"
    comma = ""
    for name, texts in members:
        yield f"{comma}{as_json(name)}:"
        yield from texts
        comma = ","
    yield "}"


def commas(texts: Iterable[str]) -> Iterator[str]:
    """Texts with commas between them."""
    comma = ""
    for text in texts:
        yield f"{comma}{text}"
        comma = ","
