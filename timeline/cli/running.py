"""Exit codes: 0 all well, 1 nothing could be done, 2 wrong usage, 3 done but some inputs were skipped."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from timeline.cli.console import say, tell
from timeline.errors import ConfigError, TimelineError

if TYPE_CHECKING:
    from timeline.api import Timeline

NOTHING, USAGE, SKIPPED = 1, 2, 3
_RARELY = 1_000_000


class Group(click.Group):
    """Turns our errors into messages and exit codes."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; a closed pipe ends it quietly."""
        # A command makes millions of small values and no cycles: looking for cycles takes a fifth of its time.
        gc.set_threshold(_RARELY, 50, 1000)
        if "numpy" not in sys.modules:
            os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices are quicker on one thread
        try:
            return super().invoke(ctx)
        except ConfigError as error:
            say(f"error: {error}")
            ctx.exit(USAGE)
        except TimelineError as error:
            say(f"error: {error}")
            ctx.exit(NOTHING)
        except BrokenPipeError:
            # Standard output is gone; give the interpreter something to flush into at its end.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(NOTHING)


def standard_input(paths: Sequence[str]) -> bytes | None:
    """All of standard input where "-" asks for it."""
    return sys.stdin.buffer.read() if "-" in paths else None


def finish(result: Timeline, *, strict: bool) -> None:
    """End the command with the code that what was skipped asks for."""
    if result.skipped:
        click.get_current_context().exit(NOTHING if strict else SKIPPED)


def report_inputs(result: Timeline, *, quiet: bool = False) -> None:
    """Tell what was skipped; ends with 1 where nothing at all could be read."""
    tell(result.skipped, () if quiet else result.notices)
    if not result.combined.articles:
        say("error: there is nothing to work on")
        click.get_current_context().exit(NOTHING)
