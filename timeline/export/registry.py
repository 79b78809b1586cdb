"""Which format writes which file."""

from __future__ import annotations

import importlib.util
import io
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePath
from typing import BinaryIO

from timeline.errors import ConfigError, MissingExtra
from timeline.export import (
    to_annotation,
    to_csv,
    to_html,
    to_ics,
    to_json,
    to_jsonl,
    to_markdown,
    to_parquet,
    to_png,
    to_svg,
    to_timeline,
    to_timelinejs,
    to_timeml,
    to_xlsx,
)
from timeline.export.writing import check_target, write_folder, write_stream
from timeline.model import Combined

Files = Callable[[Combined], Iterator[tuple[str, bytes]]]


@dataclass(frozen=True, slots=True)
class Format:
    """An export format: its name, the suffixes that mean it, how it is written, and what it leaves out or bends.

    `write` fills an open file; a format of several files has `files` instead, and makes a folder.  `needs` is the
    package it needs, which the extra of the format's own name brings; `ready` raises MissingExtra for anything else.
    """

    name: str
    suffixes: tuple[str, ...]
    note: Callable[[Combined], str]
    write: Callable[[Combined, BinaryIO], None] | None = None
    files: Files | None = None
    needs: str | None = None
    ready: Callable[[], object] | None = None

    def check(self) -> None:
        """Raises MissingExtra where what the format needs is not installed."""
        if self.ready is not None:
            self.ready()
        if self.needs is not None and importlib.util.find_spec(self.needs) is None:
            raise MissingExtra(
                f"the format {self.name} needs {self.needs}: pip install 'article-timeline[{self.name}]'"
            )

    def check_target(self, path: str | os.PathLike[str]) -> None:
        """Raises OutputError where `path` is taken by what this format may not replace; asked before long work."""
        check_target(path, folder=self.files is not None)

    def save(self, combined: Combined, path: str | os.PathLike[str]) -> str:
        """Write the file, or the folder, whole or not at all; returns the note.  Raises OutputError, MissingExtra."""
        self.check()
        write = self.write
        if self.files is not None:
            write_folder(path, self.files(combined))
        elif write is not None:
            write_stream(path, lambda file: write(combined, file))
        return f"{self.name}: {self.note(combined)}"

    def render(self, combined: Combined) -> bytes:
        """What `save` writes, for a format of one file; raises ConfigError for one that makes a folder."""
        if self.write is None:
            raise ConfigError(f"the format {self.name} makes a folder, not a file")
        self.check()
        out = io.BytesIO()
        self.write(combined, out)
        return out.getvalue()


FORMATS = (
    Format("csv", (".csv",), to_csv.note, to_csv.write),
    Format("json", (".json",), to_json.note, to_json.write),
    Format("jsonl", (".jsonl", ".ndjson"), to_jsonl.note, to_jsonl.write),
    Format("parquet", (".parquet",), to_parquet.note, to_parquet.write, needs="pyarrow"),
    Format("xlsx", (".xlsx",), to_xlsx.note, to_xlsx.write, needs="xlsxwriter"),
    Format("ics", (".ics",), to_ics.note, to_ics.write),
    Format("md", (".md", ".markdown"), to_markdown.note, to_markdown.write),
    Format("html", (".html", ".htm"), to_html.note, to_html.write),
    Format("tml", (".tml",), to_timeml.note, files=to_timeml.contents),
    Format("timelinejs", (".timelinejs", ".timelinejs.json"), to_timelinejs.note, to_timelinejs.write),
    Format("annotation", (".jsonld", ".annotation.json"), to_annotation.note, to_annotation.write),
    Format("svg", (".svg",), to_svg.note, to_svg.write),
    Format("png", (".png",), to_png.note, to_png.write, ready=to_png.find_browser),
    Format("timeline", (".timeline",), to_timeline.note, to_timeline.write),
)


def find_format(path: str, name: str | None = None) -> Format:
    """The format by its name, else by the suffix of `path`; raises ConfigError where there is none."""
    if name is not None:
        found = next((format_ for format_ in FORMATS if format_.name == name), None)
        wrong = f"there is no export format {name}"
    else:
        found = _by_suffix(PurePath(path).name.lower())
        wrong = f"{path}: its suffix names no export format; give `format`"
    if found is None:
        raise ConfigError(f"{wrong}; known are {', '.join(format_.name for format_ in FORMATS)}")
    return found


def _by_suffix(name: str) -> Format | None:
    """The format whose suffix ends `name`, the longest first: x.timelinejs.json is no plain .json."""
    ends = [(len(suffix), format_) for format_ in FORMATS for suffix in format_.suffixes if name.endswith(suffix)]
    return max(ends, key=lambda one: one[0])[1] if ends else None
