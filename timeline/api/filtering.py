"""A part of a timeline: a stretch of time, a subject, some articles."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain

from timeline.api.inputs import Day
from timeline.calendar import Interval, interval_of, iso_interval
from timeline.calendar.edtf import parse_edtf
from timeline.combining import parse_date, regroup
from timeline.errors import ConfigError
from timeline.model import Combined, PlacedMention, Proposal, TimeValue
from timeline.storage import (
    EventRecord,
    ResultIndex,
    SelectedArticles,
    SelectedSource,
    SpillList,
    index_of,
    numbers_of,
    select,
    with_index,
)

_EDTF_ONLY = re.compile(r"-\d{4}.*|Y-?\d+|\d{1,3}X+")


def between(combined: Combined, first: Day | None, last: Day | None) -> Combined:
    """What may have happened from the beginning of `first` to the end of `last`, both inclusive; None is open.

    An event stays if its interval touches the stretch; what has no date goes.  Raises ConfigError for a date that
    cannot be read or does not exist, and for a stretch that ends before it begins.
    """
    stretch = stretch_of(first, last)
    index = index_of(combined)

    def inside(record: EventRecord) -> bool:
        dated = record.earliest is not None or record.latest is not None
        return dated and iso_interval(record.earliest, record.latest).overlaps(stretch)

    kept = [place for place, record in enumerate(index.records()) if inside(record)]
    return _kept(combined, index, kept, undated=())


def stretch_of(first: Day | None, last: Day | None) -> Interval:
    """From the beginning of one date to the end of another; raises ConfigError as `between`."""
    start = None if first is None else _interval(first).start
    stop = None if last is None else _interval(last).stop
    if start is not None and stop is not None and start > stop:
        raise ConfigError(f"{first} is after {last}; give the earlier date first")
    return Interval(start, stop)


def about(combined: Combined, words: str) -> Combined:
    """The events that name all of `words`, in label, participants, place or sentence, whatever their case.

    Each word matches the beginning of one in the text, so "negotiat" finds negotiations.  Raises ConfigError for a
    text without a word.
    """
    wanted = [re.compile(rf"\b{re.escape(word)}", re.IGNORECASE) for word in re.findall(r"\w+", words)]
    if not wanted:
        raise ConfigError(f"about: {words!r} holds no word to look for")
    index = index_of(combined)
    told = _Telling(index)

    def names(text: str) -> bool:
        return all(pattern.search(text) for pattern in wanted)

    def event_names(record: EventRecord) -> bool:
        own = [told.label(record), record.place or "", *record.participants]
        return names("\n".join([*own, *map(told.words, record.mentions)]))

    kept = [place for place, record in enumerate(index.records()) if event_names(record)]
    undated = [number for number in numbers_of(index, combined.undated) if names(told.words(number))]
    return _kept(combined, index, kept, undated)


class _Telling:
    """What each mention tells, in words: title, sentence, place and people; each article is opened once."""

    def __init__(self, index: ResultIndex) -> None:
        self._titles: SpillList[str] = SpillList()
        self._words: SpillList[str] = SpillList()
        for number, article in enumerate(index.articles):
            for one in index.source.mentions(number):
                self._titles.append(one.mention.title)
                self._words.append(_words(one, article.text))

    def label(self, record: EventRecord) -> str:
        """The title of an event."""
        return record.label if isinstance(record.label, str) else self._titles[record.label]

    def words(self, number: int) -> str:
        """The words of a mention, by its number among all."""
        return self._words[number]


def _words(placed: PlacedMention, text: str) -> str:
    mention = placed.mention
    people = (name for one in mention.participants for name in (one.text, one.name))
    sentence = text[mention.sentence.start : mention.sentence.end]
    return "\n".join([mention.title, sentence, mention.place.text if mention.place else "", *people])


def in_articles(combined: Combined, ids: Iterable[str]) -> Combined:
    """What these articles tell, grouped anew without the others.  Raises ConfigError for an unknown id."""
    wanted = set(ids)
    index = index_of(combined)
    known = index.article_numbers
    if unknown := sorted(wanted - known.keys()):
        raise ConfigError(f"in_articles: there is no article {unknown[0]}; known are {', '.join(sorted(known)[:10])}")
    numbers = sorted(known[name] for name in wanted)
    mentions = array("q", chain.from_iterable(map(index.own, numbers)))
    found = regroup(SelectedSource(index, numbers, mentions, {}), SelectedArticles(index.articles, numbers))
    renumbered = {old: new for new, old in enumerate(mentions)}
    undated = [renumbered[old] for old in numbers_of(index, combined.undated) if old in renumbered]
    proposals = tuple(one for one in combined.proposals if wanted >= {one.article, *_others(one)})
    return replace(with_index(combined, found, undated), proposals=proposals)


def _others(proposal: Proposal) -> Iterable[str]:
    return (match.other.article for match in proposal.matches)


def _kept(combined: Combined, index: ResultIndex, events: Sequence[int], undated: Sequence[int]) -> Combined:
    """The events in some places of the order with all their mentions, and some of those without a date."""
    groups = {index.first[number] for place in events for number in index.record(place).mentions}
    beside = set(undated)
    mentions = (number for number, group in enumerate(index.first) if group in groups or number in beside)
    found, renumbered = select(index, mentions, map(index.record, events))
    return with_index(combined, found, [renumbered[number] for number in undated])


def _interval(day: Day) -> Interval:
    text = str(day).strip()
    value = _edtf(text) if _EDTF_ONLY.fullmatch(text) else parse_date(text)
    found = interval_of(value)
    if found is None:
        raise ConfigError(f"{text}: this is no date; write 2025, 2025-04 or 2025-04-17")
    return found


def _edtf(text: str) -> TimeValue:
    """A year before 1 or beyond 9999, or a decade or century, as EDTF writes them: -0043, Y12025, 198X."""
    try:
        earliest, latest, grain, qualifier = parse_edtf(text)
    except ValueError as error:
        raise ConfigError(f"{text}: this is no date ({error}); write 2025, 2025-04, 2025-04-17 or -0043") from None
    return TimeValue(text, earliest, latest, grain, qualifier, edtf=text)
