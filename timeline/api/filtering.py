"""A part of a timeline: a stretch of time, a subject, some articles."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from timeline.api.inputs import Day
from timeline.calendar import Interval, interval_of
from timeline.calendar.edtf import parse_edtf
from timeline.combining import group_with_ids, parse_date
from timeline.errors import ConfigError
from timeline.model import Combined, Event, PlacedMention, Proposal, TimeValue

_EDTF_ONLY = re.compile(r"-\d{4}.*|Y-?\d+|\d{1,3}X+")


def between(combined: Combined, first: Day | None, last: Day | None) -> Combined:
    """What may have happened from the beginning of `first` to the end of `last`, both inclusive; None is open.

    An event stays if its interval touches the stretch; what has no date goes.  Raises ConfigError for a date that
    cannot be read or does not exist, and for a stretch that ends before it begins.
    """
    stretch = stretch_of(first, last)

    def inside(value: TimeValue | None) -> bool:
        found = None if value is None else interval_of(value)
        return found is not None and found.overlaps(stretch)

    return _kept(combined, lambda event: inside(event.value), lambda placed: inside(placed.value), undated=False)


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
    texts = {article.id: article.text for article in combined.articles}

    def told(placed: PlacedMention) -> str:
        mention = placed.mention
        people = (name for one in mention.participants for name in (one.text, one.name))
        sentence = texts[mention.sentence.article][mention.sentence.start : mention.sentence.end]
        return "\n".join([mention.title, sentence, mention.place.text if mention.place else "", *people])

    def names(text: str) -> bool:
        return all(pattern.search(text) for pattern in wanted)

    def event_names(event: Event) -> bool:
        own = [event.label, event.place or "", *event.participants]
        return names("\n".join([*own, *map(told, event.mentions)]))

    return _kept(combined, event_names, lambda placed: names(told(placed)), undated=True)


def in_articles(combined: Combined, ids: Iterable[str]) -> Combined:
    """What these articles tell, grouped anew without the others.  Raises ConfigError for an unknown id."""
    wanted = set(ids)
    known = {article.id for article in combined.articles}
    if unknown := sorted(wanted - known):
        raise ConfigError(f"in_articles: there is no article {unknown[0]}; known are {', '.join(sorted(known)[:10])}")
    articles = tuple(article for article in combined.articles if article.id in wanted)
    mentions = tuple(one for one in combined.mentions if one.mention.trigger.article in wanted)
    events, groups = group_with_ids(mentions, articles)
    return replace(
        combined,
        articles=articles,
        expressions={name: found for name, found in combined.expressions.items() if name in wanted},
        mentions=mentions,
        events=events,
        undated=tuple(one for one in combined.undated if one.mention.trigger.article in wanted),
        groups=groups,
        proposals=tuple(one for one in combined.proposals if wanted >= {one.article, *_others(one)}),
    )


def _others(proposal: Proposal) -> Iterable[str]:
    return (match.other.article for match in proposal.matches)


def _kept(
    combined: Combined, event_stays: Callable[[Event], bool], mention_stays: Callable[[PlacedMention], bool], *,
    undated: bool,
) -> Combined:  # fmt: skip
    """The events that stay with all their mentions, and of the other mentions those that stay by themselves."""
    events = tuple(filter(event_stays, combined.events))
    kept = {event.id for event in events}
    every = {event.id for event in combined.events}

    def stays(placed: PlacedMention) -> bool:
        group = combined.groups.get(placed.mention.key)
        return group in kept or (group not in every and mention_stays(placed))

    mentions = tuple(filter(stays, combined.mentions))
    return replace(
        combined,
        events=events,
        mentions=mentions,
        undated=tuple(filter(mention_stays, combined.undated)) if undated else (),
        groups={key: combined.groups[key] for one in mentions if (key := one.mention.key) in combined.groups},
    )


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
