"""Days in figures that can be read twice, where a weekday, other dates of the article or its language settle them."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from timeline.calendar.days import day_number
from timeline.combining.dating.date_order import FIGURES, named_weekday, order_in, order_of_language
from timeline.combining.dating.stated_days import StatedDay
from timeline.model.symbolic import Partial

if TYPE_CHECKING:
    from timeline.model import Article

_HEAD, _FOOT = 700, 400
_MONTHS = 12


def figure_days(article: Article) -> tuple[StatedDay, ...]:
    """Such days in the head and the foot of a text, where lines of publication stand, in its order."""
    text, lang = article.text, article.lang
    head = article.body + _HEAD
    found = []
    for match in chain(FIGURES.finditer(text, 0, head), FIGURES.finditer(text, max(head, len(text) - _FOOT))):
        year, one, two = int(match["year"]), int(match["one"]), int(match["two"])
        if one == two or not (1 <= one <= _MONTHS and 1 <= two <= _MONTHS):
            continue  # no day, or read once only, as the text's own expressions have it
        others = (text, *(field.raw for field in article.dates))
        order = order_in([match[0]], lang) or order_in(others, lang) or order_of_language(lang)
        if order is None:
            continue
        day, month = (one, two) if order == "dmy" else (two, one)
        named = named_weekday(match["weekday"], lang) if match["weekday"] else None
        start = match.start() if named else match.start("one")
        fields = Partial(year=year, month=month, day=day, weekday=named)
        found.append(StatedDay(start, match.end(), fields, day_number(year, month, day)))
    return tuple(found)
