"""No string makes dating fail, and what is dated lies on the calendar."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from timeline.calendar.days import iso_day, parse_day
from timeline.combining.dating.date_strings import Refused, read_date
from timeline.combining.dating.dating import date_article
from timeline.model import Article, DateField


@given(st.text(max_size=40) | st.text("0123456789-/.: TZ+,", max_size=24))
def test_any_string_is_a_date_or_refused(raw: str) -> None:
    outcome = read_date(raw)
    value = outcome.either if isinstance(outcome, Refused) else outcome
    if value is not None and value.earliest is not None and value.latest is not None:
        assert parse_day(value.earliest) <= parse_day(value.latest)
    if isinstance(outcome, Refused):
        assert "YYYY-MM-DD" in outcome.message


@given(st.integers(parse_day("-9999-01-01"), parse_day("9999-12-31")))
def test_every_iso_day_is_itself(number: int) -> None:
    year = iso_day(number)
    outcome = read_date(year)
    assert not isinstance(outcome, Refused)
    assert outcome.earliest == outcome.latest == outcome.timex3 == year


@given(st.text(), st.text(max_size=30), st.text(max_size=30))
def test_an_article_without_expressions_is_dated_by_its_fields_alone(text: str, raw: str, name: str) -> None:
    article, notices = date_article(Article("a", text, dates=(DateField("metadata", name, raw, "x:1"),)), ())
    assert (article.published is None) == (article.evidence.kind == "none")
    assert len(notices) == (0 if article.evidence.confidence > 0.5 else 1)
