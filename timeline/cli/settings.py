"""The command `config`: which settings are in force, and where they come from."""

from __future__ import annotations

from typing import Any

import click

from timeline.cli.commands import main
from timeline.cli.config import Config
from timeline.cli.console import table, write_out

_WIDEST = 200


@main.command()
@click.option("--show", is_flag=True, help="Every option of every command, its value, and where it comes from.")
@click.pass_obj
def config(found: Config, *, show: bool) -> None:
    """Show the file of settings in force: timeline.toml, or pyproject.toml with a table [tool.timeline]."""
    if not show:
        named = found.path or "no timeline.toml here or above, and no [tool.timeline] in a pyproject.toml"
        write_out(f"{named}\n".encode())
        return
    rows = (
        {"option": f"{one.command} --{one.option}", "value": _shown(one.value), "from": one.source}
        for one in found.settings(main)
    )
    write_out(table(rows, ("option", "value", "from"), widest=_WIDEST))


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "; ".join(map(str, value)) if isinstance(value, list) else "-" if value is None else str(value)
