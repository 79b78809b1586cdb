"""Where sentences end: the examples of `tests/corpus/en/sentences.toml`, and linear time."""

from __future__ import annotations

import itertools
import tomllib
from pathlib import Path
from typing import Any

import pytest

from timeline.events import split_sentences
from timeline.events.arguments.names import Names
from timeline.events.syntax.lexicon import load_lexicon
from timeline.events.syntax.sentences import MAX_LENGTH
from timeline.model import Article, Region

CORPUS = Path(__file__).parents[2] / "corpus" / "en" / "sentences.toml"
EXAMPLES: list[dict[str, Any]] = tomllib.loads(CORPUS.read_text(encoding="utf-8"))["example"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["name"])
def test_sentences(example: dict[str, Any]) -> None:
    text = example["text"]
    headings = [text.index(heading) for heading in example.get("headings", [])]
    regions = tuple(
        Region(start, start + len(heading), "heading")
        for start, heading in zip(headings, example.get("headings", []), strict=True)
    )
    found = split_sentences(Article("a", text, regions=regions))
    assert [text[one.start : one.end] for one in found if one.kind == "prose"] == example["sentences"]


def test_long_runs_of_marks_are_cut_through() -> None:
    for unit in ("A b. ", "U.S. ", "“Why?” ", "(a " * 5, "\n", "a\n", ".", '."', '" '):
        text = unit * 32000
        found = split_sentences(Article("a", text))
        assert all(0 <= one.start < one.end <= len(text) for one in found)
        assert all(one.end <= other.start for one, other in itertools.pairwise(found))


def test_marks_without_end_take_no_longer() -> None:
    assert len(split_sentences(Article("a", "So." + '"' * 1000 + "x. No."))) == 2


def test_a_sentence_without_end_is_cut_at_its_marks() -> None:
    found = split_sentences(Article("a", "word, " * 2000 + "x" * 4000))
    assert all(one.end - one.start <= MAX_LENGTH for one in found)
    assert found[0].end - found[0].start > MAX_LENGTH - 10
    assert [one.start for one in found] == sorted({one.start for one in found})


def test_an_empty_text_has_none() -> None:
    assert split_sentences(Article("a", "")) == ()
    assert split_sentences(Article("a", " \n\n ")) == ()


def test_runs_of_capitals_without_end_are_no_names() -> None:
    text = "May Smith " * 5000
    assert Names(text, load_lexicon("en")).full_name("Smith") == "Smith"
