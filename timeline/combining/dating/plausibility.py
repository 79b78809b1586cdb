"""Publication dates that are stated but hard to believe: too early for any article, or belied by the text."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.calendar.days import civil, parse_day
from timeline.combining.dating.cues import dating_cues
from timeline.combining.dating.inference import contradicted
from timeline.combining.dating.stated_days import StatedDay, stated_days
from timeline.model import Article, TimeExpression, TimeValue
from timeline.model.symbolic import Partial

_FIRST_PRINTED = 1400


def doubt(article: Article, value: TimeValue, expressions: Sequence[TimeExpression]) -> str | None:
    """Why a stated publication date should be checked, or None.

    A text contradicts its date where it tells a later day, in full, as past.
    """
    if value.latest is None:
        return None
    number = parse_day(value.latest)
    if civil(number)[0] < _FIRST_PRINTED:
        return f"lies before {_FIRST_PRINTED}, when nothing was published; please check it"
    day = StatedDay(0, 0, Partial(), number)
    days = [one for one in stated_days(expressions) if one.end]
    if contradicted(article, day, days, dating_cues(article.lang)):
        later = max(days, key=lambda one: one.number or 0)
        quote = article.text[later.start : later.end]
        return f"lies before a day that the text tells as past (“{quote}”); please check it"
    return None
