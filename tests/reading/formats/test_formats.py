"""Every format: its text, title, source, dates and ids."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest

from tests.reading import documents as made
from timeline.model import Article
from timeline.reading import ReadOptions, ReadResult, read

FRONT = """title: "Harbour Bridge Reopens"
date: 2025-04-17T23:30:00-08:00
updated: 2025-04-20
author: [Anna Berg, Jo Lie]
url: https://example.org/bridge
lang: en
"""
ROWS = [
    {"key": "r1", "body": made.PARAGRAPHS[0], "when": "2025-04-17", "more": {"head": "One"}},
    {"key": "r2", "body": made.PARAGRAPHS[1], "when": "2025-04-18", "more": {"head": "Two"}},
]
COLUMNS = {"text": "body", "id": "key", "published": "when"}


def result_of(tmp_path: Path, name: str, data: bytes | str, options: ReadOptions | None = None) -> ReadResult:
    file = tmp_path / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return read([str(file)], options)


def one(tmp_path: Path, name: str, data: bytes | str) -> Article:
    result = result_of(tmp_path, name, data)
    assert result.skipped == ()
    (article,) = result.articles
    return article


def dates(article: Article) -> list[tuple[str, str, str]]:
    return [(field.kind, field.name, field.raw) for field in article.dates]


@pytest.mark.parametrize(
    "front",
    [f"---\n{FRONT}---\n", '+++\ntitle = "Harbour Bridge Reopens"\ndate = 2025-04-17T23:30:00-08:00\n+++\n'],
    ids=["YAML", "TOML"],
)
def test_markdown(tmp_path: Path, front: str) -> None:
    body = (
        "# Harbour Bridge Reopens\nThe *harbour* **bridge** [reopened](https://e.org/2019/05/03/x) on Thursday.\n"
        "![The bridge on 3 May 2019](b.jpg)\n\n```\n4 May 1990\n```\n- A second bridge &amp; more\n\n> It was _late_.\n"
    )
    article = one(tmp_path, "a.md", front + body)
    assert article.title == made.TITLE
    assert dates(article)[0][:2] == ("metadata", "date")
    assert dates(article)[0][2].replace(" ", "T") == "2025-04-17T23:30:00-08:00"
    assert "The harbour bridge reopened on Thursday." in article.text
    assert not any(word in article.text for word in ("2019", "1990", "http", "*", "#", "![", "> "))
    if "url" in front:
        assert (article.url, article.source) == ("https://example.org/bridge", "Anna Berg, Jo Lie")


def test_front_matter_that_is_none(tmp_path: Path) -> None:
    result = result_of(tmp_path, "a.md", "---\ntitle: [broken\n---\nIt rained on Monday in Oslo.\n")
    assert "front matter cannot be read" in result.notices[0].message
    assert result.articles[0].text == "It rained on Monday in Oslo."
    assert "***" not in one(tmp_path, "b.md", "***\nIt rained.\n\n---\nIt snowed.\n").text


def test_a_page(tmp_path: Path) -> None:
    data = made.page(
        head=made.linked() + '<link rel="canonical" href="https://example.org/bridge">',
        byline='<p class="byline">By Anna Berg | Published April 17, 2025</p>',
    )
    article = one(tmp_path, "a.html", data)
    assert article.text == "\n\n".join([made.TITLE, "By Anna Berg | Published April 17, 2025", *made.PARAGRAPHS]) + "\n"
    assert (article.title, article.source, article.url) == (
        made.TITLE,
        "The Harbour Times",
        "https://example.org/bridge",
    )
    assert dates(article) == [
        ("metadata", "datePublished", "2025-04-17T23:30:00-08:00"),
        ("metadata", "dateModified", "2025-04-20T10:00:00-08:00"),
        ("page", "byline", "April 17, 2025"),
    ]
    assert (article.regions[0].kind, article.text[: article.regions[0].end]) == ("title", made.TITLE)


@pytest.mark.parametrize(
    ("head", "byline", "expected"),
    [
        (
            (
                '<meta property="article:modified_time" content="2025-04-20">'
                '<meta name="DC.date.issued" content="2025-04-17">'
            ),
            "",
            [("metadata", "dc.date.issued", "2025-04-17"), ("metadata", "article:modified_time", "2025-04-20")],
        ),
        ("", '<time datetime="2025-04-17T09:30Z">today</time>', [("page", "time", "2025-04-17T09:30Z")]),
        ("", '<time class="date">Published on 17 April 2025</time>', [("page", "time", "17 April 2025")]),
        ("", '<time class="updated" datetime="2025-04-20"></time>', [("page", "time (updated)", "2025-04-20")]),
        (made.linked({"@type": "Organization", "datePublished": "1999-01-01"}), "", []),
        ("", '<aside><time datetime="1999-01-01">1999</time></aside>', []),
        (
            "",
            f"<p>{made.PARAGRAPHS[1]} It fell on <time datetime='1907-08-29'>29 August 1907</time>, they said.</p>",
            [],
        ),
        ('<script type="application/ld+json">{broken</script>', "", []),
        ("", '<p class="date">Published: 17 April 2025</p>', [("page", "byline", "17 April 2025")]),
    ],
)
def test_where_a_page_states_its_date(
    tmp_path: Path, head: str, byline: str, expected: list[tuple[str, str, str]]
) -> None:
    assert dates(one(tmp_path, "a.html", made.page(head=head, byline=byline))) == expected


def test_the_furniture_of_a_page_is_left_out(tmp_path: Path) -> None:
    before = (
        '<nav><a href="/">Home</a><a href="/n">News of 1 January 1990</a></nav>'
        '<div class="cookie-banner"><p>We use cookies since 2 January 1990. Accept all</p></div>'
    )
    after = (
        '<div class="share-buttons">Share on Facebook 3 January 1990</div><section class="related-articles">'
        "<h3>Related</h3>"
        "<ul><li><a>Port closed on 4 January 1990</a></li></ul></section><ul class='tags'><li>5 January 1990</li></ul>"
        '<form class="newsletter"><p>Sign up for our newsletter of 6 January 1990</p></form><footer>© 1990</footer>'
    )
    caption = "<figure><img src='x'><figcaption>The bridge on 7 January 1990. Photo: Desk</figcaption></figure>"
    article = one(tmp_path, "a.html", made.page(before=before, byline=caption, after=after))
    assert article.text == "\n\n".join([made.TITLE, *made.PARAGRAPHS]) + "\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_pages_in_their_encoding(tmp_path: Path, encoding: str) -> None:
    text = made.page(
        ["Der Bürgermeister sprach am 4. Mai 2020 über die Brücke, die im März geschlossen worden war."] * 2
    )
    html = text.decode().replace('charset="utf-8"', f'charset="{encoding}"')
    assert "Bürgermeister" in one(tmp_path, "a.html", html.encode(encoding)).text


def test_a_saved_page_knows_its_address_and_not_the_day_it_was_saved(tmp_path: Path) -> None:
    article = one(tmp_path, "a.mhtml", made.mhtml(made.page(head=made.linked())))
    assert article.url == "https://example.org/bridge"
    assert article.text.endswith(made.PARAGRAPHS[2] + "\n")
    assert not any("2027" in raw for _, _, raw in dates(article))


def test_the_parts_of_a_saved_page_are_no_articles(tmp_path: Path) -> None:
    (tmp_path / "a_files").mkdir()
    (tmp_path / "a.html").write_bytes(made.page())
    (tmp_path / "a_files" / "frame.html").write_bytes(made.page(["An advertisement of some length."]))
    assert [article.id for article in read([str(tmp_path)]).articles] == ["a.html"]


def test_a_pdf(tmp_path: Path) -> None:
    head = "The Harbour Times 2025"
    body = ["The harbour bridge reopened on Thursday after repairs that took", "three years. The inter-"]
    pages = [
        [head, made.TITLE, "", *body, "national press came.", "1"],
        [head, "A well-known mayor spoke. The well-", "known bridge was closed.", "Page 2"],
        [head, "A well-known crowd came and stayed. It was", "a warm evening.", "Page 3"],
    ]
    article = one(tmp_path, "a.pdf", made.pdf(pages, title="Microsoft Word - bridge.docx"))
    assert article.title == made.TITLE
    assert "The international press came." in article.text.replace("\n\n", " ")
    assert "The well-known bridge was closed." in article.text
    assert "Times" not in article.text
    assert "Page" not in article.text
    assert len(article.pages) == 3
    assert [article.text[start:].startswith("A well-known") for start in article.pages] == [False, True, True]
    assert {(field.name, field.weak) for field in article.dates} == {
        ("CreationDate", True),
        ("ModDate (modified)", True),
    }
    assert article.dates[0].raw == "2000-01-01T00:00:00+0000"


def test_a_paragraph_goes_on_over_the_page(tmp_path: Path) -> None:
    lines = ["The bridge was closed in March 2022, when inspectors found many cracks in"]
    article = one(tmp_path, "a.pdf", made.pdf([lines, ["its main span and the mayor asked for help."]]))
    assert article.text == f"{lines[0]} its main span and the mayor asked for help.\n"
    assert article.pages == (0, len(lines[0]) + 1)


def test_a_word_document(tmp_path: Path) -> None:
    article = one(tmp_path, "a.docx", made.docx())
    assert article.text == "\n\n".join([made.TITLE, *made.PARAGRAPHS, "Opened\t3 May 1958"]) + "\n"
    assert (article.title, article.source) == (made.TITLE, "Anna Berg")
    assert all(field.weak for field in article.dates)


def test_a_mail(tmp_path: Path) -> None:
    article = one(tmp_path, "a.eml", made.mail())
    assert (article.title, article.source) == (made.TITLE, "Anna Berg <anna@example.org>")
    assert dates(article) == [("metadata", "Date", "Thu, 17 Apr 2025 23:30:00 -0800")]
    assert article.text.strip().split("\n\n") == list(made.PARAGRAPHS)
    assert (
        one(tmp_path, "b.eml", made.mail(html="<p>It&nbsp;rained.</p><p>It snowed.</p>")).text
        == "It rained.\n\nIt snowed."
    )
    assert "bridge.pdf" in result_of(tmp_path, "c.eml", made.mail(attach="bridge.pdf")).notices[0].message


@pytest.mark.parametrize("name", ["a.rss", "a.xml", "a.txt", "a", "a.html"])
def test_feeds_are_known_by_their_content(tmp_path: Path, name: str) -> None:
    first, second = result_of(tmp_path, name, made.RSS).articles
    assert (first.id, first.title, first.source, first.lang) == ("tag:bridge", made.TITLE, "The Harbour Times", "en-gb")
    assert first.text == "\n\n".join(made.PARAGRAPHS[:2])
    assert dates(first) == [("metadata", "published", "Thu, 17 Apr 2025 23:30:00 -0800")]
    assert (second.id, second.title, second.url) == (
        "https://example.org/port",
        "Port & Tide",
        "https://example.org/port",
    )


def test_atom_tells_published_from_updated(tmp_path: Path) -> None:
    first, second = result_of(tmp_path, "a.atom", made.ATOM).articles
    assert [name for _, name, _ in dates(first)] == ["published", "updated"]
    assert [name for _, name, _ in dates(second)] == ["updated"]


def table(separator: str) -> str:
    lines = [separator.join(("key", "body", "when"))]
    return "\n".join(
        [*lines, *(separator.join((str(row["key"]), f'"{row["body"]}"', str(row["when"]))) for row in ROWS)]
    )


TABLES = {
    "a.csv": table(",").encode(),
    "b.csv": ("\ufeff" + table(";")).encode(),
    "a.tsv": table("\t").encode(),
    "a.json": json.dumps({"status": "ok", "items": ROWS}).encode(),
    "b.json": json.dumps(ROWS).encode(),
    "a.jsonl": "\n".join(map(json.dumps, ROWS)).encode(),
    "c.json": "\n".join(map(json.dumps, ROWS)).encode(),
    "a.parquet": made.parquet(ROWS),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_with_columns_of_their_own(tmp_path: Path, name: str) -> None:
    result = result_of(tmp_path, name, TABLES[name], ReadOptions(COLUMNS))
    assert result.skipped == ()
    assert [(one.id, one.text, one.dates[0].raw) for one in result.articles] == [
        (row["key"], row["body"], row["when"]) for row in ROWS
    ]
    assert {one.dates[0].kind for one in result.articles} == {"given"}


@pytest.mark.parametrize("name", TABLES)
def test_tables_say_which_column_is_missing(tmp_path: Path, name: str) -> None:
    for skipped in result_of(tmp_path, name, TABLES[name]).skipped:
        assert '`columns["text"]=' in skipped.reason


def test_columns_inside_columns_and_typed_dates(tmp_path: Path) -> None:
    rows = [{"content": {"body": "It rained on Monday."}, "day": dt.date(2025, 4, 17), "n": 3}]
    options = ReadOptions({"text": "content.body", "published": "day", "id": "n"})
    (article,) = result_of(tmp_path, "a.parquet", made.parquet(rows), options).articles
    assert (article.id, article.dates[0].raw) == ("3", "2025-04-17")


def test_cells_may_be_long_and_hold_lines(tmp_path: Path) -> None:
    text = "It rained on Monday.\n" * 20_000
    (article,) = result_of(tmp_path, "a.csv", f'text\n"{text}"\n').articles
    assert article.text == text


def test_archives_are_folders(tmp_path: Path) -> None:
    inner = made.zipped({"deep/c.txt": b"It snowed on Monday.", ".hidden.txt": b"x", "__MACOSX/d.txt": b"x"})
    members = {
        "a.txt": b"It rained on Monday.",
        "pages/b.html": made.page(),
        "metadata.csv": b"file,published\na.txt,2025-04-17\n",
        "more.zip": inner,
        "e.txt.gz": made.gzipped(b"It hailed on Monday."),
        "photo.jpg": b"\xff\xd8\xff",
    }
    result = result_of(tmp_path, "all.zip", made.zipped(members))
    assert result.skipped == ()
    assert [article.id for article in result.articles] == [
        "all.zip/a.txt",
        "all.zip/e.txt.gz",
        "all.zip/more.zip/deep/c.txt",
        "all.zip/pages/b.html",
    ]
    assert result.articles[0].dates[0].raw == "2025-04-17"
    assert ".jpg (1)" in result.notices[0].message


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.jsonl.gz", b'{"id": "r", "text": "It rained."}\n'), ("a.html.gz", made.page()), ("a.txt.gz", b"It rained.")],
)
def test_packed_files(tmp_path: Path, name: str, data: bytes) -> None:
    (article,) = result_of(tmp_path, name, made.gzipped(data[:9]) + made.gzipped(data[9:])).articles
    assert article.id == ("r" if "jsonl" in name else name)


@pytest.mark.parametrize(
    "data",
    [
        made.page(),
        made.pdf([[made.PARAGRAPHS[0]]]),
        made.docx(),
        made.gzipped(made.page()),
        made.PARAGRAPHS[0].encode(),
    ],
    ids=["page", "PDF", "Word", "gzip", "text"],
)
def test_standard_input_by_content(data: bytes) -> None:
    (article,) = read(["-"], ReadOptions(stdin=data)).articles
    assert article.id == "stdin"
    assert "harbour bridge reopened" in article.text.replace("\n", " ")


def test_many_on_standard_input() -> None:
    assert [one.id for one in read(["-"], ReadOptions(stdin=made.RSS.encode())).articles] == [
        "tag:bridge",
        "https://example.org/port",
    ]
    assert [one.id for one in read(["-"], ReadOptions(stdin=made.zipped({"a.txt": b"It rained."}))).articles] == [
        "stdin/a.txt"
    ]


def test_ids_are_unique_and_stable(tmp_path: Path) -> None:
    for name in ("a.rss", "b.rss"):
        (tmp_path / name).write_text(made.RSS, encoding="utf-8")
    (tmp_path / "t.csv").write_text("text\nIt rained.\nIt snowed.\n", encoding="utf-8")
    ids = [article.id for article in read([str(tmp_path)], ReadOptions(join_copies=False)).articles]
    assert len(set(ids)) == len(ids) == 6
    assert ids[-2:] == ["t.csv#1", "t.csv#2"]
    assert ids == [article.id for article in read([str(tmp_path)], ReadOptions(join_copies=False)).articles]
