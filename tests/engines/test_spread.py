"""Parts of the combining step on several processes: the same, in order, whatever happens to a process."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.engines.faulty import process, squared
from timeline import build
from timeline.engines import WORTH, Workers, lent, local, spread_over


def test_a_killed_process_costs_no_part() -> None:
    tasks = [(os.getpid(), number) for number in range(20)]
    with Workers(2) as workers:
        assert list(local.spread(squared, tasks, workers)) == [number * number for number in range(20)]


def test_few_parts_are_under_way_at_a_time() -> None:
    taken = 0

    def tasks() -> Iterator[tuple[int, int]]:
        nonlocal taken
        for taken in range(1, 101):
            yield 0, taken + 10

    with Workers(2) as workers:
        assert list(islice(local.spread(squared, tasks(), workers), 3)) == [121, 144, 169]
        assert taken < 20
        assert workers.running
    assert not workers.running


def test_what_fails_fails() -> None:
    with Workers(2) as workers, pytest.raises(TypeError):
        list(local.spread(squared, [(0, "seven")], workers))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("engine", "jobs", "scheduler", "articles", "started"),
    [
        ("local", 1, None, WORTH, False),
        ("local", 2, None, WORTH - 1, False),
        ("local", 2, None, WORTH, True),
        ("dask", 2, None, WORTH - 1, False),
    ],
)
def test_processes_are_started_where_that_pays(
    engine: str, jobs: int, scheduler: str | None, articles: int, *, started: bool
) -> None:
    with Workers(jobs) as workers:
        run = spread_over(engine, workers, scheduler, articles)
        assert list(run(squared, [(0, 3)])) == [9]
        assert workers.running == started


def test_processes_that_run_are_used_again() -> None:
    with Workers(2) as workers:
        workers.submit(squared, (0, 1)).result()
        run = spread_over("local", workers, None, 10)
        assert set(run(process, range(4))).isdisjoint({os.getpid()})
        assert workers.running


def test_grouping_on_two_processes_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "Ann Bell opened a bridge in {place} on {day} May 2021. Carl Dorn met Ann Bell in Oslo on 3 May 2021."
    places = ("Oslo", "Kessel", "Borve", "Lund", "Ghent", "Turin")
    rows = [{"id": f"{n}", "text": told.format(place=places[n % 6], day=n % 27 + 1)} for n in range(90)]
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    here = build(source, model="rules").to_html()
    monkeypatch.setattr("timeline.engines.local.WORTH", 1)
    assert build(source, model="rules", jobs=2).to_html() == here


def test_work_begins_before_anybody_asks_for_it() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[tuple[int, int]]:
        for number in range(4):
            taken.append(number)
            yield 0, number

    with Workers(2) as workers:
        results = local.spread(squared, tasks(), workers)
        assert taken == [0, 1, 2, 3]
        assert list(results) == [0, 1, 4, 9]


@pytest.mark.parametrize(("jobs", "articles", "running"), [(2, WORTH - 1, False), (2, WORTH, True), (1, WORTH, False)])
def test_processes_start_once_there_are_articles_enough(jobs: int, articles: int, running: bool) -> None:
    with Workers(jobs) as workers:
        for number in range(WORTH - 2, articles + 1):
            workers.meet(number)
        assert workers.running == running
        assert workers.jobs == jobs


def test_lent_processes_stay_and_own_ones_end() -> None:
    with Workers(2) as workers:
        with lent(workers) as same:
            same.submit(squared, (0, 1)).result()
        assert same is workers
        assert workers.running
    with lent(2) as own:
        own.submit(squared, (0, 1)).result()
    assert not own.running


def test_a_report_made_by_lent_processes_is_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "in.jsonl"
    rows = [{"id": f"{n}", "text": f"Ann Bell opened bridge {n} on {n % 27 + 1} May 2021."} for n in range(60)]
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    build(source, model="rules").save(tmp_path / "here.html")
    monkeypatch.setattr("timeline.engines.local.WORTH", 1)
    with Workers(2) as workers:
        build(source, model="rules", jobs=workers).save(tmp_path / "there.html", jobs=workers)
        assert workers.running
    assert (tmp_path / "there.html").read_bytes() == (tmp_path / "here.html").read_bytes()
