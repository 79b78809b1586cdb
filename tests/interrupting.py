"""Ctrl-C for processes that tests start: who runs the tests in the background has all of them ignore it."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def heeding() -> Iterator[None]:
    """Processes started in here end on Ctrl-C, whether or not this one does."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
