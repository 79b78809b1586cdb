"""Dates as people and programs write them."""

from __future__ import annotations

import pytest

from timeline.combining.dating.dating import parse_date
from timeline.errors import ConfigError


@pytest.mark.parametrize(
    ("raw", "first", "last", "grain"),
    [
        ("2025-04-17", "2025-04-17", "2025-04-17", "day"),
        (" 2025-4-7 ", "2025-04-07", "2025-04-07", "day"),
        ("2025/04/17", "2025-04-17", "2025-04-17", "day"),
        ("20250417", "2025-04-17", "2025-04-17", "day"),
        ("2025-04-17T23:30:00-04:00", "2025-04-17", "2025-04-17", "day"),
        ("2025-04-17T10:00:00.000Z", "2025-04-17", "2025-04-17", "day"),
        ("2025-04-17 10:00 GMT", "2025-04-17", "2025-04-17", "day"),
        ("20250417T100000Z", "2025-04-17", "2025-04-17", "day"),
        ("2025-04", "2025-04-01", "2025-04-30", "month"),
        ("2025", "2025-01-01", "2025-12-31", "year"),
        ("-0043-03-15", "-0043-03-15", "-0043-03-15", "day"),
        ("+12025-01-02", "+12025-01-02", "+12025-01-02", "day"),
        ("17 April 2025", "2025-04-17", "2025-04-17", "day"),
        ("April 17th, 2025", "2025-04-17", "2025-04-17", "day"),
        ("Thursday, April 17, 2025 at 3:15 pm EDT", "2025-04-17", "2025-04-17", "day"),
        ("Thu, 17 Apr 2025 10:00:00 +0200", "2025-04-17", "2025-04-17", "day"),
        ("March 2023", "2023-03-01", "2023-03-31", "month"),
        ("Q2 2023", "2023-04-01", "2023-06-30", "quarter"),
        ("13/04/2023", "2023-04-13", "2023-04-13", "day"),
        ("04/13/2023", "2023-04-13", "2023-04-13", "day"),
        ("05/05/2023", "2023-05-05", "2023-05-05", "day"),
        ("Fri, 12/04/2020", "2020-12-04", "2020-12-04", "day"),
        ("Sunday 12/04/2020 - 11:11", "2020-04-12", "2020-04-12", "day"),
        ("Tue, 07/14/2023 - 17:57", "2023-07-14", "2023-07-14", "day"),
        ("14/07/2023 at 5:57 pm", "2023-07-14", "2023-07-14", "day"),
        ("3.4.2023", "2023-04-03", "2023-04-03", "day"),
        ("1700000000", "2023-11-14", "2023-11-14", "day"),
        ("1700000000000", "2023-11-14", "2023-11-14", "day"),
    ],
)
def test_a_date_is_read_at_its_grain(raw: str, first: str, last: str, grain: str) -> None:
    value = parse_date(raw)
    assert (value.earliest, value.latest, value.grain) == (first, last, grain)
    assert value.trace[0].said == raw


def test_a_date_in_the_article_s_language() -> None:
    assert parse_date("17. März 2024", "de").timex3 == "2024-03-17"
    assert parse_date("17 March 2024", "xx").timex3 == "2024-03-17"


@pytest.mark.parametrize(
    ("raw", "said"),
    [
        ("", "no date is given"),
        ("2025-02-30", "February 2025 has 28 days"),
        ("2025-13-01", "12 months"),
        ("31/06/2024", "June 2024 has 30 days"),
        ("32/13/2024", "12 months"),
        ("2025-04-17 25:99", "no time 25:99"),
        ("03/04/2023", "4 March 2023 or 3 April 2023"),
        ("Tue, 07/11/2023 - 17:57", "11 July 2023 or 7 November 2023"),
        ("February 30, 2025", "no date that can be read"),
        ("yesterday", "no date that can be read"),
        ("2 days ago", "no date that can be read"),
        ("last week", "no date that can be read"),
        ("17 April", "no date that can be read"),
        ("03/04/23", "no date that can be read"),
        ("5 May 25", "no date that can be read"),
        ("1 2023", "no date that can be read"),
        ("99999999999999999999", "no date that can be read"),
        ("v2.10.2023-rc1", "no date that can be read"),
        ("\ud800", "no date that can be read"),
    ],
)
def test_what_is_no_sure_date_is_refused_with_the_way_out(raw: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_date(raw)
    assert said in str(caught.value)
    assert "YYYY-MM-DD" in str(caught.value)


@pytest.mark.parametrize(
    ("raw", "lang"),
    [
        ("17. April 2025", "de"),
        ("Do., 17. Apr. 2025 09:30 Uhr", "de"),
        ("le 17 avril 2025 à 9h30", "fr"),
        ("17 de abril de 2025", "es"),
        ("17 апреля 2025", "ru"),
        ("2025年4月17日", "ja"),
        ("17 kwietnia 2025", "pl"),
        ("Thu, 17 Apr 2025 23:30:00 -0800", "ja"),
    ],
)
def test_dates_of_pages_in_any_language(raw: str, lang: str) -> None:
    for told in (lang, "en", "xx"):  # also where the language is told wrong or unknown
        assert parse_date(raw, told).timex3 == "2025-04-17"


@pytest.mark.parametrize("raw", ["30 février 2020", "2025-W16", "foo bar 12 2025"])
def test_what_only_looks_like_a_foreign_date(raw: str) -> None:
    with pytest.raises(ConfigError):
        parse_date(raw, "fr")
