"""Functions of rule values on times of day: hours, halves of the day, opening hours."""

from __future__ import annotations

from typing import Any

from timeline.model.symbolic import Node, TimeOfDay

Clock = tuple[int, int | None, int | None] | tuple[int, int | None, int | None, str]
"""Hour, minute and second, and a zone where one is named."""


def at(day: Node, clock: Clock) -> Node:
    """A clock time of a day."""
    hour, minute, second, *zone = clock
    if hour == 24:
        return TimeOfDay(day, hour=24 if minute is None else 0, minute=minute, second=second)
    return TimeOfDay(day, hour=hour, minute=minute, second=second, zone=str(zone[0]) if zone and zone[0] else None)


def twelve(clock: Clock, half: int) -> Clock | None:
    """A clock time of twelve hours in its half of the day (0 or 12); None where it has no such hour."""
    hour, minute, second = clock[0], clock[1], clock[2]
    if not 1 <= hour <= 12:
        return clock if half == 12 and 12 < hour < 24 else None
    return hour % 12 + (half or 0), minute, second


def clock_of(hour: Any) -> Clock:
    """A number or a clock time as a clock time."""
    return hour if isinstance(hour, tuple) else (hour, None, None)


def are_hours(first: Any, last: Any) -> bool:
    """Whether two numbers or clock times may be the ends of opening hours."""
    return all(isinstance(one, int | tuple) and 0 < clock_of(one)[0] < 25 for one in (first, last))


def hours(first: Any, last: Any) -> tuple[Clock, Clock]:
    """Two hours as clock times; a bare one goes by the other: 7 to 9 p.m. are both of the evening, 9 to 5 pass noon."""
    begin, end = clock_of(first), clock_of(last)
    if end[0] >= 12 and begin[0] < 12 and begin[0] + 12 <= end[0]:
        begin = (begin[0] + 12, begin[1], begin[2])
    elif end[0] < begin[0] <= 12 and end[0] < 12 and isinstance(last, int):
        end = (end[0] + 12, end[1], end[2])
    return begin, end


def military(digits: str) -> Clock:
    """The clock time of four digits."""
    return int(digits[:2]), int(digits[2:]), None
