"""What reading made of a text before, so that a text that is read again costs little."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple, Protocol


class MemoRequest(NamedTuple):
    """A text, what is told beside it, and what makes JSON-ready data of both."""

    text: str
    beside: Sequence[object]
    make: Callable[[], Any]


class Memo(Protocol):
    """Remembers JSON-ready data from run to run, under all that they are made of."""

    def recall(self, asked: Sequence[MemoRequest], /) -> Iterator[Any]:
        """What `make` gives of each, made now or in an earlier run of the same code."""
        ...


class NoMemo:
    """Remembers nothing."""

    def recall(self, asked: Sequence[MemoRequest], /) -> Iterator[Any]:
        """What `make` gives of each."""
        return (one.make() for one in asked)


NO_MEMO = NoMemo()
