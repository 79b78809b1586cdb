"""Parts of the combining step spread over the processes or workers of an engine, and put together in order.

The parts are pure and small, so one that a worker did not finish is done here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import TypeVar

from timeline.engines import dask, local
from timeline.storage import Run

Task = TypeVar("Task")
Done = TypeVar("Done")


def spread_over(engine: str, workers: local.Workers, scheduler: str | None, articles: int) -> Run:
    """What works on the parts of grouping so many articles: the engine, or this process where that is quicker.

    A cluster that has an address always does, and so do processes that were started before.
    """
    if engine == "dask" and (scheduler is not None or articles >= local.WORTH):
        return partial(_on_dask, workers.jobs, scheduler)
    if engine == "local" and workers.jobs > 1:
        return partial(_on_processes, workers, articles)
    return map


def _on_processes(
    workers: local.Workers, articles: int, work: Callable[[Task], Done], tasks: Iterable[Task]
) -> Iterator[Done]:
    if workers.running or articles >= local.WORTH:
        return local.spread(work, tasks, workers)
    return map(work, tasks)


def _on_dask(jobs: int, scheduler: str | None, work: Callable[[Task], Done], tasks: Iterable[Task]) -> Iterator[Done]:
    return dask.spread(work, tasks, jobs, scheduler)
