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
    rows: list[str] = []
    found = [known.put(word, rows, word) for word in said]
    assert rows == list(dict.fromkeys(said))
    assert [rows[place] for place in found] == said
    assert known.put_all(said, rows) == found
    assert len(known.lately) <= lately


def test_a_table_of_hashes_grows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "_LATELY", 10)
    known: Places[tuple[int, int]] = Places()
    keys = [(number, -number) for number in range(30_000)]
    rows: list[tuple[int, int]] = []
    assert known.put_all(keys, rows) == known.put_all(keys, rows) == list(range(30_000))
    assert known.put((1, 1), rows, (1, 1)) == 30_000
