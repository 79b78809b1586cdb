"""Titles, headings, and where the prose begins."""

from __future__ import annotations

import pytest

from timeline.reading import article_from_text, find_headings, shorten
from timeline.reading.text.lines import split_lines

PARAGRAPH = "The minister arrived in the harbour town on Monday, where the mayor and the council waited for her. "


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"Harbour Talks Resume\n\n{PARAGRAPH}", "Harbour Talks Resume"),
        (f"Harbour Talks Resume\n{PARAGRAPH}", "Harbour Talks Resume"),
        (f"\n\n  Harbour Talks Resume  \n\n{PARAGRAPH}", "Harbour Talks Resume"),
        (f"Will the Talks Resume?\n\n{PARAGRAPH}", "Will the Talks Resume?"),
        (f"Harbour Talks Resume in the U.S.\n\n{PARAGRAPH}", "Harbour Talks Resume in the U.S."),
        (f"By Jane Doe\n\nHarbour Talks Resume\n\n{PARAGRAPH}", "Harbour Talks Resume"),
        (f"Friday, January 4, 2019\u00a0\n\nHarbour Talks Resume\n\n{PARAGRAPH}", "Harbour Talks Resume"),
        (f"No time to read?\nGet a summary\n\nHarbour Talks Resume\n\n{PARAGRAPH}", "Harbour Talks Resume"),
    ],
)
def test_a_title_that_stands_in_the_text(text: str, title: str) -> None:
    article = article_from_text(text)
    assert article.title == title
    (region,) = [region for region in article.regions if region.kind == "title"]
    assert text[region.start : region.end] == title
    assert text[article.body :].startswith("The minister")


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("It rained. Then it stopped.", "It rained."),
        ("Mr. Smith of the U.S. Navy met J. Doe. They talked.", "Mr. Smith of the U.S. Navy met J. Doe."),
        ("“It rained!” he said. They left.", "“It rained!” he said."),
        (PARAGRAPH, "The minister arrived in the harbour town on Monday, where the mayor and the council waited…"),
        ("OSLO, Norway (AP) --\n\nIt rained. It snowed.", "It rained."),
        ("By Jane Doe\n\nIt rained. It snowed.", "It rained."),
        ("4 January 2019\n\nIt rained. It snowed.", "It rained."),
        ("one line of a poem\nand the next line of it", "one line of a poem"),
        ("", ""),
    ],
)
def test_else_the_first_sentence_shortened_at_a_word(text: str, title: str) -> None:
    article = article_from_text(text)
    assert article.title == title
    assert not [region for region in article.regions if region.kind == "title"]


@pytest.mark.parametrize(
    "line",
    [
        "The Harbour Company said it bought most of Bridge Works Inc.",
        f"Is it true that {'it rained and ' * 8}it snowed?",
    ],
)
def test_sentences_that_look_like_titles(line: str) -> None:
    assert article_from_text(f"{line}\n\n{PARAGRAPH}").body == 0


def test_a_first_line_with_a_full_stop_is_the_lead() -> None:
    text = f"The minister arrived.\n{PARAGRAPH}"
    assert article_from_text(text).body == 0


@pytest.mark.parametrize("length", [10, 20, 90])
def test_shortening_never_exceeds_its_length_by_more_than_the_mark(length: int) -> None:
    assert len(shorten(PARAGRAPH * 3, length)) <= length + 1
    assert shorten("short") == "short"
    assert shorten("x" * 200, 20) == "x" * 20 + "…"


def headings(text: str) -> list[str]:
    return [text[region.start : region.end] for region in find_headings(split_lines(text))]


def test_headings_with_and_without_blank_lines() -> None:
    text = f"{PARAGRAPH}\nA New Round\n{PARAGRAPH}\n\nWhat comes next?\n\n{PARAGRAPH}"
    assert headings(text) == ["A New Round", "What comes next?"]


@pytest.mark.parametrize(
    "line", ["It ended there.", "and so it went on", "“Never again,”", "He named three towns:", "x" * 81]
)
def test_what_is_no_heading(line: str) -> None:
    assert headings(f"{PARAGRAPH}\n{line}\n{PARAGRAPH}") == []


def test_lines_broken_at_a_width_are_no_headings() -> None:
    text = (
        "The minister arrived in the town on\nMonday, where the mayor of the\nHarbour and the council had waited\n"
        "since the morning for her to come.\nPresident Smith of the republic\nsaid that he would come as well.\n"
    )
    assert headings(text * 3) == []


def test_the_first_day_of_a_chronicle_is_no_line_of_publication() -> None:
    article = article_from_text("4 January 2019\nIt rained.\n5 January 2019\nIt snowed.\n")
    assert not [region for region in article.regions if region.kind == "byline"]


def test_a_text_of_one_date_keeps_it() -> None:
    assert article_from_text("4 January 2019").regions == ()
