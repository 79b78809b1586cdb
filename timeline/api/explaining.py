"""find and explain: from words to the calendar, for one text."""

from __future__ import annotations

import json
from dataclasses import dataclass

from timeline.api.inputs import Day, given_date
from timeline.calendar import describe
from timeline.combining import parse_date
from timeline.model import TimeExpression, TimeValue
from timeline.model.symbolic import to_json
from timeline.temporal import find as find_symbolic
from timeline.temporal import resolve_all

_UNDATED = "not known: relative dates stay open (give one with --published)"


@dataclass(frozen=True, slots=True)
class Explanation:
    """How the time expressions of a text become dates; `str()` tells it step by step."""

    text: str
    published: TimeValue | None
    expressions: tuple[TimeExpression, ...]

    def __str__(self) -> str:
        anchor = _UNDATED if self.published is None else f"{self.published.timex3} ({describe(self.published)})"
        if not self.expressions:
            return f"No time expression in “{self.text}”."
        return "\n\n".join([f"publication: {anchor}", *map(_tell, self.expressions)])


def find(text: str, published: Day | None = None, lang: str = "en") -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in its order, each with its value.

    `published` is the text's publication date, in any form that can be read; without it, expressions that hang on it
    have no dates.  Raises ConfigError for a date that cannot be read or does not exist.
    """
    return explain(text, published, lang).expressions


def explain(text: str, published: Day | None = None, lang: str = "en") -> Explanation:
    """As `find`, with a `str()` that tells each expression's rule, symbolic value, steps and dates."""
    value = None if published is None else parse_date(given_date(published).raw)
    return Explanation(text, value, resolve_all(find_symbolic(text, "", lang), value))


def _tell(expression: TimeExpression) -> str:
    lines = [
        f"“{expression.text}”  characters {expression.start}-{expression.end}, {expression.type}",
        f"  rule      {expression.rule}",
        f"  says      {json.dumps(to_json(expression.symbolic), ensure_ascii=False)}",
    ]
    value = expression.value
    if value is None:
        return "\n".join(lines)
    lines += [f"  step      {step.said} → {step.gives}" for step in value.trace]
    lines.append(f"  TIMEX3    {value.timex3}" + (f" (mod {value.mod})" if value.mod else ""))
    if value.edtf:
        lines.append(f"  EDTF      {value.edtf}")
    if value.placed:
        dates = f"{value.earliest or 'open'} to {value.latest or 'open'}"
        lines.append(f"  calendar  {dates}, {value.grain}, {value.qualifier}: {describe(value)}")
    else:
        lines.append(f"  calendar  no date{f': {value.reason}' if value.reason else ''}")
    return "\n".join(lines)
