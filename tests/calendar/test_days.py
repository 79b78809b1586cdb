"""Days as integers, far before and beyond the years that `datetime` knows."""

from __future__ import annotations

from datetime import date

import pytest

from timeline.calendar.days import (
    add_months,
    civil,
    day_number,
    days_in_month,
    iso_day,
    iso_week,
    iso_year,
    parse_day,
    week_start,
    weekday,
)

EPOCH = date(1970, 1, 1).toordinal()


@pytest.mark.parametrize("year", [1, 4, 100, 400, 1582, 1600, 1900, 1970, 2000, 2024, 9999])
def test_agrees_with_datetime(year: int) -> None:
    for month, day in ((1, 1), (2, 28), (3, 1), (12, 31)):
        known = date(year, month, day)
        number = day_number(year, month, day)
        assert number == known.toordinal() - EPOCH
        assert civil(number) == (year, month, day)
        assert weekday(number) == known.isoweekday()
        if 1 < year < 9999:
            assert iso_week(number) == known.isocalendar()[:2]


@pytest.mark.parametrize("year", [-9999, -12025, -44, -1, 0, 10000, 12025, 999999])
def test_any_year(year: int) -> None:
    first, last = day_number(year), day_number(year, 12, 31)
    assert civil(first) == (year, 1, 1)
    assert civil(last + 1) == (year + 1, 1, 1)
    assert parse_day(iso_day(first)) == first
    assert last - first in (364, 365)


def test_written_years() -> None:
    assert [iso_year(year) for year in (-43, 0, 44, 9999, 12025)] == ["-0043", "0000", "0044", "9999", "+12025"]


@pytest.mark.parametrize(("year", "month", "day"), [(2023, 2, 29), (1900, 2, 29), (2024, 4, 31), (2024, 13, 1)])
def test_what_does_not_exist(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match="does not exist"):
        day_number(year, month, day)


def test_months_clip_to_their_last_day() -> None:
    assert iso_day(add_months(parse_day("2024-01-31"), 1)) == "2024-02-29"
    assert iso_day(add_months(parse_day("2024-03-31"), -1)) == "2024-02-29"
    assert iso_day(add_months(parse_day("0001-01-15"), -1)) == "0000-12-15"
    assert days_in_month(0, 2) == 29


def test_week_53() -> None:
    assert iso_day(week_start(2020, 53)) == "2020-12-28"
    assert iso_week(parse_day("2021-01-03")) == (2020, 53)
