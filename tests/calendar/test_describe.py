"""Dates in words."""

from __future__ import annotations

import pytest

from timeline.calendar.describe import describe
from timeline.model import Grain, Qualifier, TimeValue

Case = tuple[str | None, str | None, "Grain", "Qualifier", str | None, str]
CASES: list[Case] = [
    ("2025-04-17", "2025-04-17", "day", "certain", None, "17 April 2025"),
    ("2025-04-01", "2025-04-30", "month", "certain", None, "April 2025"),
    ("2014-01-01", "2014-12-31", "year", "certain", None, "2014"),
    ("2025-04-07", "2025-04-13", "week", "certain", None, "week of 7–13 April 2025"),
    ("2025-03-31", "2025-04-06", "week", "certain", None, "week of 31 March – 6 April 2025"),
    ("2025-04-12", "2025-04-13", "weekend", "certain", None, "weekend of 12–13 April 2025"),
    ("1980-01-01", "1989-12-31", "decade", "certain", None, "the 1980s"),
    ("1801-01-01", "1900-12-31", "century", "certain", None, "19th century"),
    ("1800-01-01", "1899-12-31", "century", "certain", None, "19th century"),
    ("-0499-01-01", "-0400-12-31", "century", "certain", None, "5th century BCE"),
    ("2001-01-01", "2100-12-31", "century", "certain", None, "21st century"),
    ("2019-01-01", "2019-04-30", "year", "certain", "START", "early 2019"),
    ("2019-01-01", "2019-12-31", "year", "certain", "late", "late 2019"),
    ("2024-05-11", "2024-05-20", "month", "certain", "MID", "mid-May 2024"),
    ("1986-01-01", "1989-12-31", "decade", "certain", "END", "late 1980s"),
    ("2019-01-01", "2019-04-30", "year", "approximate", "START", "early 2019"),
    ("2016-09-01", "2020-12-31", "year", "approximate", "START", "about September 2016 – December 2020"),
    ("2014-01-01", "2016-12-31", "year", "approximate", "START", "about 2014–2016"),
    ("2024-07-20", "2024-08-31", "season", "approximate", "END", "late summer 2024"),
    ("2024-01-01", "2024-01-31", "quarter", "approximate", "START", "early first quarter of 2024"),
    ("2025-04-16", "2025-04-16", "day", "approximate", "END", "late on 16 April 2025"),
    ("2025-04-07", "2025-04-08", "week", "approximate", "START", "early in the week of 7–13 April 2025"),
    ("2000-01-01", "2016-08-31", "century", "approximate", "START", "early 21st century"),
    ("1000-01-01", "1999-12-31", "millennium", "certain", None, "2nd millennium"),
    ("1450-01-01", "1450-12-31", "year", "approximate", None, "about 1450"),
    ("1450-01-01", "1450-12-31", "year", "uncertain", None, "perhaps 1450"),
    ("2023-03-01", "2023-05-31", "season", "certain", None, "spring 2023"),
    ("2022-12-01", "2023-02-28", "season", "certain", None, "winter 2022–23"),
    ("1999-12-21", "2000-03-19", "season", "certain", None, "winter 1999–2000"),
    ("2023-04-01", "2023-06-30", "quarter", "certain", None, "second quarter of 2023"),
    ("2023-07-01", "2023-12-31", "half", "certain", None, "second half of 2023"),
    ("2022-01-01", None, "year", "certain", None, "since 2022"),
    ("2022-03-01", None, "month", "certain", None, "since March 2022"),
    ("2022-03-05", None, "day", "certain", None, "since 5 March 2022"),
    (None, "2024-06-30", "day", "certain", None, "until 30 June 2024"),
    (None, "2024-06-30", "month", "certain", None, "until June 2024"),
    (None, "1989-12-31", "year", "before", None, "before 1990"),
    (None, "2024-06-29", "day", "before", None, "before 30 June 2024"),
    ("1991-01-01", None, "year", "after", None, "after 1990"),
    ("2025-02-14", None, "day", "after", None, "after 13 February 2025"),
    ("2025-04-17T15:00", "2025-04-17T15:00", "minute", "certain", None, "17 April 2025, 15:00"),
    ("2025-04-17T15:00", "2025-04-17T15:59", "hour", "certain", None, "17 April 2025, 15:00"),
    ("2025-04-17T15:00", "2025-04-17T17:30", "minute", "certain", None, "17 April 2025, 15:00–17:30"),
    ("2025-04-17T23:00", "2025-04-18T02:00", "hour", "certain", None, "17 April 2025, 23:00 – 18 April 2025, 02:00"),
    ("-0043-01-01", "-0043-12-31", "year", "certain", None, "44 BCE"),
    ("-0043-03-15", "-0043-03-15", "day", "certain", None, "15 March 44 BCE"),
    ("-0043-01-01", "-0039-12-31", "year", "certain", None, "44–40 BCE"),
    ("-0026-01-01", "0014-12-31", "year", "certain", None, "27 BCE – 14 CE"),
    ("2014-01-01", "2016-12-31", "year", "certain", None, "2014–2016"),
    ("2020-03-01", "2020-06-30", "day", "certain", None, "1 March – 30 June 2020"),
    ("2020-03-01", "2020-06-30", "month", "certain", None, "March–June 2020"),
    ("2019-11-01", "2020-06-30", "month", "certain", None, "November 2019 – June 2020"),
    ("2024-06-05", "2024-06-07", "day", "certain", None, "5–7 June 2024"),
    ("2019-12-30", "2020-01-02", "day", "certain", None, "30 December 2019 – 2 January 2020"),
    ("2023-01-01", "2023-02-15", "year", "certain", None, "1 January – 15 February 2023"),
    ("+12025-01-01", "+12025-12-31", "year", "certain", None, "12025"),
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case[-1])
def test_a_date_reads_as_people_write_it(case: Case) -> None:
    earliest, latest, grain, qualifier, mod, words = case
    value = TimeValue("", earliest=earliest, latest=latest, grain=grain, qualifier=qualifier, mod=mod)
    assert describe(value) == words


@pytest.mark.parametrize(
    ("timex3", "words"), [("2025-04-17TMO", "17 April 2025, morning"), ("2025-04-17TEV", "17 April 2025, evening")]
)
def test_a_part_of_day_is_named(timex3: str, words: str) -> None:
    value = TimeValue(timex3, earliest="2025-04-17T06:00", latest="2025-04-17T11:59", grain="part")
    assert describe(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (TimeValue("XXXX", reason="The publication date is unknown."), "The publication date is unknown."),
        (TimeValue("XXXX-WXX-4"), "undated"),
        (TimeValue("PT5H"), "5 hours"),
        (TimeValue("PT1M"), "1 minute"),
        (TimeValue("P3M"), "3 months"),
        (TimeValue("PXY"), "undated"),
    ],
)
def test_what_has_no_place_says_why(value: TimeValue, words: str) -> None:
    assert describe(value) == words
