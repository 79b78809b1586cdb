"""Whether a stretch of days is made of whole years or whole months: what words and EDTF can say of it."""

from __future__ import annotations

from timeline.calendar.days import civil, day_number, days_in_month

Month = tuple[int, int]
"""An astronomical year and a month, 1 to 12."""


def year_of(number: int) -> int:
    """The astronomical year that a day lies in."""
    return civil(number)[0]


def whole_months(first: int, last: int) -> tuple[Month, Month] | None:
    """First and last month of a stretch of whole months; None where it cuts one."""
    year, month, day = civil(first)
    last_year, last_month, last_day = civil(last)
    if day != 1 or last_day != days_in_month(last_year, last_month) or last < first:
        return None
    return (year, month), (last_year, last_month)


def whole_years(first: int, last: int) -> tuple[int, int] | None:
    """First and last year of a stretch of whole years; None where it cuts one."""
    months = whole_months(first, last)
    if months is None or months[0][1] != 1 or months[1][1] != 12:
        return None
    return months[0][0], months[1][0]


def month_days(year: int, month: int) -> tuple[int, int]:
    """Day numbers of the first and the last day of a month."""
    return day_number(year, month), day_number(year, month, days_in_month(year, month))


def year_days(first: int, last: int | None = None) -> tuple[int, int]:
    """Day numbers of the first and the last day of a year, or of a stretch of years."""
    return day_number(first), day_number(first if last is None else last, 12, 31)


def century_number(first_year: int) -> int:
    """The ordinal of the century that begins in this year, counted from 1 or 0: 1801 or 1800 is 19, -499 is -5.

    Negative numbers count centuries BCE.
    """
    middle = first_year + 49
    return middle // 100 + 1 if middle > 0 else -(-middle // 100 + 1)
