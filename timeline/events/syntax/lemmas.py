"""Lemmas: irregular forms from data, regular ones by the language's morphology."""

from __future__ import annotations

from timeline.events.syntax.lexicon import Words


def lemma_of(form: str, tag: str, words: Words) -> str:
    """The lemma of a form in lower case by its tag; words that are neither verb nor noun are their own."""
    kind = tag[:2]
    if kind == "NN":
        return noun_lemma(form, words)
    return verb_lemma(form, words) if kind in ("VB", "MD") else form


def verb_lemma(form: str, words: Words) -> str:
    """The infinitive of a verb form in lower case ("stopped" → "stop", "pledging" → "pledge")."""
    known = words.verb_lemmas.get(form)
    return words.morphology.regular_infinitive(form, words) if known is None else known


def noun_lemma(form: str, words: Words) -> str:
    """The singular of a noun in lower case."""
    known = words.noun_lemmas.get(form)
    return words.morphology.regular_singular(form) if known is None else known
