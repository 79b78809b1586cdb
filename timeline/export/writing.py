"""Writing a file so that an older one is never lost: beside it first, then in its place."""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path

from timeline.errors import OutputError


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write `data` to `path`, making its folder where there is none.

    The file is written beside `path` and renamed, so `path` holds the old content or the new, never a part.  What
    is no plain file (a device, a pipe) is written to directly.  Raises OutputError.
    """
    target = Path(path)
    try:
        if target.is_dir():
            raise OutputError(f"{path}: is a folder; name a file in it")
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not target.is_file():
            target.write_bytes(data)
            return
        _replace(target.resolve() if target.is_symlink() else target, data)
    except OSError as error:
        raise OutputError(f"{path}: cannot be written ({error.strerror}); choose another place with -o") from error


def _replace(target: Path, data: bytes) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it is write-protected")
    beside = target.with_name(f".{target.name[:80]}.{os.getpid()}.part")
    try:
        with beside.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
