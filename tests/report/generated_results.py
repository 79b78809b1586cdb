"""Generated results, events as the build makes them of generated mentions, and corrections of these."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import get_args

from timeline.calendar import interval_of
from timeline.calendar.days import iso_day
from timeline.calendar.periods import period
from timeline.combining import correct
from timeline.combining.grouping.event_building import ends, grouping_mention_of, make_record
from timeline.model import (
    Article,
    Combined,
    Correction,
    Disagreement,
    Event,
    EventMention,
    How,
    Link,
    Participant,
    Place,
    PlacedMention,
    Span,
    Status,
    TimeValue,
)
from timeline.model.corrections import Action
from timeline.storage import group_id

NAMES = ("Ines Duarte", "Port Ellery", "the council", "Ida Ødegård", "Zoë", "\U0001f600 Club", "\uffee Company")
PLACES = ("Kestrel Point", "Port Ellery", "Åre", "the old harbour \U0001f600", "the old harbour \uffee")
TITLES = (
    "Bridge opens",
    "Ines Duarte opens the bridge at Kestrel Point",
    "The council of Port Ellery approves …",
    "A title that goes on and on, far beyond what a list of events has room for, until it ends at last",
    "\U0001f600" * 13,
)
HOW: tuple[How, ...] = ("stated", "stated", "narrative")
DATES = ("2025-04-17", "2025-04", "2025", "2024-02-29/2025", "2025-04/..", "../2025-04-17", "-0043-03-15", "Y12000")


@dataclass(frozen=True)
class Case:
    """A result, and the corrections to be made in it."""

    combined: Combined
    corrections: tuple[Correction, ...]


def cases(count: int, seed: int) -> Iterator[Case]:
    """Generated cases, the same ones for the same seed."""
    chance = Random(seed)  # noqa: S311 - cases
    for _ in range(count):
        combined = _combined(chance)
        made = dict.fromkeys(_corrections(chance, combined))  # the page's address holds each once
        yield Case(combined, tuple(replace(one, where=str(number)) for number, one in enumerate(made)))


def _combined(chance: Random) -> Combined:
    articles, placed = [], []
    for number in range(chance.randrange(1, 5)):
        article, mentions = _article(chance, f"{number} {chance.choice(('a', 'é', chr(0x1F600), chr(0xFFEE)))}.txt")
        articles.append(article)
        placed += mentions
    articles.sort(key=lambda one: one.id)
    placed.sort(key=lambda one: one.mention.key)
    events = tuple(sorted(_events(chance, placed), key=_by_time))
    undated = tuple(one for one in placed if one.reason is not None)
    return Combined(tuple(articles), {}, tuple(placed), events, undated, (), ())


def _article(chance: Random, name: str) -> tuple[Article, list[PlacedMention]]:
    """An article of a few sentences, each with a mention or two; its first sentence leads, if it tells anything."""
    text, mentions = "", []
    title = "A title of its own\n" if chance.random() < 0.5 else ""
    for number in range(chance.randrange(1, 7)):
        sentence = f"In sentence {number} the people of the harbour opened and closed a bridge \U0001f600. "
        if number > 0 or chance.random() < 0.8:
            whole = Span(name, len(title + text), len(title + text + sentence) - 1)
            for word in ("opened", "closed")[: chance.randrange(1, 3)]:
                start = whole.start + sentence.index(word)
                mentions.append(_mention(chance, Span(name, start, start + 6), word, whole, lead=number == 0))
        text += sentence
    return Article(name, title + text, "A title", body=len(title)), mentions


def _mention(chance: Random, trigger: Span, word: str, sentence: Span, *, lead: bool) -> PlacedMention:
    who = tuple(Participant("agent", trigger, name, name) for name in chance.sample(NAMES, chance.randrange(3)))
    place = Place(chance.choice(PLACES), None) if chance.random() < 0.4 else None
    title = f"{chance.choice(TITLES)}{chance.choice(('', ' again'))}"
    status = chance.choice(("happened", *get_args(Status)))
    link = Link(chance.choice((*HOW, "publication") if lead else (*HOW,)))
    mention = EventMention(trigger, word, sentence, "open", title, link, who, place, status, lead=lead)
    return PlacedMention(mention, _value(chance))


def _value(chance: Random) -> TimeValue | None:
    """A day mostly; else a longer period, an instant, an open end, or nothing."""
    day = 20180 + chance.randrange(30)
    kind = chance.randrange(9)
    if kind == 0:
        return TimeValue("PAST_REF", reason="The words are vague: they name no date.")
    if kind == 1:
        return TimeValue(f"{iso_day(day)}T15:00", f"{iso_day(day)}T15:00", f"{iso_day(day)}T15:59", "hour")
    if kind == 2:
        return TimeValue("open", iso_day(day), None, "day", "after")
    if kind == 3:
        return TimeValue("open", None, iso_day(day), "day")
    grain = chance.choice(("day", "day", "week", "month", "year"))
    first, last = period(grain, day)  # type: ignore[arg-type]  # these are units
    return TimeValue(iso_day(first), iso_day(first), iso_day(last), grain, edtf=iso_day(first))  # type: ignore[arg-type]  # grains


def _events(chance: Random, placed: Sequence[PlacedMention]) -> Iterator[Event]:
    """The dated mentions in groups, and some undated ones with them."""
    groups: list[list[PlacedMention]] = [[] for _ in range(max(len(placed) // 2, 1))]
    for one in placed:
        if one.reason is None or chance.random() < 0.3:
            chance.choice(groups).append(one)
    for group in groups:
        if any(one.reason is None for one in group):
            yield _event(group, chance.choice(("", "Both tell of it.")))


def _event(group: Sequence[PlacedMention], why: str) -> Event:
    """The event that the build makes of a group."""
    record = make_record([grouping_mention_of(one) for one in group], range(len(group)), why)
    assert isinstance(record.label, int)
    assert isinstance(record.dated, int)
    value = group[record.dated].value
    assert value is not None
    return Event(
        id=group_id(group[0].mention.key),
        label=group[record.label].mention.title,
        value=value,
        status=record.status,
        mentions=tuple(group),
        participants=record.participants,
        place=record.place,
        salience=record.salience,
        disagreement=tuple(Disagreement(*one) for one in record.claims),
        why=record.why,
    )


def _by_time(event: Event) -> tuple[int, int, str]:
    return (*ends(interval_of(event.value)), event.id)


def _corrections(chance: Random, combined: Combined) -> Iterator[Correction]:
    keys = [one.mention.key for one in combined.mentions]
    for number in range(chance.randrange(1, 8) if keys else 0):
        article, start, end = chance.choice(keys)
        action: Action = chance.choice(get_args(Action))
        other = chance.choice(keys)
        values = {
            "title": f"By hand {number}",
            "date": chance.choice(DATES),
            "merge": f"{other[0]}:{other[1]}-{other[2]}",
        }
        yield Correction(article, start, end, action, values.get(action, ""))


def corrected(case: Case) -> tuple[Combined, frozenset[str]]:
    """The result as Python corrects it, and where those stand that could not be applied."""
    found = correct(case.combined, case.corrections)
    return found.combined, frozenset(one.path for one in found.skipped)
