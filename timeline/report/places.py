"""Where values stand among very many, so that each is said once."""

from __future__ import annotations

import sys
from array import array
from collections.abc import Hashable, Mapping, Sequence
from typing import Any, Generic, Protocol, TypeVar

_LATELY = 5000 if sys.hash_info.width >= 64 else sys.maxsize
_EMPTY = -1
Key = TypeVar("Key", bound=Hashable)


class Growing(Protocol):
    """A list that only grows, wherever its values lie."""

    def append(self, value: Any, /) -> None: ...
    def __len__(self) -> int: ...


class Places(Generic[Key]):
    """Places by values: the values themselves are held of those that came lately, of the others their hashes.

    Of a million values, two share a hash of 64 bits once in some ten million runs.
    """

    __slots__ = ("_before", "_rest", "lately")

    def __init__(self) -> None:
        self.lately: dict[Key, int] = {}
        self._before: dict[Key, int] = {}
        self._rest: _Hashes | None = None

    def put(self, key: Key, rows: Growing, row: object) -> int:
        """Where a value stands in `rows`; where it is new, `row` is put behind them."""
        place = self.lately.get(key)
        if place is not None:
            return place
        if self._before:
            place = self._before.get(key)
            if place is None and self._rest is not None:
                place = self._rest.find(hash(key))
        if place is None:
            place = len(rows)
            rows.append(row)
        self.lately[key] = place
        if len(self.lately) >= _LATELY:
            self._turn()
        return place

    def put_all(self, keys: Sequence[Key], rows: Growing) -> list[int]:
        """Where each of some values stands, which are rows themselves."""
        known = self.lately
        found = [known.get(key) for key in keys]
        return [self.put(key, rows, key) if place is None else place for place, key in zip(found, keys, strict=True)]

    def _turn(self) -> None:
        """What came lately is what came before."""
        if self._before:
            self._rest = self._rest or _Hashes()
            self._rest.add(self._before)
        self._before, self.lately = self.lately, {}


class _Hashes:
    """Places by hashes, some twenty bytes each: a table with open addressing; a dict takes five times that."""

    __slots__ = ("_hashes", "_mask", "_places", "_used")

    def __init__(self) -> None:
        self._start(1 << 14)

    def _start(self, size: int) -> None:
        self._mask, self._used = size - 1, 0
        self._hashes = array("q", bytes(8 * size))
        self._places = array("i", [_EMPTY]) * size

    def find(self, wanted: int) -> int | None:
        """The place of a hash."""
        place = self._places[self._slot(wanted)]
        return None if place == _EMPTY else place

    def add(self, known: Mapping[Any, int]) -> None:
        """Know the places of some more values; those that are known stay."""
        for key, place in known.items():
            self._put(hash(key), place)

    def _put(self, wanted: int, place: int) -> None:
        slot = self._slot(wanted)
        if self._places[slot] == _EMPTY:
            self._hashes[slot], self._places[slot] = wanted, place
            self._used += 1
            if 3 * self._used > 2 * self._mask:
                self._grow()

    def _slot(self, wanted: int) -> int:
        """Where a hash stands, or may stand."""
        places, hashes, mask = self._places, self._hashes, self._mask
        slot = wanted & mask
        while places[slot] != _EMPTY and hashes[slot] != wanted:
            slot = (slot + 1) & mask
        return slot

    def _grow(self) -> None:
        hashes, places = self._hashes, self._places
        self._start(2 * len(places))
        for wanted, place in zip(hashes, places, strict=True):
            if place != _EMPTY:
                self._put(wanted, place)
