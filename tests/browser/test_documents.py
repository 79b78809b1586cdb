"""Articles of several places and of pages: said, and linked to their documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import timeline
from tests.browser.watching import Opened, mention_hash
from tests.reading import documents as made
from timeline.reading import article_from_text
from timeline.report.page import render

PLACES = ("#articles .article-link", "#articles .evidence.page")


def test_a_passage_of_a_pdf_names_and_links_its_page(tmp_path: Path, open_report: Callable[..., Opened]) -> None:
    folder = tmp_path / "my papers"
    folder.mkdir()
    pages = [["The bridge opened on 3 May 1958 in Oslo."], ["It fell on 4 June 2019 in a storm."]]
    (folder / "a #1.pdf").write_bytes(made.pdf(pages))
    built = timeline.build(folder, model="rules")
    built.save(tmp_path / "saved.html")
    report = open_report((tmp_path / "saved.html").read_text(encoding="utf-8"))
    for number, found in enumerate(built.combined.expressions["a #1.pdf"], start=1):
        report.go(mention_hash("a #1.pdf", found.start, found.end))
        link = report.page.locator("#reader a.page")
        assert link.inner_text() == f"page {number}"
        target = link.evaluate("node => node.href")
        assert target == (folder / "a #1.pdf").as_uri() + f"#page={number}"


def test_the_other_places_of_a_text_are_named(tmp_path: Path, open_report: Callable[..., Opened]) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("\n\n".join(made.PARAGRAPHS), encoding="utf-8")
    built = timeline.build(tmp_path, model="rules")
    report = open_report(built.to_html())
    assert report.page.locator("[data-article-toggle]").count() == 1
    report.go("#read=a.txt")
    assert "b.txt" in report.page.locator("#reader").inner_text()


def test_what_dates_an_article_stands_close_to_its_date(open_report: Callable[..., Opened]) -> None:
    text = "Harbour tram reopens\n\nPublished 3 March 2024\n\nThe harbour tram in Kessel reopened on Saturday."
    built = timeline.build(article_from_text(text, "a.txt"), model="rules")
    assert built.combined.articles[0].evidence.kind == "page"
    report = open_report(render(built.combined))
    heights = [box["height"] for box in (report.page.locator(one).first.bounding_box() for one in PLACES) if box]
    assert len(heights) == 2
    assert heights[1] < 2 * heights[0]
