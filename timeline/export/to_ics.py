"""iCalendar (RFC 5545): an all-day entry an event, or a timed one where the text gives a time of day."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from timeline.calendar.days import civil, iso_day, parse_day
from timeline.calendar.interval import parse_instant
from timeline.export.telling import (
    Entry,
    articles_by_id,
    count,
    entries,
    in_common_era,
    open_ended,
    outside_common_era,
    unbroken,
)
from timeline.model import Combined, TimeValue

_OCTETS = 75
_STATUS = {"planned": "TENTATIVE", "possible": "TENTATIVE", "negated": "CANCELLED"}
_NEVER_REVISED = "19700101T000000Z"  # a required field; the wall clock would make equal timelines differ
_LAST_DAY = parse_day("9999-12-31")


def note(combined: Combined) -> str:
    """What is left out or bent."""
    parts = ["grain and qualifier stand in the description only"]
    if outside := outside_common_era(combined):
        parts.append(f"{count(outside, 'event')} before year 1 or after 9999 left out")
    if opened := open_ended(combined):
        parts.append(f"{count(opened, 'event')} with an open end stand on the day of the known one")
    return "; ".join(parts)


def write(combined: Combined, file: BinaryIO) -> None:
    """One VEVENT an event of the years 1 to 9999; its UID is the event id."""
    _put(file, "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//article-timeline//timeline//EN", "CALSCALE:GREGORIAN")
    _put(file, f"X-WR-CALNAME:{_text(combined.title)}")
    for entry in entries(combined, articles_by_id(combined)):
        if in_common_era(entry.event.value):
            _put(file, *_event(entry))
    _put(file, "END:VCALENDAR")


def _event(entry: Entry) -> Iterator[str]:
    event = entry.event
    yield "BEGIN:VEVENT"
    yield f"UID:{_text(event.id)}"
    yield f"DTSTAMP:{_NEVER_REVISED}"
    yield from _times(event.value)
    yield f"SUMMARY:{_text(event.label)}"
    told = [f"{one.article.title or one.article.id}: {one.quote}" for one in entry.passages]
    yield f"DESCRIPTION:{_text(chr(10).join([_when(entry), *told]))}"
    if event.place:
        yield f"LOCATION:{_text(event.place)}"
    yield f"CATEGORIES:{event.status}"
    yield f"STATUS:{_STATUS.get(event.status, 'CONFIRMED')}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _when(entry: Entry) -> str:
    value = entry.event.value
    return f"{entry.when} ({value.grain or 'day'}, {value.qualifier})"


def _times(value: TimeValue) -> Iterator[str]:
    """DTSTART, and DTEND, which is exclusive; an open end leaves the day of the known one."""
    first, last = value.earliest or value.latest or "", value.latest or value.earliest or ""
    if value.earliest is None or value.latest is None:
        first = last = first.partition("T")[0]
    if "T" in first or "T" in last:
        yield f"DTSTART:{_moment(parse_instant(first, end=False))}"
        yield f"DTEND:{_moment(parse_instant(last, end=True) + 1)}"
        return
    yield f"DTSTART;VALUE=DATE:{_day(parse_day(first))}"
    if parse_day(last) < _LAST_DAY:
        yield f"DTEND;VALUE=DATE:{_day(parse_day(last) + 1)}"


def _day(number: int) -> str:
    return iso_day(number).replace("-", "")


def _moment(second: int) -> str:
    """A floating local time: articles seldom name a zone."""
    day, clock = divmod(second, 86400)
    if civil(day)[0] > 9999:
        day, clock = _LAST_DAY, 86399
    return f"{_day(day)}T{clock // 3600:02}{clock // 60 % 60:02}{clock % 60:02}"


def _text(text: str) -> str:
    """A TEXT value; control characters have no place in one."""
    plain = "".join(char if char >= " " or char == "\n" else " " for char in text).replace("\x7f", " ")
    for char, escaped in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(char, escaped)
    return unbroken(plain)


def _put(file: BinaryIO, *lines: str) -> None:
    file.writelines(_folded(line) for line in lines)


def _folded(line: str) -> bytes:
    """A content line in pieces of at most 75 octets, never inside a character."""
    data, parts = line.encode("utf-8"), []
    room = _OCTETS
    while len(data) > room:
        cut = room
        while data[cut] & 0xC0 == 0x80:
            cut -= 1
        parts.append(data[:cut])
        data, room = data[cut:], _OCTETS - 1
    return b"\r\n ".join([*parts, data]) + b"\r\n"
