"""All predicates: how those are placed that have no time of their own."""

from __future__ import annotations

import pytest

from timeline.calendar import resolve_all
from timeline.combining import place
from timeline.events import Parser, extract_mentions, load_parser, mentions_at
from timeline.model import Article, Extraction, PlacedMention, Region, TimeValue
from timeline.temporal import find

TITLE = "Mayor Ann Cole opens Kisumu market"
BODY = (
    "Mayor Ann Cole opened the new market of Kisumu on Wednesday. She praised the builders. "
    "The market has forty stalls. Traders will move in next month. The old hall, which was built in 1931, will close."
)


@pytest.fixture(scope="module")
def model() -> Parser:
    return load_parser()


def _placed(parser: Parser, published: str = "2024-05-10") -> dict[str, PlacedMention]:
    text = f"{TITLE}\n{BODY}"
    value = TimeValue(published, published, published, "day")
    title = Region(0, len(TITLE), "title")
    article = Article("a", text, title=TITLE, body=len(TITLE) + 1, regions=(title,), published=value)
    expressions = find(text, "a")
    mentions = extract_mentions(article, expressions, parser, all_predicates=True)
    resolved = resolve_all(expressions, value)
    return {
        one.mention.trigger_text: one for one in place(Extraction(article, expressions, mentions), article, resolved)
    }


def _date(one: PlacedMention) -> str | None:
    return None if one.value is None else one.value.timex3 or None


def test_the_day_of_the_story_dates_what_is_told_of_it(model: Parser) -> None:
    found = _placed(model)
    assert {_date(found[word]) for word in ("opens", "opened", "praised")} == {"2024-05-08"}
    assert found["praised"].mention.link.how == "narrative"
    assert found["opened"].mention.candidate
    assert not found["praised"].mention.candidate


def test_what_holds_now_is_news_of_the_publication(model: Parser) -> None:
    assert _date(_placed(model)["has"]) == "2024-05-10"


def test_what_is_to_come_takes_the_date_ahead(model: Parser) -> None:
    found = _placed(model)
    assert _date(found["move"]) == "2024-06"
    assert found["move"].mention.status == "planned"
    assert _date(found["built"]) == "1931"


def test_a_day_long_before_the_publication_is_not_its_story(model: Parser) -> None:
    text = "The bridge fell on 3 May 1990. Divers searched the river."
    value = TimeValue("2024-05-10", "2024-05-10", "2024-05-10", "day")
    article = Article("a", text, published=value)
    expressions = find(text, "a")
    mentions = extract_mentions(article, expressions, model, all_predicates=True)
    placed = place(Extraction(article, expressions, mentions), article, resolve_all(expressions, value))
    assert [(one.mention.trigger_text, _date(one)) for one in placed] == [
        ("fell", "1990-05-03"),
        ("searched", "2024-05-10"),
    ]


def test_mentions_at_given_triggers(model: Parser) -> None:
    start = BODY.index("opened")
    mentions = mentions_at(Article("a", BODY), find(BODY, "a"), model, [(start, start + 6), (start + 7, start + 10)])
    assert [(one.trigger.start, one.trigger.end) for one in mentions] == [(start, start + 6), (start + 7, start + 10)]
    assert mentions[0].predicate == "open"
    assert mentions[0].link.how == "stated"
