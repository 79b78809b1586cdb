"""The measures of coreference, against values worked out by hand."""

from __future__ import annotations

import pytest

from benchmarks.coref_metrics import Chains, b_cubed, ceaf_e, muc

MENTIONS = [("d", i, i + 1) for i in range(5)]


def _chains(*names: int) -> Chains:
    return dict(zip(MENTIONS, names, strict=True))


GOLD = _chains(0, 0, 0, 1, 1)


def test_the_gold_itself_is_right() -> None:
    for measure in (muc, b_cubed, ceaf_e):
        assert measure(GOLD, GOLD).f1 == pytest.approx(1.0)


def test_all_in_one() -> None:
    found = _chains(7, 7, 7, 7, 7)
    assert muc(found, GOLD).precision == pytest.approx(3 / 4)
    assert muc(found, GOLD).recall == pytest.approx(1.0)
    assert b_cubed(found, GOLD).precision == pytest.approx((3 * 3 / 5 + 2 * 2 / 5) / 5)
    assert ceaf_e(found, GOLD).recall == pytest.approx(2 * 3 / 8 / 2)


def test_all_alone() -> None:
    found = _chains(0, 1, 2, 3, 4)
    assert muc(found, GOLD).f1 == 0.0
    assert b_cubed(found, GOLD).recall == pytest.approx((3 * 1 / 3 + 2 * 1 / 2) / 5)
    assert ceaf_e(found, GOLD).precision == pytest.approx((2 * 1 / 4 + 2 * 1 / 3) / 5)
