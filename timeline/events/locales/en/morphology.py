"""How English forms its words: lemmas by suffix, and the tags of words that no list holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from timeline.events.syntax.lemmas import noun_lemma, verb_lemma

if TYPE_CHECKING:
    from timeline.events.syntax.lexicon import Words
    from timeline.events.syntax.tagging import Tagged

_VOWELS = frozenset("aeiou")
_LONGEST_ENDING = 3
_ADJECTIVE = ("ful", "ous", "ive", "ic", "able", "ible", "less", "ish", "ian", "ary")
_BEFORE_NOUN = frozenset(("DT", "PRP$", "JJ", "POS", "CD"))
_BEFORE_VERB = frozenset(("NN", "NNP", "NNS", "PRP", "WDT", "RB"))


def regular_infinitive(form: str, words: Words) -> str:
    """The infinitive of a regular verb form in lower case ("stopped" → "stop", "pledging" → "pledge")."""
    if form.endswith("s") and len(form) > 3 and not form.endswith(("ss", "us", "is")):
        return _without_s(form)
    for suffix in ("ing", "ed"):
        if form.endswith(suffix) and len(form) > len(suffix) + 2 and any(c in "aeiouy" for c in form[: -len(suffix)]):
            return _stem(form[: -len(suffix)], suffix, words)
    return form


def regular_singular(form: str) -> str:
    """The singular of a regular noun in lower case."""
    if form.endswith("s") and len(form) > 3 and not form.endswith(("ss", "us", "is")):
        return _without_s(form)
    return form


def is_gerund(lower: str) -> bool:
    """Whether a word in lower case looks like a gerund."""
    return lower.endswith("ing") and len(lower) > 5


def is_inflected(lower: str) -> bool:
    """Whether a word that opens a sentence looks like no name: it has the ending of a verb, a plural or an adverb."""
    return lower.endswith(("ed", "ing", "s", "ly"))


def open_class_tag(lower: str, before: Sequence[Tagged], words: Words) -> str:
    """The tag of a verb, noun, adjective or adverb by its form and what stands before it."""
    helper = next((one for one in reversed(before) if one.tag != "RB"), None)
    helps = helper is not None and (helper.tag in ("MD", "TO") or helper.lower in words["grammar.before_infinitive"])
    if helps and not lower.endswith(("s", "ly")):
        return "VB"
    verbal = _verbal_tag(lower, before, words)
    if verbal is not None:
        return verbal
    if lower.endswith("ly") and len(lower) > 4:
        return "RB"
    if lower.endswith(_ADJECTIVE):
        return "JJ"
    return "NNS" if lower.endswith("s") and not lower.endswith(("ss", "us", "is")) else "NN"


def _verbal_tag(lower: str, before: Sequence[Tagged], words: Words) -> str | None:
    """The tag of a verb form, or of the adjective or noun that looks like one; None for other words."""
    previous = before[-1].tag if before else ""
    if is_gerund(lower):
        listed = lower in words["nouns.events"] or noun_lemma(lower, words) in words["nouns.things"]
        return "NN" if listed or previous in _BEFORE_NOUN else "VBG"
    if (lower.endswith("ed") and len(lower) > 3) or _is_past(lower, words):
        if previous in _BEFORE_NOUN:
            return "JJ"
        return "VBN" if any(one.lower in words["grammar.before_participle"] for one in before[-3:]) else "VBD"
    if lower.endswith("s") and previous in _BEFORE_VERB and verb_lemma(lower, words) in words["verbs.known"]:
        nominal = noun_lemma(lower, words) in words["nouns.events"] and previous not in ("PRP", "WDT")
        return "NNS" if nominal else "VBZ"
    return None


def _is_past(lower: str, words: Words) -> bool:
    lemma = words.verb_lemmas.get(lower)
    return lemma is not None and lemma != lower and not lower.endswith(("s", "ing"))


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
