"""Lengths counted from now: "the hearing will resume in two weeks" names a day, "he wrote it in two weeks" none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from timeline.model import TimeExpression
from timeline.model.symbolic import Anchor, Duration
from timeline.temporal.engine.rule_functions import FUNCTIONS
from timeline.temporal.refiners.direction import DirectionCues, tense

RULE = "in so many units"
_REACH = 24


@lru_cache(maxsize=8)
def _pattern(source: str) -> re.Pattern[str]:
    return re.compile(source)


def counted_ahead(
    text: str, expression: TimeExpression, cues: Mapping[str, str], direction: DirectionCues
) -> TimeExpression:
    """The day, week, month or year that a length behind "in" leads to where its sentence looks ahead, else itself.

    `cues` are those of the locale's `ahead` table.
    """
    length = expression.symbolic
    if not isinstance(length, Duration) or len(length.amounts) != 1:
        return expression
    count, unit = length.amounts[0]
    left = text[max(0, expression.start - _REACH) : expression.start]
    if not count or unit in ("hour", "minute", "second") or _pattern(cues["before"]).search(left) is None:
        return expression
    if _pattern(cues["not_after"]).match(text, expression.end) is not None:
        return expression
    if tense(text, expression.start, expression.end, direction) != "future":
        return expression
    node = FUNCTIONS["ago"](-count, unit, Anchor())
    return expression if node is None else replace(expression, symbolic=node, type="DATE", rule=RULE)
