"""Bytes that a run needs again later, in a file that goes with it, so that memory need not hold them."""

from __future__ import annotations

import marshal
import tempfile
import weakref
from array import array
from typing import IO, Any

_IN_MEMORY = 2 << 20


class Shelf:
    """Bytes by number, in the order in which they came; more than `most` of them lie in a temporary file.

    Where that cannot be written, memory has to do.
    """

    def __init__(self, most: int = _IN_MEMORY) -> None:
        self._left = most
        self._held: dict[int, bytes] = {}
        self._file: IO[bytes] | None = None
        self._full = False
        self._ends = array("q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def put(self, data: bytes) -> int:
        """Keep some bytes; their number."""
        number, size = len(self), len(data)
        self._left -= size
        if self._left >= 0 or not self._written(data):
            self._held[number] = data
            size = 0
        self._ends.append(self._ends[-1] + size)
        return number

    def get(self, number: int) -> bytes:
        """The bytes of a number."""
        if number in self._held:
            return self._held[number]
        assert self._file is not None  # noqa: S101 - what is not held was written
        start = self._ends[number]
        self._file.seek(start)
        return self._file.read(self._ends[number + 1] - start)

    def _written(self, data: bytes) -> bool:
        if self._full:
            return False
        try:
            if self._file is None:
                # Without a buffer, so that nothing waits in one that cannot be written any more.
                self._file = tempfile.TemporaryFile(prefix="timeline-", buffering=0)  # noqa: SIM115 - closed below
                weakref.finalize(self, self._file.close)
            self._file.seek(self._ends[-1])
            self._full = self._file.write(data) < len(data)
        except OSError:
            self._full = True
        return not self._full


def freeze(value: Any) -> bytes:
    """Plain data (numbers, text, bytes, tuples, lists, dicts, None) as bytes for the time of one run."""
    return marshal.dumps(value)


def thaw(frozen: bytes) -> Any:
    """The inverse of `freeze`.

    Only for what this process or a worker of its own has frozen: these bytes lie in a file without a name, which no
    other program can open, and never in the cache.
    """
    return marshal.loads(frozen)  # noqa: S302 - see above  # nosec B302
