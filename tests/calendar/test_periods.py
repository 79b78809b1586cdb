"""Calendar periods around a day, and steps from one to the next."""

from __future__ import annotations

import pytest

from timeline.calendar.days import iso_day, parse_day
from timeline.calendar.periods import period, rank, shift, timex
from timeline.model.symbolic import Unit


@pytest.mark.parametrize(
    ("unit", "day", "first", "last", "name"),
    [
        ("week", "2025-04-17", "2025-04-14", "2025-04-20", "2025-W16"),
        ("weekend", "2025-04-17", "2025-04-19", "2025-04-20", "2025-W16-WE"),
        ("month", "2024-02-10", "2024-02-01", "2024-02-29", "2024-02"),
        ("quarter", "2025-05-01", "2025-04-01", "2025-06-30", "2025-Q2"),
        ("half", "2025-07-01", "2025-07-01", "2025-12-31", "2025-H2"),
        ("season", "2025-01-15", "2024-12-01", "2025-02-28", "2024-WI"),
        ("season", "2025-12-15", "2025-12-01", "2026-02-28", "2025-WI"),
        ("year", "2025-04-17", "2025-01-01", "2025-12-31", "2025"),
        ("decade", "1989-04-17", "1980-01-01", "1989-12-31", "198"),
        ("century", "1989-04-17", "1900-01-01", "1999-12-31", "19"),
        ("millennium", "1989-04-17", "1000-01-01", "1999-12-31", "1"),
        ("year", "-0043-03-15", "-0043-01-01", "-0043-12-31", "BC0044"),
        ("month", "+12025-03-15", "+12025-03-01", "+12025-03-31", "+12025-03"),
    ],
)
def test_period(unit: Unit, day: str, first: str, last: str, name: str) -> None:
    days = period(unit, parse_day(day))
    assert tuple(map(iso_day, days)) == (first, last)
    assert timex(unit, days[0]) == name


@pytest.mark.parametrize(
    ("unit", "n", "to"),
    [
        ("day", -1, "2024-03-30"),
        ("week", 2, "2024-04-14"),
        ("fortnight", 1, "2024-04-14"),
        ("month", -1, "2024-02-29"),
        ("quarter", -1, "2023-12-31"),
        ("year", -1, "2023-03-31"),
        ("century", -25, "-0476-03-31"),
        ("hour", 5, "2024-03-31"),
    ],
)
def test_shift(unit: Unit, n: int, to: str) -> None:
    assert iso_day(shift(unit, parse_day("2024-03-31"), n)) == to


def test_units_are_ranked_from_fine_to_coarse() -> None:
    units: list[Unit] = ["second", "hour", "part", "day", "week", "month", "quarter", "year", "decade", "century"]
    assert sorted(units, key=rank) == units
