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
        ("1971-02-01", "The bridge was opened on 3 May 2019. Crowds came.", "“3 May 2019”"),
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


@pytest.mark.parametrize(
    "raw",
    [
        "0001-01-01T00:00:00Z",
        "-0001-11-30T00:00:00+00:00",
        "0000-00-00",
        "1970-01-01",
        "1970-01-01T00:00:00Z",
        "1970-01-01T01:00:00+01:00",
        "1969-12-31T19:00:00-05:00",
        "1969-12-31 16:00:00",
        "1900-01-01 00:00:00",
    ],
)
def test_the_zero_of_a_program_is_no_date(raw: str) -> None:
    article, (notice,) = dated("By Ana Silva, 12 May 2019\n\nThe council met.", field("date", raw))
    assert (article.published and article.published.timex3, article.evidence.kind) == ("2019-05-12", "page")
    assert "YYYY-MM-DD" in notice.message
    article, (notice,) = dated(PLAIN, field("date", raw))
    assert article.published is None
    assert "stays undated" in notice.message


@pytest.mark.parametrize(
    ("raw", "kind"),
    [("1969-12-31T18:00:00-05:00", "metadata"), ("1970-01-02", "metadata"), ("1970-01-01", "given")],
)
def test_what_only_looks_like_a_zero_is_a_date(raw: str, kind: EvidenceKind) -> None:
    article, notices = dated(PLAIN, field("date", raw, kind))
    assert (article.published and article.published.timex3, notices) == (raw[:10], ())


@pytest.mark.parametrize(
    ("raw", "other", "lang", "day"),
    [
        ("Tue, 07/11/2023 - 17:57", "Fri, 07/14/2023 - 10:30", "en", "2023-07-11"),
        ("07/11/2023", "14/07/2023", "en", "2023-11-07"),
        ("07/11/2023", "", "en-US", "2023-07-11"),
        ("07/11/2023", "", "en-GB", "2023-11-07"),
        ("07/11/2023", "", "fr", "2023-11-07"),
        ("07/11/2023", "14/07/2023", "en-US", "2023-11-07"),
    ],
)
def test_figures_are_read_as_others_of_the_article_or_as_its_language(
    raw: str, other: str, lang: str, day: str
) -> None:
    dates = (field("date", raw), *([field("modified", other)] if other else ()))
    article, _ = date_article(Article("a", PLAIN, lang=lang, dates=dates), ())
    assert (article.published and article.published.timex3) == day
    assert article.evidence.confidence < 0.9


def test_figures_that_nothing_settles_are_a_stretch_of_days() -> None:
    dates = (field("date", "07/11/2023"), field("modified", "08/12/2023"))
    article, _ = date_article(Article("a", PLAIN, dates=dates[:1]), ())
    assert (article.published and article.published.timex3) == "2023-07-11/2023-11-07"
    assert article.evidence.confidence < 0.5
    both = field("modified", "13/12/2023 or 12/13/2023")
    article, _ = date_article(Article("a", PLAIN, dates=(dates[0], both)), ())
    assert (article.published and article.published.timex3) == "2023-07-11/2023-11-07"


@pytest.mark.parametrize(
    ("raw", "byline", "day"),
    [
        ("2025-04-17T01:10:00Z", "By Ana Silva | April 16, 2025 6:10 pm PDT", "2025-04-16"),
        ("2025-04-17T01:10:00+00:00", "By Ana Silva | April 16, 2025", "2025-04-16"),
        ("2025-04-17T22:10:00Z", "By Ana Silva | April 18, 2025", "2025-04-18"),
        ("2025-04-17T15:10:00Z", "By Ana Silva | April 16, 2025", "2025-04-17"),
        ("2025-04-17T01:10:00-07:00", "By Ana Silva | April 16, 2025", "2025-04-17"),
        ("2025-04-17T01:10:00Z", "By Ana Silva | April 12, 2025", "2025-04-17"),
        ("2025-04-17T01:10:00Z", "The hall burnt down on April 16, 2025.", "2025-04-17"),
    ],
)
def test_the_day_is_that_of_the_place(raw: str, byline: str, day: str) -> None:
    article, _ = dated(f"{byline}\n\n{PLAIN}", field("datePublished", raw))
    assert (article.published and article.published.timex3) == day


@pytest.mark.parametrize(
    ("text", "lang", "day"),
    [
        (f"By Ana Silva | Fri, 12/04/2020\n\n{PLAIN}", "en", "2020-12-04"),
        (f"Published: 03/04/2021\n\n{PLAIN} Claims end on 12/31/2021.", "en", "2021-03-04"),
        (f"Published: 03/04/2021\n\n{PLAIN}", "en-US", "2021-03-04"),
        (f"Published: 03/04/2021\n\n{PLAIN}", "en-GB", "2021-04-03"),
        (f"Published: 03/04/2021\n\n{PLAIN}", "en", None),
        (f"Published: 03/04/2021\n\n{PLAIN} From 12/31/2021 to 31/12/2022.", "en", None),
        (f"{PLAIN} It paid 03/04/2021 kroner.", "en-US", None),
        (f"Order no. 03/04/2021\n\n{PLAIN}", "en-US", None),
    ],
)
def test_figures_in_the_lines_of_a_text(text: str, lang: str, day: str | None) -> None:
    article, _ = date_article(Article("a", text, lang=lang), find(text, "a"))
    assert (article.published and article.published.timex3) == day
