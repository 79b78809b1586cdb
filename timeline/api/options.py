"""What a caller may set, as values made of the keywords of the api."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import get_args

from timeline.api.inputs import Columns, LimitsLike, PathLike, Published, dates_by_id
from timeline.engines import RunOptions
from timeline.errors import ConfigError
from timeline.model import Mode
from timeline.reading import ReadOptions, check_columns, parse_limits

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """How a timeline is built: how its articles are read, how they are extracted, and what the whole is like.

    `title` stands over it; `model` names the language model; `mode` says how all articles tell time; `cache` is False,
    True or a folder, and `tell` gets a line where it cannot be used; `apply_proposals` dates articles by others;
    `progress` is called with the articles done and their number.  Raises ConfigError for an unknown mode.
    """

    reading: ReadOptions = field(default_factory=ReadOptions)
    running: RunOptions = field(default_factory=RunOptions)
    title: str | None = None
    model: str | None = None
    mode: Mode | None = None
    cache: bool | PathLike = False
    apply_proposals: bool = False
    tell: Callable[[str], None] | None = None
    progress: Progress | None = None

    def __post_init__(self) -> None:
        check_mode(self.mode)


def check_mode(mode: Mode | None) -> None:
    """Raises ConfigError for a way of telling time that there is not."""
    if mode is not None and mode not in get_args(Mode):
        raise ConfigError(f"mode {mode!r}: it is one of {', '.join(get_args(Mode))}")


def reading_options(
    metadata: PathLike | None = None,
    published: Published | None = None,
    columns: Columns | None = None,
    limits: LimitsLike | None = None,
    stdin: bytes | None = None,
    *,
    join_copies: bool = True,
) -> ReadOptions:
    """The options of reading.

    Raises ConfigError for a field or limit that does not exist, and a date that cannot be read or does not.
    """
    return ReadOptions(
        columns=check_columns(columns or {}),
        limits=parse_limits(limits or {}),
        metadata=None if metadata is None else os.fspath(metadata),
        published=dates_by_id(published),
        stdin=stdin,
        join_copies=join_copies,
    )
