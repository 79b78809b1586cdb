"""Resolving with a day, a range, or nothing to hang on."""

from __future__ import annotations

import pytest

from timeline.calendar import Anchors, resolve
from timeline.model import TimeValue
from timeline.model.symbolic import (
    Anchor,
    Complete,
    Counted,
    Duration,
    FromEvent,
    Modified,
    Node,
    Nth,
    Open,
    Partial,
    Range,
    Repeat,
    Shift,
    TimeOfDay,
    Vague,
)

DAY = TimeValue("2025-04-17", "2025-04-17", "2025-04-17", grain="day")
MARCH = TimeValue("2024-03", "2024-03-01", "2024-03-31", grain="month")
WINTER = TimeValue("2023-WI", "2023-12-01", "2024-02-29", grain="season")
SINCE = TimeValue("2022", "2022-01-01", None, grain="year")
WEDNESDAY = Complete(Partial(weekday=3), Anchor(), "past")
LAST_YEAR = Shift(Anchor(), -1, "year")


def dates(node: Node, published: TimeValue | None) -> tuple[str | None, str | None]:
    value = resolve(node, Anchors(published))
    return value.earliest, value.latest


@pytest.mark.parametrize(
    ("node", "earliest", "latest", "timex3"),
    [
        (Shift(Anchor(), -1, "week"), "2025-04-07", "2025-04-13", "2025-W15"),
        (LAST_YEAR, "2024-01-01", "2024-12-31", "2024"),
        (WEDNESDAY, "2025-04-16", "2025-04-16", "2025-04-16"),
        (Complete(Partial(weekday=4), Anchor(), "past"), "2025-04-17", "2025-04-17", "2025-04-17"),
        (Complete(Partial(weekday=4), Anchor(), "before"), "2025-04-10", "2025-04-10", "2025-04-10"),
        (Complete(Partial(weekday=4), Anchor(), "after"), "2025-04-24", "2025-04-24", "2025-04-24"),
        (Complete(Partial(month=5), Anchor(), "nearest"), "2025-05-01", "2025-05-31", "2025-05"),
        (Complete(Partial(month=2, day=29), Anchor(), "past"), "2024-02-29", "2024-02-29", "2024-02-29"),
        (Complete(Partial(month=2, day=29), Anchor(), "future"), "2028-02-29", "2028-02-29", "2028-02-29"),
        (Complete(Partial(feast="easter"), Anchor(), "nearest"), "2025-04-20", "2025-04-20", "2025-04-20"),
        (Complete(Partial(month=6, day=7, weekday=7), Anchor(), "past"), "2026-06-07", "2026-06-07", "2026-06-07"),
        (Nth(Partial(year=2017, month=10), -1, "weekend"), "2017-10-28", "2017-10-29", "2017-W43-WE"),
        (Nth(Partial(year=2025, month=5), 2, "weekend"), "2025-05-10", "2025-05-11", "2025-W19-WE"),
        (Modified(Partial(year=2019), "early"), "2019-01-01", "2019-04-30", "2019"),
        (Modified(Partial(century=18), "first_half"), "1800-01-01", "1849-12-31", "18"),
        (Modified(Partial(century=18), "last_half"), "1850-01-01", "1899-12-31", "18"),
        (Modified(Shift(Anchor(), 0, "year"), "earlier"), "2025-01-01", "2025-04-17", "2025"),
        (Modified(Shift(Anchor(), 0, "year"), "later"), "2025-04-17", "2025-12-31", "2025"),
        (Nth(Partial(year=2019), 1, "month", 9), "2019-01-01", "2019-09-30", "P9M"),
        (Nth(Partial(year=2024, month=5), -1, "day"), "2024-05-31", "2024-05-31", "2024-05-31"),
        (Nth(Partial(year=2024, month=5), 1, "day", weekday=1), "2024-05-06", "2024-05-06", "2024-05-06"),
        (Range(Partial(year=2014), Partial(year=2016), 1), "2014-01-01", "2016-12-31", "2016"),
        (Open(Partial(year=2022), "since"), "2022-01-01", None, "2022"),
        (Open(Partial(year=1990), "before"), None, "1989-12-31", "1990"),
        (Open(Modified(Partial(year=1990), "end"), "before"), None, "1990-12-31", "1990"),
        (Open(Partial(year=2001), "after"), "2002-01-01", None, "2001"),
        (Counted(Duration(((3, "week"),)), Anchor(), "past"), "2025-03-27", "2025-04-17", "P3W"),
        (Counted(Duration(((2, "year"),)), Anchor(), "future"), "2025-04-17", "2027-04-17", "P2Y"),
        (Vague("FUTURE_REF", "week", bounded=True), "2025-04-18", None, "PXW"),
        (Partial(year=-43, month=3, day=15), "-0043-03-15", "-0043-03-15", "BC0044-03-15"),
        (Partial(year=12025), "+12025-01-01", "+12025-12-31", "+12025"),
        (Partial(century=-5), "-0499-01-01", "-0400-12-31", "BC04"),
        (TimeOfDay(Anchor(), part="night"), "2025-04-17T20:00", "2025-04-18T05:59", "2025-04-17TNI"),
        (TimeOfDay(Anchor(), hour=15, zone="Z"), "2025-04-17T15:00", "2025-04-17T15:59", "2025-04-17T15:00Z"),
        (
            Shift(TimeOfDay(Anchor(), hour=23), 2, "hour"),
            "2025-04-18T01:00",
            "2025-04-18T01:59",
            "2025-04-18T01:00",
        ),
    ],
)
def test_on_a_day(node: Node, earliest: str | None, latest: str | None, timex3: str) -> None:
    value = resolve(node, Anchors(DAY))
    assert (value.earliest, value.latest, value.timex3) == (earliest, latest, timex3)
    assert value.trace


@pytest.mark.parametrize(
    ("node", "timex3"),
    [
        (WEDNESDAY, "XXXX-WXX-3"),
        (LAST_YEAR, "XXXX"),
        (Shift(Anchor(), -1, "week"), "XXXX-WXX"),
        (Shift(Anchor(), 1, "quarter"), "XXXX-QX"),
        (Complete(Partial(month=5, day=9), Anchor(), "past"), "XXXX-05-09"),
        (TimeOfDay(WEDNESDAY, part="morning"), "XXXX-WXX-3TMO"),
        (Counted(Duration(((3, "week"),)), Anchor(), "past"), "P3W"),
    ],
)
def test_without_an_anchor_the_value_says_what_the_words_say(node: Node, timex3: str) -> None:
    value = resolve(node)
    assert (value.timex3, value.earliest, value.latest) == (timex3, None, None)
    assert value.reason


@pytest.mark.parametrize(
    ("node", "published", "expected", "bounds"),
    [
        (LAST_YEAR, MARCH, ("2023-01-01", "2023-12-31"), None),
        (Shift(Anchor(), -1, "month"), MARCH, ("2024-02-01", "2024-02-29"), None),
        (WEDNESDAY, MARCH, (None, None), ("2024-02-28", "2024-03-27")),
        (Shift(Anchor(), -1, "week"), MARCH, (None, None), ("2024-02-19", "2024-03-24")),
        (LAST_YEAR, WINTER, (None, None), ("2022-01-01", "2023-12-31")),
        (Shift(Anchor(), 0, "century"), WINTER, ("2000-01-01", "2099-12-31"), None),
        (Partial(year=1990), MARCH, ("1990-01-01", "1990-12-31"), None),
    ],
)
def test_on_a_range_only_what_it_fixes_is_dated(
    node: Node, published: TimeValue, expected: tuple[str | None, str | None], bounds: tuple[str, str] | None
) -> None:
    value = resolve(node, Anchors(published))
    assert (value.earliest, value.latest) == expected
    assert value.bounds == bounds
    assert (value.reason is None) == value.placed


@pytest.mark.parametrize(
    "node",
    [
        Partial(year=2023, month=2, day=29),
        Partial(month=2, day=30),
        Complete(Partial(month=2, day=30), Anchor(), "past"),
        Nth(Partial(year=2024, month=5), 6, "week"),
        Nth(Partial(year=2024, month=5), 6, "day", weekday=1),
        Range(Partial(year=2016), Partial(year=2014)),
        Shift(Anchor(), 3, "hour"),
        Shift(Anchor(99), -1, "year"),
        Duration(()),
        Duration(((None, "week"),)),
        Repeat(Partial(weekday=1), "EVERY"),
        Vague("PAST_REF"),
        Vague("FUTURE_REF", "week", bounded=False),
        FromEvent(Duration(((2, "day"),)), 1, "the vote"),
        Counted(Duration(((None, "week"),)), Anchor(), "past"),
        TimeOfDay(Partial(year=2024), hour=3),
    ],
)
def test_what_has_no_date_says_why(node: Node) -> None:
    value = resolve(node, Anchors(DAY))
    assert (value.earliest, value.latest) == (None, None)
    assert value.reason


def test_an_open_anchor_fixes_what_hangs_on_its_known_end() -> None:
    anchors = Anchors(DAY, {5: SINCE}, {5: "since 2022"})
    value = resolve(Shift(Anchor(5), 1, "year"), anchors)
    assert value.timex3 == "2023"
    assert "since 2022" in value.trace[0].said


def test_narrow_anchor_of_another_expression() -> None:
    anchors = Anchors(None, {0: TimeValue("1990-05-03", "1990-05-03", "1990-05-03", grain="day")}, {0: "3 May 1990"})
    assert resolve(Shift(Anchor(0), 1, "day"), anchors).timex3 == "1990-05-04"


@pytest.mark.parametrize(
    ("node", "day"),
    [
        (Partial(year=2019, month=3, day=5, weekday=1), "2019-03-05"),
        (Complete(Partial(month=4, day=15, weekday=5), Anchor(), "past"), "2025-04-15"),
    ],
)
def test_a_weekday_that_no_year_near_by_gives_is_told_and_makes_the_date_uncertain(node: Node, day: str) -> None:
    value = resolve(node, Anchors(DAY))
    assert (value.earliest, value.qualifier, value.edtf) == (day, "uncertain", f"{day}?")
    assert [step for step in value.trace if step.said == "weekday and date"]
