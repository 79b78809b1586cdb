"""The index of any result: its own, or one made of values that are in memory."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from timeline.model.articles import Article
from timeline.model.events import Combined, Event, PlacedMention
from timeline.model.times import TimeExpression
from timeline.storage.article_headers import ArticleHeader, header_of
from timeline.storage.event_records import EventRecord, encoded_value
from timeline.storage.result_index import EventRecords, Key, ResultIndex, group_id
from timeline.storage.result_views import Events, Mentions


def index_of(combined: Combined) -> ResultIndex:
    """The index from which a result was made; of one that was put together by hand, an index made of its values."""
    index = combined.events.result_index if isinstance(combined.events, Events) else None
    if index is not None and _is_whole(combined, index):
        return index
    return _made(combined)


def _is_whole(combined: Combined, index: ResultIndex) -> bool:
    """Whether nothing but values of the index stands in a result, and all of these."""
    views = combined.mentions, combined.undated
    return (
        combined.articles is index.articles and len(views[0]) == len(index) and all(_shows(one, index) for one in views)
    )


def numbers_of(index: ResultIndex, mentions: Sequence[PlacedMention]) -> Sequence[int]:
    """The numbers of some mentions in an index that has them."""
    if _shows(mentions, index):
        assert isinstance(mentions, Mentions)  # noqa: S101 - for the type checker
        return mentions.numbers
    found = (index.number(one.mention.key) for one in mentions)
    return [number for number in found if number is not None]


def _shows(mentions: Sequence[PlacedMention], index: ResultIndex) -> bool:
    return isinstance(mentions, Mentions) and mentions.result_index is index


@dataclass(frozen=True, slots=True)
class InMemorySource:
    """Mentions and expressions of articles, by the articles' numbers; nothing else is kept of them."""

    articles: Sequence[Article]
    placed: Sequence[tuple[PlacedMention, ...]]
    times: Sequence[tuple[TimeExpression, ...]]

    def header(self, number: int) -> ArticleHeader:
        """The header of an article."""
        return header_of(self.articles[number])

    def mentions(self, number: int) -> tuple[PlacedMention, ...]:
        """The placed mentions of one article."""
        return self.placed[number]

    def chosen(self, number: int, places: Sequence[int]) -> list[PlacedMention]:
        """Some of them."""
        own = self.placed[number]
        return [own[place] for place in places]

    def expressions(self, number: int) -> tuple[TimeExpression, ...]:
        """Its time expressions."""
        return self.times[number]

    def grouping_input(self, _: int) -> None:
        """Not kept."""

    def day_mentions(self, _: int) -> None:
        """Not kept."""

    def report_block(self, _: int) -> bytes:
        """Not kept."""
        return b""

    def block_places(self, _: int) -> None:
        """The same."""

    def fingerprint(self, _: int) -> bytes:
        """What is in memory may have been changed."""
        return b""


def _made(combined: Combined) -> ResultIndex:
    names = [article.id for article in combined.articles]
    placed = _by_article(combined, names)
    every = [one for own in placed for one in own]
    numbers = {one.mention.key: number for number, one in enumerate(every)}
    records = EventRecords.spilled(_record(event, numbers) for event in combined.events)
    triggers = [one.mention.trigger for one in every]
    spans = array("i", [one.start for one in triggers]), array("i", [one.end for one in triggers])
    source = InMemorySource(combined.articles, placed, [combined.expressions.get(name, ()) for name in names])
    first = _first(every, combined)
    return ResultIndex(source, combined.articles, names, [len(own) for own in placed], spans, first, records)


def _by_article(combined: Combined, names: Sequence[str]) -> list[tuple[PlacedMention, ...]]:
    """Every mention once, in text order: those of the result, of its events and the undated ones."""
    found = {one.mention.key: one for one in (*combined.undated, *combined.mentions)}
    found |= {one.mention.key: one for event in combined.events for one in event.mentions}
    own: dict[str, list[PlacedMention]] = {name: [] for name in names}
    for key in sorted(found):
        own[key[0]].append(found[key])
    return [tuple(own[name]) for name in names]


def _first(every: Sequence[PlacedMention], combined: Combined) -> array[int]:
    """The earliest mention of each group: as the result has them, or those of one event."""
    groups = {one.mention.key: event.id for event in combined.events for one in event.mentions}
    groups |= combined.groups
    earliest: dict[str, int] = {}
    return array(
        "q",
        [
            number if group is None else earliest.setdefault(group, number)
            for number, one in enumerate(every)
            for group in [groups.get(one.mention.key)]
        ],
    )


def _record(event: Event, numbers: Mapping[Key, int]) -> EventRecord:
    own = [(numbers[one.mention.key], one) for one in event.mentions]
    label = next((number for number, one in own if one.mention.title == event.label), event.label)
    dated = next((number for number, one in own if event.value.placed and one.value == event.value), None)
    return EventRecord(
        mentions=tuple([number for number, _ in own]),
        label=label,
        dated=encoded_value(event.value) if dated is None else dated,
        earliest=event.value.earliest,
        latest=event.value.latest,
        status=event.status,
        participants=event.participants,
        place=event.place,
        salience=event.salience,
        why=event.why,
        claims=tuple([(one.article, one.earliest, one.latest) for one in event.disagreement]),
        id="" if own and group_id(own[0][1].mention.key) == event.id else event.id,
    )
