"""How likely two mentions tell the same event: over predicate, participants, place, words and time.

The weights and the threshold were chosen on development data (see `benchmarks/coref.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

from timeline.combining.features import Features
from timeline.events.words import load_words

THRESHOLD = 1.0
_SAME_PREDICATE, _SYNONYM = 0.8, 0.6
_WEAK_BACK, _WEAK_AHEAD = 8, 1  # days between an event and the publication that tells it as news


@dataclass(frozen=True, slots=True)
class Score:
    """A score and what it rests on, for people."""

    value: float
    why: tuple[str, ...]


def compatible(a: Features, b: Features) -> bool:
    """Whether the dates of two mentions allow one event.

    A date that comes only from the publication is weak: the event may lie some days before.
    """
    if not a.dated or not b.dated:
        return True
    if (a.span is None) != (b.span is None):
        return False  # what holds from a day on is not what happened on one
    if a.weak or b.weak:
        back = _WEAK_BACK if a.weak != b.weak or a.article == b.article else 2
        return _near(a, b, back)
    return _overlap(a, b)


def _overlap(a: Features, b: Features) -> bool:
    starts_after = a.first is not None and b.last is not None and a.first > b.last
    ends_before = a.last is not None and b.first is not None and a.last < b.first
    return not (starts_after or ends_before)


def _near(a: Features, b: Features, back: int) -> bool:
    weak, other = (a, b) if a.weak else (b, a)
    if weak.first is None or weak.last is None:
        return False
    ahead = back if other.weak else _WEAK_AHEAD
    first_ok = other.first is None or other.first <= weak.last + ahead
    last_ok = other.last is None or other.last >= weak.first - back
    short = other.span is not None and other.span <= 31
    return first_ok and last_ok and short


def disagreeing(a: Features, b: Features) -> bool:
    """Whether two articles may give different dates for one event: dates near each other, seen from their grain."""
    if a.article == b.article or a.weak or b.weak:
        return False
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    gap = max(a.first, b.first) - min(a.last, b.last)
    return gap <= max(3, a.last - a.first + 1, b.last - b.first + 1)


def score(a: Features, b: Features, *, clustered: bool) -> Score:
    """The score of a pair; `clustered` says that their articles are about the same story."""
    shared = a.classes & b.classes
    same = a.placed.mention.predicate == b.placed.mention.predicate
    if not shared:
        return Score(0.0, ())
    value = _SAME_PREDICATE if same else _SYNONYM
    why = [a.placed.mention.predicate if same else f"{a.placed.mention.predicate}/{b.placed.mention.predicate}"]
    value += _names(a, b, why) + _places(a, b, why) + _words(a, b) + _time(a, b)
    if a.article == b.article or clustered:
        value += 0.15
    if shared & load_words()["stop.saying"] and len(a.words & b.words) < 0.3 * min(len(a.words), len(b.words)):
        value -= 0.5
    if (a.placed.mention.status == "negated") != (b.placed.mention.status == "negated"):
        value -= 0.4
    return Score(value, tuple(why))


def _names(a: Features, b: Features, why: list[str]) -> float:
    if not a.names or not b.names:
        return 0.0
    shared = a.names & b.names
    if not shared:
        return -0.6
    why.append(", ".join(sorted(name.capitalize() for name in shared)))
    return 0.4 * len(shared) / min(len(a.names), len(b.names))


def _places(a: Features, b: Features, why: list[str]) -> float:
    if not a.place or not b.place:
        return 0.0
    if a.place & b.place:
        mention = a.placed.mention
        why.append(mention.place.text if mention.place else "")
        return 0.2
    return -0.4


def _words(a: Features, b: Features) -> float:
    union = len(a.words | b.words)
    return 0.8 * len(a.words & b.words) / union if union else 0.0


def _time(a: Features, b: Features) -> float:
    if not a.dated or not b.dated:
        return 0.0
    if a.span is not None and b.span is not None and max(a.span, b.span) <= 7:
        return 0.15 if a.weak or b.weak else 0.25
    return 0.1 if a.span is not None and b.span is not None and max(a.span, b.span) <= 366 else 0.0
