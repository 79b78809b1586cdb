"""TimelineJS JSON (Knight Lab): one slide an event, to be loaded by `new TL.Timeline(element, data)`."""

from __future__ import annotations

from html import escape
from typing import Any, BinaryIO

from timeline.calendar.days import civil, parse_day
from timeline.export.telling import Entry, articles_by_id, count, entries, open_ended
from timeline.export.to_json import array, encoded
from timeline.model import Combined, TimeValue

Slide = dict[str, Any]


def note(combined: Combined) -> str:
    """What is left out or bent."""
    parts = ["grain and qualifier stand in the words of the date only"]
    if opened := open_ended(combined):
        parts.append(f"{count(opened, 'event')} with an open end stand on the known one")
    if combined.undated:
        parts.append(f"{count(len(combined.undated), 'mention')} without a date left out")
    if not combined.events:
        parts.append("TimelineJS shows nothing where there is no dated event")
    return "; ".join(parts)


def write(combined: Combined, file: BinaryIO) -> None:
    """{"title": …, "events": […]}; a slide's `unique_id` is the event id, its texts are escaped HTML."""
    file.write(encoded('{"scale": "human",\n"title": ', {"text": {"headline": escape(combined.title)}}))
    file.write(b',\n"events": ')
    file.writelines(array(map(slide, entries(combined, articles_by_id(combined)))))
    file.write(b"}\n")


def slide(entry: Entry) -> Slide:
    """One event; a known end alone is its start, since TimelineJS places nothing without one."""
    event = entry.event
    start, end = _ends(event.value)
    quotes = "".join(
        f"<p>“{escape(one.quote)}” <i>{escape(one.article.title or one.article.id)}</i></p>" for one in entry.passages
    )
    remark = f"<p>{escape(entry.remark)}</p>" if entry.remark else ""
    found: Slide = {
        "unique_id": event.id,
        "start_date": date(start),
        "display_date": entry.when,
        "text": {"headline": escape(event.label), "text": remark + quotes},
    }
    if end != start:
        found["end_date"] = date(end)
    return found


def date(iso: str) -> dict[str, int]:
    """A date of TimelineJS, which calls 44 BCE -44 and has no year 0."""
    year, month, day = civil(parse_day(iso))
    found = {"year": year if year > 0 else year - 1, "month": month, "day": day}
    clock = iso.partition("T")[2]
    if clock:
        found |= {"hour": int(clock[:2]), "minute": int(clock[3:5])}
    return found


def _ends(value: TimeValue) -> tuple[str, str]:
    start = value.earliest or value.latest or ""
    return start, value.latest or start
