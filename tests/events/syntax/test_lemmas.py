"""Lemmas by rule."""

from __future__ import annotations

import pytest

from timeline.events.syntax.lemmas import noun_lemma, verb_lemma
from timeline.events.syntax.lexicon import load_lexicon

VERBS = """
announced announce, hosted host, agreed agree, initiating initiate, called call, travelled travel, stopped stop,
hoping hope, closed close, filed file, purchased purchase, pledged pledge, issued issue, voted vote, visited visit,
returned return, forced force, required require, produced produce, developed develop, carried carry, dies die,
reached reach, condemned condemn, captured capture, changed change, approved approve, invited invite, fired fire,
installed install, climbed climb, evacuated evacuate, exploded explode, opened open, began begin, struck strike,
said say, fled flee"""
NOUNS = """
talks talk, crises crisis, series series, men man, countries country, attacks attack, speeches speech, news news"""


@pytest.mark.parametrize("pair", [pair.split() for pair in VERBS.split(",")], ids=" ".join)
def test_verbs(pair: list[str]) -> None:
    assert verb_lemma(pair[0], load_lexicon()) == pair[1]


@pytest.mark.parametrize("pair", [pair.split() for pair in NOUNS.split(",")], ids=" ".join)
def test_nouns(pair: list[str]) -> None:
    assert noun_lemma(pair[0], load_lexicon()) == pair[1]
