"""Every rule of every locale proves itself: its positive and negative examples stand beside it in its file."""

from __future__ import annotations

from collections import Counter
from typing import get_args

import pytest

from timeline.calendar import resolve_all
from timeline.model import TimeExpression, TimeType, TimeValue
from timeline.temporal import find, languages
from timeline.temporal.engine.locale import RuleSource, rule_sources

REFERENCE = TimeValue("2025-04-17", "2025-04-17", "2025-04-17", grain="day", edtf="2025-04-17")
RULES = [(lang, source) for lang in languages() for source in rule_sources(lang)]

NEGATIVES = {
    "clock.toml": 16,
    "counted.toml": 10,
    "dates.toml": 40,
    "durations.toml": 15,
    "forms.toml": 28,
    "numbers.toml": 3,
    "parts.toml": 30,
    "references.toml": 14,
    "relative.toml": 24,
    "sets.toml": 10,
    "steps.toml": 14,
}
"""How many negative examples each file of rules has at least; may only rise."""


def _is_final(rule: RuleSource) -> bool:
    return rule.data["gives"] in get_args(TimeType)


def resolved(lang: str, text: str) -> tuple[TimeExpression, ...]:
    return resolve_all(find(text, lang=lang), REFERENCE)


def positives() -> list[tuple[str, RuleSource, str, str]]:
    return [(lang, rule, text, value) for lang, rule in RULES for text, value in rule.data.get("examples", {}).items()]


def negatives() -> list[tuple[str, RuleSource, str]]:
    return [(lang, rule, text) for lang, rule in RULES for text in rule.data.get("not", ())]


@pytest.mark.parametrize(
    ("lang", "rule", "text", "value"), positives(), ids=[f"{rule.name}: {text}" for _, rule, text, _ in positives()]
)
def test_positive_example(lang: str, rule: RuleSource, text: str, value: str) -> None:
    values = [expression.value.timex3 for expression in resolved(lang, text) if expression.value is not None]
    assert value in values, f"{rule.where}: {text!r} gave {values}"


@pytest.mark.parametrize(
    ("lang", "rule", "text"), negatives(), ids=[f"{rule.name}: {text}" for _, rule, text in negatives()]
)
def test_negative_example(lang: str, rule: RuleSource, text: str) -> None:
    found = [expression for expression in find(text, lang=lang) if expression.rule == rule.name]
    assert not found, f"{rule.where}: {text!r} gave {[expression.text for expression in found]}"


REFUSED = [pytest.param(lang, text, id=text) for lang, rule in RULES for text in rule.data.get("refuses", ())]


@pytest.mark.parametrize(("lang", "text"), REFUSED)
def test_what_is_refused_is_no_date(lang: str, text: str) -> None:
    assert [expression.text for expression in find(text, lang=lang)] == []


def test_rules_that_refuse_say_what() -> None:
    for _, rule in RULES:
        assert (rule.data["gives"] == "NONE") == bool(rule.data.get("refuses")), rule.where


@pytest.mark.parametrize("final", [pytest.param((lang, rule), id=rule.name) for lang, rule in RULES if _is_final(rule)])
def test_every_final_rule_has_a_positive_example(final: tuple[str, RuleSource]) -> None:
    _, rule = final
    assert rule.data.get("examples"), f"{rule.where}: no example"


def test_every_file_of_rules_has_negative_examples() -> None:
    counted = Counter(rule.file.rpartition("/")[2] for _, rule, _ in negatives())
    missing = {rule.file.rpartition("/")[2] for _, rule in RULES if rule.data["gives"] != "NONE"} - set(counted)
    assert not missing
    assert {name: count for name, count in counted.items() if count < NEGATIVES[name]} == {}


def test_names_of_rules_are_unique_in_their_language() -> None:
    names = Counter((lang, rule.name) for lang, rule in RULES)
    assert [name for name, count in names.items() if count > 1] == []
