"""The days that matter most in a collection of articles, with a sentence for each.

A day weighs what the articles give it (`day_mentions`): each counts once, by how much it is about the topic of the
collection.  Looking back counts more than looking ahead, a spelt-out date more than a weekday.  Counting dates alone is
a strong baseline for this task (Tran et al. 2013); the weights were chosen on development data
(`benchmarks/keydates.py`).
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import takewhile
from typing import NamedTuple

from timeline.calendar.days import parse_day
from timeline.combining.key_dates.cues import key_date_cues
from timeline.combining.key_dates.day_mentions import Days, count_days, day_of, make_day_mentions
from timeline.model import Combined, DayMentions
from timeline.storage import EventRecord, Packed, ResultIndex, Run, SpillList, batched, index_of

_TOPIC_WORDS, _TOPIC_POWER, _TOPIC_FLOOR = 30, 1.25, 0.05
_MOST_WORDS = 30_000  # whose counts memory holds
_NEARLY, _SHORTEST, _LONGEST = 0.5, 8, 45  # weight of a summary beside the best, and its length in words
_COUNTED = 250  # articles whose day mentions are summed at once
_OUTSTANDING = 1.6  # times the mean weight of all days: what a day needs where no number is given


@dataclass(frozen=True, slots=True)
class KeyDate:
    """A day (ISO 8601), its weight (1 for the first), the events that lie on it, and a sentence on what happened."""

    day: str
    weight: float
    events: tuple[str, ...]
    summary: str
    article: str
    articles: int


def rank_key_dates(
    combined: Combined, n: int | None = None, *, first: str | None = None, last: str | None = None, run: Run = map
) -> tuple[KeyDate, ...]:
    """The `n` most important days in the order of time; as many as weigh enough where `n` is None.

    `first` and `last` (ISO days) narrow the time looked at; `run` sums what articles say, some articles at a time.
    Articles without a publication date count with the days that they name.
    """
    index = index_of(combined)
    topic, said = _Topic(), _Said(*(None if end is None else parse_day(end) for end in (first, last)))
    openings: SpillList[list[str]] = SpillList()
    for counted in run(count_days, batched(_day_mentions(index), _COUNTED)):
        topic.add(counted.words)
        openings.append(counted.openings)
        said.add(counted.days)
    relevance = topic.relevance(lambda: (book.open().words for book in _day_mentions(index)))
    weights = said.weights(array("d", [relevance(opening.split()) for some in openings for opening in some]))
    ranked = sorted(weights, key=lambda day: (-weights[day], parse_day(day)))
    most = weights[ranked[0]] if ranked else 1.0
    enough = _OUTSTANDING * sum(weights.values()) / max(1, len(weights))
    kept = ranked[:n] if n is not None else [day for day in ranked if weights[day] >= enough or day == ranked[0]]
    rows, events = said.rows(kept), _events_of(index, set(kept))
    found: list[KeyDate] = []
    for day in sorted(kept, key=parse_day):
        summary, article = _summary(index, said.ranked(rows[day]))
        name, articles = index.names[article], said.articles(rows[day])
        found.append(KeyDate(day, round(weights[day] / most, 4), tuple(events[day]), summary, name, articles))
    return tuple(found)


def _day_mentions(index: ResultIndex) -> Iterator[Packed[DayMentions]]:
    """What was kept of the articles' days, else made of their texts."""
    for number in range(len(index.names)):
        kept = index.source.day_mentions(number)
        yield kept or make_day_mentions(index.articles[number], index.source.expressions(number))


class _Topic:
    """What a collection is about: the words that most of its articles hold.

    Where there are very many words, those that few articles hold are forgotten on the way; so the counts are the least
    that may be true, and those of words that may belong to the topic are counted again.
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._missed = 0  # how many articles a word may have been in before it was last forgotten

    def add(self, words: Mapping[str, int]) -> None:
        """Count the words of some more articles."""
        self._counts.update(words)
        if len(self._counts) > _MOST_WORDS:
            least = sorted(self._counts.values())[len(self._counts) // 2]
            self._counts = Counter({word: count for word, count in self._counts.items() if count > least})
            self._missed += least

    def relevance(self, again: Callable[[], Iterable[Iterable[str]]]) -> Callable[[Iterable[str]], float]:
        """Tells of the opening of an article how many of the topic's words it holds, each by its frequency.

        0 to about 1.  `again` gives the words of all articles once more.
        """
        words = self._words(again)
        whole = sum(words.values()) or 1

        def relevance(opening: Iterable[str]) -> float:
            share = sum([words[word] for word in opening if word in words]) / whole
            return float((_TOPIC_FLOOR + share) ** _TOPIC_POWER)

        return relevance

    def _words(self, again: Callable[[], Iterable[Iterable[str]]]) -> dict[str, int]:
        counts = self._counts
        if self._missed:
            least = sorted(counts.values(), reverse=True)[:_TOPIC_WORDS][-1:]
            near = {word for word, count in counts.items() if count + self._missed >= least[0]}
            counts = Counter()
            for words in again():
                counts.update(near.intersection(words))
        return dict(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:_TOPIC_WORDS])


class _Telling(NamedTuple):
    """What one article, given by its number, says of one day: its weight, and where the sentence stands."""

    weight: float
    article: int
    start: int
    end: int


class _Said:
    """What the articles say of days from the first to the last, as numbers: they may be very many."""

    def __init__(self, first: int | None, last: int | None) -> None:
        self._first, self._last = first, last
        self._articles = 0
        self._days: dict[str, int] = {}
        self._weights = array("d")
        self._places = tuple(array("l") for _ in range(4))  # day, article, start, end

    def add(self, told: Sequence[Days]) -> None:
        """The days of the next articles."""
        for article, days in enumerate(told, self._articles):
            for day, weight, start, end in days:
                if self._within(day):
                    self._weights.append(weight)
                    place = self._days.setdefault(day, len(self._days))
                    for numbers, one in zip(self._places, (place, article, start, end), strict=True):
                        numbers.append(one)
        self._articles += len(told)

    def _within(self, day: str) -> bool:
        if self._first is None and self._last is None:
            return True
        number = parse_day(day)
        return (self._first is None or number >= self._first) and (self._last is None or number <= self._last)

    def weights(self, relevance: Sequence[float]) -> dict[str, float]:
        """The weight of each day, by the relevance of each article."""
        sums = [0.0] * len(self._days)
        days, articles, *_ = self._places
        for number, (day, article) in enumerate(zip(days, articles, strict=True)):
            self._weights[number] *= relevance[article]
            sums[day] += self._weights[number]
        return dict(zip(self._days, sums, strict=True))

    def rows(self, days: Iterable[str]) -> dict[str, array[int]]:
        """The numbers of what was said of some days."""
        wanted = {self._days[day]: array("l") for day in days}
        for row, day in enumerate(self._places[0]):
            if day in wanted:
                wanted[day].append(row)
        return {day: wanted[self._days[day]] for day in days}

    def ranked(self, rows: Iterable[int]) -> Iterator[_Telling]:
        """What was said, the weightiest first; of equals that of the first article."""
        _, articles, starts, ends = self._places
        for row in sorted(rows, key=lambda row: (-self._weights[row], articles[row])):
            yield _Telling(self._weights[row], articles[row], starts[row], ends[row])

    def articles(self, rows: Iterable[int]) -> int:
        """How many articles said it."""
        return len({self._places[1][row] for row in rows})


def _events_of(index: ResultIndex, days: AbstractSet[str]) -> dict[str, list[str]]:
    """The ids of the events that lie on each of some days, the most salient first."""
    found: dict[str, list[tuple[float, str]]] = {day: [] for day in days}
    for one, there in found.items():
        for record in _begun(index, parse_day(one)):
            if day_of(record.earliest, record.latest) == one:
                there.append((-record.salience, index.event_id(record)))
    return {day: [name for _, name in sorted(there)] for day, there in found.items()}


def _begun(index: ResultIndex, day: int) -> Iterator[EventRecord]:
    """The events that begin on a day; of the others, which stand before and behind them, only a few are read."""

    def begin(place: int) -> int:
        record = index.record(place)
        edge = record.earliest or record.latest
        return 0 if edge is None else parse_day(edge)

    places = range(len(index.packed_records))
    behind = places[bisect_left(places, day, key=begin) :]
    return map(index.record, takewhile(lambda place: begin(place) == day, behind))


def _summary(index: ResultIndex, ranked: Iterable[_Telling]) -> tuple[str, int]:
    """The sentence that says most, of those that read as one if some are nearly as weighty; its article's number."""
    first: tuple[str, int] | None = None
    least = 0.0
    for one in ranked:
        if first is not None and one.weight < least:
            break
        article = index.articles[one.article]
        sentence = article.title if one.start < 0 else article.text[one.start : one.end]
        if _reads_well(sentence, article.lang):
            return sentence, one.article
        if first is None:
            first, least = (sentence, one.article), one.weight * _NEARLY
    assert first is not None  # noqa: S101 - a day is there because somebody told of it
    return first


def _reads_well(sentence: str, lang: str) -> bool:
    """Whether a quote is a sentence of usual length, with nothing of a page's frame in it."""
    words = sentence.split()
    closed = sentence.rstrip("\"'”’») ")[-1:] in (".", "!", "?") or words[-1] in (".", "!", "?")
    whole = sentence.count("(") == sentence.count(")") and sentence.count("-LRB-") == sentence.count("-RRB-")
    framed = key_date_cues(lang).frame.search(sentence) is not None
    return _SHORTEST <= len(words) <= _LONGEST and closed and whole and not framed
