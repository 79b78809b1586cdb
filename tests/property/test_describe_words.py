"""Every value has words, and the words of a day name that day alone."""

from __future__ import annotations

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st

from timeline.calendar.days import iso_day, parse_day
from timeline.calendar.describe import describe
from timeline.calendar.interval import iso_instant
from timeline.model import Grain, Qualifier, TimeValue

DAYS = st.integers(parse_day("-12000-01-01"), parse_day("+12000-12-31"))
GRAINS: st.SearchStrategy[Grain] = st.sampled_from(get_args(Grain))
QUALIFIERS: st.SearchStrategy[Qualifier] = st.sampled_from(get_args(Qualifier))
MODS = st.sampled_from([None, "START", "MID", "END", "APPROX", "early", "late", "LESS_THAN"])


@given(DAYS, st.integers(0, 100_000), GRAINS, QUALIFIERS, MODS)
def test_every_stretch_of_days_has_words(first: int, days: int, grain: Grain, qualifier: Qualifier, mod: str) -> None:
    ends = (iso_day(first), iso_day(first + days))
    for earliest, latest in (ends, (ends[0], None), (None, ends[1])):
        value = TimeValue("", earliest, latest, grain, qualifier, mod=mod)
        words = describe(value)
        assert words
        assert "None" not in words
        assert words == words.strip()


@given(DAYS, st.integers(0, 86399), st.integers(0, 200_000), GRAINS)
def test_every_stretch_of_time_has_words(day: int, second: int, length: int, grain: Grain) -> None:
    start = day * 86400 + second
    value = TimeValue("", iso_instant(start), iso_instant(start + length), grain)
    assert describe(value)


@given(DAYS, DAYS)
def test_two_days_never_read_alike(one: int, other: int) -> None:
    words = [describe(TimeValue("", iso_day(day), iso_day(day), "day")) for day in (one, other)]
    assert (words[0] == words[1]) == (one == other)


@given(st.text(max_size=12))
def test_what_has_no_place_has_words(timex3: str) -> None:
    assert describe(TimeValue(timex3))
