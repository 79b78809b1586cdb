"""What a language brings for events, and that an article's own language is asked for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

import pytest

from timeline.events import RulesParser, extract_mentions
from timeline.events.syntax.lexicon import FILES, load_lexicon
from timeline.events.syntax.tree import Tree
from timeline.model import Article, Relation

ROOT = Path(__file__).parents[2] / "timeline"
LIST = re.compile(r"\"([a-z]+\.[a-z_]+)\"")


class Listening(RulesParser):
    """Rules that note in which languages they are asked to parse."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: set[str] = set()

    def parse(self, text: str, sentences: Sequence[tuple[int, int]], lang: str = "en") -> list[Tree]:
        """Trees, as those of all rules."""
        self.heard.add(lang)
        return super().parse(text, sentences, lang)


@pytest.mark.parametrize("lang", ["en", "en-GB"])
def test_a_parser_is_told_the_language_of_the_article(lang: str) -> None:
    parser = Listening()
    extract_mentions(Article("a", "The mill in Torvald closed for good.", lang=lang), (), parser, all_predicates=True)
    assert parser.heard == {lang}


def test_a_tree_carries_the_words_of_its_language() -> None:
    text = "The mill closed."
    (tree,) = RulesParser().parse(text, [(0, len(text))], "en")
    assert tree.words is load_lexicon("en")


@pytest.mark.parametrize("table", ["relations.times", "relations.clauses"])
def test_words_lead_to_relations_that_there_are(table: str) -> None:
    assert set(load_lexicon().kinds[table].values()) <= set(get_args(Relation))


def _lists_asked_for() -> set[str]:
    """The names of word lists in what reads them."""
    sources = [path for room in ("events", "combining/grouping") for path in (ROOT / room).rglob("*.py")]
    found = {name for path in sources for name in LIST.findall(path.read_text(encoding="utf-8"))}
    return {name for name in found if name.partition(".")[0] in FILES and not name.endswith(".toml")}


def test_every_list_that_is_asked_for_is_there() -> None:
    words = load_lexicon()
    assert _lists_asked_for() <= {*words, *words.kinds}


def test_every_list_that_is_there_is_asked_for() -> None:
    listed = {name for name in load_lexicon() if name.partition(".")[0] != "tagger"}
    assert listed <= _lists_asked_for()
