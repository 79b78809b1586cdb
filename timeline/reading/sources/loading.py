"""The bytes of one input, within the limits."""

from __future__ import annotations

import stat
from pathlib import Path

from timeline.errors import ReadError
from timeline.reading.options import Limits, size_words
from timeline.reading.records import Source


def load(source: Source, limits: Limits) -> bytes:
    """Read a source whole; raises ReadError where it cannot be read, is too big, or is no file at all.

    A pipe or device is read only where the user names it: in a folder it might never end.
    """
    if source.load is not None:
        return source.load()
    path = Path(source.file)
    try:
        status = path.stat()
        regular = stat.S_ISREG(status.st_mode)
        if not regular and not source.explicit:
            raise ReadError("is no regular file but a pipe, socket or device")
        if regular and status.st_size > limits.file:
            raise too_big(limits)
        with path.open("rb") as stream:
            data = stream.read(limits.file + 1)
    except OSError as error:
        raise ReadError(f"cannot be read ({error.strerror})") from None
    if len(data) > limits.file:
        raise too_big(limits)
    return data


def too_big(limits: Limits) -> ReadError:
    """The error for a file beyond the limit."""
    return ReadError(f"is bigger than {size_words(limits.file)} (limit “file”); split it, or raise the limit")
