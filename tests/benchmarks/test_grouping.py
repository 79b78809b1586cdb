"""The benchmark of grouping runs on small sizes and counts what it groups."""

from __future__ import annotations

from benchmarks import grouping


def test_grouping_is_measured_at_each_size() -> None:
    rows = grouping.measure(grouping.mentions(400), (100, 200, 400))
    assert [row[0] for row in rows] == [100, 200, 400]
    assert [row[2] for row in rows] == sorted(row[2] for row in rows)
    assert all(0 < row[2] < row[0] for row in rows)


def test_the_report_says_how_the_cost_grows() -> None:
    result = grouping.run(sizes=(100, 200))
    assert "Exponent of growth" in result.notes[0]
    assert [row[0] for row in result.tables[0].rows] == [100, 200]
