"""Intervals on the calendar, as (day or instant) ISO strings outside and integers inside."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from timeline.calendar.days import iso_day, parse_day
from timeline.model import TimeValue

_LAST_SECOND = 86399
_KEPT = 2048  # the same few days are asked for again and again


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of seconds since 1970-01-01T00:00, both ends inclusive; None is an open end.

    `start <= stop` always; raises ValueError else.
    """

    start: int | None
    stop: int | None

    def __post_init__(self) -> None:
        if self.start is not None and self.stop is not None and self.start > self.stop:
            raise ValueError(f"interval ends ({self.stop}) before it starts ({self.start})")

    @property
    def first_day(self) -> int | None:
        """Day number of the first day."""
        return None if self.start is None else self.start // 86400

    @property
    def last_day(self) -> int | None:
        """Day number of the last day."""
        return None if self.stop is None else self.stop // 86400

    @property
    def days(self) -> int | None:
        """How many days it touches; None where an end is open."""
        if self.start is None or self.stop is None:
            return None
        return self.stop // 86400 - self.start // 86400 + 1

    def overlaps(self, other: Interval) -> bool:
        """Whether the two share an instant."""
        starts_after = self.start is not None and other.stop is not None and self.start > other.stop
        ends_before = self.stop is not None and other.start is not None and self.stop < other.start
        return not (starts_after or ends_before)

    def intersect(self, other: Interval) -> Interval | None:
        """What both share, or None."""
        if not self.overlaps(other):
            return None
        starts = [end for end in (self.start, other.start) if end is not None]
        stops = [end for end in (self.stop, other.stop) if end is not None]
        return Interval(max(starts, default=None), min(stops, default=None))


def whole_days(first: int, last: int) -> Interval:
    """The interval of the days with these numbers, both inclusive."""
    return Interval(first * 86400, last * 86400 + _LAST_SECOND)


def interval_of(value: TimeValue) -> Interval | None:
    """The interval of a placed value; None where it has no place."""
    return iso_interval(value.earliest, value.latest) if value.placed else None


@lru_cache(maxsize=_KEPT)
def iso_interval(earliest: str | None, latest: str | None) -> Interval:
    """The interval between two ISO days or instants, both inclusive; None is an open end."""
    start = None if earliest is None else parse_instant(earliest, end=False)
    stop = None if latest is None else parse_instant(latest, end=True)
    return Interval(start, stop)


@lru_cache(maxsize=_KEPT)
def parse_instant(text: str, *, end: bool) -> int:
    """Seconds of an ISO day or instant: its first second, or its last with `end`.  Raises ValueError."""
    day_text, _, clock = text.partition("T")
    base = parse_day(day_text) * 86400
    if not clock:
        return base + (_LAST_SECOND if end else 0)
    hours, minutes, *rest = (int(part) for part in clock.split(":"))
    seconds = rest[0] if rest else (59 if end else 0)
    return base + hours * 3600 + minutes * 60 + seconds


def iso_instant(second: int) -> str:
    """The instant as ISO 8601 to the minute, or to the second where it has one."""
    day, rest = divmod(second, 86400)
    hour, rest = divmod(rest, 3600)
    minute, seconds = divmod(rest, 60)
    tail = f":{seconds:02}" if seconds not in (0, 59) else ""
    return f"{iso_day(day)}T{hour:02}:{minute:02}{tail}"
