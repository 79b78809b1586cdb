"""A long file of JSON Lines is read line by line, and gives what it gives when it is read whole."""

from __future__ import annotations

import json
import tracemalloc
from io import BytesIO
from pathlib import Path
from typing import IO, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.errors import ReadError
from timeline.reading import Given, Limits, ReadOptions, ReadResult, Record, read
from timeline.reading.formats import registry
from timeline.reading.formats.jsonl import read_jsonl, read_jsonl_lines
from timeline.reading.sources import streaming
from timeline.reading.text.decoding import decode, is_plain

LINE = '{"id": "a", "text": "It rained in Übersee."}'


@pytest.mark.parametrize(
    "data",
    [
        f"{LINE}\n".encode(),
        f"{LINE}\r\n{LINE}\r\n\r\n{LINE.replace('Ü', 'u')}".encode(),
        f'{LINE}\r{LINE}\r{{"text": 3}}\r'.encode(),
        f'{LINE}\n[1]\n\n   \n{{"text": "",\n{LINE}'.encode(),
        f"\n  {LINE}\n".encode(),
        f"\ufeff{LINE}\nno JSON\n".encode(),
        f"{LINE}\n".encode("utf-16"),
        (f"{LINE}\n" * 9).encode("cp1252"),
        f"{LINE}\n".encode() + b"\x00\n",
        f"{LINE}\n".encode() + b"\xff\xc3\n",
        f"{LINE}\n".encode() + "Ü".encode()[:1],
        f"{LINE}\n".encode() + b"\x01\x02\x03" * 40,
        b"{ }",
        b"   \n",
        b"",
    ],
)
def test_a_file_gives_what_it_gives_whole(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.jsonl").write_bytes(data)
    (tmp_path / "b.txt").write_text("It rained on Monday.\n")
    by_lines = read([str(tmp_path)])
    monkeypatch.setattr(streaming, "_opened", lambda *_: None)
    assert by_lines == read([str(tmp_path)])


@given(st.lists(st.sampled_from([LINE, "\n", "\r", "\r\n", " ", "{", '{"text": "\u2028x"}', "\u0085"]), max_size=12))
def test_lines_end_where_they_end_in_the_whole(parts: list[str]) -> None:
    data, told = "".join(["{}", *parts]).encode(), Given("a.jsonl")
    assert list(read_jsonl_lines(BytesIO(data), told)) == list(read_jsonl(data, told))


@given(st.lists(st.binary(max_size=6) | st.just("Überseebrücke".encode()), max_size=4))
def test_plain_is_what_is_decoded_as_it_stands(pieces: list[bytes]) -> None:
    data = b"".join(pieces)
    try:
        plain = bool(data) and decode(data).encoding == "utf-8"
    except ReadError:
        plain = False
    assert is_plain([data] if data else []) == plain


def test_a_character_may_lie_in_two_pieces() -> None:
    first, second = "Ü".encode()[:1], "Ü".encode()[1:]
    assert is_plain([b"{" + first, second + b"}"])
    assert not is_plain([b"{" + first, b"}"])
    assert not is_plain([b"{}", b"\x00"])


def _read(file: Path, limits: Limits | None = None) -> ReadResult:
    return read([str(file)], ReadOptions(limits=limits or Limits()))


@pytest.mark.slow
def test_the_file_is_never_held_whole(tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    row = json.dumps({"text": f"It rained on the coast. {'x' * 100_000}"})
    file.write_text(f"{row}\n" * 120)
    _read(file)
    tracemalloc.start()
    assert len(_read(file).articles) == 120
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < file.stat().st_size * 0.8


def test_limits_hold(tmp_path: Path) -> None:
    file = tmp_path / "long.jsonl"
    file.write_text(f"{LINE}\n", encoding="utf-8")
    assert "limit “file”" in _read(file, Limits(file=20)).skipped[0].reason


def test_a_disk_that_fails_halfway_costs_the_rest_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    class Failing(BytesIO):
        def __next__(self) -> bytes:
            if self.tell():
                raise OSError(5, "Input/output error")
            return super().__next__()

    def opened(*_: Any) -> IO[bytes]:
        return Failing(f"{LINE}\n{LINE}\n".encode())

    monkeypatch.setattr(streaming, "_opened", opened)
    (tmp_path / "a.jsonl").write_text("")
    result = _read(tmp_path / "a.jsonl")
    assert [one.id for one in result.articles] == ["a"]
    assert [one.reason for one in result.skipped] == ["cannot be read (Input/output error)"]


def test_a_plug_in_for_the_suffix_gets_its_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def reader(data: bytes, given: Given) -> list[Record]:
        assert isinstance(data, bytes)
        return [Record(f"{len(data)} bytes.", given.shown)]

    known = registry.formats()
    monkeypatch.setattr(registry, "formats", lambda: (registry.Format("ours", (".jsonl",), reader), *known))
    (tmp_path / "a.jsonl").write_bytes(f"{LINE}\n".encode())
    assert _read(tmp_path / "a.jsonl").articles[0].text == f"{len(LINE.encode()) + 1} bytes."
