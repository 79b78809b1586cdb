"""The page's data in parts is the page's data."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable

import pytest

from tests.report.samples import hostile, realistic, undatable
from timeline.model import Combined
from timeline.report.data import report_data, report_parts
from timeline.report.page import pack, pack_parts, pieces


@pytest.mark.parametrize("made", [realistic, hostile, undatable])
def test_parts_join_to_the_whole(made: Callable[[], Combined]) -> None:
    combined = made()
    assert json.loads("".join(pieces(report_parts(combined)))) == json.loads(json.dumps(report_data(combined)))
    assert list(report_parts(combined)) == list(report_data(combined))


def test_long_lists_in_several_parts() -> None:
    assert "".join(pieces({"a": iter(range(1000)), "b": iter(()), "c": [1]})) == (
        '{"a":[' + ",".join(map(str, range(1000))) + '],"b":[],"c":[1]}'
    )


def test_packing_in_parts_gives_the_same_bytes() -> None:
    text = "It rained. " * 5000 + "\ud800"
    packed = pack_parts((text[n : n + 999] for n in range(0, len(text), 999)), 9)
    assert packed == pack(text)
    assert zlib.decompress(base64.b64decode(packed)).decode() == text.replace("\ud800", "\ufffd")
