"""Files behind an address (s3://…, gs://…, file://…, memory://…), through fsspec.

Pages of the web are not fetched: what is read is named, and stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from timeline.errors import ReadError
from timeline.reading.formats.third_party import require_module
from timeline.reading.options import Limits
from timeline.reading.records import Source
from timeline.reading.sources.loading import too_big

_ADDRESS = re.compile(r"([a-z][a-z0-9+]+)(?:://|::)")
_WEB = ("http", "https")


def is_remote(path: str) -> bool:
    """Whether a PATH is an address and not a file of this machine's."""
    return _ADDRESS.match(path) is not None


def remote_sources(path: str, limits: Limits) -> Iterator[Source]:
    """The files at an address: one, those that match a pattern (`s3://bucket/2024-*.jsonl`), or all below it, sorted.

    Raises ReadError where there is none or they cannot be listed, MissingExtra where fsspec is not installed.
    """
    match = _ADDRESS.match(path)
    if match is not None and match[1] in _WEB:
        raise ReadError("pages of the web are not fetched; save the page, and name the file")
    fsspec: Any = require_module("fsspec.core", "dask", "reading from an address")
    system, root = _remote_answer(path, lambda: fsspec.url_to_fs(path))
    names = _remote_answer(path, lambda: _names(system, root))
    if not names:
        raise ReadError("there is no such file or folder")
    alone = names == [root]
    for name in names:
        below = PurePosixPath(name).name if alone else _below(name, root)
        if not any(part.startswith(".") for part in PurePosixPath(below).parts):
            shown = system.unstrip_protocol(name)
            yield Source(shown, path, below, shown, explicit=alone, load=partial(_load, system, name, shown, limits))


def _names(system: Any, root: str) -> list[str]:
    if any(char in root for char in "*?["):
        return sorted(str(name) for name in system.glob(root) if not system.isdir(name))
    if system.isdir(root):
        return sorted(str(name) for name in system.find(root))
    return [root] if system.exists(root) else []


def _below(name: str, root: str) -> str:
    """A file's path below its PATH: the folder, or what stands before the pattern."""
    base = re.split(r"[*?\[]", root, maxsplit=1)[0]
    base = base.rpartition("/")[0] if base != root else root
    return name.removeprefix(base).lstrip("/")


def _load(system: Any, name: str, shown: str, limits: Limits) -> bytes:
    if (_remote_answer(shown, lambda: system.size(name)) or 0) > limits.file:
        raise too_big(limits)
    data: bytes = _remote_answer(shown, lambda: system.cat_file(name))
    return data


def _remote_answer(path: str, question: Any) -> Any:
    try:
        return question()
    except FileNotFoundError:
        raise ReadError("there is no such file or folder") from None
    except ImportError as error:
        raise ReadError(f"{path.partition(':')[0]}:// needs a package of its own ({error})") from None
    except Exception as error:  # noqa: BLE001 - each file system has errors of its own, and one shard stops no other
        raise ReadError(f"cannot be read ({type(error).__name__}: {str(error)[:200]})") from None
