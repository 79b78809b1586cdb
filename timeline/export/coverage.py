"""Which times an article tells of."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.calendar.days import iso_day, parse_day
from timeline.calendar.periods import period
from timeline.model import PlacedMention, TimeValue

Cover = tuple[str, str, int]


def covers(placed: Iterable[PlacedMention]) -> tuple[Cover, ...]:
    """The stretches (first day, last day, number of mentions) that the dated mentions tell of, in order.

    Stretches that overlap or touch are one.  An open end counts with the period that the text names: what has held
    "since 2022" covers 2022.  A vague one ("the coming weeks") names none and counts with the day it begins or ends.
    """
    stretches = sorted(
        stretch for one in placed if one.value is not None and (stretch := _named_days(one.value)) is not None
    )
    merged: list[list[int]] = []
    for first, last in stretches:
        if merged and first <= merged[-1][1] + 1:
            merged[-1][1] = max(merged[-1][1], last)
            merged[-1][2] += 1
        else:
            merged.append([first, last, 1])
    return tuple((iso_day(first), iso_day(last), count) for first, last, count in merged)


def _named_days(value: TimeValue) -> tuple[int, int] | None:
    first = parse_day(value.earliest) if value.earliest else None
    last = parse_day(value.latest) if value.latest else None
    if first is not None and last is not None:
        return first, last
    vague = value.timex3.startswith(("P", "FUTURE"))  # PXW, PAST_REF, …: none begins with a year
    grain = "day" if vague or value.grain is None else value.grain
    if first is not None:
        return first, max(first, period(grain, first)[1])
    if last is not None:
        return min(last, period(grain, last)[0]), last
    return None
