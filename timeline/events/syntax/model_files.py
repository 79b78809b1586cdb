"""Whether a model's files are those that are known: checked before any of them is loaded or run."""

from __future__ import annotations

import hashlib
import importlib.util
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_KNOWN = Path(__file__).with_name("model_files.toml")


def difference(name: str) -> str | None:
    """What tells an installed model from the known one: its first file that is missing, changed or added.

    None where all files are as known, and for a model of which none are.
    """
    known = _known().get(name)
    spec = importlib.util.find_spec(name) if known is not None else None
    if known is None or spec is None or not spec.submodule_search_locations:
        return None
    return _first_difference(Path(spec.submodule_search_locations[0]), known)


def _first_difference(folder: Path, known: Mapping[str, str]) -> str | None:
    paths = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    present = {path.relative_to(folder).as_posix(): path for path in paths}
    for name in sorted({*present, *known}):
        if name not in present:
            return f"{name} is missing"
        if name not in known:
            return f"{name} does not belong to it"
        with present[name].open("rb") as file:
            if hashlib.file_digest(file, "sha256").hexdigest() != known[name]:
                return f"{name} is not the known one"
    return None


@cache
def _known() -> Mapping[str, Mapping[str, str]]:
    return tomllib.loads(_KNOWN.read_text(encoding="utf-8"))
