"""What the command says: rows and tables on standard output, messages and progress on standard error."""

from __future__ import annotations

import contextlib
import sys
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

import click

from timeline.cli.wording import with_options
from timeline.model import Notice, Skipped

Progress = Callable[[int, int], None]
_WIDEST = 60
_FEWEST_FOR_PROGRESS = 20


def say(message: str) -> None:
    """One line on standard error, with options for the library's parameters."""
    click.echo(printable(with_options(message)), err=True)


def tell(skipped: Iterable[Skipped], notices: Iterable[Notice]) -> None:
    """Each input that was skipped, and what else the user should know."""
    for notice in notices:
        say(f"note: {notice.where}: {notice.message}" if notice.where else f"note: {notice.message}")
    for one in skipped:
        say(f"skipped: {one.path}: {one.reason}")


def write_out(data: bytes) -> None:
    """Bytes to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


@contextlib.contextmanager
def progress(*, quiet: bool) -> Iterator[Progress | None]:
    """A progress bar with rate and time left, on standard error for long work, on a terminal only."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    bar: list[Any] = []
    begun = time.monotonic()

    def rate(done: int | None) -> str | None:
        return None if done is None else f"{done / max(time.monotonic() - begun, 0.001):.0f} articles/s"

    def advance(done: int, total: int) -> None:
        if total < _FEWEST_FOR_PROGRESS:
            return
        if not bar:
            label = "reading events"
            shown: Any = click.progressbar(
                length=total, label=label, file=sys.stderr, show_pos=True, item_show_func=rate
            )
            bar.append(shown)
            bar[0].__enter__()
        bar[0].update(done - bar[0].pos, done)

    try:
        yield advance
    finally:
        if bar:
            bar[0].__exit__(None, None, None)


def table(rows: Iterable[Mapping[str, object]], columns: Sequence[str], *, widest: int = _WIDEST) -> bytes:
    """Rows as aligned columns; cells longer than `widest` are cut."""
    cells = [[_cell(row.get(name), widest) for name in columns] for row in rows]
    lines = [[name.upper() for name in columns], *cells]
    widths = [max(_width(line[index]) for line in lines) for index in range(len(columns))]
    padded = ("  ".join(_pad(cell, width) for cell, width in zip(line, widths, strict=True)) for line in lines)
    return "".join(f"{line.rstrip()}\n" for line in padded).encode("utf-8", "replace")


def printable(text: str) -> str:
    """The text without control characters, so that no article can steer the terminal."""
    return "".join(char if char.isprintable() else " " for char in text)


def _cell(value: object, widest: int) -> str:
    if value is None:
        return ""
    words = printable(" ".join(str(value).split()))
    return words if len(words) <= widest else words[: widest - 1] + "…"


def _width(text: str) -> int:
    return sum(
        0 if unicodedata.combining(char) else 2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text
    )


def _pad(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
