"""iCalendar, read by the icalendar library."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import Any

import icalendar
import pytest

from tests.report.samples import hostile, realistic
from timeline.export import find_format
from timeline.model import Combined, TimeValue

ICS = find_format("x.ics")


def events(combined: Combined) -> dict[str, Any]:
    calendar = icalendar.Calendar.from_ical(ICS.render(combined))
    return {str(one["UID"]): one for one in calendar.walk("VEVENT")}


def test_events_and_what_is_left_out() -> None:
    combined = realistic()
    found = events(combined)
    inside = [one.id for one in combined.events if not (one.value.earliest or "").startswith("-")]
    assert list(found) == inside
    assert len(inside) == len(combined.events) - 1
    assert "1 event before year 1 or after 9999 left out" in ICS.note(combined)
    assert "1 event with an open end" in ICS.note(combined)
    reopened = next(one for one in found.values() if one["SUMMARY"] == "Harbour bridge reopened")
    assert (reopened.start, reopened.end) == (dt.date(2025, 4, 17), dt.date(2025, 4, 18))
    assert reopened["LOCATION"] == "Kestrel Point"
    assert "reopened on Thursday after eight years" in reopened["DESCRIPTION"]
    week = next(one for one in found.values() if one["SUMMARY"] == "The council met")
    assert (week.start, week.end) == (dt.date(2025, 4, 7), dt.date(2025, 4, 14))
    assert {str(one["STATUS"]) for one in found.values()} == {"CONFIRMED", "TENTATIVE", "CANCELLED"}


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        (TimeValue("x", "2025-04-17T15:00", "2025-04-17T15:59", "hour"),
         dt.datetime(2025, 4, 17, 15), dt.datetime(2025, 4, 17, 16)),  # noqa: DTZ001
        (TimeValue("x", "2022-01-01", None, "year"), dt.date(2022, 1, 1), dt.date(2022, 1, 2)),
        (TimeValue("x", None, "1499-12-31", "year"), dt.date(1499, 12, 31), dt.date(1500, 1, 1)),
        (TimeValue("x", "9999-12-31", "9999-12-31", "day"), dt.date(9999, 12, 31), None),
        (TimeValue("x", "0001-01-01", "0001-12-31", "year"), dt.date(1, 1, 1), dt.date(2, 1, 1)),
    ],
)  # fmt: skip
def test_times(value: TimeValue, start: dt.date, end: dt.date | None) -> None:
    combined = realistic()
    combined = replace(combined, events=(replace(combined.events[3], value=value),))
    (found,) = events(combined).values()
    assert found["DTSTART"].dt == start
    assert (found["DTEND"].dt if "DTEND" in found else None) == end


def test_lines_are_folded_and_hostile_texts_stay_texts() -> None:
    combined = hostile()
    data = ICS.render(combined)
    assert max(len(line) for line in data.split(b"\r\n")) <= 75
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert len(events(combined)) == len(combined.events)
    assert data == ICS.render(combined)
