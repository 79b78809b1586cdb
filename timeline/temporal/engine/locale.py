"""Locales: words and rules of one language, read from `locales/<lang>/` and compiled once."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from timeline.errors import RuleError
from timeline.temporal.engine.chart_parser import Grammar, Guard, Lexicon, Rule, compile_pattern
from timeline.temporal.engine.rule_functions import FUNCTIONS, grain_categories
from timeline.temporal.engine.rule_values import compile_expression
from timeline.temporal.engine.tokens import words

_GUARDS = ("before", "not_before", "after", "not_after")
_KNOWN = {"name", "pattern", "gives", "value", "when", "priority", "examples", "not", "refuses", "mode", *_GUARDS}


@dataclass(frozen=True, slots=True)
class RuleSource:
    """A rule as its file states it, with the file for messages and the examples for tests."""

    file: str
    name: str
    data: Mapping[str, Any]

    @property
    def where(self) -> str:
        """File and rule, for messages."""
        return f"{self.file}: rule {self.name!r}"


@dataclass(frozen=True, slots=True)
class Locale:
    """One language: its grammar, the words that may stand in an expression, and the cues for direction."""

    lang: str
    grammar: Grammar
    vocabulary: frozenset[str]
    triggers: frozenset[str]
    cues: Mapping[str, Any]
    narrative_only: frozenset[str]


@lru_cache(maxsize=1)
def languages() -> tuple[str, ...]:
    """The languages that have a locale, sorted."""
    root = resources.files("timeline.temporal") / "locales"
    return tuple(sorted(folder.name for folder in root.iterdir() if (folder / "words.toml").is_file()))


def _folder(lang: str) -> Traversable:
    if lang not in languages():
        raise RuleError(f"no locale {lang!r}; there are: {', '.join(languages())}")
    return resources.files("timeline.temporal") / "locales" / lang


def rule_sources(lang: str) -> list[RuleSource]:
    """All rules of a language in the order of their files; raises RuleError for unknown or missing keys."""
    sources = []
    for file in sorted((_folder(lang) / "rules").iterdir(), key=lambda entry: entry.name):
        if not file.name.endswith(".toml"):
            continue
        for data in _toml_table(file).get("rule", ()):
            source = RuleSource(f"locales/{lang}/rules/{file.name}", str(data.get("name", "?")), data)
            unknown = set(data) - _KNOWN
            missing = {"name", "pattern", "gives", "value"} - set(data)
            if unknown or missing:
                raise RuleError(f"{source.where}: unknown keys {sorted(unknown)}, missing keys {sorted(missing)}")
            sources.append(source)
    return sources


def _toml_table(file: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RuleError(f"{file.name}: {error}") from error


@lru_cache(maxsize=8)
def load(lang: str) -> Locale:
    """The compiled locale; raises RuleError where a file is malformed or the language unknown."""
    folder = _folder(lang)
    table = _toml_table(folder / "words.toml")
    sources = rule_sources(lang)
    rules = [rule for order, source in enumerate(sources) for rule in _compile(source, order)]
    entries = _entries(table)
    literals = {literal for rule in rules for item in rule.items for literal in item.literals}
    lexical = {word for first, found in entries.items() for word in (first, *(w for rest, *_ in found for w in rest))}
    chosen = set(table["triggers"])
    triggers = {first for first, found in entries.items() if any(category in chosen for _, category, *_ in found)}
    grammar = Grammar(rules, Lexicon(entries), grain_categories, month_first=bool(table.get("month_first", True)))
    return Locale(
        lang,
        grammar,
        frozenset(literals | lexical),
        frozenset(triggers | set(table.get("trigger_words", ()))),
        _toml_table(folder / "cues.toml"),
        frozenset(source.name for source in sources if source.data.get("mode") == "narrative"),
    )


def _compile(source: RuleSource, order: int) -> Iterator[Rule]:
    data = source.data
    value = compile_expression(data["value"], FUNCTIONS, source.where)
    condition = compile_expression(data["when"], FUNCTIONS, source.where) if "when" in data else None
    guard = _guard(source)
    for items in compile_pattern(data["pattern"], source.where):
        yield Rule(source.name, items, data["gives"], value, condition, guard, int(data.get("priority", 0)), order)


def _guard(source: RuleSource) -> Guard | None:
    if not any(name in source.data for name in _GUARDS):
        return None
    try:
        return Guard(**{name: re.compile(source.data[name]) if name in source.data else None for name in _GUARDS})
    except re.error as error:
        raise RuleError(f"{source.where}: a guard is not a regular expression: {error}") from error


Entry = tuple[tuple[str, ...], str, Any, bool]


def _entries(table: Mapping[str, Any]) -> dict[str, tuple[Entry, ...]]:
    capital = set(table.get("capital", ()))
    entries: dict[str, list[Entry]] = {}
    for category, listed in table.items():
        if not isinstance(listed, Mapping):
            continue
        for phrase, value in listed.items():
            first, *rest = words(phrase)
            entries.setdefault(first, []).append((tuple(rest), category, value, phrase in capital))
    return {first: _longest_first(found) for first, found in entries.items()}


def _longest_first(found: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(found, key=lambda entry: -len(entry[0])))
