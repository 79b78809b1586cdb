"""The day on which an article was published at its place, where its metadata count in universal time."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.calendar.days import parse_day
from timeline.combining.dating.cues import dating_cues
from timeline.combining.dating.date_strings import value_of
from timeline.combining.dating.openings import find_header
from timeline.combining.dating.stated_days import Dated, stated_days
from timeline.combining.dating.zeros import seconds_of
from timeline.model import Article, DateField, Evidence, TimeExpression

_SHOWN = 0.75
_WEST, _EAST = 12 * 3600, 10 * 3600  # so far clocks run behind universal time, and a day begins before midnight's


def local_day(field: DateField, dated: Dated, article: Article, expressions: Sequence[TimeExpression]) -> Dated:
    """The day of the visible byline, where the stated minute can be of that day at the place; else the stated day.

    "2025-04-17T01:10:00Z" beside "April 16, 2025 6:10 pm PDT" is 16 April.
    """
    seconds = seconds_of(field.raw)
    if field.kind not in ("metadata", "page") or seconds is None or seconds[1] != 0 or dated.value.earliest is None:
        return dated
    header = find_header(article, stated_days(expressions), dating_cues(article.lang))
    if header is None or header.kind != "page" or header.confidence < _SHOWN or header.day.number is None:
        return dated
    ahead = header.day.number - parse_day(dated.value.earliest)
    if not ((ahead == -1 and seconds[0] < _WEST) or (ahead == 1 and seconds[0] >= _EAST)):
        return dated
    day = header.day
    quote = article.text[day.start : day.end]
    value = value_of(quote, header.day.number, header.day.number, "day")
    return Dated(value, Evidence("page", quote, dated.evidence.confidence, day.start, day.end))
