"""Days of the proleptic Gregorian calendar as integers, for any year.

Neither `datetime.date` (years 1-9999) nor pandas' nanoseconds carry 44 BCE, so a day is the number of days since
1970-01-01 and a year is astronomical (0 is 1 BCE), as in ISO 8601.
"""

from __future__ import annotations

import re
from functools import lru_cache

_DAY = re.compile(r"([+-]?\d{4,})-(\d\d)-(\d\d)")
_KEPT = 2048  # the same few days are asked for again and again
_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_leap(year: int) -> bool:
    """Whether the astronomical year is a leap year."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """28 to 31."""
    return 29 if month == 2 and is_leap(year) else _MONTH_LENGTHS[month - 1]


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """Days since 1970-01-01 of a calendar date (Hinnant, "chrono-Compatible Low-Level Date Algorithms", 2021).

    Raises ValueError for a date that does not exist.
    """
    if not (1 <= month <= 12 and 1 <= day <= days_in_month(year, month)):
        raise ValueError(f"{iso_year(year)}-{month:02}-{day:02} does not exist")
    shifted = year - (month <= 2)
    era, year_of_era = divmod(shifted, 400)
    day_of_year = (153 * ((month + 9) % 12) + 2) // 5 + day - 1
    return era * 146097 + year_of_era * 365 + year_of_era // 4 - year_of_era // 100 + day_of_year - 719468


@lru_cache(maxsize=_KEPT)
def civil(number: int) -> tuple[int, int, int]:
    """The (year, month, day) of a day number; inverse of `day_number`."""
    era, day_of_era = divmod(number + 719468, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted_month = (5 * day_of_year + 2) // 153
    month = shifted_month + 3 if shifted_month < 10 else shifted_month - 9
    year = year_of_era + era * 400 + (month <= 2)
    return year, month, day_of_year - (153 * shifted_month + 2) // 5 + 1


def weekday(number: int) -> int:
    """ISO weekday, Monday 1 to Sunday 7."""
    return (number + 3) % 7 + 1


def iso_year(year: int) -> str:
    """The year as ISO 8601 writes it: "0044", "-0043", "+12025"."""
    if year > 9999:
        return f"+{year}"
    return f"{year:04}" if year >= 0 else f"-{-year:04}"


@lru_cache(maxsize=_KEPT)
def iso_day(number: int) -> str:
    """The day as ISO 8601: "2025-04-17", "-0043-03-15"."""
    year, month, day = civil(number)
    return f"{iso_year(year)}-{month:02}-{day:02}"


@lru_cache(maxsize=_KEPT)
def parse_day(text: str) -> int:
    """The day number of an ISO 8601 day (a time of day behind it is passed over); raises ValueError."""
    match = _DAY.match(text)
    if match is None:
        raise ValueError(f"not an ISO 8601 day: {text!r}")
    return day_number(int(match[1]), int(match[2]), int(match[3]))


def iso_week(number: int) -> tuple[int, int]:
    """The ISO 8601 (year, week) that a day lies in."""
    thursday = number - weekday(number) + 4
    year = civil(thursday)[0]
    return year, (thursday - day_number(year)) // 7 + 1


def week_start(year: int, week: int) -> int:
    """The Monday of an ISO week; week 53 of a year that has none is the first of the next."""
    fourth = day_number(year, 1, 4)
    return fourth - weekday(fourth) + 1 + 7 * (week - 1)


def add_months(number: int, months: int) -> int:
    """The same day `months` later, or the last day of that month where it has no such day."""
    year, month, day = civil(number)
    index = year * 12 + month - 1 + months
    year, month = index // 12, index % 12 + 1
    return day_number(year, month, min(day, days_in_month(year, month)))
