"""Dates that are stated, by how far they are to be trusted: published, changed, made; and those to be questioned."""

from __future__ import annotations

import pytest

from timeline.combining import date_article
from timeline.model import Article, DateField, EvidenceKind, Notice
from timeline.temporal import find

PLAIN = "The council met in the old hall. It adopted the plan without a vote."


def field(name: str, raw: str, kind: EvidenceKind = "metadata", *, weak: bool = False) -> DateField:
    return DateField(kind, name, raw, "page.html", weak)


def dated(text: str, *fields: DateField) -> tuple[Article, tuple[Notice, ...]]:
    return date_article(Article("a", text, dates=fields), find(text, "a"))


def test_a_change_is_no_publication() -> None:
    changed = field("dateModified", "2025-04-20")
    article, _ = dated(PLAIN, changed, field("time", "2025-04-17", "page"))
    assert (article.published and article.published.timex3, article.evidence.kind) == ("2025-04-17", "page")
    article, _ = dated(PLAIN, changed)
    assert (article.published and article.published.timex3, article.evidence.confidence) == ("2025-04-20", 0.7)
    article, _ = dated("OSLO, April 17, 2025 (AP) — The council met.", changed)
    assert (article.published and article.published.timex3, article.evidence.kind) == ("2025-04-17", "dateline")


def test_the_date_of_a_document_is_weak() -> None:
    made = field("CreationDate", "2025-04-20T10:00:00+02:00", weak=True)
    article, _ = dated(PLAIN, made)
    assert (article.published and article.published.timex3, article.evidence.confidence) == ("2025-04-20", 0.3)
    article, _ = dated("OSLO, April 17, 2025 (AP) — The council met.", made)
    assert article.published
    assert article.published.timex3 == "2025-04-17"
    article, notices = dated(PLAIN + " The hall burnt down on 3 May 2030.", made)
    assert (article.published, notices) == (None, ())


@pytest.mark.parametrize(
    ("raw", "text", "says"),
    [
        ("1066-10-14", PLAIN, "before 1400"),
        ("1970-01-01", "The bridge was opened on 3 May 2019. Crowds came.", "“3 May 2019”"),
    ],
)
def test_what_is_hard_to_believe_is_questioned(raw: str, text: str, says: str) -> None:
    article, (notice,) = dated(text, field("date", raw))
    assert article.published is not None
    assert says in notice.message


@pytest.mark.parametrize("text", [PLAIN, "The bridge will be opened on 3 May 2030.", "It fell on 3 May 2019."])
def test_what_agrees_is_not(text: str) -> None:
    assert dated(text, field("date", "2025-04-17"))[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        "The bridge will be opened on 3 May 2026.",
        "Claims have to be made by 3 May 2026, the council decided.",
        "The bridge is old." + " It is long, and it is high." * 30 + "\n3 May 2026 at 7:01 pm | Reply You are wrong.",
        "The loan is paid back from 3 May 2026 on, as agreed.",
    ],
)
def test_a_later_day_that_is_not_told_as_past_raises_no_question(text: str) -> None:
    assert dated(text, field("date", "2025-04-17"))[1] == ()


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was opened on 3 May 2026 with a feast.",
        "On 3 May 2026, the council voted for the plan.",
        "3 May 2026 (ARDEN) — The council has a plan for the bridge, and the money for it.",
        "Published: 3 May 2026\n\nThe council has a plan for the bridge.",
    ],
)
def test_a_later_day_that_is_told_as_past_does(text: str) -> None:
    (notice,) = dated(text, field("date", "2025-04-17"))[1]
    assert "“3 May 2026”" in notice.message
