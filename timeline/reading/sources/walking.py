"""From PATHs to the files below them, in sorted order."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from timeline.errors import MissingExtra, ReadError
from timeline.model import Notice, Skipped
from timeline.reading.formats.registry import format_by_suffix, known_suffixes
from timeline.reading.options import Limits
from timeline.reading.records import Source
from timeline.reading.sources.archives import expand_archive, is_archive
from timeline.reading.sources.loading import load
from timeline.reading.sources.remote import is_remote, remote_sources

BESIDE = ("metadata.csv", "corrections.csv")
"""Files that speak of the articles beside them."""
# A browser keeps what belongs to a saved page in a folder beside it.
_PARTS = ("_files", ".files", "_file")


@dataclass(slots=True)
class Walk:
    """What lies below the PATHs: files to read, metadata files, and what was left out."""

    sources: list[Source] = field(default_factory=list)
    metadata: list[Source] = field(default_factory=list)
    corrections: list[Source] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)

    def beside(self, name: str) -> list[Source] | None:
        """The list for a file that speaks of the articles beside it; None for an article."""
        match PurePath(name).name.lower():
            case "metadata.csv":
                return self.metadata
            case "corrections.csv":
                return self.corrections
        return None


def walk(paths: Sequence[str], limits: Limits) -> Walk:
    """The files below `paths`, archives opened like folders; a file that two PATHs reach is taken once."""
    found = Walk()
    seen: set[str] = set()
    unknown: Counter[str] = Counter()
    for path in paths:
        if is_remote(path):
            _take_remote(path, found, unknown, limits)
            continue
        shown = posix_path(path)
        if not Path(path).exists():
            found.skipped.append(Skipped(shown, "there is no such file or folder"))
            continue
        sources = _folder(path, found, unknown) if Path(path).is_dir() else iter([_file(path)])
        articles = 0
        for source in sources:
            beside = None if source.explicit else found.beside(source.name)
            articles += beside is None
            absolute = os.path.abspath(source.file)  # noqa: PTH100 - Path.resolve would follow links
            if absolute in seen:
                continue
            seen.add(absolute)
            if beside is not None:
                beside.append(source)
            else:
                _take(source, found, unknown, limits)
        if not articles and Path(path).is_dir():
            found.skipped.append(Skipped(shown, f"the folder holds no article ({', '.join(known_suffixes())})"))
    if unknown:
        found.notices.append(unknown_notice(unknown))
    return found


def _take_remote(path: str, found: Walk, unknown: Counter[str], limits: Limits) -> None:
    """The files at an address, by the rules of a folder."""
    try:
        for source in remote_sources(path, limits):
            beside = None if source.explicit else found.beside(source.name)
            if beside is not None:
                beside.append(source)
            elif source.explicit or format_by_suffix(source.name) or is_archive(source.name):
                _take(source, found, unknown, limits)
            else:
                unknown[PurePath(source.name).suffix.lower() or "no suffix"] += 1
    except (ReadError, MissingExtra) as error:
        found.skipped.append(Skipped(path, str(error)))


def _take(source: Source, found: Walk, unknown: Counter[str], limits: Limits) -> None:
    """A file, or all that lies in it where it is an archive."""
    if not is_archive(source.name, _start(source.file) if source.explicit else None):
        found.sources.append(source)
        return
    try:
        data = load(source, limits)
    except ReadError as error:
        found.skipped.append(Skipped(source.shown, str(error)))
        return
    add_archive(source, data, found, unknown, limits)


def add_archive(source: Source, data: bytes, found: Walk, unknown: Counter[str], limits: Limits) -> None:
    """All that lies in an archive, by the rules of a folder."""
    before = len(found.sources) + len(found.skipped)
    for inner in expand_archive(source, data, limits):
        if isinstance(inner, Skipped):
            found.skipped.append(inner)
        elif (beside := found.beside(inner.form)) is not None:
            beside.append(inner)
        elif format_by_suffix(inner.form) or inner.explicit:
            found.sources.append(inner)
        else:
            unknown[PurePath(inner.form).suffix.lower() or "no suffix"] += 1
    if len(found.sources) + len(found.skipped) == before:
        found.skipped.append(Skipped(source.shown, "the archive holds no article"))


def _start(file: str) -> bytes | None:
    """The first bytes of a regular file that the user named."""
    try:
        if not Path(file).is_file():
            return None
        with Path(file).open("rb") as stream:
            return stream.read(4096)
    except OSError:
        return None


def posix_path(path: str | os.PathLike[str]) -> str:
    """A path with forward slashes that can be printed whatever bytes its name holds."""
    return os.fsencode(PurePath(path).as_posix()).decode("utf-8", "replace")


def _file(path: str) -> Source:
    return Source(
        path, posix_path(PurePath(path).parent), posix_path(PurePath(path).name), posix_path(path), explicit=True
    )


def _folder(root: str, found: Walk, unknown: Counter[str]) -> Iterator[Source]:
    def refused(error: OSError) -> None:
        found.skipped.append(Skipped(posix_path(error.filename or root), f"cannot be opened ({error.strerror})"))

    files: list[tuple[str, str]] = []
    for folder, subfolders, names in os.walk(root, onerror=refused):
        subfolders[:] = sorted(name for name in subfolders if not name.startswith(".") and not _is_part(name, names))
        for name in names:
            if name.startswith("."):
                continue
            file = os.path.join(folder, name)  # noqa: PTH118 - os.walk speaks strings
            if name.lower() in BESIDE or format_by_suffix(name) or is_archive(name):
                files.append((posix_path(os.path.relpath(file, root)), file))
            else:
                unknown[PurePath(name).suffix.lower() or "no suffix"] += 1
    for relative, file in sorted(files):
        yield Source(file, posix_path(root), relative, posix_path(file))


def _is_part(folder: str, names: Sequence[str]) -> bool:
    """Whether a folder holds the pictures and frames of a page that was saved beside it."""
    stem = next((folder[: -len(end)] for end in _PARTS if folder.endswith(end)), None)
    return stem is not None and any(f"{stem}{suffix}" in names for suffix in (".html", ".htm", ".xhtml"))


def unknown_notice(unknown: Counter[str]) -> Notice:
    total = sum(unknown.values())
    kinds = ", ".join(f"{suffix} ({count})" for suffix, count in sorted(unknown.items()))
    files = "1 file was" if total == 1 else f"{total} files were"
    return Notice("", f"{files} left out as of unknown kind: {kinds}; read are {', '.join(known_suffixes())}")
