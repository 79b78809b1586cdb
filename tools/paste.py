"""Paste into the documentation what the program itself says, so that the two cannot differ.

    python tools/paste.py            writes README.md and docs/**/*.md anew
    python tools/paste.py --check    names the pages that would change, and ends with 1 if there are any

In a ```console block, each line that begins with "$ " is run in the project's folder and its output is pasted below
it.  What stands between `<!-- paste NAME -->` and `<!-- end -->` is written by the function of that name below.
"""

from __future__ import annotations

import importlib
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from timeline.model import Combined

ROOT = Path(__file__).resolve().parent.parent
MARKED = re.compile(r"(<!-- paste (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
CONSOLE = re.compile(r"(^```console\n)(.*?)(^```$)", re.MULTILINE | re.DOTALL)


def pages() -> list[Path]:
    """Every page with something to paste."""
    return [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


def pasted(text: str) -> str:
    """A page's text as it should be."""
    text = MARKED.sub(lambda match: f"{match[1]}{WRITERS[match[2]]()}{match[3]}", text)
    return CONSOLE.sub(lambda match: match[1] + "\n".join(map(session, commands(match[2]))) + match[3], text)


def commands(block: str) -> list[str]:
    """The commands of a console block."""
    return [line.removeprefix("$ ") for line in block.splitlines() if line.startswith("$ ")]


def session(command: str) -> str:
    """A command with its output."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "TERMINAL_WIDTH": "100"}
    run = subprocess.run(
        ["/bin/sh", "-c", command], cwd=ROOT, env=environment, capture_output=True, check=False, text=True
    )
    if run.returncode:
        raise SystemExit(f"{command}\n{run.stderr}ended with {run.returncode}")
    return f"$ {command}\n{run.stdout}"


def all_commands() -> Iterator[tuple[str, click.Command]]:
    """Each command with its full name."""
    from timeline.cli import main

    def below(name: str, command: click.Command) -> Iterator[tuple[str, click.Command]]:
        yield name, command
        for child, found in getattr(command, "commands", {}).items():
            yield from below(f"{name} {child}", found)

    return below("timeline", main)


def command_help() -> str:
    """The help of every command."""
    parts = []
    for name, command in all_commands():
        names = ["-h", "--help"]
        context = click.Context(
            command, info_name=name, max_content_width=100, terminal_width=100, help_option_names=names
        )
        parts.append(f"## {name}\n\n```text\n{command.get_help(context)}\n```\n")
    return "\n".join(parts)


def export_formats() -> str:
    """A table of the export formats."""
    from timeline.export import FORMATS

    rows = ["| format | suffixes | needs | what it leaves out or bends |", "|---|---|---|---|"]
    for one in FORMATS:
        suffixes = ", ".join(f"`{suffix}`" for suffix in one.suffixes)
        extra = f"extra `{one.name}`" if one.needs else "Chrome or Chromium" if one.name == "png" else ""
        rows.append(f"| [`{one.name}`](#{one.name}) | {suffixes} | {extra} | {one.note(nothing())} |")
    return "\n".join(rows) + "\n"


def nothing() -> Combined:
    """A timeline without anything, for what a format says in any case."""
    from timeline.model import Combined

    return Combined((), {}, (), (), ())


def frame_columns() -> str:
    """A table of the DataFrames' columns and types."""
    from timeline.api import columns

    tables = {
        "events": columns.EVENT_COLUMNS,
        "mentions": columns.MENTION_COLUMNS,
        "articles": columns.ARTICLE_COLUMNS,
        "expressions": columns.EXPRESSION_COLUMNS,
        "coverage": columns.COVERAGE_COLUMNS,
        "key_dates()": columns.KEY_DATE_COLUMNS,
    }
    rows = ["| DataFrame | column | type |", "|---|---|---|"]
    for name, found in tables.items():
        kinds = columns.dtypes(found)
        rows += [f"| `{name}` | `{column}` | {kinds.get(column, 'object')!s} |" for column in found]
    return "\n".join(rows) + "\n"


def config_keys() -> str:
    """A table of what a file of settings may hold."""
    from timeline.cli import main
    from timeline.cli.config import key_of, options

    found: dict[str, list[str]] = {}
    helps: dict[str, str] = {}
    for name, command in main.commands.items():
        for option in options(command):
            found.setdefault(key_of(option), []).append(name)
            helps.setdefault(key_of(option), option.help or "see the command")
    rows = ["| key | commands | what it says |", "|---|---|---|"]
    rows += [f"| `{key}` | {', '.join(found[key])} | {helps[key]} |".replace("…", "...") for key in sorted(found)]
    return "\n".join(rows) + "\n"


def rule_files() -> str:
    """A table of the files of words and rules."""
    rows = ["| file | holds |", "|---|---|"]
    for path in sorted((ROOT / "timeline").rglob("*.toml")):
        text = path.read_text(encoding="utf-8")
        first = next((line.lstrip("# ") for line in text.splitlines() if line.startswith("#")), "")
        about = first.split(". ")[0].rstrip(".:").replace("|", "\\|").replace("<", "\\<")
        rows.append(f"| `{path.relative_to(ROOT)}` | {about} |")
    return "\n".join(rows) + "\n"


def accuracy() -> str:
    """The table of the benchmarks on finding and resolving time."""
    return _measured("Finding and resolving time expressions")


def kinds() -> str:
    """Their table by kind of expression."""
    return _measured("Kinds of time expressions")


def _measured(title: str) -> str:
    report = (ROOT / "docs" / "benchmarks.md").read_text(encoding="utf-8")
    part = report.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    table = re.search(r"(?:^\|.*\n)+", part, re.MULTILINE)
    return "" if table is None else table[0]


def from_tool(module: str, name: str) -> Callable[[], str]:
    """What a function of another tool writes; imported when it is asked for."""

    def write() -> str:
        if str(ROOT) not in sys.path:
            sys.path.insert(0, str(ROOT))
        written: str = getattr(importlib.import_module(f"tools.{module}"), name)()
        return written

    return write


WORKED = (
    "refiners",
    "sentence_tokens",
    "sentence_rules",
    "sentence_refiners",
    "sentence_times",
    "sentence_mentions",
    "sentence_event",
    "sentence_mark",
    "stored_parts",
    "row_group",
    "grouping_features",
    "grouping_score",
    "grouping_merging",
)
"""The worked examples of `tools/worked.py`."""

WRITERS: dict[str, Callable[[], str]] = {
    **{name: from_tool("worked", name) for name in WORKED},
    **{name: from_tool("glossary", name) for name in ("packages_table", "classes_table")},
    "accuracy": accuracy,
    "command_help": command_help,
    "export_formats": export_formats,
    "frame_columns": frame_columns,
    "kinds": kinds,
    "config_keys": config_keys,
    "rule_files": rule_files,
}


def main() -> int:
    """Write or check the pages; the exit status."""
    check = sys.argv[1:] == ["--check"]
    changed = []
    for page in pages():
        text = page.read_text(encoding="utf-8")
        if (new := pasted(text)) != text:
            changed.append(str(page.relative_to(ROOT)))
            if not check:
                page.write_text(new, encoding="utf-8")
    for name in changed:
        print(f"{name}: {'is not what the program says; run python tools/paste.py' if check else 'written'}")
    return 1 if check and changed else 0


if __name__ == "__main__":
    sys.exit(main())
