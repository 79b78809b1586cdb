"""Faults in the small; `python -m tests.faults.building` kills hundreds of builds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults import building as faults

pytestmark = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")


@pytest.fixture
def bench(tmp_path: Path) -> faults.Bench:
    return faults.Bench(tmp_path)


def test_killed_builds_leave_the_old_report_or_the_new(bench: faults.Bench) -> None:
    faults.kills(bench, 5, seed=7)
    assert bench.seen["old report"] + bench.seen["new report"] == 5


def test_interrupted_builds_leave_the_old_report_and_a_whole_cache(bench: faults.Bench) -> None:
    faults.interrupts(bench, 2, seed=3)
    assert sum(number for what, number in bench.seen.items() if what.startswith("interrupted")) == 2


def test_a_full_disk_costs_nothing_that_was_there(bench: faults.Bench) -> None:
    faults.full_disk(bench)


def test_outputs_that_cannot_be_written_are_told(bench: faults.Bench) -> None:
    faults.no_permission(bench)


def test_inputs_that_vanish_are_told(bench: faults.Bench) -> None:
    faults.vanished(bench)
