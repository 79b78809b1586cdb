"""The packages and public classes of `timeline` as its source has them, and what the glossary says of its terms.

    python tools/glossary.py    names what docs/glossary.md names and the package lacks; ends with 1 if there is any

The tables of packages and classes in the glossary are pasted from here (`tools/paste.py`), so they follow every move.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "timeline"
PAGE = ROOT / "docs" / "glossary.md"
_SENTENCE = re.compile(r"(?<=[^.\s])(?<!e\.g)(?<!i\.e)\.(?:\s|$)|(?<=[^:\s]):?\n\n")


@dataclass(frozen=True, slots=True)
class Entry:
    """A package or a class, the first sentence of its docstring, and its path below `timeline/`."""

    name: str
    meaning: str
    where: str


def packages() -> Iterator[Entry]:
    """Each package with what it says of itself, in the order of their paths."""
    for path in sorted(PACKAGE.rglob("__init__.py")):
        where = path.parent.relative_to(PACKAGE).as_posix()
        if where != ".":
            yield Entry(where, first_sentence(ast.parse(path.read_text(encoding="utf-8"))), f"{where}/")


def classes() -> Iterator[Entry]:
    """Each public class, in the order of their modules."""
    for path in sorted(PACKAGE.rglob("*.py")):
        where = path.relative_to(PACKAGE).as_posix()
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                yield Entry(node.name, first_sentence(node), where)


def first_sentence(node: ast.Module | ast.ClassDef) -> str:
    """What a docstring says first, fit for the cell of a table."""
    text = ast.get_docstring(node) or ""
    sentence = _SENTENCE.split(text, maxsplit=1)[0]
    return " ".join(sentence.split()).replace("|", "\\|").replace("<", "\\<")


def packages_table() -> str:
    """The table of packages."""
    rows = ["| package | holds |", "|---|---|"]
    rows += [f"| `{one.where}` | {one.meaning} |" for one in packages()]
    return "\n".join(rows) + "\n"


def classes_table() -> str:
    """The table of classes."""
    rows = ["| class | is | where |", "|---|---|---|"]
    rows += [f"| `{one.name}` | {one.meaning} | `{one.where}` |" for one in classes()]
    return "\n".join(rows) + "\n"


def places(page: str) -> Iterator[str]:
    """What the table of terms says of places: the names in backticks in the third of four columns."""
    for line in page.splitlines():
        cells = re.split(r"(?<!\\)\|", line)
        if len(cells) == 6:
            yield from re.findall(r"`([^`]+)`", cells[3])


def exists(place: str) -> bool:
    """Whether a place is there: a file or folder below `timeline/`, or a file and a name in it (`a/b.py:Name`)."""
    path, _, name = place.partition(":")
    if not (PACKAGE / path).exists():
        return False
    return not name or re.search(rf"^(?:class |def )?{name}\b", _text(path), re.MULTILINE) is not None


def _text(path: str) -> str:
    return (PACKAGE / path).read_text(encoding="utf-8")


def main() -> int:
    """Name the places that are no more; the exit status."""
    gone = [place for place in places(PAGE.read_text(encoding="utf-8")) if not exists(place)]
    for place in gone:
        print(f"docs/glossary.md: {place} is not there")
    return 1 if gone else 0


if __name__ == "__main__":
    sys.exit(main())
