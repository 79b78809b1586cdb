"""Some values of a sequence as a sequence."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from timeline.storage.lazy import Lazy

T = TypeVar("T")


class Selection(Lazy[T], Generic[T]):
    """The values with these numbers, made when they are asked for; `change` gets each with its place among them."""

    __slots__ = ("_change", "_numbers", "_values")

    def __init__(
        self, values: Sequence[T], numbers: Sequence[int], change: Callable[[int, T], T] | None = None
    ) -> None:
        self._values = values
        self._numbers = numbers
        self._change = change

    def __len__(self) -> int:
        return len(self._numbers)

    def make(self, number: int) -> T:
        """The value in this place."""
        value = self._values[self._numbers[number]]
        return value if self._change is None else self._change(number, value)
