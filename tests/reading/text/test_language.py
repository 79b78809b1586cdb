"""The language of texts, and what is done with those that are not English."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import timeline
from timeline.combining.dating.cues import dating_cues
from timeline.errors import RuleError
from timeline.events.syntax.lexicon import load_lexicon
from timeline.reading import read
from timeline.reading.text import language
from timeline.reading.text.language import detect_language

ENGLISH_TEXT = "The mayor opened the bridge on Monday. It was built in 1907."
ENGLISH = (
    "It rained on Monday.",
    "May 9",
    "Harbour Bridge Reopens",
    "Talks resumed last week.",
    "2014-05-06",
    "",
    "Paris Hotel de Ville, 14 July 1789",
    "TIMELINE\n1990 Treaty signed\n1994 Treaty broken\n2001 War",
)
OTHERS = {
    "de": "Am 4. Mai 2020 fiel die alte Brücke in Köln, und der Bürgermeister sprach von einem schwarzen Tag.",
    "fr": "Le 4 mai 2020, le vieux pont est tombé à Lyon, et le maire a parlé d'un jour noir pour la ville.",
    "es": "El 4 de mayo de 2020 cayó el viejo puente de la ciudad, y el alcalde habló de un día negro.",
    "nl": "Op 4 mei 2020 viel de oude brug in de stad en de burgemeester sprak van een zwarte dag.",
    "ru": "4 мая 2020 года в городе упал старый мост, и мэр говорил о чёрном дне для всех жителей.",
    "ja": "2020年5月4日に町の古い橋が落ち、市長は暗い日だと語った。",
    "it": "Il 4 maggio 2020 cadde il vecchio ponte della città, e il sindaco parlò di un giorno nero.",
    "pt": "Em 4 de maio de 2020 caiu a velha ponte da cidade, e o prefeito falou de um dia negro.",
    "pl": "Dnia 4 maja 2020 roku w mieście zawalił się stary most, a burmistrz mówił o czarnym dniu.",
}


@pytest.mark.parametrize("text", ENGLISH)
def test_english_and_what_is_too_short_to_tell(text: str) -> None:
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    "text", ["It rained on Monday.", "Talks resumed last week.", "Police arrested two men in Oslo today."]
)
def test_plain_english_needs_no_model(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError(f"asked for {text}")

    monkeypatch.setattr(language, "_identifier", refuse)
    assert detect_language(text) == "en"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Doch das Gegenteil war der Fall.", "de"),
        ("De burgemeester was een week lang in Londen en sprak er met de koning.", "nl"),
        ("Le maire est parti hier pour Paris.", "fr"),
        ("El alcalde de la ciudad no va a dimitir por ahora.", "es"),
    ],
)
def test_short_texts_of_other_languages_are_told(text: str, lang: str) -> None:
    assert detect_language(text) == lang


@pytest.mark.parametrize("lang", OTHERS)
def test_other_languages_are_told_and_only_their_full_dates_found(tmp_path: Path, lang: str) -> None:
    text = OTHERS[lang] + " May 9, second, now, march."
    file = tmp_path / "a.txt"
    file.write_text(text, encoding="utf-8")
    result = read([str(file)])
    assert result.articles[0].lang == lang
    assert f"language {lang}" in result.notices[0].message
    built = timeline.build(file)
    (found,) = built.combined.expressions["a.txt"]
    assert found.value is not None
    assert found.value.timex3 == "2020-05-04"
    assert text[found.start : found.end] == found.text
    assert built.combined.mentions == ()


def test_a_stated_language_is_believed(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text('{"text": "It rained on 4 May 2020.", "lang": "en-GB"}\n{"text": "Am 4. Mai 2020", "lang": "de"}\n')
    one, other = timeline.build(file).combined.articles
    assert (one.lang, other.lang) == ("en-GB", "de")


@pytest.mark.parametrize(
    "stated",
    ["..", "../../../tmp/evil", "/etc", "en\0", "en" * 200, "en/../..", "C:\\x", "Deutsch (de)", "-", "%2e%2e"],
)
def test_what_is_no_language_is_not_believed_and_leads_nowhere(tmp_path: Path, stated: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": ENGLISH_TEXT, "lang": stated, "published": "2020-05-05"}))
    result = timeline.build(file, model="rules")
    assert result.combined.articles[0].lang == "en"
    assert result.combined.events
    assert not result.combined.skipped
    # The same of an article that somebody made in Python: its words are looked up among those that there are.
    made = replace(result.combined.articles[0], lang=stated)
    assert not timeline.build(made, model="rules").combined.skipped
    assert load_lexicon(stated).lang == "en"
    assert dating_cues(stated) == dating_cues("en")
    with pytest.raises(RuleError, match="no locale"):
        timeline.find("on Monday", lang=stated)
