"""Sections that are remembered: the same report, and only those are made in which something changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.report.samples import realistic
from timeline import build
from timeline.model import Combined
from timeline.report import render, render_folder
from timeline.report.encoding import row_group
from timeline.report.encoding.deflate import Piece
from timeline.report.encoding.row_group import RowGroup, known_row_group, row_group_stretches, stored_row_group


class Held:
    """A memo in memory."""

    def __init__(self) -> None:
        self.held: dict[bytes, bytes] = {}

    def key(self, data: Iterable[bytes]) -> bytes:
        return sha256(b"".join(data)).digest()

    def get(self, key: bytes) -> bytes | None:
        return self.held.get(key)

    def put(self, key: bytes, data: bytes) -> None:
        self.held[key] = data


class Counted:
    """Works on tasks one by one, and counts those of which sections are made."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, work: Callable[[Any], Any], tasks: Iterable[Any]) -> Iterator[Any]:
        for task in tasks:
            self.made += work is row_group.make_row_group
            yield work(task)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(row_group, "ARTICLES", 3)
    monkeypatch.setattr(row_group, "MOST", 4)


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Combined]:
    """A build with a cache of some articles, of which one may tell something else or be dated otherwise."""

    def built(articles: int, other: str = "opened", published: str = "2021-06-01") -> Combined:
        told = [f"Ann Bell opened bridge {number} in Oslo on Monday." for number in range(articles)]
        told[0] = told[0].replace("opened", other)
        rows = [{"id": f"{n:03}", "text": text, "published": "2021-05-05"} for n, text in enumerate(told)]
        rows[1]["published"] = published
        source = tmp_path / "in.jsonl"
        source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        return build(source, model="rules", cache=tmp_path / "cache").combined

    return built


def test_a_remembered_report_is_the_same_and_nothing_is_made_again(made: Callable[..., Combined]) -> None:
    memo, first, again, whole = Held(), Counted(), Counted(), made(40)
    plain = render(whole)
    assert render(whole, memo=memo, run=first) == plain
    assert first.made == len(memo.held) > 5
    assert render(made(40), memo=memo, run=again) == plain
    assert again.made == 0


@pytest.mark.parametrize("other", [{"articles": 41}, {"other": "closed"}, {"published": "2021-03-01"}])
def test_one_article_makes_few_sections_new(made: Callable[..., Combined], other: dict[str, Any]) -> None:
    memo, run = Held(), Counted()
    render(made(40), memo=memo)
    before = len(memo.held)
    changed = made(**{"articles": 40, **other})
    assert render(changed, memo=memo, run=run) == render(changed)
    assert 1 <= run.made <= 2 < before


def test_a_report_without_texts_is_another_one(made: Callable[..., Combined]) -> None:
    memo, whole = Held(), made(10)
    render(whole, memo=memo)
    assert render(whole, memo=memo, with_text=False) == render(whole, with_text=False)


def test_parts_beside_the_page_are_always_made(made: Callable[..., Combined]) -> None:
    memo, whole = Held(), made(10)
    assert dict(render_folder(whole, memo=memo)) == dict(render_folder(whole))
    assert not memo.held


def test_what_was_not_kept_is_not_remembered() -> None:
    memo = Held()
    assert render(realistic(), memo=memo) == render(realistic())
    assert not memo.held


def test_what_was_changed_at_hand_is_not_remembered(made: Callable[..., Combined]) -> None:
    memo, whole = Held(), made(10)
    render(whole, memo=memo)
    changed = replace(whole, articles=tuple(replace(one, title="Another") for one in whole.articles))
    assert render(changed, memo=memo) == render(changed) != render(whole)


def test_what_is_damaged_is_made_anew(made: Callable[..., Combined]) -> None:
    memo, run, whole = Held(), Counted(), made(20)
    render(whole, memo=memo)
    memo.held = dict.fromkeys(memo.held, b"[1,2")
    assert render(whole, memo=memo, run=run) == render(whole)
    assert run.made == len(memo.held)


def test_a_section_comes_back_from_its_bytes() -> None:
    section = RowGroup(Piece(b"\x00\n\xff", 7, 12), (), frozenset({"easter"}), frozenset({2021, -43}), [(3, "a.pdf")])
    assert known_row_group(stored_row_group(section)) == section
    assert known_row_group(None) is None


def test_where_a_section_ends_hangs_on_ids_and_not_on_places() -> None:
    names = [f"{number}.txt" for number in range(300)]
    ends = {names[there[-1]] for there in row_group_stretches(names)}
    fewer = [name for name in names if name != "7.txt"]
    kept = {fewer[there[-1]] for there in row_group_stretches(fewer)}
    assert len(ends ^ kept) < 5 < len(ends)
    assert [len(there) for there in row_group_stretches([])] == []
