"""A publication date from what an article tells, where nothing states one.

A report of one day opens with that day: "During a visit on December 4, 2025, … the president expressed …".  Such a
date is taken only if everything agrees: it stands in the opening, in a sentence that reports, in a text about now;
nothing in the text lies later; no word beside it puts it ahead or far away.  A text that tells history, or names
many days, is left undated: no date is better than a wrong one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from timeline.calendar.days import day_number, days_in_month, parse_day, weekday
from timeline.calendar.whole_units import year_of
from timeline.combining.dating.stated_days import StatedDay, in_region, line_around, sentence_around

if TYPE_CHECKING:
    from timeline.combining.dating.cues import DatingCues
    from timeline.model import Article, TimeValue

_OPENING = 900
_OPENING_SHARE = 0.4
_MOST_DAYS = 4
_FAR_BACK = 400
_ABOUT_NOW = 0.5
_SOON = 45
_OFF = 5


def infer(
    article: Article, days: Sequence[StatedDay], years: Mapping[int, int], words: DatingCues
) -> tuple[StatedDay, float] | None:
    """The day that the article reports, with a confidence, or None."""
    told = [day for day in days if day.number is not None and not in_region(article, day, ("furniture",))]
    if not told or len({day.number for day in told}) > _MOST_DAYS:
        return None
    ahead = [day for day in told if _lies_ahead(article.text, day, words)]
    behind = [day for day in told if day not in ahead]
    if not behind:
        return None
    latest = max(behind, key=lambda day: (day.number or 0, -day.start))
    if not _agrees(latest, ahead, years) or not _reports(article, latest, words):
        return None
    spread = (latest.number or 0) - min(day.number or 0 for day in behind)
    if spread > _FAR_BACK or present_share(article.text[article.body :], words) < _ABOUT_NOW:
        return None
    return latest, 0.7 if latest.weekday_fits else 0.6


def contradicted(article: Article, day: StatedDay, days: Sequence[StatedDay], words: DatingCues) -> bool:
    """Whether the text tells of a later day as past, so that `day` cannot be that of its publication."""
    later = [other for other in days if other.number is not None and other.number > (day.number or 0) + 1]
    return any(not _lies_ahead(article.text, other, words) for other in later)


def near_address(day: StatedDay, address: TimeValue) -> int | None:
    """The day number of a month and day without a year that lie in, or a few days off, the date of the address."""
    if address.earliest is None or address.latest is None:
        return None
    first, last = parse_day(address.earliest), parse_day(address.latest)
    numbers = _in_years(day, range(year_of(first - _OFF), year_of(last + _OFF) + 1))
    near = [number for number in numbers if first - _OFF <= number <= last + _OFF]
    return near[0] if len(near) == 1 else None


def complete_year(article: Article, day: StatedDay, days: Sequence[StatedDay], words: DatingCues) -> int | None:
    """The same, if the text's full dates leave one year: that in which the day soon follows the last of them."""
    known = [other for other in days if other.number is not None and not _lies_ahead(article.text, other, words)]
    if not known:
        return None
    last = max(other.number or 0 for other in known)
    numbers = _in_years(day, range(year_of(last), year_of(last) + 2))
    return next((number for number in numbers if 0 <= number - last <= _SOON), None)


def _in_years(day: StatedDay, years: Iterable[int]) -> list[int]:
    """The days with this month and day in these years that exist and fall on the weekday named, if one is."""
    month, of_month = day.fields.month or 1, day.fields.day or 1
    numbers = [day_number(y, month, of_month) for y in years if of_month <= days_in_month(y, month)]
    return [number for number in numbers if day.fields.weekday in (None, weekday(number))]


def _lies_ahead(text: str, day: StatedDay, words: DatingCues) -> bool:
    before, after = sentence_around(text, day)
    return bool(words.future.search(before) or words.future.search(after) or words.before_date.search(before))


def _agrees(day: StatedDay, ahead: Sequence[StatedDay], years: Mapping[int, int]) -> bool:
    """Whether no other date of the text speaks against it: none later that is past, none ahead that is earlier."""
    number = day.number or 0
    if any((other.number or 0) <= number for other in ahead) or day.weekday_fits is False:
        return False
    told_ahead = {other.start for other in ahead}
    own_year = year_of(number)
    return not any(year > own_year for start, year in years.items() if start not in told_ahead)


def _reports(article: Article, day: StatedDay, words: DatingCues) -> bool:
    """Whether the day stands in the opening, in a sentence that reports it from close by, in a paragraph about now."""
    length = len(article.text) - article.body
    offset = day.start - article.body
    if not 0 <= offset <= min(_OPENING, max(300, length * _OPENING_SHARE)) or in_region(
        article, day, ("title", "heading")
    ):
        return False
    if words.present.search("".join(line_around(article.text, day))) is None:
        return False
    before, after = sentence_around(article.text, day)
    if words.distant.search(f"{before} {after}"):
        return False
    verbs = list(words.reporting.finditer(before))
    if verbs:
        return words.clause.search(before[verbs[-1].end() :]) is None
    return words.clause.search(before) is None and words.reporting.search(after) is not None


def present_share(text: str, words: DatingCues) -> float:
    """The share of the text's telling verbs that tell of now: near 1 in news analysis, near 0 in history."""
    now = sum(1 for _ in words.present.finditer(text))
    then = sum(1 for _ in words.past.finditer(text))
    return now / (now + then) if now + then else 0.0
