"""Markdown and the HTML list, as their own parsers see them."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html
from markdown_it import MarkdownIt

from tests.report.samples import ATTACKS, hostile, realistic
from timeline.export import find_format

MD, HTML = find_format("x.md"), find_format("x.html")


def markdown_text(source: bytes) -> tuple[list[str], set[str]]:
    """The texts of a Markdown document and the kinds of its tokens."""
    tokens = MarkdownIt("commonmark").parse(source.decode())
    children = [child for token in tokens for child in token.children or ()]
    texts = ["".join(one.content for one in token.children or ()) for token in tokens if token.type == "inline"]
    return texts, {token.type for token in [*tokens, *children]}


def test_markdown_is_a_chronological_list() -> None:
    combined = realistic()
    texts, kinds = markdown_text(MD.render(combined))
    assert texts[0] == combined.title
    assert texts[1] == "44 BCE"
    assert "17 April 2025: Harbour bridge reopened (Kestrel Point)" in texts
    assert "since 2017: Ferries have carried all traffic (ongoing)" in texts
    assert texts.index("1893") < texts.index("2017") < texts.index("Without a date") < texts.index("Articles")
    assert {"html_inline", "html_block", "image"} & kinds == set()


def test_markdown_shows_hostile_texts_as_they_are() -> None:
    texts, kinds = markdown_text(MD.render(hostile()))
    assert {"html_inline", "html_block", "image", "link_open", "code_inline"} & kinds == set()
    assert any("<img src=x onerror=alert(2)>" in text for text in texts)
    assert sum("left" in text for text in texts) >= len(ATTACKS)


def test_html_list() -> None:
    combined = realistic()
    page = html.document_fromstring(HTML.render(combined))
    assert page.findtext(".//h1") == combined.title
    assert [one.get("id") for one in page.findall(".//ol/li")] == [event.id for event in combined.events]
    times = {one.text: one.get("datetime") for one in page.iter("time")}
    assert times["17 April 2025"] == "2025-04-17"
    assert times["2027"] == "2027"
    assert "perhaps 44 BCE" not in times
    assert not list(page.iter("script"))


def test_html_list_shows_hostile_texts_as_they_are() -> None:
    page: Any = html.document_fromstring(HTML.render(hostile()))
    assert not list(page.iter("script", "img", "b", "a"))
    assert not [name for one in page.iter() for name in one.attrib if name.startswith("on")]
    assert any("</script><script>alert(1)</script>" in one.text_content() for one in page.iter("li"))


@pytest.mark.parametrize("name", ["md", "html"])
def test_every_quote_is_told_once(name: str) -> None:
    data = find_format("x", name).render(realistic()).decode()
    assert data.count("reopened on Thursday after eight years") == 1
