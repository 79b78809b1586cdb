"""ZIP archives and gzip files as folders: nothing is written to disk, and limits hold whatever an archive claims."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from timeline.errors import ReadError
from timeline.model import Skipped
from timeline.reading.options import Limits, size_words
from timeline.reading.records import Source
from timeline.reading.text.decoding import scrub

_CHUNK = 1 << 16
_FREE = 1 << 20  # what is no bigger than this is unpacked at any ratio
_ENCRYPTED = 0x1
_LINK = 0o120000
_KIND = 0o170000
_NO_FOLDERS = (b"word/document.xml", b"[Content_Types].xml", b"META-INF/", b"mimetypeapplication/")


@dataclass(slots=True)
class Budget:
    """What one archive of the user's may still give, counted over all that lies in it."""

    limits: Limits
    unpacked: int = 0
    members: int = 0

    def take(self, size: int) -> None:
        """Count bytes that were unpacked; raises ReadError beyond the limit."""
        self.unpacked += size
        if self.unpacked > self.limits.unpacked:
            raise ReadError(f"unpacks to more than {size_words(self.limits.unpacked)} in all (limit “unpacked”)")


def is_archive(name: str, start: bytes | None = None) -> bool:
    """Whether a file is an archive, told by its suffix or, where given, by its first bytes."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in (".zip", ".gz"):
        return True
    return start is not None and (start.startswith(b"\x1f\x8b") or _is_folder(start))


def _is_folder(start: bytes) -> bool:
    return start.startswith((b"PK\x03\x04", b"PK\x05\x06")) and not any(mark in start for mark in _NO_FOLDERS)


def expand_archive(source: Source, data: bytes, limits: Limits) -> Iterator[Source | Skipped]:
    """What lies in an archive, archives inside it opened too; each file is unpacked when its `load` is called."""
    yield from _expand(source, data, Budget(limits), 0)


def _expand(source: Source, data: bytes, budget: Budget, depth: int) -> Iterator[Source | Skipped]:
    if not data:
        yield Skipped(source.shown, "the file is empty")
    elif depth >= budget.limits.depth:
        yield Skipped(source.shown, f"archives lie deeper than {budget.limits.depth} in each other (limit “depth”)")
    elif data.startswith(b"\x1f\x8b"):
        yield from _gzip(source, data, budget, depth)
    elif data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        yield from _zip(source, data, budget, depth)
    else:
        yield Skipped(source.shown, "is no ZIP or gzip archive, or is damaged")


def _gzip(source: Source, data: bytes, budget: Budget, depth: int) -> Iterator[Source | Skipped]:
    form = source.form
    inner = form[:-3] if form.lower().endswith(".gz") else form
    if inner.lower().endswith((".tar", ".tgz")) or form.lower().endswith(".tgz"):
        yield Skipped(source.shown, "tar archives are not read; unpack it, or pack it as .zip")
        return

    def load() -> bytes:
        return _checked(_inflated(data, budget), len(data), budget)

    yield from _nested(Source("", source.root, source.name, source.shown, source.explicit, load, inner), budget, depth)


def _zip(source: Source, data: bytes, budget: Budget, depth: int) -> Iterator[Source | Skipped]:
    try:
        archive = zipfile.ZipFile(BytesIO(data))
        members = [member for member in archive.infolist() if member.filename and not member.is_dir()]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
        yield Skipped(source.shown, f"is no ZIP archive that can be read ({error}); it may be truncated")
        return
    budget.members += len(members)
    if budget.members > budget.limits.members:
        yield Skipped(source.shown, f"holds more than {budget.limits.members} files (limit “members”)")
        return
    taken: set[str] = set()
    for member in sorted(members, key=lambda one: one.filename):
        name = scrub(member.filename.replace("\\", "/"))
        if any(part.startswith(".") and part != ".." for part in name.split("/")) or name.startswith("__MACOSX/"):
            continue
        shown = f"{source.shown}/{name}"
        fault = _fault(name, member, taken)
        if fault:
            yield Skipped(shown, fault)
            continue
        taken.add(name)
        load = _member(archive, member, budget)
        yield from _nested(Source("", source.root, f"{source.name}/{name}", shown, load=load), budget, depth)


def _nested(source: Source, budget: Budget, depth: int) -> Iterator[Source | Skipped]:
    """The source itself, or what lies in it where it is an archive."""
    if source.load is None or not is_archive(source.form):
        yield source
        return
    try:
        data = source.load()
    except ReadError as error:
        yield Skipped(source.shown, str(error))
        return
    yield from _expand(source, data, budget, depth + 1)


def _fault(name: str, member: zipfile.ZipInfo, taken: set[str]) -> str | None:
    if name.startswith("/") or ".." in name.split("/") or name[1:2] == ":":
        return "its path leads out of the archive"
    if (member.external_attr >> 16) & _KIND == _LINK:
        return "is a link, which is not followed"
    if member.flag_bits & _ENCRYPTED:
        return "is encrypted; unpack it with its password"
    if name in taken:
        return "has the same path as another file of the archive; the first is read"
    return None


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo, budget: Budget) -> Callable[[], bytes]:
    def pieces() -> Iterator[bytes]:
        try:
            with archive.open(member) as stream:
                while piece := stream.read(_CHUNK):
                    yield piece
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError) as error:
            raise ReadError(f"cannot be unpacked ({error}); the archive may be damaged") from None

    return lambda: _checked(pieces(), member.compress_size, budget)


def _inflated(data: bytes, budget: Budget) -> Iterator[bytes]:
    """The pieces of a gzip file, which may be several one after another."""
    rest = data
    while rest.startswith(b"\x1f\x8b"):
        machine = zlib.decompressobj(wbits=31)
        try:
            piece = machine.decompress(rest, _CHUNK)
            while piece or machine.unconsumed_tail:
                yield piece
                piece = machine.decompress(machine.unconsumed_tail, _CHUNK)
        except zlib.error as error:
            raise ReadError(f"cannot be unpacked ({error}); it may be damaged") from None
        if not machine.eof:
            raise ReadError("cannot be unpacked to its end; it is truncated")
        rest = machine.unused_data
        budget.members += 1
        if budget.members > budget.limits.members:
            raise ReadError(f"holds more than {budget.limits.members} files (limit “members”)")


def _checked(pieces: Iterator[bytes], packed: int, budget: Budget) -> bytes:
    """The pieces joined, none taken beyond a limit."""
    limits = budget.limits
    held: list[bytes] = []
    size = 0
    for piece in pieces:
        size += len(piece)
        budget.take(len(piece))
        if size > limits.file:
            raise ReadError(f"unpacks to more than {size_words(limits.file)} (limit “file”)")
        if size > _FREE and size > packed * limits.ratio:
            raise ReadError(f"unpacks to more than {limits.ratio} times its size (limit “ratio”)")
        held.append(piece)
    return b"".join(held)
