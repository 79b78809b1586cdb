"""The page unpacks of the file what Python put in: the same rows, to the last key."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable
from typing import Any

import pytest

from tests.report.dated_later import articles
from tests.report.dossier import Dossier, crowd, when
from tests.report.samples import hostile, realistic, undatable
from tests.report.unfolding import unfolded
from timeline import build
from timeline.model import Combined
from timeline.report.data import report_data, report_parts
from timeline.report.page import pack, pack_parts
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


def test_packing_in_parts_gives_the_same_bytes() -> None:
    text = "It rained. " * 5000 + "\ud800"
    packed = pack_parts((text[n : n + 999] for n in range(0, len(text), 999)), 9)
    assert packed == pack(text)
    assert zlib.decompress(base64.b64decode(packed)).decode() == text.replace("\ud800", "\ufffd")
