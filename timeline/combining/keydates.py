"""The days that matter most in a collection of articles, with a sentence for each.

A day weighs what the articles give it: each counts once with its most prominent mention of the day, more for the day
of its own story, and by how much the article is about the topic of the collection.  Looking back counts more than
looking ahead, a spelt-out date more than a weekday.  Counting dates alone is a strong baseline for this task (Tran et
al. 2013); the weights were chosen on development data (`benchmarks/keydates.py`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import cached_property

from timeline.calendar.days import parse_day
from timeline.combining.words import telling_words
from timeline.events import Sentence, split_sentences
from timeline.model import Article, Combined, Daybook, Event, Expressions, TimeExpression

_DEPTH = 0.4  # how fast a mention loses weight from sentence to sentence
_STORY, _STORY_DAYS, _STORY_SENTENCES, _STORY_WORDS = 0.6, 4, 2, 6
_SAME_DAY, _AHEAD, _BACK, _SPELT_OUT = 0.7, 0.5, 1.5, 1.6
_TOPIC_WORDS, _TOPIC_POWER, _TOPIC_FLOOR, _LEAD = 30, 1.25, 0.05, 3
_NEARLY, _SHORTEST, _LONGEST = 0.5, 8, 45  # weight of a summary beside the best, and its length in words
_FRAME = re.compile(r"\||\b[Uu]pdated at\b|\b(?:GMT|EDT|EST|BST)\b|https?:|\berror occurred\b|^\W*(?:Regarding|Born)\b")
_ALONE = 5  # letters beside a date that is alone in its line
_NO_STORY = ("byline", "furniture")  # kinds of pieces that tell of nothing
_PERIOD = re.compile(r"(?i)\b(?:months?|quarter|half|year|weeks?)\s+(?:that\s+)?end(?:s|ed|ing)\s+(?:on\s+)?$")
_PERIOD_WORDS = 40  # characters
_OUTSTANDING = 1.5  # times the mean weight of all days: what a day needs where no number is given


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day (ISO 8601), its weight (1 for the first), the events that lie on it, and a sentence on what happened."""

    day: str
    weight: float
    events: tuple[str, ...]
    summary: str
    article: str
    articles: int


@dataclass(frozen=True, slots=True)
class _Telling:
    """What one article says of one day: its weight, and where the sentence stands that says most."""

    weight: float
    article: Article
    start: int
    end: int

    @property
    def sentence(self) -> str:
        return self.article.title if self.start < 0 else self.article.text[self.start : self.end]


def key_dates(
    combined: Combined, n: int | None = None, *, first: str | None = None, last: str | None = None
) -> tuple[KeyDate, ...]:
    """The `n` most important days in the order of time; as many as weigh enough where `n` is None.

    `first` and `last` (ISO days) narrow the time looked at.  Articles without a publication date count with the days
    that they name.
    """
    tellings: dict[str, list[_Telling]] = defaultdict(list)
    topic, books = _Topic(), []
    for article in combined.articles:
        book = _daybook(combined, article)
        topic.add(book)
        books.append(replace(book, words=()))  # together they would be much
    earliest, last_day = (None if end is None else parse_day(end) for end in (first, last))
    for article, book in zip(combined.articles, books, strict=True):
        relevance = topic.relevance(book)
        for day, weight, start, end in book.days:
            number = parse_day(day)
            if (earliest is None or number >= earliest) and (last_day is None or number <= last_day):
                tellings[day].append(_Telling(weight * relevance, article, start, end))
    weights = {day: sum(one.weight for one in told) for day, told in tellings.items()}
    ranked = sorted(weights, key=lambda day: (-weights[day], parse_day(day)))
    most = weights[ranked[0]] if ranked else 1.0
    enough = _OUTSTANDING * sum(weights.values()) / max(1, len(weights))
    kept = ranked[:n] if n is not None else [day for day in ranked if weights[day] >= enough or day == ranked[0]]
    there = _events_of(combined.events, set(kept))
    return tuple(_key_date(day, weights[day] / most, tellings[day], there[day]) for day in sorted(kept, key=parse_day))


def _daybook(combined: Combined, article: Article) -> Daybook:
    """What was kept of an article's days, else made of its text."""
    kept = combined.expressions.daybook(article.id) if isinstance(combined.expressions, Expressions) else None
    return kept or make_daybook(article, combined.expressions.get(article.id, ()))


def make_daybook(article: Article, expressions: Sequence[TimeExpression]) -> Daybook:
    """What a dated article says of days.  Pure, and of one article alone."""
    sentences = [one for one in split_sentences(article) if one.kind not in _NO_STORY]
    opening = " ".join(article.text[one.start : one.end] for one in sentences[:_LEAD])
    told = _told(article, [one for one in expressions if not _ends_period(article.text, one)], sentences)
    return Daybook(
        tuple((day, weight, *span) for day, (weight, span) in told.items()),
        tuple(dict.fromkeys(word for word in telling_words(article.text) if word.isalpha())),
        tuple(sorted(set(telling_words(opening)))),
    )


class _Topic:
    """What a collection is about: the words that most of its articles hold."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def add(self, book: Daybook) -> None:
        """Count the words of one more article."""
        self._counts.update(book.words)

    @cached_property
    def _words(self) -> dict[str, int]:
        return dict(sorted(self._counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_TOPIC_WORDS])

    def relevance(self, book: Daybook) -> float:
        """0 to about 1: how many of the topic's words the opening of an article holds, each by its frequency."""
        share = sum(self._words.get(word, 0) for word in book.opening) / (sum(self._words.values()) or 1)
        return float((_TOPIC_FLOOR + share) ** _TOPIC_POWER)


Place = tuple[int, int]
_TITLE: Place = (-1, -1)


def _told(
    article: Article, expressions: Sequence[TimeExpression], sentences: Sequence[Sentence]
) -> dict[str, tuple[float, Place]]:
    """The days that one article tells of, each with its weight and the sentence that says most."""
    published = _day(article.published.earliest, article.published.latest) if article.published is not None else None
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


def _ends_period(text: str, expression: TimeExpression) -> bool:
    """Whether a day only says which period figures are of ("in the three months ended June 30")."""
    return _PERIOD.search(text, max(0, expression.start - _PERIOD_WORDS), expression.start) is not None


def _days(
    expressions: Sequence[TimeExpression], sentences: Sequence[Sentence]
) -> Iterator[tuple[str, int, TimeExpression]]:
    """Each expression that names one day, with the number of its sentence."""
    place = 0
    for expression in expressions:
        while place + 1 < len(sentences) and sentences[place + 1].start <= expression.start:
            place += 1
        value = expression.value
        day = None if value is None else _day(value.earliest, value.latest)
        inside = bool(sentences) and sentences[place].start <= expression.start < sentences[place].end
        if day is not None and inside:
            yield day, place, expression


def _day(earliest: str | None, latest: str | None) -> str | None:
    """The day of a value that lies inside one day."""
    if earliest is None or latest is None:
        return None
    day = earliest.partition("T")[0]
    return day if day == latest.partition("T")[0] else None


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


def _events_of(events: Sequence[Event], days: AbstractSet[str]) -> dict[str, list[Event]]:
    """The events that lie on each of some days, the most salient first."""
    found: dict[str, list[Event]] = {day: [] for day in days}
    for event in events:
        day = _day(event.value.earliest, event.value.latest)
        if day is not None and day in days:
            found[day].append(event)
    for there in found.values():
        there.sort(key=lambda event: (-event.salience, event.id))
    return found


def _key_date(day: str, weight: float, told: Sequence[_Telling], there: Sequence[Event]) -> KeyDate:
    best = _summary(told)
    return KeyDate(
        day=day,
        weight=round(weight, 4),
        events=tuple(event.id for event in there),
        summary=best.sentence,
        article=best.article.id,
        articles=len({one.article.id for one in told}),
    )


def _summary(told: Sequence[_Telling]) -> _Telling:
    """The telling whose sentence says most, of those that read as one sentence if some are nearly as weighty."""
    ranked = sorted(told, key=lambda one: (-one.weight, one.article.id))
    near = (one for one in ranked if one.weight >= ranked[0].weight * _NEARLY)
    return next((one for one in near if _reads_well(one.sentence)), ranked[0])


def _reads_well(sentence: str) -> bool:
    """Whether a quote is a sentence of usual length, with nothing of a page's frame in it."""
    words = sentence.split()
    closed = sentence.rstrip("\"'”’») ")[-1:] in (".", "!", "?") or words[-1] in (".", "!", "?")
    whole = sentence.count("(") == sentence.count(")") and sentence.count("-LRB-") == sentence.count("-RRB-")
    return _SHORTEST <= len(words) <= _LONGEST and closed and whole and _FRAME.search(sentence) is None
