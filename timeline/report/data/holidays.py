"""The days of the feasts that a report's times name, as a table for the page, which has no calendars of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypedDict

from timeline.calendar.days import day_number
from timeline.calendar.holidays import holiday_day

FIRST_YEAR, LAST_YEAR = 1583, 2200


FeastData = TypedDict("FeastData", {"from": int, "days": list[int | list[int] | None]})
"""Each year's days from the year `from` on, counted from 1 January: the first, or [first, length]; null: none known."""


def feast_tables(names: Iterable[str], years: Iterable[int] = ()) -> dict[str, FeastData]:
    """The tables of some feasts, wide enough for all of `years`."""
    wanted = [FIRST_YEAR, LAST_YEAR, *years]
    span = range(min(wanted), max(wanted) + 1)
    return {name: {"from": span.start, "days": [_days(name, year) for year in span]} for name in sorted(set(names))}


def _days(name: str, year: int) -> int | list[int] | None:
    found = holiday_day(name, year)
    if found is None:
        return None
    first, length = found[0] - day_number(year), found[1] - found[0] + 1
    return first if length == 1 else [first, length]
