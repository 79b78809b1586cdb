"""find and explain: from words to the calendar, for one text."""

from __future__ import annotations

import json
from dataclasses import dataclass

from timeline.api.inputs import Day, given_date
from timeline.calendar import describe, resolve_all
from timeline.combining import parse_date
from timeline.model import Mode, TimeExpression, TimeValue
from timeline.model.symbolic import to_json
from timeline.temporal import find as find_symbolic

_UNDATED = "not known: relative dates stay open (give one with `published`)"


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


def find(
    text: str, published: Day | None = None, lang: str = "en", *, mode: Mode | None = None
) -> tuple[TimeExpression, ...]:
    """The time expressions of a text, in its order, each with its value.

    :param text: the text, whose characters the results count.
    :param published: its publication date, in any form that can be read; None: expressions that hang on it have no
        dates; ConfigError for a date that cannot be read or does not exist.
    :param lang: the text's language as a tag, such as "en"; of one without rules, only dates in full are found.
    :param mode: how it tells time, "news" (bare dates hang on the publication date) or "narrative" (on the dates told
        before); None: the text decides.
    """
    return explain(text, published, lang, mode=mode).expressions


def explain(text: str, published: Day | None = None, lang: str = "en", *, mode: Mode | None = None) -> Explanation:
    """As `find`, with a `str()` that tells each expression's rule, symbolic value, steps and dates.

    :param text: the text, as of `find`.
    :param published: its publication date, as of `find`.
    :param lang: its language, as of `find`.
    :param mode: how it tells time, as of `find`.
    """
    value = None if published is None else parse_date(given_date(published).raw)
    return Explanation(text, value, resolve_all(find_symbolic(text, "", lang, mode), value))


def _tell(expression: TimeExpression) -> str:
    lines = [
        f"“{expression.text}”  characters {expression.start}-{expression.end}, {expression.type}",
        f"  rule      {expression.rule}",
    ]
    value = expression.value
    if value is None:
        return "\n".join(lines)
    lines += [f"  step {number:<4} {step.said} → {step.gives}" for number, step in enumerate(value.trace, start=1)]
    marks = [f"{name} {mark}" for name in ("mod", "quant", "freq") if (mark := getattr(value, name))]
    lines.append(f"  TIMEX3    {value.timex3}" + (f" ({', '.join(marks)})" if marks else ""))
    if value.edtf:
        lines.append(f"  EDTF      {value.edtf}")
    if value.placed:
        dates = f"{value.earliest or 'open'} to {value.latest or 'open'}"
        lines.append(f"  calendar  {dates}, {value.grain}, {value.qualifier}: {describe(value)}")
    else:
        lines.append(f"  calendar  no date{f': {value.reason}' if value.reason else ''}")
    lines.append(f"  symbolic  {json.dumps(to_json(expression.symbolic), ensure_ascii=False)}")
    return "\n".join(lines)
