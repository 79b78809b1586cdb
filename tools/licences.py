"""The licences of what is installed with the program.

python tools/licences.py      prints them; ends with 1 where one is not among those allowed
"""

from __future__ import annotations

import re
import sys
from importlib import metadata
from pathlib import Path

LOCK = Path(__file__).resolve().parents[1] / "requirements" / "runtime.txt"
ALLOWED = {
    "0BSD", "Apache-2.0", "BSD", "BSD-2-Clause", "BSD-3-Clause", "CC0-1.0", "CNRI-Python", "ISC", "MIT", "MPL-1.1",
    "MPL-2.0", "PSF-2.0", "Zlib",
}  # fmt: skip
"""Permissive ones, and those that bind changes of the package's own files only."""
_NAMES = (
    ("Apache", "Apache-2.0"), ("BSD", "BSD"), ("ISC", "ISC"), ("MIT", "MIT"), ("Mozilla", "MPL-2.0"),
    ("MPL", "MPL-2.0"), ("PSF", "PSF-2.0"), ("Python Software", "PSF-2.0"),
)  # fmt: skip


def licences() -> dict[str, str]:
    """The licence of every locked package that is installed here, as an SPDX expression where it states one."""
    names = sorted(set(re.findall(r"^([a-z0-9-]+)==", LOCK.read_text(encoding="utf-8"), re.MULTILINE)))
    found: dict[str, str] = {}
    for name in names:
        try:
            found[name] = _stated(metadata.metadata(name))
        except metadata.PackageNotFoundError:
            continue  # of another platform
    return found


def allowed(expression: str) -> bool:
    """Whether an expression leaves one choice of which every part is allowed."""
    choices = re.split(r"\s+OR\s+", expression.strip("()"))
    return any(all(part.strip("()") in ALLOWED for part in re.split(r"\s+AND\s+", choice)) for choice in choices)


def table() -> str:
    """The licences and their packages, as Markdown."""
    by_licence: dict[str, list[str]] = {}
    for name, licence in licences().items():
        by_licence.setdefault(licence, []).append(name)
    rows = [f"| {licence} | {', '.join(names)} |" for licence, names in sorted(by_licence.items())]
    return "\n".join(["| licence | packages |", "|---|---|", *rows]) + "\n"


def _stated(found: metadata.PackageMetadata) -> str:
    expression = _field(found, "License-Expression")
    if expression:
        return expression
    classifiers = [one.rpartition("::")[2].strip() for one in found.get_all("Classifier") or () if "License ::" in one]
    named = [_spdx(one) for one in classifiers] or [_spdx(_field(found, "License"))]
    return " OR ".join(sorted({one for one in named if one})) or "unknown"


def _field(found: metadata.PackageMetadata, name: str) -> str:
    return str(next(iter(found.get_all(name) or ()), ""))


def _spdx(words: str) -> str:
    parts = re.split(r"\s+(AND|OR)\s+", words.partition("\n")[0])
    return " ".join(part if part in ("AND", "OR") else _one(part) for part in parts)


def _one(words: str) -> str:
    if words in ALLOWED:
        return words
    return next((short for start, short in _NAMES if start in words), words)


def main() -> int:
    """Print the table and what is not allowed; the exit status."""
    print(table())
    wrong = {name: licence for name, licence in licences().items() if not allowed(licence)}
    for name, licence in wrong.items():
        print(f"{name}: {licence} is not among the licences allowed", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
