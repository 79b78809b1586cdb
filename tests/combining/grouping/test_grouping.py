"""Placing mentions and grouping those of one event, within an article and across articles."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from timeline.calendar import resolve_all
from timeline.calendar.days import iso_day
from timeline.combining import group, group_with_ids, place
from timeline.combining.grouping import blocking, coreference, within_story
from timeline.combining.grouping.scoring import score
from timeline.events import Parser, extract_mentions, load_parser
from timeline.model import (
    Article,
    Event,
    EventMention,
    Extraction,
    Link,
    Participant,
    PlacedMention,
    Span,
    TimeValue,
)
from timeline.temporal import find


@pytest.fixture(scope="module")
def model() -> Parser:
    return load_parser()


def _day(day: str) -> TimeValue:
    return TimeValue(day, day, day, "day", edtf=day)


def _combine(texts: Mapping[str, tuple[str, str]], parser: Parser) -> tuple[list[PlacedMention], list[Article]]:
    """Articles by id: (publication day or "", text)."""
    placed: list[PlacedMention] = []
    articles: list[Article] = []
    for name, (published, text) in texts.items():
        article = Article(name, text, published=_day(published) if published else None)
        expressions = find(text, name)
        extraction = Extraction(article, expressions, extract_mentions(article, expressions, parser))
        placed.extend(place(extraction, article, resolve_all(expressions, article.published)))
        articles.append(article)
    return placed, articles


def _events(texts: Mapping[str, tuple[str, str]], parser: Parser) -> tuple[Event, ...]:
    return group(*_combine(texts, parser))


LEAD = "President Ann Cole hosted ministers from Chile and Peru to discuss fishing rights in the Pacific."
AGAIN = "President Ann Cole hosted ministers from Chile and Peru on Thursday to discuss fishing rights."


@pytest.mark.parametrize(
    ("published", "thursday"),
    [("2025-04-17", "2025-04-17"), ("2025-04-18", "2025-04-17"), ("2025-04-23", "2025-04-17")],
)
def test_the_lead_and_its_stated_date_are_one_event(published: str, thursday: str, model: Parser) -> None:
    events = _events({"a": (published, f"{LEAD}\n{AGAIN}")}, model)
    assert len(events) == 1
    assert (events[0].value.earliest, events[0].value.latest) == (thursday, thursday)
    assert events[0].disagreement == ()
    assert events[0].why.startswith("same: host")
    assert len(events[0].mentions) == 2


def test_without_a_publication_date_nothing_is_placed(model: Parser) -> None:
    placed, articles = _combine({"a": ("", f"{LEAD}\n{AGAIN}")}, model)
    assert group(placed, articles) == ()
    assert all(one.reason for one in placed)


MEETINGS = (
    "Envoy Tom Obi has had many meetings with Chancellor Bob Dorn, including one last week in Bonn.\n"
    "Numerous meetings have occurred since then, including those between King Otto and Queen Maud in 1972.\n"
    "More meetings are planned in Lima next week. Ann Cole met Eve Hart after Thursday's meetings."
)


@pytest.mark.parametrize("published", ["", "2025-04-18"])
def test_meetings_of_other_people_at_other_times_are_apart(published: str, model: Parser) -> None:
    placed, articles = _combine({"a": (published, MEETINGS)}, model)
    _, groups = group_with_ids(placed, articles)
    assert set(groups) == {one.mention.key for one in placed}
    group_of = {one.mention.trigger_text: groups[one.mention.key] for one in placed}
    assert len({group_of[word] for word in ("one", "occurred", "those", "planned", "meetings")}) == 5


def test_the_same_people_on_the_same_undated_day_are_together(model: Parser) -> None:
    placed, articles = _combine({"a": ("", f"{LEAD}\n{AGAIN}")}, model)
    assert len(set(group_with_ids(placed, articles)[1].values())) == 1


def test_two_articles_tell_one_event(model: Parser) -> None:
    first = "It rained all day in Nairobi. President Ann Cole met Chancellor Bob Dorn in Vienna on 3 March 2021."
    second = "Markets fell in May 2021. Chancellor Dorn met President Ann Cole in Vienna on 3 March 2021 to talk."
    events = _events({"a": ("2021-03-20", first), "b": ("2021-06-01", second)}, model)
    together = [event for event in events if len(event.articles) == 2]
    assert len(together) == 1
    assert together[0].value.earliest == "2021-03-03"
    assert together[0].salience > max(event.salience for event in events if event is not together[0])


def test_the_narrower_date_wins(model: Parser) -> None:
    first = "It rained all day in Nairobi. Rebels from the north seized the port of Kisumu in March 2021."
    second = "It rained all day in Nairobi. Rebels from the north seized the port of Kisumu on 9 March 2021."
    events = _events({"a": ("2021-04-20", first), "b": ("2021-06-01", second)}, model)
    seized = [event for event in events if "seized" in event.label]
    assert len(seized) == 1
    assert seized[0].value.earliest == "2021-03-09"
    assert seized[0].disagreement == ()


def test_articles_that_disagree_show_both_dates(model: Parser) -> None:
    text = (
        "It rained all day in Nairobi. Rebel leader Tom Obi signed the Kisumu peace accord with President Ann Cole "
        "in Mombasa on {} March 2021."
    )
    texts = {
        "a": ("2021-04-20", text.format(9)),
        "b": ("2021-04-20", text.format(10)),
        "c": ("2021-04-21", text.format(9)),
    }
    events = [event for event in _events(texts, model) if "signed" in event.label]
    assert len(events) == 1
    assert events[0].value.earliest == "2021-03-09"
    assert [(one.article, one.earliest) for one in events[0].disagreement] == [("b", "2021-03-10")]


def test_other_participants_are_another_event(model: Parser) -> None:
    first = "It rained all day in Nairobi. President Ann Cole met Chancellor Bob Dorn in Vienna on 3 March 2021."
    second = "It rained all day in Nairobi. Minister Eve Hart met Governor Sam Till in Vienna on 3 March 2021."
    events = _events({"a": ("2021-03-20", first), "b": ("2021-06-01", second)}, model)
    assert len([event for event in events if " met " in event.label]) == 2


PREMIERS = (
    "Premier Lo met Ann Cole in Lima on Monday.",
    "Lo Weiming held talks with President Ann Cole in Lima on Monday.",
)


@pytest.mark.parametrize(
    ("second", "together"),
    [
        (PREMIERS[1], True),
        ("Lo Weiming held talks with Ann Cole in Lima on Tuesday.", False),
        ("Lo Weiming held talks with Marc Perez in Oslo on Monday.", False),
        ("Lo Weiming wrote to President Ann Cole on Monday.", False),
    ],
)
def test_one_deed_of_two_people_on_one_day_is_one_event(second: str, together: bool, model: Parser) -> None:
    found = _events({"a": ("2025-04-17", PREMIERS[0]), "b": ("2025-04-17", second)}, model)
    assert (len(found) == 1) is together


def test_other_dates_are_another_event(model: Parser) -> None:
    text = (
        "It rained all day in Nairobi. President Ann Cole met Chancellor Bob Dorn in 1999. Cole met Dorn again in 2004."
    )
    events = _events({"a": ("2021-03-20", text)}, model)
    assert [event.value.earliest for event in events] == ["1999-01-01", "2004-01-01", "2021-03-20"]


def test_the_order_of_the_input_does_not_matter(model: Parser) -> None:
    texts = {
        "a": ("2025-04-17", f"{LEAD}\n{AGAIN}"),
        "b": (
            "2025-04-18",
            "President Cole hosted ministers from Peru on Thursday. The talks will go on in Lima next week.",
        ),
        "c": ("2025-04-19", "Since the war began in 2022, Lima has built ships. Cole flew to Lima on Friday."),
    }
    placed, articles = _combine(texts, model)
    expected = group(placed, articles)
    for seed in range(5):
        placed = placed[seed:] + placed[:seed]
        articles = articles[::-1]
        assert group(placed, articles) == expected


def test_ids_are_those_of_the_earliest_mention(model: Parser) -> None:
    for event in _events({"a": ("2025-04-17", f"{LEAD}\n{AGAIN}")}, model):
        first = min(event.mentions, key=lambda one: one.mention.key).mention.trigger
        assert event.id == f"{first.article}:{first.start}-{first.end}"


@pytest.mark.parametrize(
    ("sentence", "earliest", "latest", "status"),
    [
        ("The plant has produced steel since 1974.", "1974-01-01", None, "happened"),
        ("The museum will reopen on 5 June 2030.", "2030-06-05", "2030-06-05", "planned"),
        ("The games start in Oslo on 5 June 2030.", "2030-06-05", "2030-06-05", "planned"),
        ("Since the war began in 2022, Lima has built ships.", "2022-01-01", None, "happened"),
        ("After the bank failed in 2008, Lima sold its ships.", "2008-01-01", "2025-04-17", "happened"),
        ("Before the bank failed in 2008, Lima sold its ships.", None, "2008-01-01", "happened"),
    ],
)
def test_relations_place_the_event(
    sentence: str, earliest: str | None, latest: str | None, status: str, model: Parser
) -> None:
    placed, _ = _combine({"a": ("2025-04-17", f"It rained all day in the hills. {sentence}")}, model)
    last = placed[-1]
    assert last.value is not None
    assert (last.value.earliest, last.value.latest, last.mention.status) == (earliest, latest, status)


def test_every_mention_stands_in_one_event_at_most(model: Parser) -> None:
    placed, articles = _combine(
        {"a": ("2025-04-17", f"{LEAD}\n{AGAIN}"), "b": ("2025-04-17", f"{LEAD}\n{AGAIN}")}, model
    )
    keys = [one.mention.key for event in group(placed, articles) for one in event.mentions]
    assert len(keys) == len(set(keys)) == len(placed)


def _many(count: int) -> tuple[list[PlacedMention], list[Article]]:
    """Mentions of few people and deeds, ten an article, twelve articles a day."""
    placed, articles = [], []
    for number in range(count // 10):
        name = f"a{number:05}"
        published = 15_000 + number // 12
        text = ""
        for part in range(10):
            seed = number * 31 + part * 17
            who, whom, deed = f"Ann Cole{seed % 23}", f"Bob Dorn{seed % 29}", ("met", "sued", "hired")[seed % 3]
            start, verb = len(text), len(text) + len(who) + 1
            text += f"{who} {deed} {whom} over thing{number % 997}. "
            day = iso_day(published - seed % 40)
            span = Span(name, start, len(text) - 1)
            people = tuple(
                Participant(role, Span(name, at, at + len(one)), one, one)
                for role, one, at in (("agent", who, start), ("patient", whom, verb + len(deed) + 1))
            )
            trigger = Span(name, verb, verb + len(deed))
            mention = EventMention(trigger, deed, span, deed, text[start:], Link("stated"), people)
            placed.append(PlacedMention(mention, _day(day)))
        articles.append(Article(name, text, published=_day(iso_day(published))))
    return placed, articles


@pytest.mark.slow
def test_comparisons_grow_with_the_mentions(monkeypatch: pytest.MonkeyPatch) -> None:
    compared = 0

    def counted(*pair: Any) -> float:
        nonlocal compared
        compared += 1
        return score(*pair)

    for module in (within_story, blocking, coreference):
        monkeypatch.setattr(module, "score", counted)
    costs = []
    for count in (8_000, 16_000):
        compared = 0
        assert group(*_many(count))
        costs.append(compared)
    assert costs[0] > 8_000
    assert costs[1] / costs[0] < 2.4
