"""Dask: its own processes, or the cluster of the client that is active."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from timeline.engines.local import attempt
from timeline.errors import MissingExtra
from timeline.model import Article, Extraction, Skipped

if TYPE_CHECKING:
    from timeline.events import Parser

_PARTITIONS_PER_JOB = 4


def run(articles: Sequence[Article], parser: Parser, jobs: int) -> Iterator[Extraction | Skipped]:
    """Extract as a Dask bag.

    Runs on the active `dask.distributed` client where there is one, else in `jobs` processes.  Raises MissingExtra
    where Dask is not installed.
    """
    try:
        import dask.bag
        from dask.base import get_scheduler
    except ImportError:
        raise MissingExtra(
            "the engine dask needs the extra “dask”: pip install 'article-timeline[dask]'; "
            "without it, use the engine local"
        ) from None
    if not articles:
        return
    bag = dask.bag.from_sequence(articles, npartitions=min(len(articles), jobs * _PARTITIONS_PER_JOB))
    work = bag.map(attempt, parser)
    yield from work.compute() if get_scheduler() else work.compute(scheduler="processes", num_workers=jobs)
