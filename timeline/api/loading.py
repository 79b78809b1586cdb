"""Loading a timeline that `Timeline.save("….timeline")` wrote."""

from __future__ import annotations

import os
from pathlib import Path

from timeline.api.result import Timeline
from timeline.errors import ReadError
from timeline.export.to_timeline import load as load_combined


def load(path: str | os.PathLike[str]) -> Timeline:
    """The timeline saved in a .timeline file, equal to the one that was saved; nothing is read or found anew.

    Only data is read, nothing in the file is run.

    :param path: the file; ReadError for a missing, foreign or damaged one.
    """
    try:
        with Path(path).open("rb") as file:
            return Timeline(load_combined(file, os.fspath(path)))
    except OSError as error:
        raise ReadError(f"{os.fspath(path)}: cannot be read ({error.strerror})") from error
