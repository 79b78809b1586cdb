"""The operations of symbolic times, each evaluated at one day of its anchor."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

from timeline.calendar import durations
from timeline.calendar.clock import clock, clock_timex
from timeline.calendar.days import civil, day_number, iso_day, weekday
from timeline.calendar.interval import Interval, interval_of, whole_days
from timeline.calendar.occurrence import agreeing, choose_occurrence, disagrees
from timeline.calendar.partial import (
    days_of,
    grain_of,
    has_year,
    occurrences,
)
from timeline.calendar.periods import DAYS_IN, MONTHS_IN, SECONDS_IN, Days, period, rank, shift, timex, timex_year
from timeline.calendar.underspecified import shared_timex, underspecified_timex
from timeline.model import Qualifier, TimeValue
from timeline.model.symbolic import (
    Anchor,
    Complete,
    Counted,
    Duration,
    FromEvent,
    Modified,
    Node,
    Nth,
    Open,
    Partial,
    Range,
    Repeat,
    Shift,
    TimeOfDay,
    Unit,
    Vague,
)

Edge = Literal["first", "last"]
DAY_SECONDS = 86400


@dataclass(frozen=True, slots=True)
class ResolvedTime:
    """A place on the calendar, with the TIMEX3 value that names it."""

    interval: Interval
    grain: Unit
    timex: str
    qualifier: Qualifier = "certain"
    mod: str | None = None


@dataclass(frozen=True, slots=True)
class UnresolvedTime:
    """No place on the calendar, and why."""

    reason: str


@dataclass(slots=True)
class AnchorContext:
    """How to look anchors up, and at which end of an anchor to stand; `matters` is told of that end."""

    value: Callable[[Anchor], TimeValue | None]
    edge: Edge
    matters: bool = False


NO_PUBLICATION = "It hangs on the publication date, which is unknown."
NO_ANTECEDENT = "It hangs on another time of the text that has no date itself."
NO_YEAR = "The text does not say which year."
NO_SUCH_DATE = "There is no such date on the calendar."
NO_CLOCK = "It counts hours from a time of day that is not known."
NO_LENGTH = "A length of time: it names no date."


def evaluate(node: Node, context: AnchorContext) -> ResolvedTime | UnresolvedTime:
    """Where a node lies, seen from one end of its anchor."""
    match node:
        case Anchor():
            return _anchor(node, context)
        case Partial():
            return _partial(node)
        case Complete():
            return _complete(node, context)
        case Shift():
            return _shift(node, context)
        case Nth():
            return _nth(node, context)
        case Modified():
            return _modified(node, context)
        case TimeOfDay():
            return _time_of_day(node, context)
        case Range():
            return _range(node, context)
        case Open():
            return evaluate(node.of, context)
        case Counted():
            return _counted(node, context)
        case FromEvent():
            return UnresolvedTime(f"It is counted from an event (“{node.event}”) whose date is not stated with it.")
        case Duration() | Repeat() | Vague():
            return UnresolvedTime(NO_LENGTH)


def _anchor(node: Anchor, context: AnchorContext) -> ResolvedTime | UnresolvedTime:
    value = context.value(node)
    interval = interval_of(value) if value is not None else None
    if value is None or interval is None:
        return UnresolvedTime(NO_PUBLICATION if node.to is None else NO_ANTECEDENT)
    return ResolvedTime(interval, value.grain or "day", value.timex3, value.qualifier, value.mod)


def _day(node: Node, context: AnchorContext) -> int | UnresolvedTime:
    """The day that an operand stands for, at this end of it."""
    found = evaluate(node, context)
    if isinstance(found, UnresolvedTime):
        return found
    first, last = found.interval.first_day, found.interval.last_day
    if rank(found.grain) < rank("day"):
        last = first  # a night belongs to the day on which it falls
    if first is None or last is None or first == last:
        day = last if first is None else first
        return UnresolvedTime(NO_ANTECEDENT) if day is None else day
    context.matters = True
    return first if context.edge == "first" else last


def whole_period(days: Days, grain: Unit) -> ResolvedTime:
    """A calendar period as a result."""
    return ResolvedTime(whole_days(*days), grain, timex(grain, days[0]))


def _partial(node: Partial) -> ResolvedTime | UnresolvedTime:
    if not has_year(node):
        return UnresolvedTime(NO_YEAR)
    days = days_of(node)
    if days is None:
        return UnresolvedTime(NO_SUCH_DATE)
    return _resolved_partial(node, days)


def _resolved_partial(node: Partial, days: Days) -> ResolvedTime:
    grain = grain_of(node)
    if grain == "day" and days[0] != days[1]:
        return ResolvedTime(whole_days(*days), "month", timex("month", days[0]))
    if grain in ("decade", "century", "millennium") and days[0] < day_number(1):
        written = {"decade": node.decade, "century": node.century, "millennium": node.millennium}[grain] or 0
        digits = {"decade": 3, "century": 2, "millennium": 1}[grain]
        shown = -written if grain == "decade" else -written - 1
        return ResolvedTime(whole_days(*days), grain, f"BC{shown:0{digits}}")
    found = whole_period(days, grain)
    if grain == "day" and disagrees(node, days[0]):
        return replace(found, qualifier="uncertain")
    if node.fiscal and node.year is not None:
        return replace(
            found, timex="F" + found.timex if grain != "year" else f"FY{timex_year(node.year)}", qualifier="approximate"
        )
    return found


def _complete(node: Complete, context: AnchorContext) -> ResolvedTime | UnresolvedTime:
    if has_year(node.of):
        return _partial(node.of)
    day = _day(node.anchor, context)
    if isinstance(day, UnresolvedTime):
        return day
    candidates = occurrences(node.of, day)
    choice = choose_occurrence(agreeing(candidates, node.of) or candidates, day, node)
    return UnresolvedTime(NO_SUCH_DATE) if choice is None else _resolved_partial(node.of, choice)


def _shift(node: Shift, context: AnchorContext) -> ResolvedTime | UnresolvedTime:
    if node.unit in SECONDS_IN:
        return _clock_shift(node, context)
    day = _day(node.of, context)
    if isinstance(day, UnresolvedTime):
        return day
    grain = node.grain or node.unit
    return whole_period(period(grain, shift(node.unit, day, node.n)), grain)


def _clock_shift(node: Shift, context: AnchorContext) -> ResolvedTime | UnresolvedTime:
    """Hours and less are counted from a clock time only: two hours after an afternoon may be any time."""
    base = evaluate(node.of, context)
    if isinstance(base, UnresolvedTime):
        return base
    start, stop = base.interval.start, base.interval.stop
    if start is None or stop is None or rank(base.grain) > rank("hour"):
        return UnresolvedTime(NO_CLOCK)
    by = node.n * SECONDS_IN[node.unit]
    day, second = divmod(start + by, DAY_SECONDS)
    time = TimeOfDay(Anchor(), hour=second // 3600, minute=second // 60 % 60)
    return ResolvedTime(Interval(start + by, stop + by), base.grain, iso_timex_day(day) + clock_timex(time))


def _nth(node: Nth, context: AnchorContext) -> ResolvedTime | UnresolvedTime:
    base = evaluate(node.of, context)
    if isinstance(base, UnresolvedTime):
        return base
    first, last = base.interval.first_day, base.interval.last_day
    if first is None or last is None:
        return UnresolvedTime(NO_ANTECEDENT)
    if node.weekday is not None:
        day = _nth_weekday(node.n, node.weekday, first, last)
        return whole_period((day, day), "day") if first <= day <= last else UnresolvedTime(NO_SUCH_DATE)
    days = _nth_run(node, first, last)
    if days is None:
        return UnresolvedTime(NO_SUCH_DATE)
    if node.count == 1:
        middle = (days[0] + days[1]) // 2
        return ResolvedTime(whole_days(*days), node.unit, timex(node.unit, period(node.unit, middle)[0]))
    return ResolvedTime(whole_days(*days), node.unit, durations.timex(Duration(((node.count, node.unit),))))


def _nth_weekday(n: int, wanted: int, first: int, last: int) -> int:
    if n > 0:
        return first + (wanted - weekday(first)) % 7 + 7 * (n - 1)
    return last - (weekday(last) - wanted) % 7 + 7 * (n + 1)


def _nth_run(node: Nth, first: int, last: int) -> Days | None:
    """Units are counted from the period's own beginning: the third week of March is the 15th to the 21st."""
    if node.unit not in MONTHS_IN and node.unit not in DAYS_IN:
        return None
    if node.unit == "weekend" and node.count == 1:
        saturday = _nth_weekday(node.n, 6, first, last - 1)
        return (saturday, saturday + 1) if first <= saturday < last else None
    if node.n > 0:
        start = shift(node.unit, first, (node.n - 1) * node.count)
        stop = shift(node.unit, start, node.count) - 1
    else:
        stop = shift(node.unit, last + 1, (node.n + 1) * node.count) - 1
        start = shift(node.unit, stop + 1, -node.count)
    stop = min(stop, last) if node.count == 1 and start <= last else stop
    return (start, stop) if first <= start <= stop <= last else None


def _modified(node: Modified, context: AnchorContext) -> ResolvedTime | UnresolvedTime:
    base = evaluate(node.of, context)
    if isinstance(base, UnresolvedTime):
        return base
    mod = durations.mod_code(node.mod)
    if node.mod in ("earlier", "later"):
        return replace(_clip(base, node, context), mod=mod)
    interval = _part(base.interval, node.mod)
    return ResolvedTime(interval, base.grain, base.timex, "approximate", mod)


def _clip(base: ResolvedTime, node: Modified, context: AnchorContext) -> ResolvedTime:
    published = context.value(Anchor())
    own = interval_of(published) if published is not None else None
    if own is None or own.start is None or own.stop is None:
        return base
    limit = Interval(None, own.stop) if node.mod == "earlier" else Interval(own.start, None)
    clipped = base.interval.intersect(limit)
    return base if clipped is None else replace(base, interval=clipped)


_PARTS = {
    "early": (0, 1, 3),
    "mid": (1, 2, 3),
    "late": (2, 3, 3),
    "start": (0, 1, 6),
    "end": (5, 6, 6),
    "first_half": (0, 1, 2),
    "last_half": (1, 2, 2),
}


def _part(interval: Interval, mod: str) -> Interval:
    """Early, mid and late are thirds; the start and the end of a period are its first and last sixth."""
    if mod not in _PARTS or interval.start is None or interval.stop is None:
        return interval
    low, high, parts = _PARTS[mod]
    start, stop = interval.start, interval.stop + 1
    if stop - start <= DAY_SECONDS:
        return interval
    first, end = start // DAY_SECONDS, stop // DAY_SECONDS
    if end - first >= 180:
        months = round((end - first) / 30.436875)
        return whole_days(
            shift("month", first, months * low // parts), shift("month", first, -(-months * high // parts)) - 1
        )
    size = end - first
    return whole_days(
        first + size * low // parts, max(first + -(-size * high // parts) - 1, first + size * low // parts)
    )


def _time_of_day(node: TimeOfDay, context: AnchorContext) -> ResolvedTime | UnresolvedTime:
    day = _single_day(node.of, context)
    if isinstance(day, UnresolvedTime):
        return day
    start, stop, grain = clock(node)
    base = day * DAY_SECONDS
    return ResolvedTime(Interval(base + start, base + stop), grain, iso_timex_day(day) + clock_timex(node))


def _single_day(node: Node, context: AnchorContext) -> int | UnresolvedTime:
    found = evaluate(node, context)
    if isinstance(found, UnresolvedTime):
        return found
    if found.interval.first_day is None or found.interval.days is None or found.interval.days > 2:
        return UnresolvedTime("The text does not say on which day.")
    return found.interval.first_day


def iso_timex_day(day: int) -> str:
    """The TIMEX3 value of a day."""
    return timex("day", day) if civil(day)[0] < 1 else iso_day(day)


def _range(node: Range, context: AnchorContext) -> ResolvedTime | UnresolvedTime:
    first, last = evaluate(node.first, context), evaluate(node.last, context)
    if isinstance(first, UnresolvedTime):
        return first
    if isinstance(last, UnresolvedTime):
        return last
    start, stop = first.interval.start, last.interval.stop
    if start is not None and stop is not None and start > stop:
        return UnresolvedTime("The range ends before it begins.")
    return ResolvedTime(Interval(start, stop), first.grain, first.timex)


def _counted(node: Counted, context: AnchorContext) -> ResolvedTime | UnresolvedTime:
    day = _day(node.anchor, context)
    if isinstance(day, UnresolvedTime):
        return day
    other = day
    for count, unit in node.length.amounts:
        if count is None:
            return UnresolvedTime("The words are vague: they do not say how many.")
        if unit in SECONDS_IN:
            other += round(count * SECONDS_IN[unit] / DAY_SECONDS) * (1 if node.direction == "future" else -1)
        else:
            other = shift(unit, other, round(count) * (1 if node.direction == "future" else -1))
    days = (other, day) if node.direction == "past" else (day, other)
    grain = node.length.amounts[-1][1]
    mod = durations.mod_code(node.length.mod)
    return ResolvedTime(
        whole_days(*days), "day" if grain in SECONDS_IN else grain, durations.timex(node.length), mod=mod
    )


def common_timex(node: Node, first: ResolvedTime, last: ResolvedTime) -> str:
    """The TIMEX3 value where only bounds are known: the shared one, else that of the words alone."""
    if first.timex == last.timex:
        return first.timex
    unknown = underspecified_timex(node)
    return shared_timex(first.timex, last.timex) if unknown == "XXXX-XX-XX" else unknown
