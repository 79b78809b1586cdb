"""Grouping what is there already: mentions in memory, or some articles of a result."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from timeline.combining.grouping.coreference import group_articles
from timeline.combining.grouping.inputs import GroupingInput, make_grouping_input, undescribed_input
from timeline.model import Article, Event, PlacedMention
from timeline.storage import Events, Groups, Key, ResultIndex, Source
from timeline.storage.in_memory import InMemorySource


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
    index = group_articles(inputs).index(InMemorySource(articles, told, [()] * len(told)), articles)
    return tuple(Events(index)), dict(Groups(index))


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


def regroup(source: Source, articles: Sequence[Article]) -> ResultIndex:
    """The mentions of some articles of a result, grouped without the others; what was kept for grouping is used."""

    def grouping_input(number: int) -> Any:
        return source.grouping_input(number) or make_grouping_input(articles[number], source.mentions(number))

    return group_articles(list(map(grouping_input, range(len(articles))))).index(source, articles)


def _inputs(
    placed: Sequence[PlacedMention], articles: Sequence[Article]
) -> tuple[list[GroupingInput], list[tuple[PlacedMention, ...]]]:
    """What grouping needs of each article, also of those that are not known, and the mentions of each."""
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
