"""The whole timeline, texts included, so that it can be loaded again: JSON Lines, one part a line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from timeline.errors import ReadError
from timeline.export.codec import from_data, to_data
from timeline.model import Article, Combined, Event, Notice, PlacedMention, Proposal, Skipped, TimeExpression
from timeline.storage import index_of, numbers_of

FORMAT, VERSION = "timeline", 1
_PLAIN = {
    "article": Article,
    "mention": PlacedMention,
    "skipped": Skipped,
    "notice": Notice,
    "proposal": Proposal,
}
_WRONG = (ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError)


def note(combined: Combined) -> str:
    """What is left out."""
    del combined
    return "everything is in it, the texts of the articles too; only timeline.load reads it"


def write(combined: Combined, file: BinaryIO) -> None:
    """A line for each article, mention, event and so on, between a head and an end."""
    _put(file, FORMAT, {"version": VERSION, "title": combined.title})
    for kind, data in _parts(combined):
        _put(file, kind, data)
    _put(file, "end", None)


def load(file: BinaryIO, name: str) -> Combined:
    """The timeline that `write` wrote; raises ReadError for any other file, and for a damaged one with its line."""
    line = 0
    parts = _Parts()
    try:
        for line, text in enumerate(file, start=1):  # noqa: B007 - the message tells the line
            ((kind, data),) = json.loads(text).items()
            parts.add(kind, data)
        return parts.combined()
    except _WRONG as error:
        raise ReadError(f"{name}, line {line}: no saved timeline, or a damaged one ({error})") from error


def _put(file: BinaryIO, kind: str, data: object) -> None:
    file.write((json.dumps({kind: data}) + "\n").encode("ascii"))


def _parts(combined: Combined) -> Iterator[tuple[str, Any]]:
    """Mentions of events are named by their numbers."""
    index = index_of(combined)
    for article in combined.articles:
        yield "article", to_data(article)
    for number, name in enumerate(index.names):
        yield "expressions", [name, to_data(index.source.expressions(number))]
    for number in range(len(index.names)):
        yield from (("mention", to_data(one)) for one in index.source.mentions(number))
    for event, record in zip(combined.events, index.records(), strict=True):
        yield "event", {**to_data(replace(event, mentions=())), "mentions": list(record.mentions)}
    for number in numbers_of(index, combined.undated):
        yield "undated", number
    for kind, told in (("skipped", combined.skipped), ("notice", combined.notices)):
        for one in told:
            yield kind, to_data(one)
    for key, event_id in combined.groups.items():
        yield "group", [*key, event_id]
    for proposal in combined.proposals:
        yield "proposal", to_data(proposal)


@dataclass(slots=True)
class _Parts:
    """What has been read so far."""

    title: str | None = None
    ended: bool = False
    articles: list[Article] = field(default_factory=list)
    expressions: dict[str, tuple[TimeExpression, ...]] = field(default_factory=dict)
    mentions: list[PlacedMention] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    undated: list[PlacedMention] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notices: list[Notice] = field(default_factory=list)
    groups: dict[tuple[str, int, int], str] = field(default_factory=dict)
    proposals: list[Proposal] = field(default_factory=list)

    def add(self, kind: str, data: Any) -> None:
        """Take one line; raises one of _WRONG."""
        if (kind == FORMAT) != (self.title is None):
            raise ValueError("it does not begin as one")
        if kind in _PLAIN:
            getattr(self, f"{kind}s" if kind != "skipped" else kind).append(from_data(_PLAIN[kind], data))
            return
        match kind:
            case "timeline":
                self._begin(data)
            case "expressions":
                self.expressions[data[0]] = from_data(tuple[TimeExpression, ...], data[1])
            case "event":
                mentions = tuple(self._named(one) for one in data["mentions"])
                self.events.append(replace(from_data(Event, {**data, "mentions": []}), mentions=mentions))
            case "undated":
                self.undated.append(self._named(data))
            case "group":
                self.groups[data[0], data[1], data[2]] = data[3]
            case "end":
                self.ended = True
            case _:
                raise ValueError(f"unknown part {kind!r}")

    def combined(self) -> Combined:
        """All of it; raises ValueError where the end is missing."""
        if not self.ended:
            raise ValueError("its end is missing")
        return Combined(
            articles=tuple(self.articles),
            expressions=self.expressions,
            mentions=tuple(self.mentions),
            events=tuple(self.events),
            undated=tuple(self.undated),
            skipped=tuple(self.skipped),
            notices=tuple(self.notices),
            title=self.title or "",
            groups=self.groups,
            proposals=tuple(self.proposals),
        )

    def _begin(self, data: Any) -> None:
        if data["version"] != VERSION:
            raise ValueError(f"version {data['version']}, and this program reads version {VERSION}: build it anew")
        self.title = from_data(str, data["title"])

    def _named(self, data: Any) -> PlacedMention:
        if isinstance(data, int):
            if data < 0:
                raise IndexError(data)
            return self.mentions[data]
        placed: PlacedMention = from_data(PlacedMention, data)
        return placed
