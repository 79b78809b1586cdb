"""Feasts: names and years to days."""

from __future__ import annotations

import pytest

from timeline.calendar.days import iso_day
from timeline.calendar.holidays import FEASTS, holiday_day, holiday_days, holiday_table

KNOWN = [
    ("christmas", 1843, "1843-12-25", "1843-12-25"),
    ("christmas", -43, "-0043-12-25", "-0043-12-25"),
    ("easter", 2025, "2025-04-20", "2025-04-20"),
    ("easter", 1818, "1818-03-22", "1818-03-22"),
    ("easter", 2038, "2038-04-25", "2038-04-25"),
    ("orthodox_easter", 2024, "2024-05-05", "2024-05-05"),
    ("good_friday", 1998, "1998-04-10", "1998-04-10"),
    ("ash_wednesday", 2024, "2024-02-14", "2024-02-14"),
    ("ascension", 2024, "2024-05-09", "2024-05-09"),
    ("pentecost", 2024, "2024-05-19", "2024-05-19"),
    ("martin_luther_king_day", 2025, "2025-01-20", "2025-01-20"),
    ("presidents_day", 2025, "2025-02-17", "2025-02-17"),
    ("presidents_day", 1960, "1960-02-22", "1960-02-22"),
    ("victoria_day", 2024, "2024-05-20", "2024-05-20"),
    ("memorial_day", 2024, "2024-05-27", "2024-05-27"),
    ("labor_day_us", 2024, "2024-09-02", "2024-09-02"),
    ("columbus_day", 2024, "2024-10-14", "2024-10-14"),
    ("election_day_us", 2020, "2020-11-03", "2020-11-03"),
    ("election_day_us", 2022, "2022-11-08", "2022-11-08"),
    ("veterans_day", 1975, "1975-10-27", "1975-10-27"),
    ("thanksgiving_us", 2024, "2024-11-28", "2024-11-28"),
    ("thanksgiving_us", 1940, "1940-11-21", "1940-11-21"),
    ("black_friday", 2024, "2024-11-29", "2024-11-29"),
    ("mothers_day", 2024, "2024-05-12", "2024-05-12"),
    ("fathers_day", 2024, "2024-06-16", "2024-06-16"),
    ("ramadan", 2023, "2023-03-23", "2023-04-20"),
    ("eid_al_fitr", 2023, "2023-04-21", "2023-04-21"),
    ("eid_al_adha", 2024, "2024-06-16", "2024-06-16"),
    ("lunar_new_year", 2023, "2023-01-22", "2023-01-22"),
    ("lunar_new_year", 2024, "2024-02-10", "2024-02-10"),
    ("mid_autumn_festival", 2024, "2024-09-17", "2024-09-17"),
    ("passover", 2024, "2024-04-23", "2024-04-30"),
    ("passover", 1973, "1973-04-17", "1973-04-24"),
    ("rosh_hashanah", 2023, "2023-09-16", "2023-09-17"),
    ("yom_kippur", 1973, "1973-10-06", "1973-10-06"),
    ("sukkot", 2023, "2023-09-30", "2023-10-06"),
    ("simchat_torah", 2023, "2023-10-08", "2023-10-08"),
    ("hanukkah", 2023, "2023-12-08", "2023-12-15"),
    ("hanukkah", 2024, "2024-12-26", "2025-01-02"),
    ("diwali", 2023, "2023-11-12", "2023-11-12"),
    ("nowruz", 2023, "2023-03-21", "2023-03-21"),
]


@pytest.mark.parametrize(("name", "year", "first", "last"), KNOWN)
def test_a_feast_falls_on_its_day(name: str, year: int, first: str, last: str) -> None:
    days = holiday_day(name, year)
    assert days is not None
    assert (iso_day(days[0]), iso_day(days[1])) == (first, last)


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("juneteenth", 1800),
        ("martin_luther_king_day", 1980),
        ("easter", 1200),
        ("easter", 5000),
        ("lunar_new_year", 1700),
        ("ramadan", 1500),
        ("diwali", 3000),
    ],
)
def test_a_year_without_the_feast_or_beyond_the_tables_has_none(name: str, year: int) -> None:
    assert holiday_day(name, year) is None


def test_an_unknown_name_is_refused() -> None:
    with pytest.raises(KeyError):
        holiday_day("no_such_feast", 2024)


def test_the_moon_brings_a_feast_twice_in_one_year() -> None:
    assert [iso_day(first) for first, _ in holiday_days("eid_al_fitr", 2000)] == ["2000-01-08", "2000-12-27"]


def test_every_feast_has_a_day_in_our_years_and_begins_in_the_year_asked_for() -> None:
    for name in FEASTS:
        table = holiday_table(name, range(2015, 2030))
        assert sorted(table) == list(range(2015, 2030)), name
        for year, (first, last) in table.items():
            assert iso_day(first).startswith(str(year)), name
            assert 0 <= last - first <= 46, name


def test_the_hebrew_year_agrees_with_the_tables_of_israel() -> None:
    from holidays import country_holidays

    israel = country_holidays("IL", years=range(1950, 2060), language="en_US")
    stated = {str(day) for day, name in israel.items() if "Yom Kippur" in name}
    ours = {iso_day(first) for first, _ in holiday_table("yom_kippur", range(1950, 2060)).values()}
    assert stated == ours
