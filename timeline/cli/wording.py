"""What the library says, in the words of the command: a parameter in backticks becomes the option that sets it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.api import Timeline

OPTIONS = {
    "columns": "--columns",
    "engine": "--engine",
    "format": "--format",
    "jobs": "--jobs",
    "limits": "--limit",
    "path": "-o",
    "published": "--published",
    "scheduler": "--scheduler",
}
_PARAMETER = re.compile(rf"""`(?P<name>{"|".join(OPTIONS)})(?:\["(?P<key>[^`]*?)"\])?(?:="?(?P<value>[^`]*?)"?)?`""")


def with_options(message: str) -> str:
    """The message with options for parameters: `jobs=1` is --jobs 1, `columns["text"]="body"` --columns text=body."""
    return _PARAMETER.sub(_option, message)


def _option(found: re.Match[str]) -> str:
    setting = "=".join(part for part in (found["key"], found["value"]) if part is not None)
    return f"{OPTIONS[found['name']]} {setting}".rstrip()


def told_to_command(result: Timeline) -> Timeline:
    """The result with options in what was skipped, which reports and exports show too."""
    from timeline.api import Timeline

    skipped = tuple(replace(one, reason=with_options(one.reason)) for one in result.skipped)
    return result if skipped == result.skipped else Timeline(replace(result.combined, skipped=skipped))
