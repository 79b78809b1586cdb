"""How likely two mentions tell the same event: over predicate, participants, place, words and time.

The weights and thresholds were chosen on development data (`benchmarks/coref.py` measures them).
"""

from __future__ import annotations

from collections.abc import Callable

from timeline.combining.grouping.content_words import dot
from timeline.combining.grouping.features import Features

THRESHOLD = 0.13  # inside a story
APART = 0.75  # across stories, where nothing but the mentions themselves speaks for one event
CONTRADICTION = -10.0
_WORDS, _ARTICLES, _ROLES, _NAMES, _PLACE, _LEMMA, _BARE = 0.8, 0.7, 0.11, 0.055, 0.09, 0.2, 0.42
_SAME_DAY, _NEAR_DAY, _SAME_WORDS, _OTHER_PEOPLE, _NEGATED = 0.15, 0.05, 0.12, 0.2, 0.1
_TOGETHER = 0.45  # one deed of the same people in the same days is one event, however it is told
_WEAK_BACK, _WEAK_AHEAD = 8, 1  # days between an event and the publication that tells it as news
_SHORT = 31
_DISAGREEING = 0.5  # how alike the sentences must be for two dates to be a disagreement


def compatible(a: Features, b: Features) -> bool:
    """Whether the dates of two mentions allow one event.

    A date that comes only from the publication is weak: the event may lie some days before.
    """
    if a.told.when is None or b.told.when is None:
        return _may_be_at_once(a, b)
    if (a.span is None) != (b.span is None):
        return False  # what holds from a day on is not what happened on one
    if a.weak or b.weak:
        return _near(a, b, _WEAK_BACK if a.weak != b.weak or a.article == b.article else 2)
    return _overlap(a, b)


def _may_be_at_once(a: Features, b: Features) -> bool:
    """Whether two mentions, one of them undated, may be of one time.

    Where an article dates both in different words, only mentions with a participant in common are, and never one to
    come and one told as past.
    """
    if a.article != b.article or a.told.time is None or b.told.time is None:
        return True
    if _same_words(a.told.time, b.told.time):
        return True
    return bool(a.names & b.names) and _ahead(a) == _ahead(b)


def _same_words(a: str, b: str) -> bool:
    one, other = set(a.split()), set(b.split())
    return one <= other or other <= one


def _ahead(item: Features) -> bool:
    return item.told.status in ("planned", "possible")


def _overlap(a: Features, b: Features) -> bool:
    starts_after = a.first is not None and b.last is not None and a.first > b.last
    ends_before = a.last is not None and b.first is not None and a.last < b.first
    return not (starts_after or ends_before)


def _near(a: Features, b: Features, back: int) -> bool:
    weak, other = (a, b) if a.weak else (b, a)
    if weak.first is None or weak.last is None or other.first is None or other.last is None:
        return False
    ahead = back if other.weak else _WEAK_AHEAD
    return other.first <= weak.last + ahead and other.last >= weak.first - back and other.last - other.first < _SHORT


def is_disagreement(a: Features, b: Features) -> bool:
    """Whether two articles give different dates for one event: near each other, told in nearly the same words."""
    if a.article == b.article or a.weak or b.weak:
        return False
    if a.first is None or a.last is None or b.first is None or b.last is None:
        return False
    if a.told.predicate != b.told.predicate or a.people.isdisjoint(b.people):
        return False
    gap = max(a.first, b.first) - min(a.last, b.last)
    near = gap <= max(3, a.last - a.first + 1, b.last - b.first + 1)
    return near and dot(a.words, b.words) >= _DISAGREEING


def score(a: Features, b: Features, similarity: Callable[[int, int], float]) -> float:
    """The score of a pair; `similarity` gives that of their articles, 0 to 1, and is asked only where it matters."""
    if not compatible(a, b) and not is_disagreement(a, b):
        return CONTRADICTION
    same = a.told.predicate == b.told.predicate
    value = _WORDS * dot(a.words, b.words) + _ARTICLES * similarity(a.article, b.article) + (_LEMMA if same else 0.0)
    value += _ROLES * (_agree(a.agents, b.agents) + _agree(a.patients, b.patients))
    value += _NAMES * _agree(a.names, b.names) + _PLACE * _agree(a.place, b.place) + _time(a, b)
    if _together(a, b):
        value += _TOGETHER
    if a.bare or b.bare:
        value -= _BARE
    if a.people and b.people and a.people.isdisjoint(b.people):
        value -= _OTHER_PEOPLE
    if (a.told.status == "negated") != (b.told.status == "negated"):
        value -= _NEGATED
    return value


def _agree(a: frozenset[str], b: frozenset[str]) -> int:
    if not a or not b:
        return 0
    return -1 if a.isdisjoint(b) else 1


def _together(a: Features, b: Features) -> bool:
    """Whether two people, or one and the place, take part in both, in one week and in a deed of one kind."""
    if a.span is None or b.span is None or max(a.span, b.span) > 7 or not a.kinds & b.kinds:
        return False
    shared = len(a.people & b.people)
    return shared > 1 or (shared == 1 and bool(a.place & b.place) and _agree(a.patients, b.patients) >= 0)


def _time(a: Features, b: Features) -> float:
    if a.said is not None and b.said is not None:
        return _SAME_WORDS if a.said == b.said else -_SAME_WORDS
    if a.span is None or b.span is None:
        return 0.0
    if max(a.span, b.span) > 7:
        return 0.0
    return _NEAR_DAY if a.weak or b.weak else _SAME_DAY


def reasons(a: Features, b: Features) -> tuple[str, ...]:
    """What two mentions have in common, in words."""
    one, other = a.told.predicate, b.told.predicate
    predicate = one if one == other else f"{one}/{other}"
    shared = a.names & b.names
    names = [one.name for one in a.told.who if one.name.lower().split()[-1] in shared]
    place = [a.told.place] if a.told.place is not None and a.place & b.place else []
    return (predicate, *([", ".join(dict.fromkeys(names))] if names else []), *place)
