"""The command `timeline`: thin, everything real is in `timeline.api`."""

from timeline.cli import caching, settings
from timeline.cli.commands import main

__all__ = ["caching", "main", "settings"]
