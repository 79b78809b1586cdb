"""The examples of `tests/corpus/en/events.toml`, with the model and, where they say so, by rules alone."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from timeline.calendar import resolve_all
from timeline.combining import date_article, place
from timeline.events import Parser, extract_mentions, load_parser
from timeline.model import Article, DateField, EventMention, Extraction, PlacedMention, TimeExpression
from timeline.temporal import find

CORPUS = Path(__file__).parents[1] / "corpus" / "en" / "events.toml"
EXAMPLES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text(encoding="utf-8"))["example"]


@pytest.fixture(scope="module")
def model() -> Parser:
    return load_parser()


def _extract(example: dict[str, Any], parser: Parser) -> tuple[tuple[EventMention, ...], tuple[TimeExpression, ...]]:
    article = Article("a", example["text"])
    expressions = find(article.text, "a")
    return extract_mentions(article, expressions, parser), expressions


def _placed(example: dict[str, Any], parser: Parser) -> tuple[PlacedMention, ...]:
    given = DateField("given", "published", example["published"], "record")
    article = Article("a", example["text"], dates=(given,))
    expressions = find(article.text, "a")
    dated, _ = date_article(article, expressions)
    extraction = Extraction(dated, expressions, extract_mentions(article, expressions, parser))
    return place(extraction, dated, resolve_all(expressions, dated.published))


def _time(mention: EventMention, expressions: tuple[TimeExpression, ...]) -> str:
    return "" if mention.link.expression is None else expressions[mention.link.expression].text


def _check(example: dict[str, Any], parser: Parser) -> None:
    mentions, expressions = _extract(example, parser)
    triggers = [mention.trigger_text for mention in mentions]
    for wanted in example.get("events", []):
        found = [
            mention
            for mention in mentions
            if mention.trigger_text == wanted["trigger"]
            and wanted.get("time", "").lower() in _time(mention, expressions).lower()
        ]
        assert len(found) == 1, f"{wanted['trigger']} in {triggers}"
        _agrees(found[0], wanted)
        if "value" in wanted:
            (there,) = [one for one in _placed(example, parser) if one.mention.key == found[0].key]
            assert there.value is not None
            assert (there.value.timex3, there.mention.status) == (wanted["value"], wanted.get("placed", "happened"))
    for word in example.get("none", []):
        assert word not in triggers


def _agrees(mention: EventMention, wanted: dict[str, Any]) -> None:
    names = {one.name for one in mention.participants}
    assert set(wanted.get("who", [])) <= names, names
    facts = {
        "how": mention.link.how,
        "relation": mention.link.relation,
        "status": mention.status,
        "title": mention.title,
        "predicate": mention.predicate,
        "place": mention.place.text if mention.place else False,
        "reporter": mention.reported_by.name if mention.reported_by else None,
    }
    for name, value in facts.items():
        if name in wanted:
            assert value == wanted[name]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_with_the_model(example: dict[str, Any], model: Parser) -> None:
    _check(example, model)


@pytest.mark.parametrize("example", [e for e in EXAMPLES if e.get("rules")], ids=lambda example: example["name"])
def test_by_rules_alone(example: dict[str, Any]) -> None:
    events = [{**one, "title": one["by_rules"]} if "by_rules" in one else one for one in example.get("events", [])]
    _check({**example, "events": events}, load_parser("rules"))


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_offsets_are_quotes(example: dict[str, Any], model: Parser) -> None:
    text = example["text"]
    for mention in _extract(example, model)[0]:
        assert text[mention.trigger.start : mention.trigger.end] == mention.trigger_text
        assert mention.sentence.start <= mention.trigger.start < mention.trigger.end <= mention.sentence.end
        for one in mention.participants:
            assert text[one.span.start : one.span.end] == one.text
        if mention.place is not None and mention.place.span is not None:
            assert text[mention.place.span.start : mention.place.span.end] == mention.place.text
        assert mention.title
        assert len(mention.title) <= 90
        assert not mention.title[0].islower()
