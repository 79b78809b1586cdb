"""Sequences whose values are made, or read from where they lie, when they are asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from typing import Any, Generic, TypeVar, overload

from timeline.storage.spill_file import SpillFile, deserialize, serialize

T = TypeVar("T")


class Lazy(Sequence[T]):
    """A sequence that makes its values; equal to a tuple of the same, and pickled as one."""

    __slots__ = ()

    @abstractmethod
    def make(self, number: int) -> T:
        """The value with a number from 0 to the length."""

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[T]: ...
    def __getitem__(self, index: int | slice) -> T | Sequence[T]:
        if isinstance(index, slice):
            return tuple(map(self.make, range(*index.indices(len(self)))))
        number = index + len(self) if index < 0 else index
        if not 0 <= number < len(self):
            raise IndexError(index)
        return self.make(number)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Lazy | tuple | list):
            return NotImplemented
        return len(self) == len(other) and all(one == two for one, two in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return tuple, (list(self),)


class SpillList(Lazy[T], Generic[T]):
    """Plain data in a spill file, in the order in which they came; each is made anew whenever it is asked for."""

    __slots__ = ("_spill",)

    def __init__(self, values: Iterable[T] = ()) -> None:
        self._spill = SpillFile()
        for value in values:
            self.append(value)

    def append(self, value: T) -> None:
        """Put a value behind the others."""
        self._spill.put(serialize(value))

    def make(self, number: int) -> T:
        """The value with a number from 0 to the length."""
        value: T = deserialize(self._spill.get(number))
        return value

    def __len__(self) -> int:
        return len(self._spill)
