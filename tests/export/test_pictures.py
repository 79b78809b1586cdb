"""The still pictures."""

from __future__ import annotations

import struct
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.report.samples import hostile, realistic
from timeline.calendar.days import parse_day
from timeline.errors import MissingExtra, OutputError
from timeline.export import find_format
from timeline.export.axis import GAP, make_axis
from timeline.model import Combined

SVG, PNG = find_format("x.svg"), find_format("x.png")
NAMES = {"svg": "http://www.w3.org/2000/svg"}


def test_axis_is_linear_between_its_cuts() -> None:
    day = parse_day("2000-01-01")
    axis = make_axis([(day, day + 9), (day + 11, day + 20), (day - 90_000, day - 89_981)], 100, 1000)
    assert len(axis.cuts) == 1
    assert axis.x(day - 90_000) == 100
    assert axis.x(day + 21) == pytest.approx(1000)
    assert axis.x(day + 10) - axis.x(day) == pytest.approx(10 * axis.scale)
    assert axis.x(day) - axis.x(day - 89_980) == pytest.approx(GAP)
    assert axis.x(day - 40_000) == pytest.approx(axis.cuts[0])
    assert [axis.x(one) for one in range(day - 90_000, day + 21, 7)] == sorted(
        axis.x(one) for one in range(day - 90_000, day + 21, 7)
    )


def test_ticks_keep_their_distance_and_name_each_stretch() -> None:
    first, second = parse_day("-0043-03-15"), parse_day("2025-04-17")
    ticks = make_axis([(first, first), (second, second + 400)], 0, 1000).ticks(80)
    assert ticks[0][1] == "15 Mar 44 BCE"
    assert {"17 Apr 2025", "Jul 2025", "2026"} & {words for _, words in ticks}
    assert [place for place, _ in ticks] == sorted(place for place, _ in ticks)
    one_day = make_axis([(second, second)], 0, 1000).ticks(80)
    assert one_day == [(0, "17 Apr 2025")]
    assert make_axis([], 0, 1000).ticks(80)


@pytest.mark.parametrize("combined", [realistic(), hostile(), replace(realistic(), events=())])
def test_svg_is_well_formed_and_shows_every_event(combined: Combined) -> None:
    root: Any = etree.fromstring(SVG.render(combined))
    tips = [one.text or "" for one in root.iterfind(".//svg:rect/svg:title", NAMES)]
    assert len(tips) == sum(1 + len(event.articles) for event in combined.events)
    assert not root.findall(".//svg:script", NAMES)
    height = float(root.get("height"))
    for mark in root.iterfind(".//svg:rect", NAMES):
        assert 0 <= float(mark.get("x", "0")) <= 1200
        assert float(mark.get("width")) > 0
        assert 0 <= float(mark.get("y", "0")) <= height
    shown = {one.text for one in root.iterfind(".//svg:text", NAMES)}
    assert all(
        event.label[:60] in " ".join(map(str, shown)) for event in combined.events if combined.events[0] is event
    )


def test_svg_tells_what_it_bends() -> None:
    note = SVG.note(realistic())
    assert "cut out (marked)" in note
    assert "1 open end drawn as the period" in note


def test_png_is_a_picture_of_the_svg(browser_path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMELINE_BROWSER", browser_path)
    data = PNG.render(realistic())
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", data[16:24])
    drawn: Any = etree.fromstring(SVG.render(realistic()))
    tall = float(drawn.get("height"))
    assert (width, height) == (2400, 2 * tall)


def test_png_names_what_it_needs(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("TIMELINE_BROWSER", str(tmp_path / "none"))
    with pytest.raises(MissingExtra, match="needs Chrome or Chromium"):
        PNG.save(realistic(), tmp_path / "x.png")
    monkeypatch.delenv("TIMELINE_BROWSER")
    monkeypatch.setattr("timeline.export.to_png.BROWSERS", ())
    with pytest.raises(MissingExtra, match="there is none"):
        PNG.save(realistic(), tmp_path / "x.png")
    monkeypatch.setenv("TIMELINE_BROWSER", "/bin/false")
    with pytest.raises(OutputError, match="drew no picture"):
        PNG.save(realistic(), tmp_path / "x.png")
    assert list(tmp_path.iterdir()) == []
