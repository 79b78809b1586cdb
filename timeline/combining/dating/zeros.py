"""The zero of a program's clock, which pages and tables hold where a program knew no date: 0001-01-01, 1970-01-01."""

from __future__ import annotations

import re

from timeline.calendar.days import civil, parse_day
from timeline.model import TimeValue

_CLOCK = re.compile(r"[T ](\d\d):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?$")
_ZEROS = ((1601, 1, 1), (1753, 1, 1), (1899, 12, 30), (1900, 1, 1), (1970, 1, 1), (9999, 12, 31))
_NIGHT = 12 * 3600
_DAY = 86400


def is_zero(raw: str, value: TimeValue) -> bool:
    """Whether a date is such a zero, in whatever zone it is written."""
    if value.grain != "day" or value.earliest is None:
        return False
    day = parse_day(value.earliest)
    if civil(day)[0] <= 1 or civil(day) in _ZEROS:
        return True
    seconds = seconds_of(raw)
    if seconds is None:
        return False
    clock, zone = seconds
    if zone is not None:
        return day * _DAY + clock - zone == 0
    return day == -1 and clock >= _NIGHT and clock % 3600 == 0


def has_clock(raw: str) -> bool:
    """Whether a date is written with a time of day, as programs write it."""
    return _CLOCK.search(raw.strip()) is not None


def seconds_of(raw: str) -> tuple[int, int | None] | None:
    """The time of day of a written date and the offset of its zone, both in seconds; the offset may be missing."""
    match = _CLOCK.search(raw.strip())
    if match is None:
        return None
    hour, minute, second, zone = match.groups()
    clock = int(hour) * 3600 + int(minute) * 60 + int(second or 0)
    if zone is None or zone in ("Z", "UTC", "GMT"):
        return clock, None if zone is None else 0
    offset = int(zone[1:3]) * 3600 + int(zone[-2:]) * 60
    return clock, -offset if zone[0] == "-" else offset
