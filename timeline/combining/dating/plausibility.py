"""Publication dates that are stated but hard to believe: too early for any article, or belied by the text."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.calendar.days import civil, parse_day
from timeline.combining.dating.cues import DatingCues, dating_cues
from timeline.combining.dating.openings import find_header
from timeline.combining.dating.stated_days import StatedDay, in_region, sentence_around, stated_days
from timeline.model import Article, TimeExpression, TimeValue

_FIRST_PRINTED = 1400
_SHOWN = 0.8  # a header that is surer than a line of change or a line of its own
_LATE_HEADER = 7  # days; it may be somewhat younger than the date given


def doubt(article: Article, value: TimeValue, expressions: Sequence[TimeExpression]) -> str | None:
    """Why a stated publication date should be checked, or None.

    A text contradicts its date where it tells a later day, in full, as past.
    """
    if value.latest is None:
        return None
    number = parse_day(value.latest)
    if civil(number)[0] < _FIRST_PRINTED:
        return f"lies before {_FIRST_PRINTED}, when nothing was published; please check it"
    later = told_later(article, number + 1, stated_days(expressions), dating_cues(article.lang))
    if later is None:
        return None
    quote = article.text[later.start : later.end]
    return f"lies before a day that the text tells as past (“{quote}”); please check it"


def told_later(article: Article, number: int, days: Sequence[StatedDay], words: DatingCues) -> StatedDay | None:
    """The last day after day `number` that the text, by its own words, tells as past; None where there is none.

    A time stamp of a comment or of a teaser tells nothing, nor does a day in whose sentence no verb is past.
    """
    later = [day for day in days if day.number is not None and day.number > number and not day.clock]
    told = [day for day in later if _is_told(article, day, words)]
    header = find_header(article, days, words)
    if header is not None and header.confidence >= _SHOWN and (header.day.number or 0) > number + _LATE_HEADER:
        told.append(header.day)
    return max(told, key=lambda day: day.number or 0, default=None)


def _is_told(article: Article, day: StatedDay, words: DatingCues) -> bool:
    if day.weekday_fits is False or in_region(article, day, ("title", "heading", "furniture", "byline")):
        return False
    before, after = sentence_around(article.text, day)
    if words.before_date.search(before) or any(words.future.search(part) for part in (before, after)):
        return False
    if before.strip() and words.told_before.search(before) is None:
        return False
    return words.told.search(before) is not None or words.told.search(after) is not None
