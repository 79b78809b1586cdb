"""The time axis of a still picture: linear, with long empty stretches cut out and marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from timeline.calendar.days import civil, day_number
from timeline.calendar.describe import MONTHS, year_words

Days = tuple[int, int]
GAP = 26.0
_WORTH_CUTTING = 0.12
_STEPS = (1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 2400, 6000, 12000, 24000, 60000, 120000)


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of days and where it begins, in pixels."""

    first: int
    last: int
    x: float


@dataclass(frozen=True, slots=True)
class Axis:
    """Where a day lies between `left` and `right`; `scale` is pixels a day."""

    segments: tuple[Segment, ...]
    scale: float

    def x(self, day: float) -> float:
        """The place of the beginning of a day; inside a cut, the cut's middle."""
        before = self.segments[0]
        for segment in self.segments:
            if day < segment.first:
                return segment.x - GAP / 2 if segment is not before else segment.x
            before = segment
            if day <= segment.last + 1:
                break
        return before.x + (min(day, before.last + 1) - before.first) * self.scale

    @property
    def cuts(self) -> tuple[float, ...]:
        """The middle of each cut."""
        return tuple(segment.x - GAP / 2 for segment in self.segments[1:])

    def ticks(self, spacing: float) -> list[tuple[float, str]]:
        """(place, words) of round dates at least `spacing` pixels apart.

        The first of a segment is always there, since nothing else says where the axis goes on after a cut.
        """
        found: list[tuple[float, str, bool]] = []
        for segment in self.segments:
            dates = list(_round_dates(segment, spacing / self.scale)) or [(segment.first, _words(segment.first, 1))]
            for number, (day, words) in enumerate(dates):
                place = self.x(day)
                if number == 0:
                    while found and place - found[-1][0] < spacing and not found[-1][2]:
                        found.pop()
                elif place - found[-1][0] < spacing:
                    continue
                found.append((place, words, number == 0))
        return [(place, words) for place, words, _ in found]


def make_axis(stretches: Iterable[Days], left: float, right: float) -> Axis:
    """The axis of these stretches of days: gaps longer than an eighth of what is left are cut, longest first."""
    covered = _merged(stretches) or [(0, 0)]
    parts = _uncut(covered)
    room = right - left - GAP * (len(parts) - 1)
    scale = room / sum(last - first + 1 for first, last in parts)
    segments: list[Segment] = []
    place = left
    for first, last in parts:
        segments.append(Segment(first, last, place))
        place += (last - first + 1) * scale + GAP
    return Axis(tuple(segments), scale)


def _merged(stretches: Iterable[Days]) -> list[Days]:
    merged: list[Days] = []
    for first, last in sorted(stretches):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return merged


def _uncut(covered: list[Days]) -> list[Days]:
    """What stays of the axis once its longest gaps are out."""
    total = covered[-1][1] - covered[0][0] + 1
    gaps = sorted(
        ((later[0] - earlier[1] - 1, earlier[1]) for earlier, later in pairwise(covered)),
        reverse=True,
    )
    cut: set[int] = set()
    for length, after in gaps:
        if length <= _WORTH_CUTTING * total:
            break
        cut.add(after)
        total -= length
    parts = [covered[0]]
    for first, last in covered[1:]:
        if parts[-1][1] in cut:
            parts.append((first, last))
        else:
            parts[-1] = (parts[-1][0], last)
    return parts


def _round_dates(segment: Segment, least_days: float) -> Iterator[tuple[int, str]]:
    months = next((step for step in _STEPS if step * 30.4 >= least_days), _STEPS[-1])
    year, month, day = civil(segment.first)
    index = year * 12 + month - 1 + (day > 1)
    index += -index % months
    while (at := day_number(index // 12, index % 12 + 1)) <= segment.last:
        yield at, _words(at, months)
        index += months


def _words(day: int, months: int) -> str:
    year, month, number = civil(day)
    if months >= 12:
        return year_words(year)
    name = MONTHS[month - 1][:3]
    return f"{name} {year_words(year)}" if number == 1 else f"{number} {name} {year_words(year)}"
