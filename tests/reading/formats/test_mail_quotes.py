"""Mails that quote and forward others: each on its own day."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading import documents as made
from timeline.model import Article
from timeline.reading import read

OWN = "The new pumps came yesterday."
INNER = "The firm sent nothing last week."


def articles(tmp_path: Path, body: str = "", html: str | None = None) -> list[Article]:
    (tmp_path / "a.eml").write_bytes(made.mail(body, html=html))
    return list(read([str(tmp_path)]).articles)


def told(found: list[Article]) -> list[tuple[str, str, str | None]]:
    return [(one.id, one.text.strip(), one.dates[0].raw if one.dates else None) for one in found]


OUTER = ("a.eml", OWN, "Thu, 17 Apr 2025 23:30:00 -0800")


@pytest.mark.parametrize(
    ("quotation", "date"),
    [
        (f"On Mon, Mar 3, 2025 at 9:12 AM Ana Silva <ana@example.org> wrote:\n> {INNER}", "Mar 3, 2025"),
        (f"On Mon, Mar 3, 2025 at 9:12 AM Ana Silva\n<ana@example.org> wrote:\n\n> {INNER}", "Mar 3, 2025"),
        (f"Am 03.03.2025 um 09:12 schrieb Ana Silva:\n> {INNER}", "03.03.2025 um 09:12"),
        (f"Le 3 mars 2025 à 09:12, Ana Silva a écrit :\n> {INNER}", "3 mars 2025"),
        (f"2025-03-03 9:12 GMT+01:00 Ana Silva <ana@example.org>:\n> {INNER}", "2025-03-03"),
        (f"On Mon, Mar 3, 2025 at 9:12 AM Ana Silva wrote:\n{INNER}", "Mar 3, 2025"),
        (f"Ana Silva <ana@example.org> wrote:\n> {INNER}", None),
        (f"> {INNER}", None),
        (
            f"-----Original Message-----\nFrom: Ana Silva\nSent: Monday, 3 March 2025 9:12\nTo: Desk\n\n{INNER}",
            "Monday, 3 March 2025 9:12",
        ),
        (
            f"---------- Forwarded message ---------\nFrom: Ana <a@b.c>\nDate: Mon, Mar 3, 2025 at 9:12 AM\n\n{INNER}",
            "Mon, Mar 3, 2025 at 9:12 AM",
        ),
        (
            f"Begin forwarded message:\n\n> From: Ana Silva\n> Date: 3 March 2025\n> Subject: Pumps\n>\n> {INNER}",
            "3 March 2025",
        ),
        (f"Von: Ana Silva\nGesendet: Montag, 3. März 2025 09:12\nAn: Desk\n\n{INNER}", "Montag, 3. März 2025 09:12"),
    ],
)
def test_a_mail_in_a_mail_has_its_own_day(tmp_path: Path, quotation: str, date: str | None) -> None:
    found = articles(tmp_path, f"{OWN}\n\n{quotation}\n")
    assert found[0].text.splitlines()[0] == OWN
    assert INNER not in found[0].text
    assert told(found)[1] == ("a.eml#2", INNER, date)


def test_a_mail_that_only_forwards_is_the_forwarded_one(tmp_path: Path) -> None:
    body = f"From: Ana Silva\nDate: 3 March 2025\nSubject: Pumps\n\n{INNER}\n"
    (article,) = articles(tmp_path, body)
    assert told([article]) == [("a.eml", INNER, "3 March 2025")]
    assert (article.title, article.source) == ("Pumps", "Ana Silva")


def test_answers_between_the_lines_belong_together(tmp_path: Path) -> None:
    body = "On 3 March 2025 Ana wrote:\n> First point.\nAgreed.\n> Second point.\nRefused.\n"
    assert [text for _, text, _ in told(articles(tmp_path, body))] == [
        "Agreed.\nRefused.",
        "First point.\nSecond point.",
    ]


def test_quotations_within_quotations(tmp_path: Path) -> None:
    body = f"{OWN}\n\nOn 3 March 2025 Ana wrote:\n> So be it.\n> On 1 March 2025 Per wrote:\n>> {INNER}\n"
    assert told(articles(tmp_path, body)) == [
        OUTER,
        ("a.eml#2", "So be it.", "3 March 2025"),
        ("a.eml#3", INNER, "1 March 2025"),
    ]


def test_quotations_of_marked_up_mails(tmp_path: Path) -> None:
    html = (
        f"<div>{OWN}</div><div class='quote'><div>On Mon, Mar 3, 2025 at 2:05 PM Ana &lt;ana@example.org&gt; wrote:"
        f"</div><blockquote><div>{INNER}</div><div>It is late.</div></blockquote></div><div>Yours, Per</div>"
    )
    assert [text for _, text, _ in told(articles(tmp_path, html=html))] == [
        f"{OWN}\n\nYours, Per",
        f"{INNER}\n\nIt is late.",
    ]


def test_a_signature_above_a_quotation_is_cut_alone(tmp_path: Path) -> None:
    body = f"{OWN}\n\n-- \nPer Lund\n\nOn 3 March 2025 Ana wrote:\n> {INNER}\n"
    assert [text for _, text, _ in told(articles(tmp_path, body))] == [OWN, INNER]


@pytest.mark.parametrize(
    "body",
    [
        "She wrote: we are late. It was 2 March 2025.",
        "The minutes of 3 March 2025:\nThe pumps are old.",
        "From: here to there it is a mile.\nThe pumps are old.",
        "The level is > 3 m since 3 March 2025.",
        "Date: 3 March 2025\nPlace: the hall\n\nThe board met.",
    ],
)
def test_what_only_looks_like_a_quotation(tmp_path: Path, body: str) -> None:
    assert [one.text.strip() for one in articles(tmp_path, body)] == [body]


@pytest.mark.parametrize("body", [">" * 50_000 + " x", "> x\n" * 2_000, "\n" * 50_000 + "x", "From: a\n" * 2_000])
def test_hostile_quotations_end(tmp_path: Path, body: str) -> None:
    assert articles(tmp_path, body)
