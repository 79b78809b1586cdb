"""This machine: one process, or several with the results in order.

A worker that ends (killed, out of memory, a crash in a library) takes only its own articles down: they are run again
one by one, and the one on which a worker ends a second time is skipped.
"""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import TypeVar

from timeline.errors import EngineError
from timeline.events import RulesParser
from timeline.events.syntax.parsers import ONE_THREAD
from timeline.model import Article, Skipped
from timeline.pipeline import extract
from timeline.pipeline.work import Outcome, Work

Task = TypeVar("Task")
Done = TypeVar("Done")
_CHUNK = 16
_AHEAD = 3  # chunks a worker has waiting: enough to keep it busy, few enough to hold little
_PARTS_AHEAD = 2  # parts, which are larger
_HOPELESS = 5
_RARELY = 1_000_000
_PARALLEL_FROM = 50
WORTH = 1_000
"""Articles from which on starting processes pays for more than extraction."""
_ENDED = "the process that worked on it ended (killed, or out of memory); try it with more memory, or split it"


class Workers:
    """Processes of this machine: started when there is work for them, again where one of them ended, and kept.

    Without `jobs` there is one a core where there are articles enough for that.
    """

    def __init__(self, jobs: int | None = None) -> None:
        self._given = jobs
        self.jobs = 1 if jobs is None else jobs
        self._executor: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self.end(wait=True)

    def suit(self, articles: int) -> None:
        """Be as many as so many articles need."""
        if self._given is None:
            self.jobs = (os.cpu_count() or 1) if articles >= _PARALLEL_FROM else 1

    def meet(self, articles: int) -> None:
        """Start, before there is work, once there are so many articles that there will be."""
        if articles >= WORTH and self._executor is None:
            self.suit(articles)
            for _ in range(self.jobs if self.jobs > 1 else 0):
                self.submit(_be_there, None)

    @property
    def running(self) -> bool:
        """Whether they were started."""
        return self._executor is not None

    def submit(self, work: Callable[[Task], Done], task: Task) -> Future[Done]:
        """What comes of a task, later; it raises BrokenProcessPool where a process ended."""
        if self._executor is None:
            # Spawned, not forked: the libraries in use start threads, which a fork does not survive.
            self._executor = ProcessPoolExecutor(self.jobs, get_context("spawn"), _begin)
        try:
            with _quiet_start():
                return self._executor.submit(work, task)
        except BrokenProcessPool as error:
            failed: Future[Done] = Future()
            failed.set_exception(error)
            return failed

    def end(self, *, wait: bool = False) -> None:
        """End them; what they have not begun is dropped."""
        if self._executor is not None:
            self._executor.shutdown(wait=wait, cancel_futures=True)
            self._executor = None


def lent(jobs: int | Workers | None) -> contextlib.AbstractContextManager[Workers]:
    """Processes: those that are given, which stay, or some that end with the context."""
    return contextlib.nullcontext(jobs) if isinstance(jobs, Workers) else Workers(jobs)


def run(articles: Sequence[Article], work: Work, workers: Workers) -> Iterator[Outcome]:
    """Work on the articles with several processes, each of which loads the language model once.

    It begins at once, whenever the outcomes are asked for.  Raises EngineError where workers end one after another.
    """
    pool = _Pool(articles, work, workers)
    pool.begin_some()
    return pool.outcomes()


def spread(work: Callable[[Task], Done], tasks: Iterable[Task], workers: Workers) -> Iterator[Done]:
    """Pure work on tasks with several processes, in order; what a process did not finish is done here.

    It begins at once, whenever the results are asked for.
    """
    rest = iter(tasks)
    waiting: deque[tuple[Task, Future[Done]]] = deque()

    def begin_some() -> None:
        while len(waiting) < workers.jobs * _PARTS_AHEAD and (some := list(islice(rest, 1))):
            waiting.append((some[0], workers.submit(work, some[0])))

    def results() -> Iterator[Done]:
        while waiting:
            task, future = waiting.popleft()
            try:
                done = future.result()
            except BrokenProcessPool:
                done = work(task)
            begin_some()
            yield done

    begin_some()
    return results()


class _Pool:
    """Articles under way on processes; where one ends, its articles are run again one by one."""

    def __init__(self, articles: Sequence[Article], work: Work, workers: Workers) -> None:
        self._rest = iter(articles)
        self._work = work
        self._workers = workers
        self._most = workers.jobs * _AHEAD
        self._chunk = max(1, min(_CHUNK, len(articles) // self._most))
        self._waiting: deque[tuple[list[Article], Future[list[Outcome]]]] = deque()
        self._ended = 0

    def begin_some(self) -> None:
        """Have a bounded number of articles under way."""
        while len(self._waiting) < self._most and (chunk := list(islice(self._rest, self._chunk))):
            self._waiting.append((chunk, self._submit(chunk)))

    def outcomes(self) -> Iterator[Outcome]:
        """The outcomes in order."""
        while self._waiting:
            chunk, future = self._waiting.popleft()
            try:
                yield from future.result()
                self._ended = 0
            except BrokenProcessPool:
                self._workers.end()
                yield from self._one_by_one(chunk)
                # What else was under way went down with the pool.
                self._waiting = deque((other, self._again(other, future)) for other, future in self._waiting)
            self.begin_some()

    def _submit(self, chunk: Sequence[Article]) -> Future[list[Outcome]]:
        return self._workers.submit(self._work.all, chunk)

    def _again(self, chunk: Sequence[Article], future: Future[list[Outcome]]) -> Future[list[Outcome]]:
        done = future.done() and not future.cancelled() and future.exception() is None
        return future if done else self._submit(chunk)

    def _one_by_one(self, chunk: Sequence[Article]) -> Iterator[Outcome]:
        for article in chunk:
            try:
                yield from self._submit([article]).result()
                self._ended = 0
            except BrokenProcessPool:
                self._workers.end()
                self._ended += 1
                if self._ended >= _HOPELESS:
                    raise EngineError(
                        f"{self._ended} processes ended one after another, the last one on {article.id}; "
                        "what was done is in the cache; go on with `jobs=1`"
                    ) from None
                yield Skipped(article.id, _ENDED)


@contextlib.contextmanager
def _quiet_start() -> Iterator[None]:
    """Processes started in here never get a Ctrl-C, not even before they can say so; this one gets it afterwards."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _be_there(_: None) -> None:
    """No work worth the name: with it comes all that work needs, with the rules and words of time and events."""
    extract(Article("", "It rained on 3 May 2021."), RulesParser())


def _begin() -> None:
    """Leave Ctrl-C to the process that leads, and threads to those who have cores to spare; end when it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ.setdefault(ONE_THREAD, "1")
    gc.set_threshold(_RARELY, 50, 1000)  # articles make millions of small values and no cycles
    atexit.register(os._exit, 0)  # taking apart all that it holds would only keep the others waiting
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """A process that is killed cannot end its workers, and they would wait for work for ever."""
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
