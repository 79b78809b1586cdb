"""Sequences and mappings of a result that make their values when asked: equal to tuples and dicts of the same."""

from __future__ import annotations

import copy

import pytest

from timeline import build
from timeline.model import Combined
from timeline.reading import article_from_text
from timeline.storage import EventRecord, SpillList, unpack_event_record

TEXTS = {
    "a": "Ada Stone opened a bridge in Kessel on 3 May 2021. Bela Krum left the council in 2019.",
    "b": "The bridge in Kessel, which Ada Stone opened on 3 May 2021, is closed. Nobody knows when it rained.",
    "c": "",
}


@pytest.fixture(scope="module")
def combined() -> Combined:
    return build([article_from_text(text, name) for name, text in TEXTS.items()], model="rules").combined


def test_spilled_values_are_those_of_a_tuple() -> None:
    values = ("a", ("b", 1), None, "d" * 5000)
    spilled = SpillList(values)
    assert spilled == values
    assert values == tuple(spilled)
    assert (spilled[-1], spilled[1:3], len(spilled)) == (values[-1], values[1:3], 4)
    assert hash(spilled) == hash(values)
    assert spilled != values[:3]
    assert spilled != "abcd"
    for beyond in (4, -5):
        with pytest.raises(IndexError):
            spilled[beyond]


def test_values_are_added_behind_the_others() -> None:
    spilled: SpillList[int] = SpillList()
    for number in range(3):
        spilled.append(number)
    assert list(spilled) == [0, 1, 2]
    assert copy.deepcopy(spilled) == (0, 1, 2)


def test_a_record_of_an_event_is_the_same_when_unpacked() -> None:
    record = EventRecord(
        (3, 7), 7, 3, "2021-05-03", None, "planned", ("Ada",), None, 0.5, "why", (("a", None, "2020"),)
    )
    assert unpack_event_record(record.packed()) == record


def test_events_are_made_of_their_mentions(combined: Combined) -> None:
    assert combined.events == tuple(combined.events)
    for event in combined.events:
        first, *_ = event.mentions
        key = first.mention.key
        assert event.id == f"{key[0]}:{key[1]}-{key[2]}"
        assert event.label in {one.mention.title for one in event.mentions}
        assert event.value in [one.value for one in event.mentions]
    assert ("a", "b") in {one.articles for one in combined.events}


def test_groups_are_a_dict_of_the_mentions(combined: Combined) -> None:
    held = dict(combined.groups)
    assert combined.groups == held
    assert set(held) == {one.mention.key for one in combined.mentions}
    for event in combined.events:
        assert {held[one.mention.key] for one in event.mentions} == {event.id}
    for missing in (("a", 0, 1), ("z", 0, 1)):
        assert missing not in combined.groups


def test_a_result_can_be_copied(combined: Combined) -> None:
    twin = copy.deepcopy(combined)
    assert twin == combined
    assert isinstance(twin.events, tuple)
    assert isinstance(twin.groups, dict)
