"""What every benchmark gives, how it is printed, and how its command line looks.

A benchmark is a module with `run(paths) -> Result`; no paths means the shared corpora.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

NAMES = (
    "timex",
    "kinds",
    "dating",
    "speed",
    "reading",
    "events",
    "titles",
    "coref",
    "keydates",
    "grouping",
    "scale",
    "page",
)
"""Every benchmark, in the order of the report."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the report: a caption, column heads, and rows of words and numbers."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]

    def markdown(self) -> str:
        """The table in Markdown, numbers set to the right."""
        cells = [[_cell(value) for value in row] for row in self.rows]
        numeric = [all(_is_number(row[i]) for row in self.rows) for i in range(len(self.columns))]
        rule = ["---:" if right else "---" for right in numeric]
        lines = [self.columns, rule, *cells]
        return "\n".join([f"**{self.caption}**", "", *("| " + " | ".join(line) + " |" for line in lines), ""])

    def text(self) -> str:
        """The table for a terminal."""
        cells = [list(self.columns), *([_cell(value) for value in row] for row in self.rows)]
        widths = [max(len(row[i]) for row in cells) for i in range(len(self.columns))]
        lines = ("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells)
        return "\n".join([self.caption, *(f"  {line.rstrip()}" for line in lines), ""])


@dataclass(frozen=True, slots=True)
class Result:
    """One benchmark's outcome.

    `figures` (name → number, higher is better) are those that floors can hold; a name is `<benchmark>.<set>.<what>`.
    """

    name: str
    title: str
    tables: tuple[Table, ...]
    figures: Mapping[str, float] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def text(self) -> str:
        """The outcome for a terminal."""
        return "\n".join([self.title, "", *(table.text() for table in self.tables), *self.notes])

    def markdown(self) -> str:
        """The outcome as a section of the report."""
        return "\n".join([f"## {self.title}", "", *(table.markdown() for table in self.tables), *self.notes, ""])


Run = Callable[[Sequence[Path]], Result]


def main(run: Run, description: str | None) -> None:
    """The command line of one benchmark: PATH… and nothing else."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="sets to run on (else the shared corpora)")
    arguments = parser.parse_args()
    missing = [path for path in arguments.paths if not path.exists()]
    if missing:
        sys.exit(f"there is no {missing[0]}")
    try:
        print(run(arguments.paths).text())
    except MissingCorporaError as error:
        sys.exit(str(error))


class MissingCorporaError(Exception):
    """No path was given and the shared corpora are not there."""


def _is_number(value: object) -> bool:
    return value is None or isinstance(value, int | float)


def _cell(value: object) -> str:
    if value is None:
        return "–"
    return f"{value:.2f}" if isinstance(value, float) else str(value)
