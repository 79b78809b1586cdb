"""Site furniture: every rule against its own examples, and prose left alone."""

from __future__ import annotations

import pytest

from timeline.reading.text.boilerplate import BoilerplateRule, find_boilerplate, load_rules
from timeline.reading.text.lines import split_lines

RULES = load_rules().rules


def furniture(text: str) -> list[str]:
    return [text[region.start : region.end] for region in find_boilerplate(split_lines(text))]


def by_example(which: str) -> list[object]:
    return [
        pytest.param(rule, example, id=f"{rule.name}-{number}")
        for rule in RULES
        for number, example in enumerate(getattr(rule, which))
    ]


@pytest.mark.parametrize(("rule", "example"), by_example("positive"))
def test_positive_examples_are_furniture_from_end_to_end(rule: BoilerplateRule, example: str) -> None:
    lines = [line for line in example.split("\n") if line]
    assert furniture(example) == lines, rule.name
    assert furniture(example.upper()) == [line.upper() for line in lines]


@pytest.mark.parametrize(("rule", "example"), by_example("negative"))
def test_negative_examples_are_prose(rule: BoilerplateRule, example: str) -> None:
    assert furniture(example) == [], rule.name


def test_every_rule_has_both_kinds_of_example() -> None:
    assert all(rule.positive and rule.negative for rule in RULES)
    names = [rule.name for rule in RULES]
    assert len(set(names)) == len(names)


def test_a_tail_is_cut_from_its_paragraph() -> None:
    prose = "The port reopened on Friday."
    tail = "Stay ahead with the latest news on shipping. Have a tip? Send it to desk@example.org."
    assert furniture(f"{prose} {tail}") == [tail]
    assert furniture(f"{tail} {prose}") == [tail]


def test_links_behind_a_label_end_where_prose_begins() -> None:
    text = "Previous Article\n\nHarbour Bridge Reopens\n\nThe mayor spoke on Friday, and the crowd stayed until night."
    assert furniture(text) == ["Previous Article", "Harbour Bridge Reopens"]


def test_quoted_calls_are_prose() -> None:
    assert furniture("“Subscribe to our newsletter,” the prince told his guests.") == []
