"""JSON: all of a timeline in one object, but for the texts of the articles."""

from __future__ import annotations

import json

from timeline.export.records import article_rows, event_row, mention_rows, tag_rows
from timeline.model import Combined

NOTE = "json: the texts of the articles are left out; the offsets count in them"


def render(combined: Combined) -> bytes:
    """{"title", "articles", "events", "mentions", "expressions", "skipped", "notices"}, in UTF-8."""
    whole = {
        "title": combined.title,
        "articles": list(article_rows(combined)),
        "events": [event_row(event) for event in combined.events],
        "mentions": list(mention_rows(combined)),
        "expressions": list(tag_rows(combined)),
        "skipped": [{"path": one.path, "reason": one.reason} for one in combined.skipped],
        "notices": [{"where": one.where, "message": one.message} for one in combined.notices],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
