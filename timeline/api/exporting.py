"""Asking about an export before the work it is the end of."""

from __future__ import annotations

import os

from timeline.export import find_format


def check_format(path: str | os.PathLike[str], name: str | None = None) -> None:
    """Raises what `Timeline.export` would raise before it writes anything.

    :param path: where the export would go; OutputError where it is taken by what may not be replaced.
    :param name: the format; None: the one that the suffix of `path` names; ConfigError for an unknown one,
        MissingExtra where it needs what is not installed.
    """
    found = find_format(os.fspath(path), name)
    found.check()
    found.check_target(path)
