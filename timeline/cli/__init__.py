"""The command `timeline`: thin, everything real is in `timeline.api`."""

from timeline.cli import caching, live, settings
from timeline.cli.commands import main

__all__ = ["caching", "live", "main", "settings"]
