"""Seeing that articles changed: the times and sizes of all files below the PATHs, asked again and again."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import click

from timeline.cli.console import say
from timeline.errors import TimelineError

EVERY = 0.5
"""Seconds between two looks."""

Stamps = dict[str, tuple[int, int]]


def stamps(paths: Iterable[str], besides: Iterable[str] = ()) -> Stamps:
    """The time of change (nanoseconds) and size (bytes) of every file below `paths`; hidden ones are passed over.

    `besides` are files and folders that do not count: what we write ourselves.
    """
    left_out = {os.path.realpath(path) for path in besides}
    found: Stamps = {}
    for path in paths:
        for file in _files(path):
            if any(file == own or file.startswith(own + os.sep) for own in left_out):
                continue
            try:
                stat = Path(file).stat()
            except OSError:
                continue
            found[file] = (stat.st_mtime_ns, stat.st_size)
    return found


def _files(path: str) -> Iterator[str]:
    real = os.path.realpath(path)
    if not Path(real).is_dir():
        yield real
        return
    for folder, names, files in os.walk(real):
        names[:] = [name for name in names if not name.startswith(".")]
        yield from (f"{folder}{os.sep}{name}" for name in files if not name.startswith("."))


def follow(
    look: Callable[[], Stamps], since: Stamps, act: Callable[[], object], stop: threading.Event, *, every: float = EVERY
) -> None:
    """Call `act` whenever the files differ from `since`, or from when it was last called; until `stop` is set.

    It waits until the files have been still for one look, so that a long copy is not read half.
    """
    acted = since
    seen: Stamps | None = None
    while not stop.wait(every):
        now = look()
        if now == seen and now != acted:
            acted = now
            act()
        seen = now


class Watched:
    """The files of a command, as they are before its first build; `besides` are those it writes itself."""

    def __init__(self, paths: tuple[str, ...], metadata: str | None, besides: tuple[str, ...] = ()) -> None:
        self._paths = [path for path in (*paths, *([metadata] if metadata else [])) if path != "-"]
        self._besides = besides
        self.since = self.look()

    def look(self) -> Stamps:
        """The files as they are now."""
        return stamps(self._paths, self._besides)


def rebuild_on_change(watched: Watched, build: Callable[[], object]) -> None:
    """Build again after each change, until Ctrl-C; what goes wrong is told and waited out."""

    def again() -> None:
        try:
            build()
        except TimelineError as error:
            say(f"error: {error}")
        except click.exceptions.Exit:
            pass  # nothing to read just now: told already

    try:
        follow(watched.look, watched.since, again, threading.Event())
    except KeyboardInterrupt:
        say("ended")
