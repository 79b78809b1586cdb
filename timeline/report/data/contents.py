"""What the page shows of the articles: of a result at hand, or as it was kept of each article."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any, Protocol

from timeline.model import Article, Combined, PlacedMention, TimeExpression
from timeline.report.data.items import expression_item, mention_item
from timeline.report.data.movable import feasts_named, movable
from timeline.report.encoding.article_block import article_block
from timeline.report.encoding.event_row_group import EVENTS, EventRowGroupTask, event_row
from timeline.storage import Events, LazyArticles, Mentions

Item = dict[str, Any]


class Contents(Protocol):
    """The page's lists, which point at each other by number.

    `pages` gives some articles with their fragments, `stamp` what stands for one of these, `batches` the events;
    `placed` the mentions of some articles in the order of the page, with their numbers; `names` are the ids of all.
    """

    @property
    def names(self) -> Sequence[str]: ...
    def pages(self, numbers: Iterable[int]) -> Iterator[tuple[Article, bytes]]: ...
    def stamp(self, number: int) -> bytes: ...
    def batches(self) -> Iterator[EventRowGroupTask]: ...
    def placed(self, articles: Collection[str]) -> Iterator[tuple[int, PlacedMention]]: ...
    def rows(self, mentions: Sequence[PlacedMention]) -> Sequence[int]: ...


def contents_of(combined: Combined) -> Contents:
    """The contents of a result, from what was kept of its articles where it is as it was built."""
    mentions, events, undated = combined.mentions, combined.events, combined.undated
    if isinstance(mentions, Mentions) and isinstance(undated, Mentions) and isinstance(events, Events):
        shelves = mentions.shelves
        same = undated.shelves is shelves and events.shelves is shelves
        if same and len(mentions) == shelves.starts[-1] and len(combined.articles) == len(shelves.starts) - 1:
            return KeptContents(combined.articles, mentions, events)
    return HeldContents(combined)


@dataclass(frozen=True, slots=True)
class _Resolved:
    """An article on the calendar."""

    article: Article
    expressions: Sequence[TimeExpression]
    mentions: Sequence[PlacedMention]


class HeldContents:
    """Contents made of expressions and mentions."""

    def __init__(self, combined: Combined) -> None:
        self._combined = combined
        self._numbers = {article.id: index for index, article in enumerate(combined.articles)}
        self._placed = _all_mentions(combined)
        self._rows = {item.mention.key: index for index, item in enumerate(self._placed)}
        by_article = groupby(self._placed, lambda one: one.mention.trigger.article)
        self._told = {name: list(some) for name, some in by_article}

    @property
    def names(self) -> Sequence[str]:
        """The articles' ids."""
        return tuple(self._numbers)

    def pages(self, numbers: Iterable[int]) -> Iterator[tuple[Article, bytes]]:
        """Some articles, each with its fragments."""
        for article in map(self._combined.articles.__getitem__, numbers):
            expressions = self._combined.expressions.get(article.id, ())
            yield article, article_block(_Resolved(article, expressions, self._told.get(article.id, ())))

    def stamp(self, _: int) -> bytes:
        """Nothing: what is at hand may have been changed."""
        return b""

    def batches(self) -> Iterator[EventRowGroupTask]:
        """The events, some thousand at once."""
        events = self._combined.events
        for start in range(0, len(events), EVENTS):
            yield EventRowGroupTask(
                tuple(event_row(one, self.rows(one.mentions)) for one in events[start : start + EVENTS])
            )

    def placed(self, articles: Collection[str]) -> Iterator[tuple[int, PlacedMention]]:
        """The mentions themselves, of some articles."""
        return ((row, one) for row, one in enumerate(self._placed) if one.mention.trigger.article in articles)

    def rows(self, mentions: Sequence[PlacedMention]) -> Sequence[int]:
        """The numbers of some mentions."""
        return [self._rows[item.mention.key] for item in mentions]

    def expressions(self) -> Iterator[Item]:
        """The expressions, by article and place."""
        for article in self._combined.articles:
            own = self._combined.expressions.get(article.id, ())
            moving = movable(own)
            for item in own:
                yield {"article": self._numbers[article.id], **expression_item(item, moves=item.start in moving)}

    def mentions(self) -> Iterator[Item]:
        """The mentions, by article and place."""
        expressions = (item for one in self._combined.articles for item in self._combined.expressions.get(one.id, ()))
        spans = {expression.span: index for index, expression in enumerate(expressions)}
        texts = {article.id: article.text for article in self._combined.articles}
        events = {item.mention.key: n for n, event in enumerate(self._combined.events) for item in event.mentions}
        for placed in self._placed:
            name = placed.mention.trigger.article
            linked = spans.get(placed.expression.span) if placed.expression else None
            item = mention_item(placed, texts[name])
            yield _placed(item, self._numbers[name], linked, events.get(placed.mention.key, -1))

    def feasts(self) -> tuple[set[str], set[int]]:
        """The feasts named, and the years for which they may be needed."""
        owned = [self._combined.expressions.get(article.id, ()) for article in self._combined.articles]
        moving = ((own, movable(own)) for own in owned)
        return feasts_named(item for own, starts in moving for item in own if item.start in starts)


def _all_mentions(combined: Combined) -> list[PlacedMention]:
    """Every mention once, in text order: those of the model, of its events and the undated ones."""
    order = {article.id: index for index, article in enumerate(combined.articles)}
    found = {item.mention.key: item for item in (*combined.undated, *combined.mentions)}
    found |= {item.mention.key: item for event in combined.events for item in event.mentions}
    return [found[key] for key in sorted(found, key=lambda key: (order[key[0]], key[1], key[2]))]


def _placed(item: Item, article: int, expression: int | None, event: int) -> Item:
    """A mention with the numbers of its article, and of its expression and event where it has them."""
    row: Item = {"article": article, **item}
    if expression is not None:
        row["expression"] = expression
    if event >= 0:
        row["event"] = event
    return row


class KeptContents:
    """Contents put together from what was kept of the articles."""

    def __init__(self, articles: Sequence[Article], mentions: Mentions, events: Events) -> None:
        self._articles = articles
        self._mentions = mentions
        self._events = events

    @property
    def names(self) -> Sequence[str]:
        """The articles' ids."""
        return self._mentions.shelves.names

    def pages(self, numbers: Iterable[int]) -> Iterator[tuple[Article, bytes]]:
        """Some articles, each with its fragments, which are made where they were not kept."""
        source = self._mentions.shelves.source
        for number in numbers:
            article, page = self._articles[number], source.page(number)
            told = () if page else (source.expressions(number), source.mentions(number))
            yield article, page or article_block(_Resolved(article, *told))

    def stamp(self, number: int) -> bytes:
        """What stands for one of these; nothing where articles stand in the place of those that were kept."""
        return self._mentions.shelves.source.stamp(number) if isinstance(self._articles, LazyArticles) else b""

    def batches(self) -> Iterator[EventRowGroupTask]:
        """The events, some thousand at once, as records."""
        for start in range(0, len(self._events), EVENTS):
            numbers = range(start, min(start + EVENTS, len(self._events)))
            yield EventRowGroupTask(records=tuple(map(self._events.packed, numbers)))

    def placed(self, articles: Collection[str]) -> Iterator[tuple[int, PlacedMention]]:
        """The mentions themselves, of some articles."""
        shelves = self._mentions.shelves
        wanted = (number for number, name in enumerate(shelves.names) if name in articles)
        rows = chain.from_iterable(range(shelves.starts[number], shelves.starts[number + 1]) for number in wanted)
        return ((row, self._mentions[row]) for row in rows)

    def rows(self, mentions: Sequence[PlacedMention]) -> Sequence[int]:
        """The numbers of some mentions."""
        assert isinstance(mentions, Mentions)  # noqa: S101 - `contents_of` has looked
        return mentions.numbers
