"""The page unpacks of the file what Python put in: the same rows, to the last key."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from tests.report.dated_later import articles
from tests.report.dossier import Dossier, crowd, when
from tests.report.samples import hostile, realistic, undatable
from tests.report.unfolding import unfolded
from timeline import build
from timeline.model import Combined, Events
from timeline.report import growing, places
from timeline.report.columns import Pool
from timeline.report.data import report_data, report_parts
from timeline.report.page import pack, pack_parts, packed_pieces
from timeline.report.wire import wire


def as_read(text: str) -> str:
    """JSON as the page gets it: lone surrogates are U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def built() -> Combined:
    """What a build gives, with times of every kind."""
    return build(articles(), model="rules").combined


def outside_the_first_plane() -> Combined:
    """Letters that JavaScript counts twice, before what is quoted."""
    made = Dossier()
    made.article("a.txt", "\U0001d54f\U0001f600 said so. It rained \U0001f600 on 3 May 2021.", when("2021-05-04"))
    made.event(
        made.mention(
            "a.txt", "It rained \U0001f600 on 3 May 2021.", "rained", "It rained", when("2021-05-03"), "3 May 2021"
        )
    )
    return made.combined()


MADE = [realistic, hostile, undatable, built, outside_the_first_plane, lambda: crowd(3, 40)]


@pytest.mark.parametrize("make", MADE)
@pytest.mark.parametrize("with_text", [True, False])
def test_the_page_reads_the_rows_that_python_made(make: Callable[[], Combined], with_text: bool) -> None:
    combined = make()
    packed = as_read("".join(wire(report_parts(combined, with_text=with_text))))
    wanted = json.loads(as_read(json.dumps(report_data(combined, with_text=with_text), ensure_ascii=False)))
    found = unfolded(packed)
    for name in wanted:
        assert found[name] == wanted[name], name
    assert found.keys() == wanted.keys()


def test_what_is_said_twice_is_packed_once() -> None:
    packed = json.loads("".join(wire(report_parts(crowd(4, 50), with_text=False))))
    rows = report_data(crowd(4, 50), with_text=False)
    assert len(packed["times"]["timex3"]) < len(rows["mentions"])
    assert len(set(map(json.dumps, packed["values"]))) == len(packed["values"])
    assert len(json.dumps(packed)) < 0.4 * len(json.dumps(rows))


@pytest.mark.parametrize("make", MADE)
@pytest.mark.parametrize("with_text", [True, False])
def test_rows_and_blocks_are_packed_alike(make: Callable[[], Combined], with_text: bool) -> None:
    combined = make()
    data: Any = report_data(combined, with_text=with_text)
    rows = "".join(wire(data))
    assert rows == "".join(wire(report_parts(combined, with_text=with_text)))


@pytest.mark.parametrize("with_text", [True, False])
def test_events_are_packed_alike_by_number_and_in_words(with_text: bool) -> None:
    combined = built()
    assert isinstance(combined.events, Events)
    assert max(len(event.mentions) for event in combined.events) > 1
    held = replace(
        combined,
        articles=tuple(combined.articles),
        expressions=dict(combined.expressions),
        mentions=tuple(combined.mentions),
        events=tuple(replace(event, mentions=tuple(event.mentions)) for event in combined.events),
        undated=tuple(combined.undated),
    )
    wanted = "".join(wire(report_parts(held, with_text=with_text)))
    assert "".join(wire(report_parts(combined, with_text=with_text))) == wanted


@pytest.mark.parametrize("make", MADE)
def test_what_memory_holds_changes_nothing(make: Callable[[], Combined], monkeypatch: pytest.MonkeyPatch) -> None:
    combined = make()
    wanted = "".join(wire(report_parts(combined, with_text=False)))
    monkeypatch.setattr(places, "_LATELY", 2)
    monkeypatch.setattr(growing, "_AT_ONCE", 3)
    assert "".join(wire(report_parts(combined, with_text=False))) == wanted


def test_lists_of_words_are_told_apart() -> None:
    pool = Pool()
    lists = [["a", "b"], ["a\0b"], ["a", "b", ""], [], [""], ['["a","b"]']]
    assert [pool.put(one) for one in (*lists, *lists)] == [*range(6), *range(6)]
    assert pool.values == lists


@pytest.mark.parametrize("size", [0, 1, 300_000])
def test_pieces_of_any_size_are_packed_alike(size: int) -> None:
    text = "".join(chr(33 + number * number % 7919) for number in range(size))
    pieces = list(packed_pieces((text[:7], text[7:]), 1))
    assert zlib.decompress(base64.b64decode("".join(pieces))).decode() == text
    assert all(len(piece) <= 1 << 18 for piece in pieces[:-1])


def test_packing_in_parts_gives_the_same_bytes() -> None:
    text = "It rained. " * 5000 + "\ud800"
    packed = pack_parts((text[n : n + 999] for n in range(0, len(text), 999)), 9)
    assert packed == pack(text)
    assert zlib.decompress(base64.b64decode(packed)).decode() == text.replace("\ud800", "\ufffd")
