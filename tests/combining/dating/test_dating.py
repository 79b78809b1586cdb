"""When an article was published: stated dates, their rank and their faults, and what the text shows."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from timeline.combining.dating.dating import date_article
from timeline.model import Article, DateField, EvidenceKind, Span, TimeExpression
from timeline.model.symbolic import Anchor, Complete, Node, Partial

EXAMPLES: list[dict[str, Any]] = tomllib.loads(
    (Path(__file__).parents[2] / "corpus" / "en" / "dating.toml").read_text(encoding="utf-8")
)["example"]
MARKED = re.compile(r"\[([^\]=]+)=(?:(\d{4})|--)(?:-?(\d\d)-(\d\d))?(?: w(\d))?\]")


def marked(text: str) -> tuple[str, tuple[TimeExpression, ...]]:
    """A text without its marks, and the expressions that they mark."""
    plain, expressions, at = "", [], 0
    for match in MARKED.finditer(text):
        plain += text[at : match.start()]
        year, month, day, weekday = (None if match[i] is None else int(match[i]) for i in range(2, 6))
        fields = Partial(year=year, month=month, day=day, weekday=weekday)
        node: Node = fields if year is not None else Complete(fields, Anchor(), "past")
        span = Span("a.txt", len(plain), len(plain) + len(match[1]))
        expressions.append(TimeExpression(span, match[1], "DATE", node, "test"))
        plain, at = plain + match[1], match.end()
    return plain + text[at:], tuple(expressions)


def dated(text: str = "", *dates: DateField, name: str = "a.txt", url: str | None = None) -> Article:
    plain, expressions = marked(text)
    return date_article(Article(name, plain, url=url, dates=dates), expressions)[0]


def field(raw: str, kind: EvidenceKind = "given", name: str = "published", where: str = "metadata.csv:2") -> DateField:
    return DateField(kind, name, raw, where)


@pytest.mark.parametrize("example", EXAMPLES, ids=[example["name"] for example in EXAMPLES])
def test_the_text_shows_when_it_was_published(example: dict[str, Any]) -> None:
    article = dated(example["text"])
    if not example["published"]:
        assert article.published is None
        assert article.evidence.kind == "none"
        assert article.evidence.confidence == 0
        return
    assert article.published is not None
    assert article.published.earliest == article.published.latest == example["published"]
    assert article.evidence.kind == example["kind"]
    assert 0 < article.evidence.confidence < 1
    assert article.evidence.quote == article.text[article.evidence.start : article.evidence.end]


def test_what_the_user_gives_wins_over_everything() -> None:
    article = dated(
        "Published [3 Feb 2024=2024-02-03]\nText.",
        field("2021-01-01", "page", "time"),
        field("2022-02-02", "metadata", "datePublished"),
        field("2023-03-03"),
    )
    assert article.published is not None
    assert article.published.timex3 == "2023-03-03"
    assert (article.evidence.kind, article.evidence.quote) == ("given", "published: 2023-03-03")
    assert article.evidence.confidence == 1.0


def test_a_publication_field_wins_over_one_of_a_change() -> None:
    article = dated("", field("2024-02-05", "metadata", "modified"), field("2024-02-01", "metadata", "date"))
    assert article.published is not None
    assert article.published.timex3 == "2024-02-01"


def test_a_date_that_does_not_exist_is_told_and_the_next_evidence_used() -> None:
    plain, expressions = marked("Published [3 Feb 2024=2024-02-03]\nText.")
    article, notices = date_article(Article("a.txt", plain, dates=(field("2025-02-30"),)), expressions)
    assert article.published is not None
    assert article.published.timex3 == "2024-02-03"
    (notice,) = notices
    assert notice.where == "metadata.csv:2"
    assert "February 2025 has 28 days" in notice.message
    assert "YYYY-MM-DD" in notice.message
    assert "3 February 2024" in notice.message


def test_an_article_left_undated_says_so() -> None:
    article, notices = date_article(Article("a.txt", "Text.", dates=(field("soon"),)), ())
    assert article.published is None
    assert "stays undated" in notices[0].message


def test_a_date_with_two_readings_is_only_the_stretch_between_them() -> None:
    article, notices = date_article(Article("a.txt", "Text.", dates=(field("03/04/2023"),)), ())
    assert article.published is not None
    assert (article.published.earliest, article.published.latest) == ("2023-03-04", "2023-04-03")
    assert article.published.qualifier == "uncertain"
    assert article.evidence.confidence < 0.5
    assert "4 March 2023 or 3 April 2023" in notices[0].message


def test_a_month_or_a_year_is_a_range() -> None:
    article = dated("", field("March 2023"))
    assert article.published is not None
    assert (article.published.earliest, article.published.latest) == ("2023-03-01", "2023-03-31")
    assert article.published.grain == "month"


@pytest.mark.parametrize(
    ("name", "url", "first", "last"),
    [
        ("a.txt", "https://example.org/2024/03/17/slug", "2024-03-17", "2024-03-17"),
        ("a.txt", "https://example.org/world/2024/mar/17/slug", "2024-03-17", "2024-03-17"),
        ("a.txt", "https://example.org/2024/03/slug.html", "2024-03-01", "2024-03-31"),
        ("2024-03-17-slug.txt", None, "2024-03-17", "2024-03-17"),
        ("news/20240317_slug.txt", None, "2024-03-17", "2024-03-17"),
        ("APW20240317.0261", None, "2024-03-17", "2024-03-17"),
    ],
)
def test_the_address_holds_the_date(name: str, url: str | None, first: str, last: str) -> None:
    article = dated("Text.", name=name, url=url)
    assert article.published is not None
    assert (article.published.earliest, article.published.latest) == (first, last)
    assert article.evidence.kind == "metadata"
    assert article.evidence.confidence < 0.9


@pytest.mark.parametrize(
    ("name", "url"),
    [
        ("000_36294c7b4d91b51b.txt", None),
        ("2024-13-17-slug.txt", None),
        ("20241317.txt", None),
        ("id-12345678.txt", None),
        ("a20240317b.txt", None),
        ("a.txt", "https://example.org/2024/99/slug"),
        ("a.txt", "https://example.org/0324/03/17"),
    ],
)
def test_other_figures_in_an_address_are_no_date(name: str, url: str | None) -> None:
    assert dated("Text.", name=name, url=url).published is None


def test_a_dateline_takes_its_year_from_the_address() -> None:
    article = dated("PARIS, [March 5=--03-05] (AP) — Ministers met.", url="https://example.org/2024/03/slug")
    assert article.published is not None
    assert (article.published.timex3, article.evidence.kind) == ("2024-03-05", "dateline")


def test_furniture_dates_nothing() -> None:
    from timeline.model import Region

    text = "The minister is in Rome. She met the press on [March 8, 2024=2024-03-08]. Talks continue and are open."
    plain, expressions = marked(text)
    article = Article("a.txt", plain, regions=(Region(0, len(plain), "furniture"),))
    assert date_article(article, expressions)[0].published is None
