"""One expression, one mention as the page holds it, but for the numbers that say where it stands among the others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from timeline.model import Participant, PlacedMention, TimeExpression
from timeline.model.symbolic import to_json
from timeline.report.data.times import put, time_data


def expression_item(item: TimeExpression, *, moves: bool) -> dict[str, Any]:
    """An expression; `moves` where another publication date may change its value."""
    data: dict[str, Any] = {
        "start": item.start,
        "end": item.end,
        "text": item.text,
        "type": item.type,
        "rule": item.rule,
    }
    put(data, "value", time_data(item.value) if item.value else None)
    if moves:
        data["symbolic"] = to_json(item.symbolic)
        put(data, "mode", item.mode)
    return data


def mention_item(placed: PlacedMention, text: str) -> dict[str, Any]:
    """A mention; `text` is its article's."""
    mention = placed.mention
    first, last = mention.sentence.start, mention.sentence.end
    data: dict[str, Any] = {
        "start": mention.trigger.start,
        "end": mention.trigger.end,
        "text": mention.trigger_text,
        "sentence": [first, last],
        "quote": text[first:last],
        "title": mention.title,
        "status": mention.status,
        "how": mention.link.how,
        "candidate": mention.candidate,
    }
    put(data, "relation", mention.link.relation if mention.link.relation != "at" else None)
    put(data, "value", time_data(placed.value) if placed.value and placed.value.placed else None)
    put(data, "reason", placed.reason)
    put(data, "steps", list(mention.link.steps))
    put(data, "who", _names(mention.participants))
    put(data, "place", mention.place.text if mention.place else None)
    put(data, "told", mention.told_as)
    put(data, "reporter", (mention.reported_by.name or mention.reported_by.text) if mention.reported_by else None)
    return data


def _names(participants: Iterable[Participant]) -> list[str]:
    return list(dict.fromkeys(item.name or item.text for item in participants))
