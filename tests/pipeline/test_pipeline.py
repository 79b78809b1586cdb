"""extract and combine: pure, the same on every engine and in every order."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from timeline.events import load_parser
from timeline.model import DateField, Extraction, PlacedMention
from timeline.pipeline import combine, extract, extract_times, prose
from timeline.reading import article_from_text, read

if TYPE_CHECKING:
    import pytest

PARSER = load_parser()
ARTICLES = read(["articles"]).articles


def test_order_changes_nothing() -> None:
    extractions = [extract(article, PARSER) for article in ARTICLES]
    forward, backward = combine(extractions), combine(reversed(extractions))
    assert forward == backward


def test_furniture_is_blanked_in_place() -> None:
    article = article_from_text("It rained.\n\nSubscribe to our newsletter today.\n\nIt snowed in 1907.")
    text = prose(article)
    assert len(text) == len(article.text)
    assert "Subscribe" not in text
    assert [one.text for one in extract_times(article).expressions] == ["1907"]
    for one in extract_times(article).expressions:
        assert article.text[one.start : one.end] == one.text


def test_furniture_brings_no_event() -> None:
    tail = " Follow us on X and Facebook: we met 1,000,000 readers in 1907. Stay ahead with the latest news of 1908."
    article = article_from_text(f"The bridge collapsed in 1905.{tail}", "x")
    extraction = extract(article, PARSER)
    assert [one.text for one in extraction.expressions] == ["1905"]
    assert all(mention.trigger.end <= len(article.text) - len(tail) for mention in extraction.mentions)


def test_a_defect_in_placing_costs_its_own_article_only(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(extraction: Extraction, *_: object) -> tuple[PlacedMention, ...]:
        if extraction.article.id == "b":
            raise KeyError("b")
        return ()

    monkeypatch.setattr("timeline.pipeline.resolve.place", fail)
    combined = combine([extract_times(article_from_text("It rained in 1907.", name)) for name in "abc"])
    assert [article.id for article in combined.articles] == ["a", "c"]
    assert list(combined.expressions) == ["a", "c"]
    assert [one.path for one in combined.skipped] == ["b"]


def test_a_stated_date_that_cannot_be_read_is_a_skipped_input() -> None:
    article = replace(
        article_from_text("It rained on Monday.", "x"), dates=(DateField("given", "metadata.csv", "someday", "m:2"),)
    )
    combined = combine([extract_times(article)])
    assert [one.path for one in combined.skipped] == ["m:2"]
    assert combined.articles[0].published is None


def test_every_grouped_mention_is_in_its_event() -> None:
    combined = combine([extract(article, PARSER) for article in ARTICLES])
    events = {event.id: event for event in combined.events}
    for placed in combined.mentions:
        group = combined.groups[placed.mention.key]
        assert placed in events[group].mentions if group in events else placed.reason
    keys = [placed.mention.key for placed in combined.mentions]
    assert len(set(keys)) == len(keys)
