"""timeline cache: what is kept of earlier runs."""

from __future__ import annotations

import click

from timeline.cli.commands import main
from timeline.cli.console import say, write_out


@main.group()
def cache() -> None:
    """Show, prune or clear what is kept of earlier runs, so that a rebuild extracts only what changed."""


@cache.command()
def show() -> None:
    """Show where the cache lies and how much it holds."""
    from timeline import api

    held = api.show_cache()
    lines = [
        f"file      {held.file}",
        f"articles  {held.entries}" + (f" ({held.other_versions} of other versions)" if held.other_versions else ""),
        f"size      {_size(held.size)} ({_size(held.data)} of data; limit {_size(held.limit)})",
    ]
    write_out("".join(f"{line}\n" for line in lines).encode("utf-8", "replace"))


@cache.command()
@click.option(
    "--limit", metavar="SIZE", help="Keep at most so much, such as 500M. [default: TIMELINE_CACHE_LIMIT or 2G]"
)
def prune(limit: str | None) -> None:
    """Drop what other versions of timeline made, and what is beyond the limit, the longest unused first."""
    from timeline import api

    say(f"{api.prune_cache(limit)} articles dropped from the cache")


@cache.command()
def clear() -> None:
    """Remove the cache."""
    from timeline import api

    say(f"{api.clear_cache()} articles dropped from the cache")


def _size(number: int) -> str:
    amount, units = float(number), ["B", "KiB", "MiB", "GiB"]
    while amount >= 1024 and len(units) > 1:
        amount /= 1024
        units.pop(0)
    return f"{amount:.0f} {units[0]}" if units[0] == "B" else f"{amount:.1f} {units[0]}"
