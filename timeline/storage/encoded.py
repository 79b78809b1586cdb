"""Bytes that travel as they are, and are decoded where they are needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Packed(Protocol[T_co]):
    """A value, wherever and however it lies; one that is at hand gives itself."""

    def open(self) -> T_co: ...


@dataclass(frozen=True, slots=True)
class Encoded(Generic[T]):
    """A part of the article with this id; `decode` is a function of a module, so that it reaches any process."""

    data: bytes
    id: str
    decode: Callable[[bytes, str], T]

    def open(self) -> T:
        """The part, made anew each time; raises ValueError for damaged bytes."""
        return self.decode(self.data, self.id)
