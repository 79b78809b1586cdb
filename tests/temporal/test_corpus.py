"""Whole sentences of `tests/corpus/en/time_*.toml`: every time found, nothing else, with its value and dates."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from timeline.calendar import resolve_all
from timeline.model import TimeExpression, TimeValue
from timeline.temporal import find

CORPUS = sorted((Path(__file__).parents[1] / "corpus" / "en").glob("time_*.toml"))
REFERENCE = TimeValue("2025-04-17", "2025-04-17", "2025-04-17", grain="day", edtf="2025-04-17")


def examples() -> list[Any]:
    return [
        pytest.param(example, id=f"{file.stem}: {example['text'][:60]!r}")
        for file in CORPUS
        for example in tomllib.loads(file.read_text(encoding="utf-8"))["example"]
    ]


@pytest.mark.parametrize("example", examples())
def test_sentence(example: dict[str, Any]) -> None:
    text = example["text"]
    rows = []
    for wanted, expression in paired(example["times"], text):
        value = expression.value
        assert value is not None
        row = [expression.text, expression.type, value.timex3]
        if wanted is not None and len(wanted) == 4:
            row.append(f"{value.earliest or '..'}/{value.latest or '..'}")
        rows.append(row)
    assert rows == example["times"]


def paired(wanted: list[list[str]], text: str) -> list[tuple[list[str] | None, TimeExpression]]:
    """Each time found in a text with its row, as far as there is one."""
    found = resolve_all(find(text), REFERENCE)
    return [(wanted[index] if index < len(wanted) else None, expression) for index, expression in enumerate(found)]


@pytest.mark.parametrize("example", examples())
def test_spans_are_the_words(example: dict[str, Any]) -> None:
    text = example["text"]
    for expression in find(text):
        assert text[expression.start : expression.end] == expression.text


def test_the_corpus_is_there() -> None:
    assert [file.stem for file in CORPUS] == ["time_anchoring", "time_direction", "time_none", "time_values"]
