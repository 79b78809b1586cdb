"""Functions of rule values on dates: the weekend of a feast, years that are told twice, two calendars."""

from __future__ import annotations

from dataclasses import replace

from timeline.calendar.partial import days_of
from timeline.model.symbolic import Complete, Node, Partial, Range

_ON_MONDAY = frozenset(
    ("labor_day_us", "memorial_day", "martin_luther_king_day", "presidents_day", "columbus_day", "victoria_day")
)
_ON_THURSDAY = frozenset(("thanksgiving_us", "thanksgiving_canada"))


def weekend_of(day: Node, feast: str) -> Node:
    """The weekend of a feast, with the Monday or Thursday that makes it long."""
    if feast in _ON_MONDAY:
        return Range(Complete(Partial(weekend=True), day, "past"), day)
    if feast in _ON_THURSDAY:
        return Range(day, Complete(Partial(weekend=True), day, "future"))
    return Complete(Partial(weekend=True), day, "past" if feast == "easter" else "future")


def next_years(year: str) -> tuple[int, int]:
    """The year after this one, as it may be written."""
    following = int(year) + 1
    return following % 100, following


def is_dual(date: Partial, year: str) -> bool:
    """Whether a day had two years: before Lady Day (25 March) while the year began then."""
    return (date.month or 12, date.day or 31) < (3, 25) and int(year) <= 1751


def new_style(first: Partial, second: Partial, year: int) -> Partial | None:
    """The Gregorian one of two dates that name one day in both calendars; None where they do not."""
    days = [(number, one) for one in (first, second) for number in _first_day(replace(one, year=year))]
    if len(days) != 2:
        return None
    (early, _), (late, one) = sorted(days, key=lambda pair: pair[0])
    return replace(one, year=year, weekday=None) if 10 <= late - early <= 13 else None


def _first_day(date: Partial) -> tuple[int, ...]:
    found = days_of(date)
    return () if found is None else found[:1]
