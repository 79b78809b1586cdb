"""The expressions and mentions of the page: of a result at hand, or put together from what was kept of each article."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import chain
from typing import Any, Protocol

from timeline.model import Combined, Events, Mentions, PlacedMention
from timeline.report.columns import Block, blocks_of
from timeline.report.fragments import read_expressions, read_mentions, read_summary
from timeline.report.items import expression_item, mention_item
from timeline.report.symbols import feasts_named, movable

Item = dict[str, Any]


class Contents(Protocol):
    """The page's lists of expressions and mentions, which point at each other by number.

    `blocks` gives those of each article, with the article's number; `placed` the mentions of some articles in the order
    of the page, with their numbers; `names` are the ids of all.
    """

    @property
    def names(self) -> Sequence[str]: ...
    def blocks(self) -> tuple[Iterator[tuple[int, Block]], Iterator[tuple[int, Block]]]: ...
    def placed(self, articles: Collection[str]) -> Iterator[tuple[int, PlacedMention]]: ...
    def rows(self, mentions: Sequence[PlacedMention]) -> Sequence[int]: ...
    def feasts(self) -> tuple[set[str], set[int]]: ...


def contents_of(combined: Combined) -> Contents:
    """The contents of a result, from what was kept of its articles where it is as it was built."""
    mentions, events = combined.mentions, combined.events
    if isinstance(mentions, Mentions) and len(mentions) == mentions.shelves.starts[-1]:
        shelves = mentions.shelves
        parts = (
            [combined.undated] if isinstance(events, Events) else [combined.undated, *(one.mentions for one in events)]
        )
        same = all(isinstance(part, Mentions) and part.shelves is shelves for part in parts)
        known = not isinstance(events, Events) or events.shelves is shelves
        if same and known and len(combined.articles) == len(shelves.starts) - 1:
            contents = KeptContents(mentions)
            if contents.whole:
                return contents
    return HeldContents(combined)


class HeldContents:
    """Contents made of expressions and mentions."""

    def __init__(self, combined: Combined) -> None:
        self._combined = combined
        self._numbers = {article.id: index for index, article in enumerate(combined.articles)}
        self._expressions = [item for article in combined.articles for item in combined.expressions.get(article.id, ())]
        self._placed = _all_mentions(combined)
        self._rows = {item.mention.key: index for index, item in enumerate(self._placed)}
        self._moving = {article.id: movable(combined.expressions.get(article.id, ())) for article in combined.articles}

    @property
    def names(self) -> Sequence[str]:
        """The articles' ids."""
        return tuple(self._numbers)

    def expressions(self) -> Iterator[Item]:
        """The expressions, by article and place."""
        for item in self._expressions:
            moves = item.start in self._moving[item.span.article]
            yield {"article": self._numbers[item.span.article], **expression_item(item, moves=moves)}

    def mentions(self) -> Iterator[Item]:
        """The mentions, by article and place."""
        spans = {expression.span: index for index, expression in enumerate(self._expressions)}
        texts = {article.id: article.text for article in self._combined.articles}
        events = {item.mention.key: n for n, event in enumerate(self._combined.events) for item in event.mentions}
        for placed in self._placed:
            name = placed.mention.trigger.article
            linked = spans.get(placed.expression.span) if placed.expression else None
            item = mention_item(placed, texts[name])
            yield _placed(item, self._numbers[name], linked, events.get(placed.mention.key, -1))

    def blocks(self) -> tuple[Iterator[tuple[int, Block]], Iterator[tuple[int, Block]]]:
        """Both as blocks of columns."""
        return blocks_of(self.expressions(), self.mentions())

    def placed(self, articles: Collection[str]) -> Iterator[tuple[int, PlacedMention]]:
        """The mentions themselves, of some articles."""
        return ((row, one) for row, one in enumerate(self._placed) if one.mention.trigger.article in articles)

    def rows(self, mentions: Sequence[PlacedMention]) -> Sequence[int]:
        """The numbers of some mentions."""
        return [self._rows[item.mention.key] for item in mentions]

    def feasts(self) -> tuple[set[str], set[int]]:
        """The feasts named, and the years for which they may be needed."""
        return feasts_named(item for item in self._expressions if item.start in self._moving[item.span.article])


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
    """Contents put together from the fragments of the articles; `whole` where these are there of all."""

    def __init__(self, mentions: Mentions) -> None:
        self._mentions = mentions
        self._source = mentions.shelves.source
        self._articles = range(len(mentions.shelves.starts) - 1)
        self._feasts: set[str] = set()
        self._years: set[int] = set()
        self.whole = all(map(self._summed, self._articles))

    def _summed(self, number: int) -> bool:
        """Takes in what an article says in short; false where its fragments were not made."""
        page = self._source.page(number)
        if not page:
            return False
        summary = read_summary(page)
        self._feasts.update(summary.feasts)
        self._years.update(summary.years)
        return True

    @property
    def names(self) -> Sequence[str]:
        """The articles' ids."""
        return self._mentions.shelves.names

    def blocks(self) -> tuple[Iterator[tuple[int, Block]], Iterator[tuple[int, Block]]]:
        """Expressions and mentions, by article and place."""
        return self._blocks(read_expressions), self._blocks(read_mentions)

    def _blocks(self, read: Callable[[bytes], Block]) -> Iterator[tuple[int, Block]]:
        """Those of the articles that have any."""
        found = ((number, read(self._source.page(number))) for number in self._articles)
        return ((number, block) for number, block in found if block["columns"])

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

    def feasts(self) -> tuple[set[str], set[int]]:
        """The feasts named, and the years for which they may be needed."""
        return self._feasts, self._years
