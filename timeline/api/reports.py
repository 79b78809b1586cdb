"""Writing a report, as a page or a folder, so that an older one is never lost, nor anything else that lies there."""

from __future__ import annotations

import contextlib
import os
import re
from functools import partial
from pathlib import Path
from typing import Unpack

from timeline import report
from timeline.combining import KeyDate, rank_key_dates
from timeline.errors import OutputError
from timeline.export import write_stream, write_whole
from timeline.model import Combined
from timeline.storage import Run

_MARK = b'<meta name="generator" content="timeline">'
_HEAD = 4000
_DAYS = 12
_OWN = re.compile(r"[0-9a-f]{20}\.js")


def days_of(combined: Combined, run: Run = map) -> tuple[KeyDate, ...]:
    """The days that a report names."""
    return rank_key_dates(combined, _DAYS, run=run)


def needs_folder(combined: Combined) -> bool:
    """Whether the report is more than one file can carry."""
    return report.too_large(combined)


def is_folder(path: str | os.PathLike[str]) -> bool:
    """Whether a report at `path` is meant to be a folder: it ends in a slash, or a folder is there."""
    written = os.fspath(path)
    return written.endswith(("/", os.sep)) or Path(written).is_dir()


def save_report(combined: Combined, path: str | os.PathLike[str], **options: Unpack[report.Options]) -> None:
    """Write the report to `path`, a page or a folder."""
    if is_folder(path):
        save_folder(combined, path, **options)
        return
    options["folder"] = os.path.dirname(os.fspath(path))  # noqa: PTH120 - "" is here
    options["keys"] = partial(days_of, combined, options.get("run", map))
    pieces = report.render_pieces(combined, **options)
    write_stream(path, lambda file: file.writelines(piece.encode("utf-8", "replace") for piece in pieces))


def save_folder(combined: Combined, path: str | os.PathLike[str], **options: Unpack[report.Options]) -> None:
    """Write the report into the folder `path`.

    The parts of the new report are written beside those of an older one, then the page in its place, and only then do
    the old parts go: whoever opens the report in between sees one of the two, whole.  Raises OutputError for a folder
    that holds anything but a report.
    """
    folder = Path(path)
    _check(folder)
    kept: set[str] = set()
    options["folder"] = os.fspath(folder)
    options["keys"] = partial(days_of, combined, options.get("run", map))
    for name, content in report.render_folder(combined, **options):
        write_whole(folder / name, content)
        kept.add(Path(name).name)
    with contextlib.suppress(OSError):  # what cannot go does no harm
        for old in (folder / report.PARTS).iterdir():
            if _OWN.fullmatch(old.name) and old.name not in kept:
                old.unlink()


def _check(folder: Path) -> None:
    try:
        if not folder.exists() or not any(folder.iterdir()):
            return
        page = folder / "index.html"
        with page.open("rb") as file:
            if _MARK in file.read(_HEAD):
                return
    except FileNotFoundError:
        pass
    except OSError as error:
        raise OutputError(f"{folder}: {error.strerror}") from None
    raise OutputError(f"{folder}: the folder holds other things than a report; name a new or an empty one with `path`")
