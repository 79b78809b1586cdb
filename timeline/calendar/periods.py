"""Calendar periods: which year, quarter, week … a day lies in, and how to step from one to the next.

A period is a pair of day numbers, both inclusive.  Weeks are ISO weeks; a season belongs to the year in which it
begins (the winter of 2024 runs from December 2024 to February 2025), northern hemisphere, as in TIMEX3 usage.
"""

from __future__ import annotations

from timeline.calendar.days import add_months, civil, day_number, days_in_month, iso_week, iso_year, weekday
from timeline.model.symbolic import Unit

Days = tuple[int, int]

MONTHS_IN: dict[str, int] = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
DAYS_IN: dict[str, int] = {"day": 1, "part": 1, "week": 7, "weekend": 7, "fortnight": 14}
SECONDS_IN: dict[str, int] = {"second": 1, "minute": 60, "hour": 3600}
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
SEASON_CODES = {"spring": "SP", "summer": "SU", "autumn": "FA", "winter": "WI"}
_RANKS: tuple[Unit, ...] = (
    "second",
    "minute",
    "hour",
    "part",
    "day",
    "weekend",
    "week",
    "fortnight",
    "month",
    "season",
    "quarter",
    "half",
    "year",
    "decade",
    "century",
    "millennium",
)


def rank(unit: Unit) -> int:
    """How coarse a unit is: second 0, … millennium 15."""
    return _RANKS.index(unit)


def months(year: int, month: int, count: int) -> Days:
    """The period of `count` months that begins with this month."""
    first = day_number(year, month, 1)
    return first, add_months(first, count) - 1


def period(unit: Unit, day: int) -> Days:
    """The period of this kind that contains the day."""
    if unit in ("week", "fortnight"):
        monday = day - weekday(day) + 1
        return monday, monday + DAYS_IN[unit] - 1
    if unit == "weekend":
        saturday = day - weekday(day) + 6
        return saturday, saturday + 1
    if unit in MONTHS_IN:
        year, month, _ = civil(day)
        size = MONTHS_IN[unit]
        if unit == "season":
            index = year * 12 + month - 1 - (month % 3)
        elif size >= 12:
            index = year // (size // 12) * size
        else:
            index = year * 12 + (month - 1) // size * size
        return months(index // 12, index % 12 + 1, size)
    return day, day


def shift(unit: Unit, day: int, n: int) -> int:
    """The day `n` units after this one (months clip to their last day; clock units stay on the day)."""
    if unit in MONTHS_IN:
        return add_months(day, n * MONTHS_IN[unit])
    return day + n * DAYS_IN.get(unit, 0)


def timex(unit: Unit, first: int) -> str:
    """The TIMEX3 value of the period of this kind that begins on day `first`."""
    year, month, day = civil(first)
    name = timex_year(year)
    if unit in ("week", "weekend", "fortnight"):
        week_year, week = iso_week(first)
        return f"{timex_year(week_year)}-W{week:02}" + ("-WE" if unit == "weekend" else "")
    match unit:
        case "year":
            return name
        case "half":
            return f"{name}-H{(month + 5) // 6}"
        case "quarter":
            return f"{name}-Q{(month + 2) // 3}"
        case "season":
            return f"{name}-{('SP', 'SU', 'FA', 'WI')[month // 3 - 1]}"
        case "month":
            return f"{name}-{month:02}"
        case "decade" | "century" | "millennium":
            return name[: {"decade": -1, "century": -2, "millennium": -3}[unit]]
        case _:
            return f"{name}-{month:02}-{day:02}"


def timex_year(year: int) -> str:
    """The year in TIMEX3: "1985", "BC0044" for 44 BCE."""
    return f"BC{1 - year:04}" if year < 1 else iso_year(year)


__all__ = [
    "DAYS_IN",
    "MONTHS_IN",
    "SEASONS",
    "SEASON_CODES",
    "SECONDS_IN",
    "Days",
    "days_in_month",
    "months",
    "period",
    "rank",
    "shift",
    "timex",
    "timex_year",
]
