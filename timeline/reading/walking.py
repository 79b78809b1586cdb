"""From PATHs to the files below them, in sorted order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from timeline.model import Notice, Skipped
from timeline.reading.records import Source
from timeline.reading.registry import by_suffix, known_suffixes

METADATA_NAME = "metadata.csv"


@dataclass(slots=True)
class Walk:
    """What lies below the PATHs: files to read, metadata files, and what was left out."""

    sources: list[Source] = field(default_factory=list)
    metadata: list[Source] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)


def walk(paths: Sequence[str]) -> Walk:
    """The files below `paths`; a file that two PATHs reach is taken once."""
    found = Walk()
    seen: set[str] = set()
    unknown: Counter[str] = Counter()
    for path in paths:
        shown = posix(path)
        if not Path(path).exists():
            found.skipped.append(Skipped(shown, "there is no such file or folder"))
            continue
        sources = _folder(path, found, unknown) if Path(path).is_dir() else iter([_file(path)])
        articles = 0
        for source in sources:
            is_metadata = not source.explicit and PurePath(source.name).name.lower() == METADATA_NAME
            articles += not is_metadata
            absolute = os.path.abspath(source.file)  # noqa: PTH100 - Path.resolve would follow links
            if absolute in seen:
                continue
            seen.add(absolute)
            (found.metadata if is_metadata else found.sources).append(source)
        if not articles and Path(path).is_dir():
            found.skipped.append(Skipped(shown, f"the folder holds no article ({', '.join(known_suffixes())})"))
    if unknown:
        found.notices.append(_unknown(unknown))
    return found


def posix(path: str | os.PathLike[str]) -> str:
    """A path with forward slashes that can be printed whatever bytes its name holds."""
    return os.fsencode(PurePath(path).as_posix()).decode("utf-8", "replace")


def _file(path: str) -> Source:
    return Source(path, posix(PurePath(path).parent), posix(PurePath(path).name), posix(path), explicit=True)


def _folder(root: str, found: Walk, unknown: Counter[str]) -> Iterator[Source]:
    def refused(error: OSError) -> None:
        found.skipped.append(Skipped(posix(error.filename or root), f"cannot be opened ({error.strerror})"))

    files: list[tuple[str, str]] = []
    for folder, subfolders, names in os.walk(root, onerror=refused):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith("."))
        for name in names:
            if name.startswith("."):
                continue
            file = os.path.join(folder, name)  # noqa: PTH118 - os.walk speaks strings
            if name.lower() == METADATA_NAME or by_suffix(name):
                files.append((posix(os.path.relpath(file, root)), file))
            else:
                unknown[PurePath(name).suffix.lower() or "no suffix"] += 1
    for relative, file in sorted(files):
        yield Source(file, posix(root), relative, posix(file))


def _unknown(unknown: Counter[str]) -> Notice:
    total = sum(unknown.values())
    kinds = ", ".join(f"{suffix} ({count})" for suffix, count in sorted(unknown.items()))
    files = "1 file was" if total == 1 else f"{total} files were"
    return Notice("", f"{files} left out as of unknown kind: {kinds}; read are {', '.join(known_suffixes())}")
