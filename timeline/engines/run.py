"""Choosing an engine by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from timeline.engines import dask, local
from timeline.errors import ConfigError
from timeline.model import Article, Extraction, Skipped

if TYPE_CHECKING:
    from timeline.events import Parser


class Engine(Protocol):
    """Runs `timeline.pipeline.extract` over articles with `jobs` workers; yields in the order of the articles."""

    def __call__(self, articles: Sequence[Article], parser: Parser, jobs: int) -> Iterator[Extraction | Skipped]: ...


ENGINES: Mapping[str, Engine] = {"local": local.run, "dask": dask.run}


def extract_all(
    articles: Sequence[Article],
    parser: Parser,
    *,
    engine: str = "local",
    jobs: int = 1,
    progress: Callable[[int], None] | None = None,
) -> tuple[tuple[Extraction, ...], tuple[Skipped, ...]]:
    """Extract every article, in their order, and say which could not be.

    `progress` is called with the number of articles done so far.

    Raises ConfigError for an unknown engine or fewer than one job, MissingExtra where the engine's package is not
    installed.
    """
    if engine not in ENGINES:
        raise ConfigError(f"there is no engine {engine}; known are {', '.join(sorted(ENGINES))}")
    if jobs < 1:
        raise ConfigError(f"the number of jobs must be 1 or more, not {jobs}")
    extractions: list[Extraction] = []
    skipped: list[Skipped] = []
    for done, one in enumerate(ENGINES[engine](articles, parser, jobs), start=1):
        if isinstance(one, Skipped):
            skipped.append(one)
        else:
            extractions.append(one)
        if progress is not None:
            progress(done)
    return tuple(extractions), tuple(skipped)
