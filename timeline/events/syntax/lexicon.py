"""The word lists of a language, read once from `locales/<lang>/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import InitVar, dataclass
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from timeline.errors import RuleError
from timeline.events.syntax.morphology import Morphology, load_morphology

FILES = (
    *("clauses", "grammar", "lemmas", "nouns", "people", "places", "relations", "sentences", "status", "stop"),
    *("synonyms", "tagger", "titles", "verbs"),
)
_PLAIN_VERBS = ("attribution", "announcement", "light", "planning", "stative", "motion", "relation")


@dataclass(frozen=True, eq=False)
class Words(dict[str, frozenset[str]]):
    """Word lists by file and name; `words["verbs.light"]` is a frozen set of lower-case words.

    A dictionary, since every token is looked up in several of them: a method in between would cost more than the look.

    Made of several: `verbs.saying`, and `verbs.known`, the lemmas that are surely those of verbs.  `kinds` maps the
    words of a table to their keys: `words.kinds["relations.times"]["till"]` is "until"; `patterns` are those of titles.
    """

    lang: str
    lists: InitVar[Mapping[str, frozenset[str]]]
    verb_lemmas: Mapping[str, str]
    noun_lemmas: Mapping[str, str]
    noun_suffixes: tuple[str, ...]
    synonyms: Mapping[str, frozenset[int]]
    tags: Mapping[str, str]
    kinds: Mapping[str, Mapping[str, str]]
    patterns: Mapping[str, str]
    morphology: Morphology

    def __post_init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        self.update(lists)


@lru_cache(maxsize=8)
def load_lexicon(lang: str = "en") -> Words:
    """The word lists of `lang`, those of English where it has none; raises RuleError for a malformed file."""
    folder = resources.files("timeline.events") / "locales"
    # Looked up among the names there are: an article says what it likes of its language, also what leads elsewhere.
    if lang not in {entry.name for entry in folder.iterdir() if (entry / "grammar.toml").is_file()}:
        lang = "en"
    data = {name: _read(folder / lang / f"{name}.toml") for name in FILES}
    lists = {
        f"{file}.{name}": frozenset(value.split())
        for file, content in data.items()
        for name, value in content.items()
        if isinstance(value, str)
    }
    lists["people.titles"] = frozenset(word.replace("_", " ") for word in lists["people.titles"])
    lists["verbs.saying"] = lists["verbs.attribution"] | lists["verbs.announcement"]
    verb_lemmas = _forms(data["lemmas"]["verbs"])
    lists["verbs.known"] = frozenset(verb_lemmas.values()).union(*(lists[f"verbs.{name}"] for name in _PLAIN_VERBS))
    return Words(
        lang=lang,
        lists=lists,
        verb_lemmas=verb_lemmas,
        noun_lemmas=_forms(data["lemmas"]["nouns"]),
        noun_suffixes=tuple(data["nouns"]["suffixes"]),
        synonyms=_sets(data["synonyms"]["sets"]),
        tags={word: tag for tag, line in data["tagger"].items() for word in str(line).split()},
        kinds={f"relations.{name}": _kinds(table) for name, table in data["relations"].items()},
        patterns=data["titles"]["patterns"],
        morphology=load_morphology(lang),
    )


def _read(path: Traversable) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path.name}: {error}") from error


def _kinds(table: Mapping[str, str]) -> dict[str, str]:
    """Each word of a table mapped to its key."""
    return {word: kind for kind, line in table.items() for word in line.split()}


def _forms(lines: list[str]) -> dict[str, str]:
    """Each form mapped to its lemma, the first word of its line; an earlier line wins."""
    forms: dict[str, str] = {}
    for line in lines:
        lemma = line.split()[0]
        for form in line.split():
            forms.setdefault(form, lemma)
    return forms


def _sets(lines: list[str]) -> dict[str, frozenset[int]]:
    """Each lemma mapped to the numbers of the synonym sets that it stands in."""
    sets: dict[str, set[int]] = {}
    for number, line in enumerate(lines):
        for lemma in line.split():
            sets.setdefault(lemma, set()).add(number)
    return {lemma: frozenset(numbers) for lemma, numbers in sets.items()}
