"""Parts of the combining step on several processes: the same, in order, whatever happens to a process."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from tests.engines.faulty import squared
from timeline import build
from timeline.engines import local, spread_over
from timeline.engines.spread import WORTH


def test_a_killed_process_costs_no_part() -> None:
    tasks = [(os.getpid(), number) for number in range(20)]
    assert list(local.spread(squared, tasks, 2)) == [number * number for number in range(20)]


def test_few_parts_are_under_way_at_a_time() -> None:
    taken = 0

    def tasks() -> Iterator[tuple[int, int]]:
        nonlocal taken
        for taken in range(1, 101):
            yield 0, taken + 10

    run = local.spread(squared, tasks(), 2)
    assert list(islice(run, 3)) == [121, 144, 169]
    assert taken < 20
    run.close()  # type: ignore[attr-defined]  # a generator


def test_what_fails_fails() -> None:
    with pytest.raises(TypeError):
        list(local.spread(squared, [(0, "seven")], 2))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("options", "here"),
    [
        (("local", 1, None, WORTH), True),
        (("local", 2, None, WORTH - 1), True),
        (("local", 2, None, WORTH), False),
        (("dask", 2, None, WORTH - 1), True),
        (("dask", 1, "tcp://somewhere:8786", 1), False),
    ],
)
def test_processes_are_asked_where_that_pays(options: tuple[Any, ...], *, here: bool) -> None:
    assert (spread_over(*options) is map) == here


def test_grouping_on_two_processes_gives_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = "Ann Bell opened a bridge in {place} on {day} May 2021. Carl Dorn met Ann Bell in Oslo on 3 May 2021."
    places = ("Oslo", "Kessel", "Borve", "Lund", "Ghent", "Turin")
    rows = [{"id": f"{n}", "text": told.format(place=places[n % 6], day=n % 27 + 1)} for n in range(90)]
    source = tmp_path / "in.jsonl"
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    here = build(source, model="rules").to_html()
    monkeypatch.setattr("timeline.engines.spread.WORTH", 1)
    assert build(source, model="rules", jobs=2).to_html() == here
