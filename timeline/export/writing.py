"""Writing so that an older result is never lost: beside it first, then in its place."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePath
from typing import BinaryIO

from timeline.errors import OutputError

PathLike = str | os.PathLike[str]


def write_whole(path: PathLike, data: bytes) -> None:
    """As `write_stream`, of bytes that are there already."""
    write_stream(path, lambda file: file.write(data))


def check_target(path: PathLike, *, folder: bool) -> None:
    """Raises OutputError where `path` is taken: by a folder in place of a file, by a file or a full folder else."""
    target = Path(path)
    with _as_output_error(path):
        if not folder and target.is_dir():
            raise OutputError(f"{path}: is a folder; name a file in it")
        if folder and target.exists() and not target.is_dir():
            raise OutputError(f"{path}: is a file, and this format needs a folder; choose another name with `path`")
        if folder and target.exists() and any(target.iterdir()):
            raise OutputError(
                f"{path}: the folder exists and is not empty; name a new one with `path`, or empty it first"
            )


def write_stream(path: PathLike, write: Callable[[BinaryIO], object]) -> None:
    """Let `write` fill the file `path`, making its folder where there is none.

    The file is written beside `path` and renamed, so `path` holds the old content or the new, never a part.  What
    is no plain file (a device, a pipe) is written to directly.  Raises OutputError.
    """
    target = Path(path)
    with _as_output_error(path):
        check_target(path, folder=False)
        target.parent.mkdir(parents=True, exist_ok=True)
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                write(file)
            return
        _replace(target.resolve() if target.is_symlink() else target, write)


def write_folder(path: PathLike, files: Iterable[tuple[str, bytes]]) -> None:
    """Make the folder `path` of (name, content) pairs, all of them or none.

    An empty folder may stand there already.  Raises OutputError for one that holds anything: nothing in it is
    overwritten or mixed with.
    """
    target = Path(path)
    with _as_output_error(path):
        check_target(path, folder=True)
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = _beside(target.resolve() if target.is_symlink() else target)
        beside.mkdir()
        try:
            for name, content in files:
                (beside / PurePath(name).name).write_bytes(content)
            if target.exists():
                target.resolve().rmdir()
            beside.rename(target.resolve())
        except BaseException:
            shutil.rmtree(beside, ignore_errors=True)
            raise


@contextlib.contextmanager
def _as_output_error(path: PathLike) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"{path}: cannot be written ({reason}); choose another place with `path`") from error


def _beside(target: Path) -> Path:
    return target.with_name(f".{target.name[:80]}.{os.getpid()}.part")


def _replace(target: Path, write: Callable[[BinaryIO], object]) -> None:
    if target.exists() and not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "it is write-protected")
    beside = _beside(target)
    try:
        with beside.open("xb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            beside.chmod(target.stat().st_mode & 0o777)
        beside.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
