"""Partial dates: where on the calendar they lie once their year is known, and how TIMEX3 writes what is known."""

from __future__ import annotations

from timeline.calendar import holidays
from timeline.calendar.days import add_months, civil, day_number, days_in_month, week_start, weekday
from timeline.calendar.periods import SEASON_CODES, SEASONS, Days, months, period, timex_year
from timeline.model.symbolic import Partial, Unit


def grain_of(date: Partial) -> Unit:
    """The finest calendar field that the date names."""
    if date.day is not None or date.weekday is not None or date.feast is not None:
        return "day"
    for unit in ("weekend", "week", "month", "season", "quarter", "half", "year", "decade", "century", "millennium"):
        if getattr(date, unit) is not None:
            grain: Unit = unit
            return grain
    return "day"


def has_year(date: Partial) -> bool:
    """Whether the date stands on the calendar by itself."""
    if date.year is not None or date.decade is not None:
        return True
    return date.century is not None or date.millennium is not None


def days_of(date: Partial) -> Days | None:
    """First and last day of a date that names its year; None where no such day exists (February 30)."""
    return _years(date) if date.year is None else _existing(date, date.year)


def _existing(date: Partial, year: int) -> Days | None:
    """The days of a date in a year; None where it has none such."""
    try:
        return _days_in_year(date, year)
    except ValueError:
        return None


def _years(date: Partial) -> Days | None:
    for digits, value in ((10, date.decade), (100, date.century), (1000, date.millennium)):
        if value is not None:
            first = value * digits if value >= 0 else 1 + value * digits
            if value < 0 and digits == 10:
                first -= 9
            return day_number(first), day_number(first + digits - 1, 12, 31)
    return None


def _days_in_year(date: Partial, year: int) -> Days | None:
    if date.feast is not None:
        return holidays.holiday_day(date.feast, year)
    if date.week is not None:
        monday = week_start(year, date.week)
        if date.weekday is not None:
            return monday + date.weekday - 1, monday + date.weekday - 1
        return monday, monday + 6
    if date.month is not None:
        if date.day is not None:
            day = day_number(year, date.month, date.day)
            return day, day
        return months(year, date.month, 1)
    if date.season is not None:
        return months(year, SEASONS[date.season], 3)
    if date.quarter is not None:
        return months(year, 3 * date.quarter - 2, 3)
    if date.half is not None:
        return months(year, 6 * date.half - 5, 6)
    return day_number(year), day_number(year, 12, 31)


def underspecified(date: Partial) -> str:
    """The TIMEX3 value with X for what is unknown: "XXXX-WXX-4" for Thursday, "XXXX-05-09" for May 9."""
    year = timex_year(date.year) if date.year is not None else "XXXX"
    if date.feast is not None:
        return f"{year}-XX-XX"
    if date.weekday is not None and date.day is None:
        return f"{year}-WXX-{date.weekday}"
    if date.weekend:
        return f"{year}-WXX-WE"
    if date.week is not None:
        return f"{year}-W{date.week:02}"
    if date.season is not None:
        return f"{year}-{SEASON_CODES[date.season]}"
    if date.quarter is not None:
        return f"{year}-Q{date.quarter}"
    if date.half is not None:
        return f"{year}-H{date.half}"
    if date.day is not None:
        return f"{year}-{_two(date.month)}-{date.day:02}"
    if date.month is not None:
        return f"{year}-{date.month:02}"
    return year if grain_of(date) != "day" else f"{year}-XX-XX"


def _two(number: int | None) -> str:
    return "XX" if number is None else f"{number:02}"


def occurrences(date: Partial, day: int) -> list[Days]:
    """The occurrences of a yearless date around a day, in order: enough to look both ways and at the day's own."""
    if date.weekend:
        return [_weekend(day + 7 * step) for step in (-1, 0, 1)]
    if date.weekday is not None and date.day is None and date.month is None:
        own = day - weekday(day) + date.weekday
        return [(own + step, own + step) for step in (-7, 0, 7)]
    if date.day is not None and date.month is None:
        return _days_of_month(date.day, date.weekday, day)
    year = civil(day)[0]
    found: list[Days] = []
    for candidate in range(year - (9 if date.month == 2 and date.day == 29 else 2), year + 10):
        if candidate > year + 2 and len(found) >= 4:
            break
        days = _existing(date, candidate)
        if days is not None:
            found.append(days)
    return found


def _weekend(day: int) -> Days:
    return period("weekend", day)


def _days_of_month(number: int, wanted: int | None, day: int) -> list[Days]:
    """The months around that have such a day, on the weekday wanted if any: a Tuesday the 14th may be months away."""
    reach = 3 if wanted is None else 14
    year, month, _ = civil(day)
    first = day_number(year, month, 1)
    found: list[Days] = []
    for step in range(-reach, reach + 1):
        year, month, _ = civil(add_months(first, step))
        if number <= days_in_month(year, month):
            own = day_number(year, month, number)
            if wanted is None or weekday(own) == wanted:
                found.append((own, own))
    return found
