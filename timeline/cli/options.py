"""Options that several commands share, and reading what the user gave them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
FORMATS = (
    *("csv", "json", "jsonl", "parquet", "xlsx", "ics", "md", "html", "tml", "timelinejs", "annotation", "svg", "png"),
    "timeline",
)


def stack(*decorators: Callable[[Command], Command]) -> Callable[[Command], Command]:
    """Several click decorators as one, in the order in which the help shows them."""

    def apply(command: Command) -> Command:
        for decorator in reversed(decorators):
            command = decorator(command)
        return command

    return apply


paths = click.argument("paths", nargs=-1, required=True, metavar="PATH...")
_metadata = click.option(
    "--metadata",
    metavar="FILE.csv",
    help="Columns file,published,title,source,url; wins over a folder's metadata.csv.",
)
_columns = click.option(
    "--columns", metavar="NAME=COLUMN,…", help="What tables and JSON call our fields, such as text=body,published=date."
)
_limits = click.option(
    "--limit",
    "limits",
    multiple=True,
    metavar="NAME=VALUE",
    help="A bound against hostile files: file, unpacked (bytes, such as 1GB), members, depth, ratio; repeatable.",
)
metadata = stack(_metadata, _columns, _limits)
published_by_id = click.option(
    "--published", "published", multiple=True, metavar="ID=DATE", help="An article's publication date; repeatable."
)
published_anchor = click.option(
    "--published", "published", metavar="DATE", help="The publication date of texts that bring none."
)
engine = click.option("--engine", type=click.Choice(["local", "dask"]), default="local", show_default=True)
jobs = click.option(
    "--jobs", type=click.IntRange(min=1), metavar="N", help="Processes. [default: one per core from 50 articles on]"
)
scheduler = click.option(
    "--scheduler", metavar="ADDRESS", help="The Dask cluster to run on (tcp://HOST:8786), with --engine dask."
)
model = click.option("--model", metavar="NAME", help="The spaCy model to parse with; “rules” for none.")
quiet = click.option("--quiet", is_flag=True, help="No progress and no summary; what was skipped is still told.")
strict = click.option("--strict", is_flag=True, help="End with 1, not 3, where inputs were skipped.")
no_cache = click.option("--no-cache", is_flag=True, help="Extract every article anew, and keep nothing.")
mode = click.option(
    "--mode",
    type=click.Choice(["news", "narrative"]),
    help="What bare dates hang on: the publication date (news) or the dates told before. [default: found by text]",
)
apply_proposals = click.option(
    "--apply-proposals", is_flag=True, help="Give undated articles the publication date that others suggest."
)
extraction = stack(engine, jobs, scheduler, model, mode, apply_proposals, no_cache)
manners = stack(strict, quiet)


def output(help_text: str, **more: Any) -> Callable[[Command], Command]:
    """The option -o; `more` says whether it is required or has a default."""
    return click.option("-o", "--output", metavar="FILE", help=help_text, show_default="default" in more, **more)


def table_format(*names: str, default: str) -> Callable[[Command], Command]:
    """The option --format of the commands that give rows."""
    return click.option("--format", "format_", type=click.Choice(names), default=default, show_default=True)


def reading(given: Mapping[str, Any]) -> dict[str, Any]:
    """What the options say of reading, as the api takes it."""
    columns = dict(pair.partition("=")[::2] for pair in (given.get("columns") or "").split(",") if pair)
    limits = dict(pair.partition("=")[::2] for pair in given.get("limits") or ())
    for name, value in (*columns.items(), *limits.items()):
        if not value:
            raise click.UsageError(f"{name}: write NAME=VALUE")
    return {"columns": columns, "limits": limits}


def split_pairs(values: tuple[str, ...]) -> dict[str, str]:
    """ID=DATE options as a mapping; the last "=" parts them, since an id may hold one."""
    pairs: dict[str, str] = {}
    for value in values:
        name, equals, day = value.rpartition("=")
        if not equals or not name or not day.strip():
            raise click.UsageError(f"--published {value}: write ID=DATE, such as letter.txt=2025-04-17")
        if name in pairs:
            raise click.UsageError(f"--published {name}: given twice")
        pairs[name] = day
    return pairs
