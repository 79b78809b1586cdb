"""Asking about an export before the work it is the end of."""

from __future__ import annotations

import os

from timeline.export import find_format


def check_format(path: str | os.PathLike[str], name: str | None = None) -> None:
    """Raises what `Timeline.export` would raise before it writes anything.

    ConfigError for an unknown format, MissingExtra where it needs what is not installed, OutputError where the path is
    taken by what it may not replace.
    """
    found = find_format(os.fspath(path), name)
    found.check()
    found.check_target(path)
