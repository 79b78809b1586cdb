"""What one article says of days: each counts with its most prominent mention, more for the day of its own story."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from timeline.calendar.days import parse_day
from timeline.combining.grouping.content_words import content_words
from timeline.combining.key_dates.cues import key_date_cues
from timeline.events import Sentence, split_sentences
from timeline.model import Article, DayMentions, TimeExpression
from timeline.storage import Packed

_DEPTH = 0.4  # how fast a mention loses weight from sentence to sentence
_STORY, _STORY_DAYS, _STORY_SENTENCES, _STORY_WORDS = 0.6, 4, 2, 6
_SAME_DAY, _AHEAD, _BACK, _SPELT_OUT = 0.7, 0.5, 1.5, 1.6
_LEAD = 3
_ALONE = 5  # letters beside a date that is alone in its line
_NO_STORY = ("byline", "furniture")  # kinds of pieces that tell of nothing
_PERIOD_WORDS = 40  # characters


Days = tuple[tuple[str, float, int, int], ...]
"""The days of one article's day mentions."""


def make_day_mentions(article: Article, expressions: Sequence[TimeExpression]) -> DayMentions:
    """What a dated article says of days.  Pure, and of one article alone."""
    sentences = [one for one in split_sentences(article) if one.kind not in _NO_STORY]
    opening = " ".join(article.text[one.start : one.end] for one in sentences[:_LEAD])
    told = _day_weights(article, [one for one in expressions if not _ends_period(article, one)], sentences)
    return DayMentions(
        tuple((day, weight, *span) for day, (weight, span) in told.items()),
        tuple(dict.fromkeys(word for word in content_words(article.text, article.lang) if word.isalpha())),
        tuple(sorted(set(content_words(opening, article.lang)))),
    )


@dataclass(frozen=True, slots=True)
class DayCounts:
    """What some articles say of days: the days and the words of the opening of each, and of the content words of all of
    them, how many of the articles hold each."""

    days: list[Days]
    openings: list[str]
    words: dict[str, int]


def count_days(books: Sequence[Packed[DayMentions]]) -> DayCounts:
    """The day mentions of some articles, summed where that can be done.  Pure."""
    words: Counter[str] = Counter()
    days: list[Days] = []
    openings: list[str] = []
    for book in (one.open() for one in books):
        words.update(book.words)
        days.append(book.days)
        openings.append(" ".join(book.opening))
    return DayCounts(days, openings, dict(words))


def day_of(earliest: str | None, latest: str | None) -> str | None:
    """The day of a value that lies inside one day."""
    if earliest is None or latest is None:
        return None
    day = earliest.partition("T")[0]
    return day if day == latest.partition("T")[0] else None


Place = tuple[int, int]
_TITLE: Place = (-1, -1)


def _day_weights(
    article: Article, expressions: Sequence[TimeExpression], sentences: Sequence[Sentence]
) -> dict[str, tuple[float, Place]]:
    """The days that one article tells of, each with its weight and the sentence that says most."""
    published = day_of(article.published.earliest, article.published.latest) if article.published is not None else None
    found: dict[str, tuple[float, Place]] = {}
    for day, place, expression in _days(expressions, sentences):
        weight = _mention(day, published, expression) / (1 + place) ** _DEPTH
        if day not in found or weight > found[day][0]:
            found[day] = weight, _telling(article, sentences, place, expression)
    story = _story(article, expressions, sentences, published)
    if story is not None and sentences:
        weight, span = found.get(story) or (0.0, _opening(article, sentences))
        found[story] = _STORY + weight, span
    return found


def _ends_period(article: Article, expression: TimeExpression) -> bool:
    """Whether a day only says which period figures are of ("in the three months ended June 30")."""
    first = max(0, expression.start - _PERIOD_WORDS)
    return key_date_cues(article.lang).period_end.search(article.text, first, expression.start) is not None


def _days(
    expressions: Sequence[TimeExpression], sentences: Sequence[Sentence]
) -> Iterator[tuple[str, int, TimeExpression]]:
    """Each expression that names one day, with the number of its sentence."""
    place = 0
    for expression in expressions:
        while place + 1 < len(sentences) and sentences[place + 1].start <= expression.start:
            place += 1
        value = expression.value
        day = None if value is None else day_of(value.earliest, value.latest)
        inside = bool(sentences) and sentences[place].start <= expression.start < sentences[place].end
        if day is not None and inside:
            yield day, place, expression


def _mention(day: str, published: str | None, expression: TimeExpression) -> float:
    weight = _SPELT_OUT if any(letter.isdigit() for letter in expression.text) else 1.0
    if published is None:
        return weight
    gap = parse_day(published) - parse_day(day)
    if gap == 0:
        return weight * _SAME_DAY
    if gap < 0:
        return weight * _AHEAD
    return weight * (_BACK if gap > 1 else 1.0)


def _story(
    article: Article, expressions: Sequence[TimeExpression], sentences: Sequence[Sentence], published: str | None
) -> str | None:
    """The day of an article's own news: one named in its opening and just before its publication, else that itself."""
    if published is None:
        return None
    for day, place, _ in _days(expressions, sentences):
        if place >= _STORY_SENTENCES:
            break
        long = len(_quote(article, sentences[place]).split()) >= _STORY_WORDS
        if long and 0 <= parse_day(published) - parse_day(day) <= _STORY_DAYS:
            return day
    return published


def _telling(article: Article, sentences: Sequence[Sentence], place: int, expression: TimeExpression) -> Place:
    """The sentence that a day is named in; behind a line that is a date alone the next one that tells something."""
    own = sentences[place]
    rest = article.text[own.start : expression.start] + article.text[expression.end : own.end]
    alone = sum(letter.isalpha() for letter in rest) < _ALONE
    behind = sentences[place + 1 : place + 3] if alone else ()
    best = next((one for one in behind if len(_quote(article, one).split()) >= _STORY_WORDS), own)
    return best.start, best.end


def _quote(article: Article, sentence: Sentence) -> str:
    return article.text[sentence.start : sentence.end]


def _opening(article: Article, sentences: Sequence[Sentence]) -> Place:
    """The first sentence long enough to tell something."""
    there = [one for one in sentences if one.start >= article.body]
    long = (one for one in there if len(_quote(article, one).split()) >= _STORY_WORDS)
    best = next(long, there[0] if there else None)
    return _TITLE if best is None else (best.start, best.end)
