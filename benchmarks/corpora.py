"""Where the corpora are, how they are read, and which part of them is held out."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.harness import MissingCorporaError

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "corpora"
_HELD_OUT_IN = 5

Record = dict[str, Any]


def available() -> bool:
    """Whether the shared corpora lie beside the project."""
    return SHARED.is_dir()


def sets(paths: Sequence[Path], *patterns: str) -> list[Path]:
    """The files to run on: those given (folders are searched for .jsonl), else the shared ones that match.

    Raises MissingCorporaError where neither is there.
    """
    if paths:
        found = [file for path in paths for file in (sorted(path.rglob("*.jsonl*")) if path.is_dir() else [path])]
    else:
        found = [file for pattern in patterns for file in sorted(SHARED.glob(pattern))]
    if not found:
        raise MissingCorporaError("no set to run on: name one, or put the corpora into ../shared/corpora")
    return found


def records(path: Path) -> list[Record]:
    """The records of a .jsonl or .jsonl.gz file."""
    packed = path.read_bytes()
    text = (gzip.decompress(packed) if path.suffix == ".gz" else packed).decode()
    return [json.loads(line) for line in text.split("\n") if line.strip()]


def held_out(key: str) -> bool:
    """Whether an article is kept for the end: a fifth of them all, by the hash of its id, the same everywhere."""
    return hashlib.sha256(key.encode()).digest()[0] % _HELD_OUT_IN == 0


def set_name(path: Path) -> str:
    """The short name of a set: its file's, or its folder's where all files are called alike."""
    name = path.name.partition(".")[0]
    return f"{path.parent.name}" if name == "articles" else name
