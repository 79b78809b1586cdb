"""The plain Plotly figure."""

from __future__ import annotations

import re

import pytest

from tests.report.dossier import Dossier, since, when, year
from tests.report.samples import hostile, realistic, undatable
from timeline.model import Combined
from timeline.report import figure
from timeline.report.figure import SYMBOLS
from timeline.report.page import page_script


def trace(combined: Combined, name: str):  # type: ignore[no-untyped-def]  # plotly publishes no types
    return next(found for found in figure(combined).data if found.name == name)


def test_a_lane_for_each_article_below_the_merged_one() -> None:
    drawn = figure(realistic())
    assert drawn.layout.yaxis.ticktext[0] == "<b>All articles</b>"
    assert len(drawn.layout.yaxis.ticktext) == 5


def test_days_are_marks_and_longer_times_bars() -> None:
    combined = realistic()
    assert set(trace(combined, "events").x) == {"2025-04-09", "2025-04-17"}
    bars = trace(combined, "stretches")
    assert "-0043-01-01" in bars.base
    assert dict(zip(bars.base, bars.x, strict=True))["2025-04-07"] == 7 * 86_400_000


def test_an_open_end_runs_to_the_publication_or_for_one_unit() -> None:
    made = Dossier()
    made.article("a.txt", "It rained.", when("2021-03-01"))
    made.article("b.txt", "It snowed.")
    made.event(made.mention("a.txt", "It rained.", "rained", "Rain", since("2020-01-01")))
    made.event(made.mention("b.txt", "It snowed.", "snowed", "Snow", since("2020-01-01")))
    bars = trace(made.combined(), "stretches")
    assert sorted(set(bars.x)) == [365 * 86_400_000, 426 * 86_400_000]


def test_the_first_view_is_the_dense_part() -> None:
    start, stop = figure(realistic()).layout.xaxis.range
    assert "1900" < start < stop < "2100"


def test_years_beyond_plotlys_are_left_out() -> None:
    made = Dossier()
    made.article("a.txt", "Suns die.")
    made.event(
        made.mention("a.txt", "Suns die.", "die", "Suns die", when("+12000-01-01", "+12000-12-31", grain="year"))
    )
    made.event(made.mention("a.txt", "Suns die.", "Suns", "Suns", year(-9999)))
    assert set(trace(made.combined(), "stretches").base) == {"-9999-01-01"}


@pytest.mark.parametrize("make", [realistic, hostile, undatable])
def test_it_is_the_same_every_time_and_escaped(make) -> None:  # type: ignore[no-untyped-def]  # parametrized
    first = figure(make()).to_json()
    assert first == figure(make()).to_json()
    assert "<script" not in first
    assert "<img" not in first


def test_the_page_draws_the_same_symbols() -> None:
    script = page_script()
    for status, symbol in SYMBOLS.items():
        assert re.search(rf'\b{status}: \{{ word: "[^"]+", symbol: "{symbol}"', script)
