"""EDTF: what is written, and that the `edtf` package reads it as we mean it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from edtf import parse_edtf as peer

from timeline.calendar.edtf import edtf, parse_edtf

if TYPE_CHECKING:
    from timeline.model import Grain, Qualifier

CASES: list[tuple[str | None, str | None, Grain, Qualifier, str | None]] = [
    ("2025-04-17", "2025-04-17", "day", "certain", "2025-04-17"),
    ("2025-04-01", "2025-04-30", "month", "certain", "2025-04"),
    ("2014-01-01", "2014-12-31", "year", "certain", "2014"),
    ("2023-03-01", "2023-05-31", "season", "certain", "2023-21"),
    ("2022-12-01", "2023-02-28", "season", "certain", "2022-24"),
    ("2023-04-01", "2023-06-30", "quarter", "certain", "2023-34"),
    ("2023-07-01", "2023-12-31", "half", "certain", "2023-41"),
    ("1980-01-01", "1989-12-31", "decade", "certain", "198X"),
    ("1900-01-01", "1999-12-31", "century", "certain", "19XX"),
    ("1801-01-01", "1900-12-31", "century", "certain", "1801/1900"),
    ("1000-01-01", "1999-12-31", "millennium", "certain", "1XXX"),
    ("-0499-01-01", "-0400-12-31", "century", "certain", "-0499/-0400"),
    ("2014-01-01", "2016-12-31", "year", "certain", "2014/2016"),
    ("2014-01-01", "2014-12-31", "day", "certain", "2014-01-01/2014-12-31"),
    ("2020-03-01", "2020-06-30", "month", "certain", "2020-03/2020-06"),
    ("2019-10-01", "2020-03-31", "quarter", "certain", "2019-10/2020-03"),
    ("2019-01-01", "2019-04-30", "year", "approximate", "2019-01~/2019-04~"),
    ("2025-01-01", "2025-04-17", "year", "certain", "2025-01-01/2025-04-17"),
    ("2025-04-07", "2025-04-13", "week", "certain", "2025-04-07/2025-04-13"),
    ("2022-01-01", None, "year", "certain", "2022/.."),
    ("2022-03-01", None, "month", "certain", "2022-03/.."),
    ("2022-03-05", None, "year", "certain", "2022-03-05/.."),
    (None, "2024-06-30", "day", "certain", "../2024-06-30"),
    (None, "1989-12-31", "year", "before", "../1989"),
    ("1991-01-01", None, "year", "after", "1991/.."),
    ("1450-01-01", "1450-12-31", "year", "approximate", "1450~"),
    ("1450-01-01", "1450-12-31", "year", "uncertain", "1450?"),
    ("2023-03-01", "2023-05-31", "season", "approximate", "2023-03~/2023-05~"),
    ("1980-01-01", "1989-12-31", "decade", "approximate", "1980~/1989~"),
    ("-0043-03-15", "-0043-03-15", "day", "certain", "-0043-03-15"),
    ("-0043-01-01", "-0043-12-31", "year", "certain", "-0043"),
    ("+12025-01-01", "+12025-12-31", "year", "certain", "Y12025"),
    ("+12025-01-05", "+12025-01-05", "day", "certain", None),
    ("2025-04-17T15:00", "2025-04-17T15:00", "minute", "certain", "2025-04-17T15:00:00"),
    ("2025-04-17T15:00", "2025-04-17T15:59", "hour", "certain", "2025-04-17T15:00:00"),
    ("2025-04-17T06:00", "2025-04-17T11:59", "part", "certain", "2025-04-17"),
    ("2025-04-17T15:00", "2025-04-17T17:30", "minute", "certain", "2025-04-17"),
    ("2025-04-17T23:00", "2025-04-18T02:00", "hour", "certain", "2025-04-17/2025-04-18"),
    (None, None, "year", "certain", None),
]


@pytest.mark.parametrize(("earliest", "latest", "grain", "qualifier", "written"), CASES)
def test_a_value_is_written(
    earliest: str | None, latest: str | None, grain: Grain, qualifier: Qualifier, written: str | None
) -> None:
    assert edtf(earliest, latest, grain, qualifier, open_start=True, open_end=True) == written


def test_an_end_that_is_unknown_is_left_empty() -> None:
    assert edtf(None, "2024-06-30", "day", "certain") == "/2024-06-30"
    assert edtf("2022-01-01", None, "year", "certain") == "2022/"


def test_the_modifier_approx_counts_as_approximate() -> None:
    assert edtf("1450-01-01", "1450-12-31", "year", "certain", "APPROX") == "1450~"
    assert edtf("1450-01-01", "1450-12-31", "year", "certain", "EARLY") == "1450"


@pytest.mark.parametrize("written", sorted({case[4] for case in CASES if case[4] is not None}))
def test_the_edtf_package_reads_what_is_written(written: str) -> None:
    assert str(peer(written)) == written


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "grain", "qualifier"),
    [
        ("198X", "1980-01-01", "1989-12-31", "decade", "certain"),
        ("19XX", "1900-01-01", "1999-12-31", "century", "certain"),
        ("2022-24", "2022-12-01", "2023-02-28", "season", "certain"),
        ("2023-34", "2023-04-01", "2023-06-30", "quarter", "certain"),
        ("2023-41", "2023-07-01", "2023-12-31", "half", "certain"),
        ("2022/..", "2022-01-01", None, "year", "certain"),
        ("/2024-06", None, "2024-06-30", "month", "certain"),
        ("1450~", "1450-01-01", "1450-12-31", "year", "approximate"),
        ("2014/2016-05-03", "2014-01-01", "2016-05-03", "day", "certain"),
        ("2025-04-17T15:00:00", "2025-04-17T15:00:00", "2025-04-17T15:00:00", "second", "certain"),
    ],
)
def test_edtf_is_read(text: str, earliest: str | None, latest: str | None, grain: Grain, qualifier: str) -> None:
    assert parse_edtf(text) == (earliest, latest, grain, qualifier)


@pytest.mark.parametrize(
    "text", ["", "/", "../..", "2025-13", "2025-02-30", "2025-4-1", "19X", "soon", "2025-04-17T", "X"]
)
def test_what_is_no_edtf_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_edtf(text)
