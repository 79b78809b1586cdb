"""How pure work is spread, wherever it is done."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

Task = TypeVar("Task")
Done = TypeVar("Done")


class Run(Protocol):
    """Works on tasks, wherever that is, and gives what comes of them in their order."""

    def __call__(self, work: Callable[[Task], Done], tasks: Iterable[Task], /) -> Iterator[Done]: ...
