"""Which occurrence of a partial date is meant: the last, the next, the nearest, or the one of the same period."""

from __future__ import annotations

from timeline.calendar.days import civil, weekday
from timeline.calendar.periods import Days, period
from timeline.model.symbolic import Complete, Partial


def choose_occurrence(candidates: list[Days], day: int, node: Complete) -> Days | None:
    """The occurrence that the direction of `node` chooses, seen from a day; None where there is none.

    Where all lie on one side, as those on a weekday may, the nearest is taken.
    """
    chosen = _choose(candidates, day, node)
    if chosen is None and candidates and node.of.weekday is not None and node.of.month is not None:
        return min(candidates, key=lambda days: (_distance(days, day), days))
    return chosen


def agreeing(candidates: list[Days], of: Partial) -> list[Days]:
    """Those of the days that fall on the weekday named beside the date; none where it names none."""
    if of.weekday is None or of.day is None or of.month is None:
        return []
    return [days for days in candidates if weekday(days[0]) == of.weekday]


def disagrees(date: Partial, day: int) -> bool:
    """Whether a date names a weekday that the day of the calendar is not."""
    return date.weekday is not None and date.day is not None and weekday(day) != date.weekday


def _choose(candidates: list[Days], day: int, node: Complete) -> Days | None:
    match node.direction:
        case "past":
            fitting = [days for days in candidates if days[0] <= day][-1:]
        case "before":
            fitting = [days for days in candidates if days[1] < day][-1:]
        case "future":
            fitting = [days for days in candidates if days[1] >= day][:1]
        case "after":
            fitting = [days for days in candidates if days[0] > day][:1]
        case "backward" | "forward":
            return _leaning(candidates, day, node.direction)
        case "same":
            fitting = [days for days in candidates if _same_period(days[0], day, node.of)][:1]
        case _:
            fitting = sorted(candidates, key=lambda days: (_distance(days, day), days))[:1]
    return fitting[0] if fitting else None


def _leaning(candidates: list[Days], day: int, direction: str) -> Days | None:
    back = [days for days in candidates if days[0] <= day][-1:]
    ahead = [days for days in candidates if days[1] >= day][:1]
    if not back or not ahead:
        return (back + ahead)[0] if back or ahead else None
    wanted, other = (back[0], ahead[0]) if direction == "backward" else (ahead[0], back[0])
    return other if _distance(wanted, day) > 3 * _distance(other, day) else wanted


def _same_period(candidate: int, day: int, of: Partial) -> bool:
    if of.weekend or (of.weekday is not None and of.day is None):
        return period("week", candidate) == period("week", day)
    if of.day is not None and of.month is None:
        return civil(candidate)[:2] == civil(day)[:2]
    return civil(candidate)[0] == civil(day)[0]


def _distance(days: Days, day: int) -> int:
    return max(days[0] - day, day - days[1], 0)
