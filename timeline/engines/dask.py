"""Dask: a cluster whose scheduler has an address, the client that is active, or processes of its own.

Articles go out in partitions, a bounded number at a time, and come back packed and in order.  Dask runs the partitions
of a worker that is lost elsewhere; one that loses worker after worker is run article by article, so that only the
article at fault is skipped.
"""

from __future__ import annotations

import contextlib
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from timeline.errors import EngineError, MissingExtra, TimelineError
from timeline.model import Article, Skipped
from timeline.pipeline import code_version
from timeline.pipeline.work import Outcome, Work

_PARTITION = 25
_AHEAD = 3  # partitions a worker has waiting
_ANSWER_SECONDS = 10
_RULES = "rules"  # grouping asks no model
_OTHER = "a Dask worker runs another version of article-timeline, {}: install the same everywhere"
Task = TypeVar("Task")
Done = TypeVar("Done")
_EXTRA = (
    "the engine dask needs the extra “dask”: pip install 'article-timeline[dask]'; without it, use the engine local"
)


def run(articles: Iterable[Article], work: Work, jobs: int, scheduler: str | None = None) -> Iterator[Outcome]:
    """Work on the articles on a cluster.

    That is the one at the address `scheduler`, else that of the active client, else `jobs` processes of this machine.
    Raises MissingExtra where Dask is not installed, EngineError where the cluster cannot be reached, has no workers,
    or runs another version.
    """
    with _client(jobs, scheduler) as client:
        yield from _Partitions(client, work).run(articles)


def spread(
    work: Callable[[Task], Done], tasks: Iterable[Task], jobs: int, scheduler: str | None = None
) -> Iterator[Done]:
    """Pure work on tasks on a cluster, as `run` chooses it, in order; what workers end on is done here.

    Raises what `run` raises.
    """
    with _client(jobs, scheduler) as client:
        rest = iter(tasks)
        waiting: deque[tuple[Task, Any]] = deque()
        ahead, version = _ahead(client), code_version(_RULES)
        while True:
            while len(waiting) < ahead and (some := list(islice(rest, 1))):
                waiting.append((some[0], client.submit(_checked, work, version, some[0], pure=False)))
            if not waiting:
                return
            task, future = waiting.popleft()
            done: Done | None = _awaited(future)
            yield work(task) if done is None else done


def _checked(work: Callable[[Task], Done], version: str, task: Task) -> Done:
    """What a worker does to a part of the combining step; refuses where its code is not the client's."""
    if code_version(_RULES) != version:
        raise EngineError(_OTHER.format("or of its libraries"))
    return work(task)


def _ahead(client: Any) -> int:
    """How many parts are under way at a time."""
    return _AHEAD * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))


def _awaited(future: Any) -> Any:
    """What a part gives; None where worker after worker ended on it."""
    from distributed import KilledWorker

    try:
        return future.result()
    except KilledWorker:
        return None
    except TimelineError:
        raise
    except Exception as error:
        raise EngineError(
            f"the Dask cluster could not go on ({_short(error)}); what was done is in the cache; "
            "see that scheduler and workers run, with the same version of article-timeline installed"
        ) from error


class _Partitions:
    """Partitions under way on a cluster."""

    def __init__(self, client: Any, work: Work) -> None:
        self._client = client
        self._work = work
        self._version = code_version(work.parser.name)

    def run(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """The outcomes in order."""
        rest = iter(articles)
        waiting: deque[tuple[list[Article], Any]] = deque()
        ahead = _ahead(self._client)
        while True:
            while len(waiting) < ahead and (part := list(islice(rest, _PARTITION))):
                waiting.append((part, self._submit(part)))
            if not waiting:
                return
            part, future = waiting.popleft()
            yield from self._result(part, future)

    def _submit(self, part: Sequence[Article]) -> Any:
        return self._client.submit(_partition, self._work, self._version, part, pure=False)

    def _result(self, part: Sequence[Article], future: Any) -> list[Outcome]:
        done: list[Outcome] | None = _awaited(future)
        if done is not None:
            return done
        if len(part) == 1:
            return [Skipped(part[0].id, "workers that worked on it ended again and again; give them more memory")]
        return [outcome for one in part for outcome in self._result([one], self._submit([one]))]


def _partition(work: Work, version: str, articles: Sequence[Article]) -> list[Outcome]:
    """What a worker does; refuses where its code or its model is not the client's, since results would differ."""
    if code_version(work.parser.name) != version:
        raise EngineError(_OTHER.format(f"of its libraries or of the model {work.parser.name}"))
    return work.all(articles)


@contextlib.contextmanager
def _client(jobs: int, scheduler: str | None) -> Iterator[Any]:
    try:
        import distributed
    except ImportError:
        raise MissingExtra(_EXTRA) from None
    if scheduler is None:
        with contextlib.suppress(ValueError):
            yield distributed.default_client()
            return
        with _local_cluster(jobs) as cluster, distributed.Client(cluster) as client:
            yield client
        return
    try:
        client = distributed.Client(scheduler, timeout=_ANSWER_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        raise EngineError(
            f"no Dask scheduler answers at {scheduler} ({_short(error)}); start one with `dask scheduler` and workers "
            f"with `dask worker {scheduler}`, or leave `scheduler` out"
        ) from None
    with client:
        _check(client, scheduler)
        yield client


@contextlib.contextmanager
def _local_cluster(jobs: int) -> Iterator[Any]:
    import distributed

    with distributed.LocalCluster(
        n_workers=jobs, threads_per_worker=1, dashboard_address=":0", silence_logs=50
    ) as cluster:
        yield cluster


def _check(client: Any, scheduler: str) -> None:
    """Raises EngineError where there is no worker, or one of another Python or Dask."""
    try:
        client.wait_for_workers(1, timeout=_ANSWER_SECONDS)
    except TimeoutError:
        raise EngineError(
            f"the Dask scheduler at {scheduler} has no workers; start some with `dask worker {scheduler}`"
        ) from None
    versions = client.get_versions(check=False)
    own = _told(versions["client"])
    for name, known in sorted(versions["workers"].items()):
        for what, theirs in _told(known).items():
            if theirs != own[what]:
                raise EngineError(f"the Dask worker {name} has {what} {theirs}, this is {own[what]}: use the same")


def _told(known: Any) -> dict[str, str]:
    """What must be the same on both sides, by name."""
    python = ".".join(str(known["host"]["python"]).split(".")[:2])
    return {"Python": python, **{name: str(known["packages"].get(name)) for name in ("dask", "distributed")}}


def _short(error: BaseException) -> str:
    text = str(error).split("\n", 1)[0]
    return f"{type(error).__name__}: {text}"[:200] if text else type(error).__name__
