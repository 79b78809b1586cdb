"""Clock times and parts of day."""

from __future__ import annotations

from timeline.model.symbolic import TimeOfDay, Unit

PART_CODES = {
    "morning": "MO",
    "midday": "MI",
    "afternoon": "AF",
    "evening": "EV",
    "night": "NI",
    "day": "DT",
    "dawn": "MO",
}
PART_HOURS = {
    "morning": (6, 11),
    "midday": (12, 12),
    "afternoon": (12, 17),
    "evening": (18, 23),
    "night": (20, 29),
    "day": (6, 17),
    "dawn": (4, 6),
}
"""First and last hour of a part of day, inclusive; beyond 23 the next day."""


def clock(node: TimeOfDay) -> tuple[int, int, Unit]:
    """First and last second of the day (the last may lie beyond it: a night) and the grain."""
    if node.hour is None:
        first, last = PART_HOURS[node.part or "day"]
        return first * 3600, last * 3600 + 3599, "part"
    start = node.hour * 3600 + (node.minute or 0) * 60 + (node.second or 0)
    if node.second is not None:
        return start, start, "second"
    if node.minute is not None:
        return start, start + 59, "minute"
    return start, start + 3599, "hour"


def clock_timex(node: TimeOfDay) -> str:
    """The time part of a TIMEX3 value: "TMO", "T15:00"."""
    if node.hour is None:
        return "T" + PART_CODES[node.part or "day"]
    seconds = f":{node.second:02}" if node.second is not None else ""
    return f"T{node.hour:02}:{node.minute or 0:02}{seconds}{node.zone or ''}"
