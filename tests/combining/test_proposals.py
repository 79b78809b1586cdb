"""Publication dates that dated articles suggest for undated ones."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

from timeline.events import Parser, load_parser
from timeline.model import Combined, DateField
from timeline.pipeline import assemble, extract, stored_articles
from timeline.reading import article_from_text

DATED = (
    "Mayor Ann Cole hosted Governor Tom Obi in Kisumu on Thursday to discuss the new harbour. "
    "Last week Obi met engineers from Mombasa. Kisumu will hold a hearing on the harbour next week."
)
OPEN = (
    "Governor Tom Obi was hosted by Mayor Ann Cole on Thursday in Kisumu, and they discussed the new harbour. "
    "Obi met engineers from Mombasa last week. A hearing on the harbour in Kisumu will be held next week."
)


@pytest.fixture(scope="module")
def model() -> Parser:
    return load_parser()


def _combined(texts: Mapping[str, tuple[str, str]], parser: Parser, *, apply: bool = False) -> Combined:
    """Articles by id: (publication date or "", text)."""
    extractions = []
    for name, (published, text) in texts.items():
        dates = (DateField("given", "published", published, "record"),) if published else ()
        extractions.append(extract(replace(article_from_text(text, name), dates=dates), parser))
    return assemble(stored_articles(extractions), apply_proposals=apply)


@pytest.mark.parametrize("published", ["2023-09-15", "2023-09-14", "2021-01-01"])
def test_the_same_words_for_the_same_events_suggest_the_same_day(published: str, model: Parser) -> None:
    combined = _combined({"dated": (published, DATED), "open": ("", OPEN)}, model)
    (proposal,) = combined.proposals
    assert (proposal.article, proposal.value.timex3) == ("open", published)
    assert (proposal.value.earliest, proposal.value.latest) == (published, published)
    assert proposal.confidence >= 0.8
    texts = {"dated": DATED, "open": OPEN}
    words = {match.words.lower() for match in proposal.matches}
    assert words >= {"thursday", "last week"}
    for match in proposal.matches:
        assert match.span.article == "open"
        assert match.words in texts["open"][match.span.start : match.span.end]
        assert match.other_words in texts["dated"][match.other.start : match.other.end]
    assert combined.articles[1].published is None  # proposed, not applied


def test_a_proposal_is_applied_only_when_asked(model: Parser) -> None:
    texts = {"dated": ("2023-09-15", DATED), "open": ("", OPEN)}
    before, after = _combined(texts, model), _combined(texts, model, apply=True)
    assert all(one.reason for one in before.mentions if one.mention.trigger.article == "open")
    article = after.articles[1]
    assert article.published is not None
    assert article.published.timex3 == "2023-09-15"
    assert article.evidence.kind == "inferred"
    assert article.evidence.confidence == after.proposals[0].confidence
    assert "dated" in (article.evidence.quote or "")
    hosted = next(one for one in after.mentions if one.mention.key[:1] == ("open",))
    assert hosted.value is not None
    assert hosted.value.earliest == "2023-09-14"
    hearing = next(
        one for one in after.mentions if one.mention.trigger.article == "open" and "earing" in one.mention.title
    )
    assert hearing.mention.status == "planned"
    assert any(event.articles == ("dated", "open") for event in after.events)


def test_a_date_in_full_leaves_the_days_that_the_weekday_allows(model: Parser) -> None:
    dated = DATED.replace("on Thursday", "on 14 September 2023").partition(". ")[0] + "."
    opened = OPEN.partition(". ")[0] + "."
    (proposal,) = _combined({"dated": ("2023-12-01", dated), "open": ("", opened)}, model).proposals
    assert (proposal.value.earliest, proposal.value.latest) == ("2023-09-14", "2023-09-20")
    assert proposal.value.bounds == ("2023-09-14", "2023-09-20")
    same = _combined({"dated": ("2023-09-15", DATED), "open": ("", OPEN)}, model).proposals[0]
    assert proposal.confidence < same.confidence


def test_an_article_is_not_older_than_what_it_tells_as_past(model: Parser) -> None:
    opened = OPEN + " The old pier burned down on 18 September 2023."
    (proposal,) = _combined({"dated": ("2023-09-15", DATED), "open": ("", opened)}, model).proposals
    assert proposal.value.earliest is not None
    assert proposal.value.earliest >= "2023-09-18"


@pytest.mark.parametrize(
    "other",
    [
        "King Olaf hosted Queen Maud in Oslo on Thursday to discuss the skating season.",
        "Mayor Ann Cole hosted Governor Tom Obi in Kisumu in 2023 to discuss the new harbour.",
        "Mayor Ann Cole hosted Governor Tom Obi in Kisumu to discuss the new harbour.",
    ],
    ids=["others", "absolute", "timeless"],
)
def test_what_says_nothing_of_the_day_suggests_none(other: str, model: Parser) -> None:
    assert _combined({"dated": ("2023-09-15", DATED), "open": ("", other)}, model).proposals == ()


def test_without_dated_or_undated_articles_there_is_nothing_to_suggest(model: Parser) -> None:
    assert _combined({"a": ("", DATED), "b": ("", OPEN)}, model).proposals == ()
    assert _combined({"a": ("2023-09-15", DATED), "b": ("2023-09-15", OPEN)}, model).proposals == ()


def test_the_order_of_the_articles_does_not_matter(model: Parser) -> None:
    texts = {"dated": ("2023-09-15", DATED), "open": ("", OPEN), "more": ("2023-09-16", DATED)}
    found = _combined(texts, model).proposals
    assert found
    assert _combined(dict(reversed(texts.items())), model).proposals == found
