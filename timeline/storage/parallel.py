"""How pure work is spread, wherever it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")


class Run(Protocol):
    """Works on tasks, wherever that is, and gives what comes of them in their order."""

    def __call__(self, work: Callable[[Task], Done], tasks: Iterable[Task], /) -> Iterator[Done]: ...


def batched(values: Iterable[Task], size: int) -> Iterator[list[Task]]:
    """Values, so many together; the last may be fewer.  `itertools.batched`, which Python 3.11 lacks."""
    rest = iter(values)
    while some := list(islice(rest, size)):
        yield some
