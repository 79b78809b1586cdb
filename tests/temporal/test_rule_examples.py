"""Every rule of every locale proves itself: its positive and negative examples stand beside it in its file."""

from __future__ import annotations

import pytest

from timeline.model import TimeExpression, TimeValue
from timeline.temporal import find, languages, resolve_all
from timeline.temporal.locale import RuleSource, rule_sources

REFERENCE = TimeValue("2025-04-17", "2025-04-17", "2025-04-17", grain="day", edtf="2025-04-17")
RULES = [(lang, source) for lang in languages() for source in rule_sources(lang)]


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
