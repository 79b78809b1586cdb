"""Lemmas by rule: irregular forms from data, regular ones by suffix."""

from __future__ import annotations

from timeline.events.syntax.lexicon import Words

_VOWELS = frozenset("aeiou")
_LONGEST_ENDING = 3


def lemma_of(form: str, tag: str, words: Words) -> str:
    """The lemma of a form in lower case by its tag; words that are neither verb nor noun are their own."""
    kind = tag[:2]
    if kind == "NN":
        return noun_lemma(form, words)
    return verb_lemma(form, words) if kind in ("VB", "MD") else form


def verb_lemma(form: str, words: Words) -> str:
    """The infinitive of a verb form in lower case ("stopped" → "stop", "pledging" → "pledge")."""
    known = words.verb_lemmas.get(form)
    if known is not None:
        return known
    if form.endswith("s") and len(form) > 3 and not form.endswith(("ss", "us", "is")):
        return _without_s(form)
    for suffix in ("ing", "ed"):
        if form.endswith(suffix) and len(form) > len(suffix) + 2 and any(c in "aeiouy" for c in form[: -len(suffix)]):
            return _stem(form[: -len(suffix)], suffix, words)
    return form


def noun_lemma(form: str, words: Words) -> str:
    """The singular of a noun in lower case."""
    known = words.noun_lemmas.get(form)
    if known is not None:
        return known
    if form.endswith("s") and len(form) > 3 and not form.endswith(("ss", "us", "is")):
        return _without_s(form)
    return form


def _without_s(form: str) -> str:
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return form[:-2]
    return form[:-1]


def _stem(stem: str, suffix: str, words: Words) -> str:
    if suffix == "ed" and stem.endswith("i"):
        return stem[:-1] + "y"
    if len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz" and stem[-1] not in _VOWELS:
        return stem[:-1]
    if (
        len(stem) > 4
        and stem.endswith("ll")
        and stem[-3] in "eo"
        and not stem.endswith(("sell", "tell", "roll", "poll"))
    ):
        return stem[:-1]
    return stem + "e" if _wants_e(stem, words) else stem


def _wants_e(stem: str, words: Words) -> bool:
    if len(stem) < 2 or (stem[-1] in "aeowxyhk" and not stem.endswith(("ak", "ik", "ok", "uk"))):
        return False
    if stem.endswith(("at", "iz", "yz", "v", "u", "c", "dg", "rg", "z")):
        return not stem.endswith(("eat", "oat", "zz"))
    short = sum(c in _VOWELS for c in stem) == 1 and len(stem) <= 4
    if short and stem[-1] not in _VOWELS and len(stem) >= 2 and stem[-2] in _VOWELS:
        return True  # "hop-ing" doubles its consonant, "hope" does not
    endings = {stem[-length:] for length in range(1, _LONGEST_ENDING + 1)}
    return not endings & words["lemmas.no_e"] and bool(endings & words["lemmas.silent_e"])
