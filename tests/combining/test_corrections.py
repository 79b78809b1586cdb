"""Corrections by hand: each action, and each way in which one does not fit any more."""

from __future__ import annotations

import pytest

import timeline
from timeline.combining import correct
from timeline.combining.corrections import Corrected
from timeline.model import Combined, Correction, Event

TEXT = (
    "The council approved the toll on 15 April 2025. Ines Duarte opened the bridge on 18 April 2025. "
    "The ferry stopped in March 2019. The mayor smiled some day."
)


@pytest.fixture(scope="module")
def combined() -> Combined:
    return timeline.build([timeline.Article("a.txt", TEXT)], model="rules").combined


def fix(combined: Combined, *rows: tuple[str, str, str]) -> Corrected:
    corrections = [
        Correction("a.txt", TEXT.index(word), TEXT.index(word) + len(word), action, value, word, f"c.csv:{n}")  # type: ignore[arg-type]  # actions as the test names them
        for n, (word, action, value) in enumerate(rows, 2)
    ]
    return correct(combined, corrections)


def event(found: Corrected, word: str) -> Event | None:
    return next(
        (one for one in found.combined.events if any(m.mention.trigger_text == word for m in one.mentions)), None
    )


def key(word: str) -> str:
    return f"a.txt:{TEXT.index(word)}-{TEXT.index(word) + len(word)}"


def test_without_rows_nothing_changes(combined: Combined) -> None:
    assert fix(combined) == Corrected(combined)


def test_hide_leaves_no_trace(combined: Combined) -> None:
    found = fix(combined, ("approved", "hide", ""))
    assert event(found, "approved") is None
    assert len(found.combined.mentions) == len(combined.mentions) - 1
    assert len(found.combined.events) == len(combined.events) - 1


def test_a_title_and_a_date_are_set_and_sorted(combined: Combined) -> None:
    found = fix(combined, ("stopped", "title", "Ferry ends"), ("stopped", "date", "2026-01/.."))
    last = found.combined.events[-1]
    assert (last.label, last.value.earliest, last.value.latest) == ("Ferry ends", "2026-01-01", None)
    assert last.mentions[0].mention.link.how == "stated"


def test_merged_events_keep_the_first_name_and_part_again(combined: Combined) -> None:
    merged = fix(combined, ("opened", "merge", key("approved")))
    one = event(merged, "approved")
    assert one is not None
    assert one == event(merged, "opened")
    assert one.why == "merged by hand"
    assert merged.combined.groups["a.txt", TEXT.index("opened"), TEXT.index("opened") + 6] == one.id == key("approved")
    parted = fix(combined, ("opened", "merge", key("approved")), ("opened", "split", ""))
    assert event(parted, "approved") != event(parted, "opened")


def test_what_is_left_of_an_event_bears_its_own_name(combined: Combined) -> None:
    for away, left in (("approved", "opened"), ("opened", "approved")):
        rest = event(fix(combined, ("opened", "merge", key("approved")), (away, "split", "")), left)
        assert rest is not None
        assert rest.label == rest.mentions[0].mention.title


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (("approved", "date", "2025-02-30"), "no date that exists"),
        (("approved", "date", "2025/2024"), "no date that exists"),
        (("approved", "split", ""), "of its own already"),
        (("approved", "merge", "a.txt:1-2"), "no event at a.txt:1-2"),
        (("council", "hide", ""), "no event at this place"),
    ],
)
def test_what_cannot_be_is_listed(combined: Combined, row: tuple[str, str, str], words: str) -> None:
    found = fix(combined, row)
    assert found.combined.events == combined.events
    assert found.skipped[0].path == "c.csv:2"
    assert words in found.skipped[0].reason


def test_a_text_that_changed_is_not_corrected(combined: Combined) -> None:
    start = TEXT.index("approved")
    stale = Correction("a.txt", start, start + 8, "hide", words="rejected", where="c.csv:9")
    found = correct(combined, [stale])
    assert found.combined.events == combined.events
    assert "the text reads “approved” there now" in found.skipped[0].reason


def test_a_hidden_event_cannot_be_changed_after(combined: Combined) -> None:
    found = fix(combined, ("approved", "hide", ""), ("approved", "title", "x"))
    assert len(found.skipped) == 1
