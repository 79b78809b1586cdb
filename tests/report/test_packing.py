"""The page unpacks of the file what Python put in: the same rows, to the last key."""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Callable
from dataclasses import replace
from multiprocessing import Pool as Processes
from random import Random
from typing import Any

import pytest

from tests.report.dated_later import articles
from tests.report.dossier import Dossier, crowd, when
from tests.report.samples import hostile, realistic, undatable
from tests.report.unfolding import unfolded
from timeline import build
from timeline.model import Combined
from timeline.report import render, render_folder
from timeline.report.data import contents
from timeline.report.data.rows import report_data
from timeline.report.encoding import event_row_group, row_group, stream
from timeline.report.encoding.columns import Dictionary
from timeline.report.encoding.deflate import Piece, adler32_combine, deflated, in_base64, joined, pack
from timeline.report.encoding.stream import Options
from timeline.storage import Events


def as_read(text: str) -> str:
    """JSON as the page gets it: lone surrogates are U+FFFD."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def data_text(combined: Combined, *, beside: bool = False, **options: Any) -> str:
    """The data as they stand in the file, once inflated."""
    given: Options = {**options}  # type: ignore[typeddict-item] # the tests give what it knows
    pieces = (one for one in stream.data_stream(combined, given, beside=beside) if isinstance(one, Piece))
    return zlib.decompress(b"".join(joined(pieces))).decode()


def as_rows(combined: Combined, **options: Any) -> Any:
    """The rows that Python makes, as the page gets them."""
    return json.loads(as_read(json.dumps(report_data(combined, **options), ensure_ascii=False)))


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


@pytest.fixture(params=[1, 3, 1000])
def small(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sections and batches of so few articles and events that there are several; or one of each."""
    monkeypatch.setattr(row_group, "MOST", request.param)
    monkeypatch.setattr(contents, "EVENTS", request.param)


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("make", MADE)
@pytest.mark.parametrize("with_text", [True, False])
def test_the_page_reads_the_rows_that_python_made(make: Callable[[], Combined], with_text: bool) -> None:
    combined = make()
    wanted = as_rows(combined, with_text=with_text)
    found = unfolded(data_text(combined, with_text=with_text))
    for name in wanted:
        assert found[name] == wanted[name], name
    assert found.keys() == wanted.keys()


def test_what_is_said_twice_is_packed_once() -> None:
    text = data_text(crowd(4, 50), with_text=False)
    (section,) = json.loads(text)["sections"]
    rows = report_data(crowd(4, 50), with_text=False)
    assert len(section["times"]["timex3"]) < len(rows["mentions"])
    assert len(set(map(json.dumps, section["values"]))) == len(section["values"])
    assert len(text) < 0.4 * len(json.dumps(rows))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("with_text", [True, False])
def test_events_are_the_same_by_number_and_in_words(with_text: bool) -> None:
    combined = built()
    assert isinstance(combined.events, Events)
    assert max(len(event.mentions) for event in combined.events) > 1
    wanted = unfolded(data_text(held(combined), with_text=with_text))
    assert unfolded(data_text(combined, with_text=with_text)) == wanted


def held(combined: Combined) -> Combined:
    """The same result, with all its parts in memory."""
    return replace(
        combined,
        articles=tuple(combined.articles),
        expressions=dict(combined.expressions),
        mentions=tuple(combined.mentions),
        events=tuple(replace(event, mentions=tuple(event.mentions)) for event in combined.events),
        undated=tuple(combined.undated),
    )


def test_what_no_mention_says_an_event_says_in_words() -> None:
    combined = held(built())
    first = replace(combined.events[0], id="by hand", label="As somebody put it", value=when("1999-09-09"))
    changed = replace(combined, events=(first, *combined.events[1:]))
    found = unfolded(data_text(changed))
    assert found["events"] == as_rows(changed)["events"]
    told = json.loads(data_text(changed))["events"][0]
    assert told["id"][0] == "by hand"
    assert told["label"][0] == "As somebody put it"


def test_texts_in_parts_leave_their_quotes_in_the_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_group, "MOST", 2)
    found = unfolded(data_text(realistic(), beside=True))
    rows = as_rows(realistic(), with_text=False)
    files = dict(render_folder(realistic()))
    assert all(article.pop("part") in files for article in found["articles"])
    assert found == rows


@pytest.mark.parametrize("folder", [True, False])
def test_processes_make_the_same_report(folder: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_group, "MOST", 1)
    make: Any = (
        (lambda **given: dict(render_folder(realistic(), **given)))
        if folder
        else lambda **given: render(realistic(), **given)
    )
    with Processes(2) as processes:
        assert make(run=processes.imap) == make()


def test_a_batch_holds_so_many_events() -> None:
    found = json.loads(data_text(crowd(60, 100), with_text=False))["events"]
    assert [batch["rows"] for batch in found] == [event_row_group.EVENTS, 6000 - event_row_group.EVENTS]


def test_values_are_told_apart() -> None:
    pool = Dictionary()
    values = [["a", "b"], ["a,b"], '["a","b"]', ["a", "b", ""], [], "", [""], False, "false", "null", {"a": None}]
    assert pool.place(None) == 0
    assert [pool.place(one) for one in (*values, *values)] == [*range(1, 12), *range(1, 12)]
    assert list(map(json.loads, pool.texts())) == [None, *values]


@pytest.mark.parametrize("size", [0, 1, 70_000, 300_000])
def test_pieces_are_one_text(size: int) -> None:
    letters = Random(size).choices(range(32, 0x3000), k=size)  # noqa: S311 - the same text every time
    text = "It rained. " * 500 + "".join(map(chr, letters))
    for cuts in ([], [0], [1, 7, 7, len(text)], list(range(0, len(text), 40_000))):
        parts = [text[start:end] for start, end in zip([0, *cuts], [*cuts, None], strict=True)]
        for pieces in ([deflated([part]) for part in parts], [deflated(parts)]):
            assert zlib.decompress(b"".join(joined(pieces))).decode() == text


def test_the_check_of_two_texts_as_one() -> None:
    dice = Random(7)  # noqa: S311 - the same texts every time
    for length in (0, 1, 65_520, 65_521, 65_522, 200_000):
        first, second = dice.randbytes(dice.randrange(300)), dice.randbytes(length)
        wanted = zlib.adler32(first + second)
        assert adler32_combine(zlib.adler32(first), zlib.adler32(second), length) == wanted
    full = b"\xff" * 100_000
    assert adler32_combine(zlib.adler32(full), zlib.adler32(full), len(full)) == zlib.adler32(full + full)


@pytest.mark.parametrize("sizes", [[], [0], [1, 1, 1], [200_000, 5, 400_000, 0, 1]])
def test_base64_in_pieces_has_no_gaps(sizes: list[int]) -> None:
    chunks = [bytes([number]) * size for number, size in enumerate(sizes)]
    assert base64.b64decode(b"".join(in_base64(chunks)), validate=True) == b"".join(chunks)


def test_lone_surrogates_are_packed_as_unknown() -> None:
    text = "It rained. " * 50 + "\ud800"
    wanted = text.replace("\ud800", "\ufffd")
    assert zlib.decompress(base64.b64decode(pack(text))).decode() == wanted
    assert zlib.decompress(b"".join(joined([deflated([text])]))).decode() == wanted
