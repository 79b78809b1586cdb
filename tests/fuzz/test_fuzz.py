"""Every seed and every case ever found keeps the promises, and so do bytes near them."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.seeds import all_seeds, seeds
from tests.fuzz.targets import TARGETS

_SEEDS = list(all_seeds())


@pytest.mark.parametrize("target", TARGETS)
def test_seeds_and_found_cases(target: str) -> None:
    for name, data in _SEEDS:
        if name == target:
            TARGETS[name](data)


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_bytes_near_them(target: str, data: st.DataObject) -> None:
    TARGETS[target](data.draw(_near(target)))


@st.composite
def _near(draw: st.DrawFn, target: str) -> bytes:
    """A seed with a stretch of it replaced, cut out or said twice."""
    seed = draw(st.sampled_from(seeds(target)))[:4000]
    start = draw(st.integers(0, len(seed)))
    end = draw(st.integers(start, min(len(seed), start + 40)))
    middle = draw(st.binary(max_size=12) | st.just(seed[start:end] * 2) | st.text(max_size=6).map(str.encode))
    return seed[:start] + middle + seed[end:]
