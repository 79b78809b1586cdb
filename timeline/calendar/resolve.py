"""Resolving: a symbolic time and its anchors give a `TimeValue`, with the steps that led there.

An anchor may be a day, a longer period (an article known to be "of March 2024"), or unknown.  Every operation is
evaluated at the first and at the last day of its anchor: where both agree the value is sure at its grain, else only
its bounds are known.  Without an anchor the value keeps what the words say, in TIMEX3's X notation.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from timeline.calendar import durations, operations
from timeline.calendar.days import iso_day
from timeline.calendar.edtf import edtf
from timeline.calendar.interval import Interval, interval_of, iso_instant
from timeline.calendar.operations import Found, Unknown
from timeline.calendar.periods import rank
from timeline.calendar.trace import derivation_steps
from timeline.calendar.underspecified import blank, mod_of
from timeline.model import Qualifier, TimeValue
from timeline.model.symbolic import Anchor, Duration, Modified, Node, Open, Range, Repeat, Vague


@dataclass(frozen=True, slots=True)
class Anchors:
    """What times may hang on: the publication date, and the resolved expressions of the article by start offset."""

    published: TimeValue | None = None
    mentions: Mapping[int, TimeValue] = field(default_factory=dict)
    words: Mapping[int, str] = field(default_factory=dict)

    def value(self, anchor: Anchor) -> TimeValue | None:
        """The anchoring value, or None where it is unknown."""
        return self.published if anchor.to is None else self.mentions.get(anchor.to)


def resolve(node: Node, anchors: Anchors = Anchors()) -> TimeValue:
    """The value of a symbolic time.

    Never raises for a date that does not exist: the value then has a `reason` and no dates.
    """
    value = _resolve(node, anchors)
    return replace(value, trace=derivation_steps(node, anchors.value, anchors.words.get, value))


def _resolve(node: Node, anchors: Anchors) -> TimeValue:
    if isinstance(node, Duration | Repeat):
        repeat = node if isinstance(node, Repeat) else Repeat(node)
        return TimeValue(
            durations.timex(node),
            mod=durations.mod(node),
            grain=durations.grain(node),
            reason=durations.reason(node),
            quant=repeat.quant,
            freq=repeat.freq,
        )
    if isinstance(node, Vague):
        return _vague(node, anchors)
    if isinstance(node, Range | Open):
        return _bounded(node, anchors)
    first, last = _ends(node, anchors)
    if isinstance(first, Found) and isinstance(last, Found):
        if first == last:
            return finish(first)
        return _between(node, first, last)
    reasons = [found.reason for found in (first, last) if isinstance(found, Unknown)]
    return TimeValue(blank(node), mod=mod_of(node), reason=reasons[0])


def _ends(node: Node, anchors: Anchors) -> tuple[Found | Unknown, Found | Unknown]:
    """The node seen from the first and from the last day of its anchor: most anchors are a single day."""
    context = operations.Context(anchors.value, "first")
    first = operations.evaluate(node, context)
    return first, operations.evaluate(node, operations.Context(anchors.value, "last")) if context.matters else first


def finish(found: Found) -> TimeValue:
    """The value of a sure result, its days or instants as ISO 8601."""
    clock = rank(found.grain) < rank("day")
    start, stop = found.interval.start, found.interval.stop
    earliest = None if start is None else (iso_instant(start) if clock else iso_day(start // 86400))
    latest = None if stop is None else (iso_instant(stop) if clock else iso_day(stop // 86400))
    written = edtf(
        earliest,
        latest,
        found.grain,
        found.qualifier,
        found.mod,
        open_start=start is None,
        open_end=stop is None,
    )
    return TimeValue(
        found.timex, earliest, latest, grain=found.grain, qualifier=found.qualifier, edtf=written, mod=found.mod
    )


def _between(node: Node, first: Found, last: Found) -> TimeValue:
    reason = "The date it hangs on is known only roughly, and that does not fix it."
    starts = [found.interval.start for found in (first, last)]
    stops = [found.interval.stop for found in (first, last)]
    bounds = None
    if None not in starts and None not in stops:
        low, high = min(s for s in starts if s is not None), max(s for s in stops if s is not None)
        bounds = (iso_day(low // 86400), iso_day(high // 86400))
    return TimeValue(
        operations.common(node, first, last), mod=first.mod, reason=reason, bounds=bounds, grain=first.grain
    )


def _vague(node: Vague, anchors: Anchors) -> TimeValue:
    timex = durations.vague(node)
    if node.ref == "FUTURE_REF" and node.bounded:
        published = interval_of(anchors.published) if anchors.published is not None else None
        if published is not None and published.stop is not None and published.days == 1:
            after = Interval(published.stop + 1, None)
            return finish(Found(after, node.unit or "day", timex, qualifier="after"))
        return TimeValue(timex, qualifier="after", reason="It begins after the publication date, which is unknown.")
    return TimeValue(timex, reason="The words are vague: they name no date.")


def _bounded(node: Range | Open, anchors: Anchors) -> TimeValue:
    """The interval of a range or open time; its TIMEX3 value stays that of the date the words name."""
    parts = [_resolve(part, anchors) for part in ((node.first, node.last) if isinstance(node, Range) else (node.of,))]
    named = parts[node.named] if isinstance(node, Range) else parts[0]
    for part in parts:
        if not part.placed:
            return (
                named if not named.placed else replace(named, earliest=None, latest=None, edtf=None, reason=part.reason)
            )
    intervals = [interval for interval in map(interval_of, parts) if interval is not None]
    own = parts[0]
    if isinstance(node, Range):
        start, stop = intervals[0].start, intervals[-1].stop
        if start is not None and stop is not None and start > stop:
            return replace(
                parts[node.named], earliest=None, latest=None, edtf=None, reason="The range ends before it begins."
            )
        rough: Qualifier = "approximate" if any(part.qualifier == "approximate" for part in parts) else "certain"
        found = Found(Interval(start, stop), own.grain or "day", own.timex3, rough, own.mod)
        return replace(finish(found), timex3=named.timex3, mod=named.mod)
    return finish(_open(node, intervals[0], own))


def _open(node: Open, interval: Interval, own: TimeValue) -> Found:
    start, stop = interval.start, interval.stop
    grain = own.grain or "day"
    if node.side == "before" and isinstance(node.of, Modified) and node.of.mod == "end":
        return Found(Interval(None, stop), grain, own.timex3, "before", own.mod)
    match node.side:
        case "since":
            return Found(Interval(start, None), grain, own.timex3, mod=own.mod)
        case "until":
            return Found(Interval(None, stop), grain, own.timex3, mod=own.mod)
        case "before":
            return Found(Interval(None, None if start is None else start - 1), grain, own.timex3, "before", own.mod)
        case _:
            return Found(Interval(None if stop is None else stop + 1, None), grain, own.timex3, "after", own.mod)
