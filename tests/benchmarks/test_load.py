"""Odd shapes and hostile texts in the small; `python -m benchmarks.load` runs them in full."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import load


@pytest.mark.parametrize("kind", load.KINDS)
def test_every_load_is_built(kind: str, tmp_path: Path) -> None:
    _, memory, size = load.build(kind, tmp_path, share=0.002, model="rules")
    assert memory < 1500
    assert size > 500  # kB: the page without any data


@pytest.mark.parametrize("name", load.HOSTILE)
def test_hostile_texts_cost_no_more_than_plain_ones_twice_over(name: str) -> None:
    size = 50_000
    plain = min(load.whole(load.hostile("plain text", size), "rules") for _ in range(2))
    assert load.whole(load.hostile(name, size), "rules") < 2 * plain + 0.1
