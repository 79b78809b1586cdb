"""Symbolic times: what an expression says, before any date is known.

A symbolic time is a tree of the few operations below.  Finding builds it from words alone; `timeline.calendar`
resolves it once the anchors are known.  The page's resolver mirrors the same operations, so every node is plain
data: `to_json` and `from_json` are exact inverses.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, Literal

Unit = Literal[
    "millennium",
    "century",
    "decade",
    "year",
    "half",
    "quarter",
    "season",
    "month",
    "fortnight",
    "week",
    "weekend",
    "day",
    "part",
    "hour",
    "minute",
    "second",
]
Direction = Literal["past", "future", "before", "after", "backward", "forward", "same", "nearest"]
"""Which occurrence of a partial date is meant, seen from its anchor: the last one or the next one (the anchor's own
included); `before` and `after`: without the anchor's own; `backward` and `forward`: that way, unless the one on the
other side is three times nearer; `same`: the one inside the anchor's own enclosing period; or the nearest."""

Mod = Literal[
    "start",
    "early",
    "mid",
    "late",
    "end",
    "first_half",
    "last_half",
    "earlier",
    "later",
    "approx",
    "less",
    "more",
    "at_most",
    "at_least",
]
"""Which part of a time or how much of a length; `earlier` and `later` end and begin at the publication date."""

Season = Literal["spring", "summer", "autumn", "winter"]
DayPart = Literal["morning", "midday", "afternoon", "evening", "night", "day", "dawn"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The time another time hangs on: the article's publication date, or an earlier expression of the same article.

    `to` is None for the publication date, else the start offset of the expression referred to.
    """

    to: int | None = None


@dataclass(frozen=True, slots=True)
class Partial:
    """A calendar date with the fields the text names; the rest is unknown, not zero.

    Years are astronomical: 0 is 1 BCE, -43 is 44 BCE.  `century`, `decade` and `millennium` are the leading digits
    of their years ("the 1980s": decade 198; "the 19th century": century 18, the years 1800-1899 as in TIMEX3 and
    EDTF); negative ones count back from 1 BCE ("5th century BC": -5, 500-401 BCE; "the 480s BC": -48, 489-480 BCE).
    `weekday` is ISO (Monday is 1).  `feast` names a movable or fixed feast.
    """

    millennium: int | None = None
    century: int | None = None
    decade: int | None = None
    year: int | None = None
    half: int | None = None
    quarter: int | None = None
    season: Season | None = None
    month: int | None = None
    week: int | None = None
    weekend: bool | None = None
    day: int | None = None
    weekday: int | None = None
    feast: str | None = None
    part: DayPart | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None
    fiscal: bool | None = None


@dataclass(frozen=True, slots=True)
class Complete:
    """A partial date whose missing fields come from an anchor, looking in `direction`."""

    of: Partial
    anchor: Node
    direction: Direction


@dataclass(frozen=True, slots=True)
class Shift:
    """`of` moved by `n` units and seen at grain `unit` (or `grain`): "last week", "three days ago"."""

    of: Node
    n: int
    unit: Unit
    grain: Unit | None = None


@dataclass(frozen=True, slots=True)
class Nth:
    """The `n`-th run of `count` units (or weekdays) inside `of`, from the end where `n` is negative."""

    of: Node
    n: int
    unit: Unit
    count: int = 1
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Modified:
    """A time with a TIMEX3 modifier: "early 2019", "the end of March", "about 1450"."""

    of: Node
    mod: Mod


@dataclass(frozen=True, slots=True)
class TimeOfDay:
    """The day of `of` narrowed to a part of day or clock time: "Thursday morning", "tomorrow at 5 p.m."."""

    of: Node
    part: DayPart | None = None
    hour: int | None = None
    minute: int | None = None
    second: int | None = None
    zone: str | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """From the beginning of `first` to the end of `last`.

    `named` says which of the two the expression's own words are (0 or 1): in "from 2014 to 2016" two expressions
    share one range.
    """

    first: Node
    last: Node
    named: int = 0


@dataclass(frozen=True, slots=True)
class Open:
    """An interval with one open end: `since` runs from `of` on, `until` runs up to it, `before`/`after` exclude it."""

    of: Node
    side: Literal["since", "until", "before", "after"]


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time; a count of None is vague ("several weeks").  Amounts are (count, unit) pairs."""

    amounts: tuple[tuple[float | None, Unit], ...]
    mod: Mod | None = None


@dataclass(frozen=True, slots=True)
class Counted:
    """A stretch of `length` that ends at (`past`) or begins at (`future`) the anchor: "the last three weeks"."""

    length: Duration
    anchor: Node
    direction: Literal["past", "future"]


@dataclass(frozen=True, slots=True)
class Repeat:
    """A set of times (TIMEX3 SET): "every Monday", "twice a week", "annually"."""

    of: Node
    quant: str | None = None
    freq: str | None = None


@dataclass(frozen=True, slots=True)
class Vague:
    """PAST_REF, PRESENT_REF or FUTURE_REF, with the unit named, if any ("recent years", "the coming weeks")."""

    ref: Literal["PAST_REF", "PRESENT_REF", "FUTURE_REF"]
    unit: Unit | None = None
    bounded: bool = False


@dataclass(frozen=True, slots=True)
class FromEvent:
    """A length counted from an event that only the text names: "two days after the vote" (`sign` 1) or before it."""

    length: Duration
    sign: int
    event: str


Node = (
    Anchor
    | Partial
    | Complete
    | Shift
    | Nth
    | Modified
    | TimeOfDay
    | Range
    | Open
    | Duration
    | Counted
    | Repeat
    | Vague
    | FromEvent
)

_NODES: tuple[type[Any], ...] = (
    Anchor,
    Partial,
    Complete,
    Shift,
    Nth,
    Modified,
    TimeOfDay,
    Range,
    Open,
    Duration,
    Counted,
    Repeat,
    Vague,
    FromEvent,
)
OPERATIONS: Mapping[str, type[Any]] = {node.__name__.lower(): node for node in _NODES}


def to_json(node: Node) -> dict[str, Any]:
    """The node as JSON-ready data: {"op": name, field: value, …}, fields that say nothing left out."""
    out: dict[str, Any] = {"op": type(node).__name__.lower()}
    for field in fields(node):
        value = getattr(node, field.name)
        if value is not None and value != field.default:
            out[field.name] = to_json(value) if type(value) in _NODES else value
    return out


def from_json(data: Mapping[str, Any]) -> Node:
    """The inverse of `to_json`; raises KeyError for an unknown operation and TypeError for an unknown field."""
    args = {name: _operand(value) for name, value in data.items() if name != "op"}
    node: Node = OPERATIONS[data["op"]](**args)
    return node


def _operand(value: Any) -> Any:
    if isinstance(value, Mapping):
        return from_json(value)
    if isinstance(value, (list, tuple)):
        return tuple(_operand(item) for item in value)
    return value
