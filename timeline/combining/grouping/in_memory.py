"""Grouping mentions that are in memory, with the articles they stand in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.combining.grouping.coreference import group_articles
from timeline.combining.grouping.inputs import GroupingInput, make_grouping_input, undescribed_input
from timeline.model import Article, DayMentions, Event, PlacedMention, TimeExpression
from timeline.storage import Key


def group(placed: Sequence[PlacedMention], articles: Sequence[Article]) -> tuple[Event, ...]:
    """The events that the mentions tell, sorted by time; mentions without a date make no event of their own.

    `articles` are those the mentions stand in, dated.
    """
    return group_with_ids(placed, articles)[0]


def group_with_ids(
    placed: Sequence[PlacedMention], articles: Sequence[Article]
) -> tuple[tuple[Event, ...], dict[Key, str]]:
    """The events as `group` gives them, and the id of the group of every mention, by the mention's key."""
    inputs, told = _inputs(placed, articles)
    found = group_articles(inputs)
    shelves = found.shelves(_MentionSource(told))
    return tuple(found.events(shelves)), dict(found.groups(shelves))


def cluster(
    placed: Sequence[PlacedMention], articles: Sequence[Article]
) -> list[tuple[tuple[PlacedMention, ...], str]]:
    """All mentions in groups, one group an event, each with a line that says what makes it one."""
    events, groups = group_with_ids(placed, articles)
    members: dict[str, list[PlacedMention]] = {}
    for one in sorted(placed, key=lambda one: one.mention.key):
        members.setdefault(groups[one.mention.key], []).append(one)
    why = {event.id: event.why for event in events}
    return [(tuple(some), why.get(name, "")) for name, some in members.items()]


def _inputs(
    placed: Sequence[PlacedMention], articles: Sequence[Article]
) -> tuple[list[GroupingInput], list[tuple[PlacedMention, ...]]]:
    """A grouping input for each article, also for those that are not known, and the mentions of each."""
    told: dict[str, list[PlacedMention]] = {article.id: [] for article in articles}
    for one in sorted(placed, key=lambda one: one.mention.key):
        told.setdefault(one.mention.trigger.article, []).append(one)
    known = {article.id: article for article in articles}
    names = sorted(told)
    inputs = [
        make_grouping_input(known[name], told[name]) if name in known else undescribed_input(name, told[name])
        for name in names
    ]
    return inputs, [tuple(told[name]) for name in names]


@dataclass(frozen=True, slots=True)
class _MentionSource:
    """The mentions of articles as a source of them, and of nothing else."""

    told: Sequence[tuple[PlacedMention, ...]]

    def mentions(self, number: int) -> tuple[PlacedMention, ...]:
        return self.told[number]

    def chosen(self, number: int, places: Sequence[int]) -> list[PlacedMention]:
        return [self.told[number][place] for place in places]

    def expressions(self, _: int) -> tuple[TimeExpression, ...]:
        return ()

    def daybook(self, _: int) -> DayMentions:
        return DayMentions((), (), ())

    def page(self, _: int) -> bytes:
        return b""

    def stamp(self, _: int) -> bytes:
        return b""
