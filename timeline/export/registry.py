"""Which format writes which file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePath

from timeline.errors import ConfigError
from timeline.export import to_csv, to_json, to_jsonl
from timeline.model import Combined


@dataclass(frozen=True, slots=True)
class Format:
    """An export format: its name, the suffixes that mean it, how to render it, and what it leaves out or bends."""

    name: str
    suffixes: tuple[str, ...]
    render: Callable[[Combined], bytes]
    note: str


FORMATS = (
    Format("csv", (".csv",), to_csv.render, to_csv.NOTE),
    Format("json", (".json",), to_json.render, to_json.NOTE),
    Format("jsonl", (".jsonl", ".ndjson"), to_jsonl.render, to_jsonl.NOTE),
)


def find_format(path: str, name: str | None = None) -> Format:
    """The format by its name, else by the suffix of `path`; raises ConfigError where there is none."""
    if name is not None:
        found = next((format_ for format_ in FORMATS if format_.name == name), None)
        wrong = f"there is no export format {name}"
    else:
        suffix = PurePath(path).suffix.lower()
        found = next((format_ for format_ in FORMATS if suffix in format_.suffixes), None)
        wrong = f"{path}: its suffix names no export format; give --format"
    if found is None:
        raise ConfigError(f"{wrong}; known are {', '.join(format_.name for format_ in FORMATS)}")
    return found
