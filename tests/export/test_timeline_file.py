"""Saving a whole timeline and loading it again."""

from __future__ import annotations

import io
import json

import pytest

from tests.report.samples import hostile, realistic
from timeline import build
from timeline.errors import ReadError
from timeline.export import find_format
from timeline.export.to_timeline import load
from timeline.model import Combined

FORMAT = find_format("x.timeline")


@pytest.mark.parametrize("combined", [realistic(), hostile()], ids=["realistic", "hostile"])
def test_round_trip(combined: Combined) -> None:
    data = FORMAT.render(combined)
    loaded = load(io.BytesIO(data), "x")
    assert loaded == combined
    assert FORMAT.render(loaded) == data


def test_round_trip_of_real_articles() -> None:
    combined = build("articles").combined
    loaded = load(io.BytesIO(FORMAT.render(combined)), "x")
    assert loaded == combined
    assert list(loaded.groups) == list(combined.groups)


def damaged() -> list[tuple[bytes, str]]:
    lines = FORMAT.render(realistic()).splitlines(keepends=True)
    return [
        (b"", "line 0"),
        (b"\x00\xff", "line 1"),
        (b"[]\n", "line 1"),
        (b'{"article": {}}\n', "does not begin"),
        (b'{"timeline": {"version": 2, "title": "x"}}\n', "version 2"),
        (b"".join(lines[:-1]), "end is missing"),
        (b"".join(lines[:5]) + lines[5][:40], "line 6"),
        (lines[0] + b'{"article": {"id": 3, "text": "x"}}\n', "3 is no str"),
        (lines[0] + b'{"article": {"id": "a", "text": "x", "__class__": "x"}}\n', "line 2"),
        (lines[0] + b'{"undated": -1}\n', "line 2"),
        (lines[0] + b'{"new": 1}\n', "unknown part"),
        (lines[0] + b"[" * 100_000 + b"\n", "line 2"),
    ]


@pytest.mark.parametrize(("data", "told"), damaged())
def test_a_damaged_file_is_told_with_its_line(data: bytes, told: str) -> None:
    with pytest.raises(ReadError, match=told):
        load(io.BytesIO(data), "x.timeline")


def test_nothing_but_plain_data_is_written() -> None:
    for line in FORMAT.render(hostile()).decode("ascii").splitlines():
        assert len(json.loads(line)) == 1
