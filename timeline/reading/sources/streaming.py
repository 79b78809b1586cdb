"""Long files of one article a line, read line by line and never held whole."""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO

from timeline.errors import ReadError
from timeline.reading.formats.jsonl import read_jsonl
from timeline.reading.formats.registry import format_by_suffix
from timeline.reading.options import Limits
from timeline.reading.records import Source
from timeline.reading.text.decoding import is_plain

_PIECE = 1 << 20


@contextmanager
def opened_lines(source: Source, limits: Limits) -> Iterator[Iterable[bytes] | None]:
    """The lines of a file of JSON Lines as they lie in it.

    None where it is none by suffix and beginning, no regular file, beyond the limit, or anything but plain UTF-8: such
    a file is read whole, and what is wrong with it is told there.
    """
    kind = format_by_suffix(source.form)
    stream = None
    if source.load is None and kind is not None and kind.reader is read_jsonl:
        stream = _opened(source.file, limits)
    if kind is None or stream is None:
        yield None
        return
    with stream:
        try:
            fit = kind.matches(stream.read(_PIECE))
            stream.seek(0)
            fit = fit and is_plain(iter(partial(stream.read, _PIECE), b""))
            stream.seek(0)
            yield stream if fit else None
        except OSError as error:
            raise ReadError(f"cannot be read ({error.strerror})") from None


def _opened(file: str, limits: Limits) -> IO[bytes] | None:
    """A regular file within the limit, opened."""
    path = Path(file)
    try:
        status = path.stat()
        return path.open("rb") if stat.S_ISREG(status.st_mode) and status.st_size <= limits.file else None
    except OSError:
        return None
