"""Bytes that a run needs again later, in a file that goes with it, so that memory need not hold them."""

from __future__ import annotations

import marshal
import os
import tempfile
import weakref
from array import array
from threading import Lock
from typing import IO, Any

_IN_MEMORY = 2 << 20
_AT_ONCE = 64 << 10


class SpillFile:
    """Bytes by number, in the order in which they came; more than `most` of them lie in a temporary file.

    Where that cannot be written, memory has to do.  What comes is written some of it at once, `at_once` bytes or more.
    One thread may put while others get.
    """

    def __init__(self, most: int = _IN_MEMORY, at_once: int = _AT_ONCE) -> None:
        self._left = most
        self._at_once = at_once
        self._held: dict[int, bytes] = {}
        self._waiting: list[int] = []
        self._begin = 0  # where the first that waits will lie
        self._file: IO[bytes] | None = None
        self._descriptor = -1  # where a file can be read without moving in it
        self._moving = Lock()
        self._full = False
        self._ends = array("q", [0])

    def __len__(self) -> int:
        return len(self._ends) - 1

    def put(self, data: bytes) -> int:
        """Keep some bytes; their number."""
        number, size = len(self._ends) - 1, len(data)
        self._held[number] = data
        self._left -= size
        if self._left >= 0 or self._full:
            self._ends.append(self._ends[-1])
            return number
        self._waiting.append(number)
        self._ends.append(self._ends[-1] + size)
        if self._ends[-1] - self._begin >= self._at_once:
            self._write()
        return number

    def get(self, number: int) -> bytes:
        """The bytes of a number."""
        held = self._held.get(number)
        if held is not None:
            return held
        assert self._file is not None  # noqa: S101 - what is not held was written
        start = self._ends[number]
        size = self._ends[number + 1] - start
        if self._descriptor >= 0:
            return os.pread(self._descriptor, size, start)
        with self._moving:
            self._file.seek(start)
            return self._file.read(size)

    def _write(self) -> None:
        """Let go of what waits once all of it is in the file, and not before; else it stays."""
        waiting, self._waiting = self._waiting, []
        data = b"".join([self._held[number] for number in waiting])
        try:
            if self._file is None:
                # Without a buffer, so that nothing waits in one that cannot be written any more.
                self._file = tempfile.TemporaryFile(prefix="timeline-", buffering=0)  # noqa: SIM115 - closed below
                weakref.finalize(self, self._file.close)
                self._descriptor = self._file.fileno() if hasattr(os, "pread") else -1
            with self._moving:
                self._file.seek(self._begin)
                self._full = self._file.write(data) < len(data)
        except OSError:
            self._full = True
        if not self._full:
            self._begin += len(data)
            for number in waiting:
                del self._held[number]


def serialize(value: Any) -> bytes:
    """Plain data (numbers, text, bytes, tuples, lists, dicts, None) as bytes for the time of one run."""
    return marshal.dumps(value)


def deserialize(frozen: bytes) -> Any:
    """The inverse of `serialize`.

    Only for what this process or a worker of its own has frozen: these bytes lie in a file without a name, which no
    other program can open, and never in the cache.
    """
    return marshal.loads(frozen)  # noqa: S302 - see above  # nosec B302
