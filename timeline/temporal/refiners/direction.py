"""Which way does a bare date look?  Decided from tense, modality and cue words near by, by a light tagger of our own.

A "Friday", "October" or "May 9" without a year names many days.  The nearest cue of its sentence decides whether the
one before or the one after the publication date is meant; the cues are data of the locale.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from functools import lru_cache
from typing import Any, Literal

from timeline.model.symbolic import (
    Complete,
    Counted,
    Direction,
    Modified,
    Node,
    Nth,
    Open,
    Partial,
    Range,
    Shift,
    TimeOfDay,
)

BEHIND = 60
"""How much farther a cue behind the date counts, in characters."""

REACH = 240
"""How many characters to each side are looked at."""


@dataclass(frozen=True, slots=True)
class DirectionCues:
    """The compiled cues of a locale."""

    future: re.Pattern[str]
    past: re.Pattern[str]
    boundary: re.Pattern[str]
    ahead: re.Pattern[str]
    back: re.Pattern[str]
    perfect: re.Pattern[str]
    being: re.Pattern[str]
    owning: re.Pattern[str]
    lasting: re.Pattern[str]
    between_future: re.Pattern[str]
    between_past: re.Pattern[str]
    arranging: re.Pattern[str]
    adverbial: re.Pattern[str]
    own_ahead: re.Pattern[str]
    clause_opener: re.Pattern[str]
    infinitive: re.Pattern[str]
    coming: re.Pattern[str]


@lru_cache(maxsize=8)
def _compiled(*patterns: str) -> DirectionCues:
    return DirectionCues(*(re.compile(pattern) for pattern in patterns))


def compile_direction_cues(table: Mapping[str, Any]) -> DirectionCues:
    """The cues of a locale's `direction` table."""
    return _compiled(*(str(table[field.name]) for field in fields(DirectionCues)))


def direction(text: str, start: int, end: int, date: Partial, cues: DirectionCues) -> Direction:
    """Which occurrence of a bare date at text[start:end] is meant.

    A verb that governs the date decides; cues farther off only lean (`forward`, `backward`).
    """
    left, right = _sentence(text, start, end, cues)
    yearly = date.weekday is None or date.day is not None
    past = _distance(cues.past, left, right)
    own = _by_words_beside(left, right, cues, yearly=yearly, is_past=past is not None)
    if own is None and cues.own_ahead.match(text, start) and _is_told_ahead(left, past, cues, yearly=yearly):
        own = "future"
    if own is not None:
        return own
    future = _distance(cues.future, left, right)
    if date.quarter is not None:
        return "forward" if past is None and future is not None else "past"
    ahead = _looks_ahead(left, right, past, future, cues, yearly=yearly)
    if not yearly:
        return "future" if ahead else "past"
    if past is None and not ahead:
        return "nearest"
    if _governs(left, ahead=ahead, cues=cues):
        return "future" if ahead else "past"
    if not ahead and date.day is None:
        return "past"
    return "forward" if ahead else "backward"


def _is_told_ahead(left: str, past: int | None, cues: DirectionCues, *, yearly: bool) -> bool:
    """Whether "this Saturday" or "this autumn" may be taken for the one to come: a verb before it says so."""
    return cues.future.search(left) is not None or (past is None and not yearly)


def _by_words_beside(left: str, right: str, cues: DirectionCues, *, yearly: bool, is_past: bool) -> Direction | None:
    """The direction that the words right beside a date give it whatever the verb, if they do."""
    if cues.back.search(left):
        return "past"
    if cues.lasting.search(left) and not is_past:
        return "future"
    if cues.ahead.search(left) and (yearly or not is_past):
        return "forward" if yearly else "future"
    if cues.being.search(left) and not is_past and not cues.owning.match(right):
        return "future"
    return "future" if cues.coming.match(right) else None


def _looks_ahead(
    left: str, right: str, past: int | None, future: int | None, cues: DirectionCues, *, yearly: bool
) -> bool:
    """Whether the nearest cue looks ahead; behind a date that opens its clause, the first one there."""
    ahead = future is not None and (past is None or future <= past) and not cues.perfect.search(left)
    if cues.owning.match(right):
        return ahead and past is None and not yearly
    return _opens_ahead(right, cues, otherwise=ahead) if cues.clause_opener.search(left) else ahead


def _opens_ahead(right: str, cues: DirectionCues, *, otherwise: bool) -> bool:
    """Whether the first verb behind a date that opens its clause looks ahead."""
    ahead = (verb for verb in cues.future.finditer(right) if cues.infinitive.match(verb.group()) is None)
    future, past = next(ahead, None), cues.past.search(right)
    if future is None or past is None:
        return otherwise if future is past else past is None
    return future.start() < past.start()


def _governs(left: str, *, ahead: bool, cues: DirectionCues) -> bool:
    """Whether the verb nearest before a date is surely the one that the date belongs to.

    Nothing may stand between them that opens a clause of its own, and no verb of arranging ("was set for", "invited
    to"): what was arranged lies either way.
    """
    verbs = [*(cues.future if ahead else cues.past).finditer(left)]
    if not verbs or cues.adverbial.search(left) is None:
        return False
    verb = verbs[-1]
    between = left[verb.end() :]
    if ahead:
        return cues.between_future.search(between) is None and cues.past.search(between) is None
    opened = cues.arranging.search(verb.group()) or cues.future.search(left)
    return not opened and cues.between_past.search(between) is None


def tense(text: str, start: int, end: int, cues: DirectionCues) -> Literal["past", "future"] | None:
    """How the sentence around text[start:end] is told, by its nearest cue; None where it has none."""
    left, right = _sentence(text, start, end, cues)
    past, future = _distance(cues.past, left, right), _distance(cues.future, left, right)
    if past is None and future is None:
        return None
    return "future" if past is None or (future is not None and future <= past) else "past"


def _sentence(text: str, start: int, end: int, cues: DirectionCues) -> tuple[str, str]:
    """What stands before and behind text[start:end] in its sentence, as far as it matters."""
    left, right = text[max(0, start - REACH) : start], text[end : end + REACH]
    pieces = list(cues.boundary.finditer(left))
    stop = cues.boundary.search(right)
    return left[pieces[-1].end() if pieces else 0 :], right if stop is None else right[: stop.start()]


def _distance(pattern: re.Pattern[str], left: str, right: str) -> int | None:
    """Characters to the nearest cue; what stands behind the date counts for less than what leads to it."""
    found = [len(left) - match.end() for match in pattern.finditer(left)][-1:]
    behind = pattern.search(right)
    if behind is not None:
        found.append(BEHIND + 2 * behind.start())
    return min(found, default=None)


def undecided_date(node: Node) -> Complete | None:
    """The bare date inside a node that still needs its direction."""
    match node:
        case Complete():
            return node if node.direction == "nearest" else undecided_date(node.anchor)
        case Shift() | Nth() | Modified() | TimeOfDay() | Open():
            return undecided_date(node.of)
        case Range():
            return undecided_date(node.first) or undecided_date(node.last)
        case Counted():
            return undecided_date(node.anchor)
        case _:
            return None


def with_direction(node: Node, chosen: Direction) -> Node:
    """The node with every undecided bare date looking in the chosen direction."""
    match node:
        case Complete(direction="nearest"):
            return replace(node, direction=chosen)
        case Complete():
            return replace(node, anchor=with_direction(node.anchor, chosen))
        case Shift() | Nth() | Modified() | TimeOfDay() | Open():
            return replace(node, of=with_direction(node.of, chosen))
        case Range():
            return replace(node, first=with_direction(node.first, chosen), last=with_direction(node.last, chosen))
        case Counted():
            return replace(node, anchor=with_direction(node.anchor, chosen))
        case _:
            return node
