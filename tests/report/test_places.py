"""Places of very many values are known, whether the values are held or not."""

from __future__ import annotations

import pytest

from timeline.report import places
from timeline.report.places import Places


@pytest.mark.parametrize("lately", [2, 7, 1000])
def test_every_value_keeps_its_place(lately: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_LATELY", lately)
    known: Places[str] = Places()
    said = [f"word {number * number % 331}" for number in range(2000)]
    places_of: dict[str, int] = {}
    for word in said:
        found = known.find(word)
        assert found == places_of.get(word)
        if found is None:
            places_of[word] = len(places_of)
            known.note(word, places_of[word])
    assert len(known.lately) <= lately


def test_a_table_of_hashes_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_LATELY", 10)
    known: Places[tuple[int, int]] = Places()
    keys = [(number, -number) for number in range(30_000)]
    for place, key in enumerate(keys):
        known.note(key, place)
    assert [known.find(key) for key in keys] == list(range(30_000))
    assert known.find((1, 1)) is None
