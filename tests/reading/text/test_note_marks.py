"""Marks of footnotes do not run into the years before them."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from tests.reading import documents as made
from timeline.reading import read
from timeline.reading.formats.html_text import fragment_text
from timeline.reading.text.note_marks import raise_marks


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ([("built in 1956", 11), ("3", 7), (" and sold", 11)], "built in 1956³ and sold"),
        ([("sold in 1956.", 11), ("12", 7), (" Then", 11)], "sold in 1956.¹² Then"),
        ([("in 1956", 11), ("3", 7), (" or 1957", 11), ("4", 7)], "in 1956³ or 1957⁴"),
        ([("in 1956", 11), ("1, 2", 7)], "in 1956¹, ²"),
        ([("in 195", 11), ("6", 11)], "in 1956"),
        ([("in 195", 11), ("6", 10)], "in 1956"),
        ([("CO", 11), ("2", 7)], "CO2"),
        ([("on the 4", 11), ("th", 7), (" May", 11)], "on the 4th May"),
        ([("in 1956", 11), ("\n12 ", 7)], "in 1956\n12 "),
        ([("Figures of 1956", 11), (" 1200", 7)], "Figures of 1956 1200"),
        ([], ""),
    ],
)
def test_small_figures_behind_figures_are_marks(pieces: list[tuple[str, float]], text: str) -> None:
    assert raise_marks(pieces) == text


def test_marks_in_a_pdf(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    text = canvas.beginText(72, 770)
    for words, size, rise in (("The tower was built in March 1901", 11, 0), ("7", 6, 4), (" and fell.", 11, 0)):
        text.setFont("Helvetica", size)
        text.setRise(rise)
        text.textOut(words)
    canvas.drawText(text)
    canvas.save()
    (tmp_path / "a.pdf").write_bytes(out.getvalue())
    assert read([str(tmp_path)]).articles[0].text.strip() == "The tower was built in March 1901⁷ and fell."


def test_marks_in_a_page(tmp_path: Path) -> None:
    paragraphs = [
        f"{made.PARAGRAPHS[0]} The tower was built in 1901<sup>7</sup> and fell in 1907<sup><a href='#n'>12</a></sup>.",
        *made.PARAGRAPHS[1:],
    ]
    (tmp_path / "a.html").write_bytes(made.page(paragraphs))
    text = read([str(tmp_path)]).articles[0].text
    assert "in 1901⁷ and fell in 1907¹²" in text.replace(" ¹²", "¹²")


def test_marks_in_a_piece_of_markup() -> None:
    html = "<p>Built in 1901<sup>7</sup>, sold in 1907<sup><a>12</a></sup> on the 4<sup>th</sup> <b>of 5</b> days</p>"
    assert fragment_text(html) == "Built in 1901⁷, sold in 1907¹² on the 4th of 5 days"
