"""A filtered or corrected result: the same from what was kept as from values in memory, and its page with it."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.report.unfolding import unfolded
from timeline.api.building import STORED
from timeline.api.filtering import about, between, in_articles
from timeline.combining import correct, group_with_ids, rank_key_dates
from timeline.engines import RunOptions, store_articles
from timeline.events import RulesParser
from timeline.model import Article, Combined, Correction, DateField
from timeline.pipeline import assemble
from timeline.report.data.contents import Contents
from timeline.report.data.rows import report_data
from timeline.report.encoding.deflate import Piece, joined
from timeline.report.encoding.stream import data_stream
from timeline.storage import index_of

TEXTS = {
    "a.txt": (
        "The council approved the toll on 15 April 2025. Ines Duarte opened the bridge in Faro on 18 April 2025. "
        "The ferry stopped in March 2019. Fishermen had fled in 1998."
    ),
    "b.txt": (
        "Ines Duarte opened the bridge on Friday. The old ferry burned on 2 May 2025, said Rui Prado. "
        "The toll will be raised in June."
    ),
    "c.txt": "Rui Prado left Faro on 3 May 2025. He had sung there in 1998. The mayor smiled last week.",
}
STATED = {"a.txt": "2025-04-20", "b.txt": "2025-05-03"}


def built() -> Combined:
    articles = [
        Article(name, text, dates=(DateField("given", "published", STATED[name], ""),) if name in STATED else ())
        for name, text in TEXTS.items()
    ]
    return assemble(store_articles(articles, RulesParser(), RunOptions(parts=STORED)))


def held(combined: Combined) -> Combined:
    """The same with all its values in memory."""
    events = tuple(replace(event, mentions=tuple(event.mentions)) for event in combined.events)
    lists = {"mentions": tuple(combined.mentions), "undated": tuple(combined.undated), "events": events}
    return replace(
        combined,
        articles=tuple(combined.articles),
        expressions=dict(combined.expressions),
        groups=dict(combined.groups),
        **lists,  # type: ignore[arg-type]  # the lists as they are named
    )


def key(name: str, word: str) -> str:
    at = TEXTS[name].index(word)
    return f"{name}:{at}-{at + len(word)}"


def row(name: str, word: str, action: str, value: str = "") -> Correction:
    at = TEXTS[name].index(word)
    return Correction(name, at, at + len(word), action, value, word, "c.csv:2")  # type: ignore[arg-type]  # as named


def corrected(*rows: Correction) -> Callable[[Combined], Combined]:
    return lambda combined: correct(combined, rows).combined


PARTS: dict[str, Callable[[Combined], Combined]] = {
    "between": lambda one: between(one, "2025-04-16", "2025-05-02"),
    "from": lambda one: between(one, "2025", None),
    "about": lambda one: about(one, "bridge"),
    "about a person": lambda one: about(one, "prado"),
    "about the undated": lambda one: about(one, "smiled"),
    "some articles": lambda one: in_articles(one, ["c.txt", "a.txt"]),
    "no articles": lambda one: in_articles(one, []),
    "part of a part": lambda one: in_articles(about(between(one, "2025", None), "faro"), ["a.txt"]),
    "hidden": corrected(row("a.txt", "approved", "hide")),
    "undated hidden": corrected(row("c.txt", "smiled", "hide")),
    "titled": corrected(row("b.txt", "burned", "title", "Fire on the ferry")),
    "moved": corrected(row("a.txt", "stopped", "date", "2026-01/..")),
    "dated": corrected(row("c.txt", "smiled", "date", "2025-04-17")),
    "merged": corrected(row("b.txt", "burned", "merge", key("a.txt", "stopped"))),
    "parted": corrected(row("a.txt", "opened", "split")),
    "moved and parted": corrected(
        row("b.txt", "opened", "date", "2024-02-03"), row("b.txt", "opened", "split"), row("b.txt", "opened", "hide")
    ),
    "corrected, then filtered": lambda one: about(
        correct(one, [row("b.txt", "burned", "title", "Fire"), row("a.txt", "approved", "hide")]).combined, "fire"
    ),
}


@pytest.fixture(scope="module")
def combined() -> Combined:
    return built()


@pytest.mark.parametrize("name", PARTS)
def test_a_part_is_the_same_of_what_was_kept_and_of_values_in_memory(combined: Combined, name: str) -> None:
    there, here = PARTS[name](combined), PARTS[name](held(combined))
    assert there == here
    assert rank_key_dates(there, 5) == rank_key_dates(here, 5)
    assert index_of(there) is there.events.result_index  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", PARTS)
@pytest.mark.parametrize("with_text", [True, False])
def test_the_page_of_a_part_says_what_the_part_says(combined: Combined, name: str, with_text: bool) -> None:
    part = PARTS[name](combined)
    assert unfolded(page_data(part, with_text=with_text)) == report_data(part, with_text=with_text)


def page_data(combined: Combined, *, with_text: bool) -> str:
    """The data of a report as they stand in its file, inflated."""
    pieces = (one for one in data_stream(combined, {"with_text": with_text}) if isinstance(one, Piece))
    return zlib.decompress(b"".join(joined(pieces))).decode()


def test_parts_hold_what_they_should(combined: Combined) -> None:
    assert len(combined.events) == 9
    near = between(combined, "2025-04-16", "2025-05-02")
    assert [event.value.earliest for event in near.events] == ["2025-04-18", "2025-05-02", "2025-05-02"]
    assert {one.mention.trigger_text for one in near.mentions} == {"opened", "burned"}
    assert [one.mention.trigger_text for one in about(combined, "smiled").undated] == ["smiled"]
    some = in_articles(combined, ["a.txt", "c.txt"])
    assert (some.events, some.groups) == group_with_ids(tuple(some.mentions), some.articles)


def test_of_what_a_filter_leaves_out_nothing_is_in_the_page(combined: Combined) -> None:
    part = between(combined, "2025-05-01", "2025-05-02")
    told = page_data(part, with_text=False)
    assert "ferry burned" in told
    for gone in ("Fishermen", "toll will be raised"):
        assert gone not in told
        assert gone in page_data(combined, with_text=False)


def test_a_correction_makes_the_block_of_no_other_article_anew(combined: Combined) -> None:
    found = Contents(corrected(row("a.txt", "approved", "hide"))(combined))
    source = found.index.source
    kept = {name: bool(source.report_block(number)) for name, number in found.index.article_numbers.items()}
    assert kept == {"a.txt": True, "b.txt": True, "c.txt": True}
    assert [source.block_places(number) is None for number in range(3)] == [False, True, True]
    titled = Contents(corrected(row("a.txt", "approved", "title", "Yes"))(combined)).index.source
    assert [bool(titled.report_block(number)) for number in range(3)] == [False, True, True]
    assert [bool(titled.grouping_input(number)) for number in range(3)] == [False, True, True]
