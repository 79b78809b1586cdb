"""What pages say of their own date, as content systems write it, and what only looks like it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.reading import documents as made
from timeline.reading import read
from timeline.reading.formats.html_dates import PageMetadata, bylines, page_dates
from timeline.reading.formats.linked_data import path_of, text_of

CANONICAL = '<link rel="canonical" href="https://www.example.org/bridge?page=1">'


def linked(*objects: Any) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(one)}</script>' for one in objects)


def story(day: str, **more: Any) -> dict[str, Any]:
    return {"@type": "NewsArticle", "datePublished": day, **more}


def stated(head: str = "", body: str = "") -> list[tuple[str, str]]:
    from lxml import html

    tree = html.document_fromstring(f"<html><head>{head}</head><body><h1>The bridge opens</h1>{body}</body></html>")
    return [(field.name, field.raw) for field in page_dates(PageMetadata(tree), bylines(tree), "a.html")]


OTHER = story("2021-01-01", headline="Port closed", url="https://example.org/port")
OWN = story("2023-02-14", headline="Bridge", mainEntityOfPage={"@id": "http://example.org/bridge/#article"})


@pytest.mark.parametrize(
    "head",
    [
        CANONICAL + linked(OTHER, OWN),
        CANONICAL + linked([OTHER, OWN]),
        CANONICAL + linked({"@graph": [OTHER, OWN]}),
        CANONICAL + linked({"@type": "ItemList", "itemListElement": [OTHER]}, OWN),
        CANONICAL + linked({"@type": "VideoObject", "datePublished": "2019-01-01"}, OWN),
        linked(OTHER, story("2023-02-14", headline="The bridge opens")),
        linked({"@type": "WebPage", "mainEntity": story("2023-02-14")}),
        linked({"@type": ["WebPage", "FAQPage"], "datePublished": "2023-02-14"}),
        linked(story("2023-02-14", headline="A bridge, at last")),
        linked(story("2023-02-14", mainEntityOfPage="https://example.org/")) + CANONICAL,
    ],
)
def test_linked_data_of_the_page_itself(head: str) -> None:
    assert stated(head) == [("datePublished", "2023-02-14")]


@pytest.mark.parametrize(
    "head",
    [
        CANONICAL + linked(OTHER),
        linked(OTHER, {**OTHER, "headline": "Port reopens"}),
        linked({"@type": "Organization", "datePublished": "1999-01-01"}),
        linked({"@type": "NewsArticle", "datePublished": None}),
        linked(7, "x", None, [[]]),
    ],
)
def test_linked_data_of_something_else(head: str) -> None:
    assert stated(head) == []


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (1598005800, "1598005800"),
        (20200821, "20200821"),
        ({"@type": "Date", "@value": "2020-08-21"}, "2020-08-21"),
        (["2020-08-21", "2020-08-22"], "2020-08-21"),
        (None, None),
        (True, None),
        ("  ", None),
        (float("inf"), None),
    ],
)
def test_values_of_linked_data(value: object, words: str | None) -> None:
    assert text_of(value) == words


def test_addresses_of_one_page_are_one() -> None:
    assert path_of("https://www.Example.org/a/b/?x=1#y") == path_of("http://example.org/a/b") == "example.org/a/b"
    assert path_of("https://example.org/") is path_of("/a/b") is path_of(None) is None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('<abbr class="published" title="2016-03-31T03:55:00-07:00">3:55 AM</abbr>', "2016-03-31T03:55:00-07:00"),
        ('<time class="ago" title="2016-03-31 03:55">8 years ago</time>', "2016-03-31 03:55"),
        ('<relative-time datetime="2016-03-31T03:55Z">on Mar 31</relative-time>', "2016-03-31T03:55Z"),
        ('<span property="dc:date" content="2016-03-31T03:55:00+02:00">Thu</span>', "2016-03-31T03:55:00+02:00"),
        ('<time data-timestamp="1459396500">8 years ago</time>', "1459396500"),
        ('<span class="published" data-time="1459396500">3 hours ago</span>', "1459396500"),
        ('<p class="datum">Veröffentlicht am 31.03.2016 um 10:00 Uhr</p>', "31.03.2016 um 10:00"),
        ('<p class="meta">2016-03-31</p>', "2016-03-31"),
        ('<p itemprop="datePublished">31 March 2016</p>', "31 March 2016"),
        ('<p class="submitted">Submitted by the desk on Thu, 03/31/2016 - 11:11</p>', "Thu, 03/31/2016 - 11:11"),
        ('<p class="byline">By Kim Sample | Posted March 31, 2016</p>', "March 31, 2016"),
        ('<p class="entry-meta">Publié le 31 mars 2016</p>', "31 mars 2016"),
        ('<p class="article-date">2016年3月31日</p>', "2016年3月31日"),
    ],
)
def test_what_the_page_shows(body: str, expected: str) -> None:
    assert next(raw for name, raw in stated(body=body) if "updated" not in name) == expected


@pytest.mark.parametrize(
    "body",
    [
        "<time>8 years ago</time>",
        '<p class="event-date">31 March 2016</p>',
        "<p>Case no. 2019-04-12/77, ISSN 2011-0405, tel. 2012-10-10</p>",
        "<footer>v2021.03.04 build 2021-03-04</footer>",
        '<p class="byline">By Kim Sample, desk 2016-03-31/77</p>',
        '<img src="/img/2018/09/07/wall.jpg"><link rel="stylesheet" href="/css/2020/02/03/style.css">',
    ],
)
def test_what_only_looks_like_a_date(body: str) -> None:
    assert stated(body=body) == []


def test_a_line_of_change_is_told_apart() -> None:
    body = '<p class="byline">Posted 3 May 2024 | Updated 5 May 2024</p>'
    assert stated(body=body) == [("byline", "3 May 2024"), ("byline (updated)", "5 May 2024")]


def test_nothing_is_guessed_from_the_rest_of_a_page(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(made.page(byline="<p>Case no. 2019-04-12/77, tel. 2012-10-10</p>"))
    assert read([str(tmp_path)]).articles[0].dates == ()
