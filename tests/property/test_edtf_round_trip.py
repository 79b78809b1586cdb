"""What is written as EDTF is read back as the same days, by us and by the `edtf` package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from edtf import parse_edtf as peer
from hypothesis import given
from hypothesis import strategies as st

from timeline.calendar.days import iso_day, parse_day
from timeline.calendar.edtf import edtf, parse_edtf
from timeline.calendar.whole_units import month_days, year_days

if TYPE_CHECKING:
    from timeline.model import Grain, Qualifier

YEARS = st.integers(-9999, 9999)
DAYS = st.integers(parse_day("-9999-01-01"), parse_day("9999-12-31"))
GRAINS: st.SearchStrategy[Grain] = st.sampled_from(
    ["day", "week", "month", "season", "quarter", "half", "year", "decade", "century", "millennium"]
)
MARKS: st.SearchStrategy[Qualifier] = st.sampled_from(["certain", "approximate", "uncertain"])


@given(DAYS, DAYS, GRAINS, MARKS)
def test_any_stretch_of_days_survives(one: int, other: int, grain: Grain, qualifier: Qualifier) -> None:
    earliest, latest = iso_day(min(one, other)), iso_day(max(one, other))
    written = edtf(earliest, latest, grain, qualifier)
    assert written is not None
    assert parse_edtf(written)[:2] == (earliest, latest)
    assert parse_edtf(written)[3] == qualifier
    assert str(peer(written)) == written


@given(YEARS, st.integers(1, 12), MARKS)
def test_a_month_keeps_its_grain(year: int, month: int, qualifier: Qualifier) -> None:
    first, last = month_days(year, month)
    written = edtf(iso_day(first), iso_day(last), "month", qualifier)
    assert written is not None
    assert parse_edtf(written) == (iso_day(first), iso_day(last), "month", qualifier)


@given(st.integers(-99999, 99999), MARKS)
def test_a_year_keeps_its_grain(year: int, qualifier: Qualifier) -> None:
    first, last = year_days(year)
    written = edtf(iso_day(first), iso_day(last), "year", qualifier)
    assert written is not None
    assert parse_edtf(written) == (iso_day(first), iso_day(last), "year", qualifier)


@given(DAYS, GRAINS, st.booleans())
def test_an_open_end_stays_open(number: int, grain: Grain, since: bool) -> None:
    day = iso_day(number)
    earliest, latest = (day, None) if since else (None, day)
    written = edtf(earliest, latest, grain, "certain", open_start=not since, open_end=since)
    assert written is not None
    assert ".." in written
    assert parse_edtf(written)[:2] == (earliest, latest)
