"""Dask: a cluster of separate processes gives what one process gives, whatever happens to its workers."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.engines.faulty import WORDS, Faulty, squared
from timeline import build
from timeline.engines import RunOptions, dask, resolve_articles
from timeline.errors import ConfigError, EngineError
from timeline.events import RulesParser
from timeline.model import Skipped
from timeline.reading import article_from_text

pytest.importorskip("distributed")

ARTICLES = [
    article_from_text(f"It rained in Vienna in {1200 + n}, but not in {n + 1800}.", f"a{n}") for n in range(260)
]
WEATHER = [article_from_text(f"It {word} in Vienna in 1907.", word) for word in WORDS]


class Cluster:
    """A scheduler and workers, each a process of its own."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.address = f"tcp://127.0.0.1:{probe.getsockname()[1]}"
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self._start("scheduler", "--host", "127.0.0.1", "--port", self.address.rpartition(":")[2], "--no-dashboard")

    def worker(self, nanny: str = "--no-nanny") -> subprocess.Popen[bytes]:
        """One more worker: one thread, and no nanny that would start it again, unless asked for."""
        return self._start("worker", self.address, "--nthreads", "1", nanny, "--no-dashboard")

    def _start(self, *arguments: str) -> subprocess.Popen[bytes]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(Path.cwd()),
            "OPENBLAS_NUM_THREADS": "1",
            "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "1",
        }
        process = subprocess.Popen(
            [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
            cwd=self._folder,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._processes.append(process)
        return process

    def close(self) -> None:
        """End every process."""
        for process in reversed(self._processes):
            process.kill()
            process.wait()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    running = Cluster(tmp_path_factory.mktemp("dask"))
    running.worker()
    yield running
    running.close()


def test_the_same_as_on_one_process(cluster: Cluster) -> None:
    done = list(resolve_articles(ARTICLES, RulesParser(), RunOptions(engine="dask", scheduler=cluster.address)))
    assert done == list(resolve_articles(ARTICLES, RulesParser()))
    assert list(resolve_articles((), RulesParser(), RunOptions(engine="dask", scheduler=cluster.address))) == []


def test_a_worker_killed_on_the_way_costs_nothing(cluster: Cluster) -> None:
    extra = cluster.worker()
    killer = threading.Timer(0, extra.send_signal, (signal.SIGKILL,))
    done = []
    for number, one in enumerate(
        resolve_articles(ARTICLES, RulesParser(), RunOptions(engine="dask", scheduler=cluster.address))
    ):
        if number == 10:
            killer.start()
        done.append(one)
    killer.join()
    assert extra.wait(10) != 0
    assert done == list(resolve_articles(ARTICLES, RulesParser()))


def test_a_failed_article_costs_no_other(cluster: Cluster) -> None:
    done = list(
        resolve_articles(WEATHER, Faulty(ValueError("white")), RunOptions(engine="dask", scheduler=cluster.address))
    )
    assert [one.path for one in done if isinstance(one, Skipped)] == ["snowed"]
    assert len(done) == len(WORDS)


def test_an_article_that_ends_worker_after_worker_is_skipped(tmp_path: Path) -> None:
    fragile = Cluster(tmp_path)
    fragile.worker("--nanny")
    try:
        done = list(resolve_articles(WEATHER, Faulty(), RunOptions(engine="dask", scheduler=fragile.address)))
    finally:
        fragile.close()
    assert [one.path if isinstance(one, Skipped) else one.article.id for one in done] == list(WORDS)
    (skip,) = (one for one in done if isinstance(one, Skipped))
    assert (skip.path, "more memory" in skip.reason) == ("snowed", True)


def test_a_part_of_grouping_that_ends_workers_is_done_here(tmp_path: Path) -> None:
    fragile = Cluster(tmp_path)
    fragile.worker("--nanny")
    tasks = [(os.getpid(), number) for number in range(12)]
    try:
        assert list(dask.spread(squared, tasks, 1, fragile.address)) == [number * number for number in range(12)]
    finally:
        fragile.close()


def test_a_part_of_grouping_is_refused_by_another_version(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "code_version", lambda _: "another")
    with pytest.raises(EngineError, match="another version of article-timeline"):
        list(dask.spread(squared, [(0, 1)], 1, cluster.address))


def test_the_report_is_the_same_on_every_engine(cluster: Cluster, tmp_path: Path) -> None:
    rows = [{"id": f"{n}", "text": f"Ann Bell opened a bridge in Oslo on {n % 27 + 1} May 2021."} for n in range(60)]
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    local = build(source, model="rules").to_html()
    for options in ({"engine": "dask", "scheduler": cluster.address}, {"jobs": 2}, {"cache": tmp_path / "kept"}):
        assert build(source, model="rules", **options).to_html() == local
    assert build(source, model="rules", cache=tmp_path / "kept").to_html() == local


def test_results_as_parquet_are_the_same_on_every_engine(cluster: Cluster, tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    here, there = tmp_path / "here.parquet", tmp_path / "there.parquet"
    build(WEATHER, model="rules").export(here)
    build(WEATHER, model="rules", engine="dask", scheduler=cluster.address).export(there)
    assert here.read_bytes() == there.read_bytes()


def test_another_version_on_a_worker_is_told(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "code_version", lambda _: "another")
    with pytest.raises(EngineError, match="another version of article-timeline"):
        list(resolve_articles(WEATHER, RulesParser(), RunOptions(engine="dask", scheduler=cluster.address)))


def test_another_python_on_a_worker_is_told(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    import distributed

    told = {"host": {"python": "3.11.7"}, "packages": {"dask": "1", "distributed": "1"}}
    other = {**told, "host": {"python": "3.10.1"}}
    monkeypatch.setattr(
        distributed.Client, "get_versions", lambda *_, **__: {"client": told, "workers": {"tcp://far": other}}
    )
    with pytest.raises(EngineError, match=r"tcp://far has Python 3\.10, this is 3\.11"):
        list(resolve_articles(WEATHER, RulesParser(), RunOptions(engine="dask", scheduler=cluster.address)))


def test_processes_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = list(resolve_articles(WEATHER, RulesParser(), RunOptions(engine="dask", jobs=2)))
    assert done == list(resolve_articles(WEATHER, RulesParser()))


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dask, "_ANSWER_SECONDS", 1)
    for address in ("tcp://127.0.0.1:9", "nonsense://x"):
        with pytest.raises((EngineError, ConfigError), match="dask scheduler"):
            list(resolve_articles(WEATHER, RulesParser(), RunOptions(engine="dask", scheduler=address)))


def test_a_scheduler_without_workers_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    empty = Cluster(tmp_path)
    try:
        time.sleep(2)
        monkeypatch.setattr(dask, "_ANSWER_SECONDS", 3)
        with pytest.raises(EngineError, match="has no workers"):
            list(resolve_articles(WEATHER, RulesParser(), RunOptions(engine="dask", scheduler=empty.address)))
    finally:
        empty.close()


def test_a_scheduler_lost_on_the_way_is_told(tmp_path: Path) -> None:
    lost = Cluster(tmp_path)
    lost.worker()
    try:
        run = resolve_articles(ARTICLES, RulesParser(), RunOptions(engine="dask", scheduler=lost.address))
        next(run)
        lost.close()
        with pytest.raises(EngineError, match="Dask cluster could not go on"):
            list(run)
    finally:
        lost.close()
