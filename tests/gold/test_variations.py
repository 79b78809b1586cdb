"""The five articles told otherwise: other dates, other names, another order, no metadata.  Nothing is fitted."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

import timeline
from tests.gold.annotation import GOLD, Row, found, people

NAMES = {
    "Emmanuel": "Ingrid",
    "Macron": "Halvorsen",
    "Benjamin": "Cornelius",
    "Franklin": "Abernathy",
    "Grigory Potemkin": "Ivo Marchetti",
    "Nixon": "Castellanos",
    "Leonid Brezhnev": "Oskar Lindqvist",
    "Reagan": "Okonkwo",
    "Mikhail Gorbachev": "Teodor Vukovic",
    "Steve Witkoff": "Daniel Ferreira",
    "Witkoff": "Ferreira",
    "Vladimir Putin": "Anatoly Sidorov",
    "Putin": "Sidorov",
    "Donald Trump": "Harold Winslow",
    "Trump": "Winslow",
    "Xi Jinping": "Wu Tianming",
}
FOUR, THREE, TWO = "004_10aa8657d00e2537.txt", "003_8d7926d3552f150d.txt", "002_ec05808187bdaabd.txt"


@pytest.fixture
def copies(tmp_path: Path) -> Path:
    """The articles without their metadata."""
    for file in sorted(Path("articles").glob("*.txt")):
        shutil.copy(file, tmp_path / file.name)
    return tmp_path


def rows_of(result: timeline.Timeline, article: str) -> list[Row]:
    return [row for row in result.mention_rows() if row["id"] == article]


def by_trigger(rows: Iterable[Row], start: int) -> Row:
    (row,) = [row for row in rows if row["start"] == start]
    return row


def test_without_metadata_only_full_dates_stay(copies: Path) -> None:
    result = timeline.build(copies)
    published = {row["id"][:3]: row["published"] for row in result.article_rows()}
    assert published == {"000": "2025-12-04", "001": None, "002": None, "003": None, "004": None}
    values = {row["text"]: (row["value"], row["earliest"]) for row in result.expression_rows()}
    for year in ("1781", "1972", "1985", "2014", "2022"):
        assert values[year] == (year, f"{year}-01-01")
    for words in ("Thursday", "Wednesday", "last week", "next week"):
        assert values[words][1] is None
    for article in (THREE, FOUR):
        assert all(row["reason"] for row in rows_of(result, article) if row["value"] is None)
        kept = {row["earliest"][:4] for row in rows_of(result, article) if row["value"] is not None}
        assert kept == ({"2022"} if article == THREE else {"1781", "1972", "1985", "2014"})


@pytest.mark.parametrize(
    ("published", "thursday", "last_week", "next_week"),
    [
        ("2025-04-17", "2025-04-17", ("2025-04-07", "2025-04-13"), ("2025-04-21", "2025-04-27")),
        ("2025-04-18", "2025-04-17", ("2025-04-07", "2025-04-13"), ("2025-04-21", "2025-04-27")),
        ("2025-04-21", "2025-04-17", ("2025-04-14", "2025-04-20"), ("2025-04-28", "2025-05-04")),
        ("2023-01-03", "2022-12-29", ("2022-12-26", "2023-01-01"), ("2023-01-09", "2023-01-15")),
        ("2024-03-01", "2024-02-29", ("2024-02-19", "2024-02-25"), ("2024-03-04", "2024-03-10")),
    ],
)
def test_other_dates(
    copies: Path, published: str, thursday: str, last_week: tuple[str, str], next_week: tuple[str, str]
) -> None:
    result = timeline.build(copies / FOUR, published={FOUR: published})
    rows = rows_of(result, FOUR)
    events = {event["what"]: event for event in GOLD[FOUR].events}

    def dates(what: str, first: str, last: str) -> Row:
        return found(rows, {**events[what], "earliest": first, "latest": last})

    stated = dates("Macron hosted, told again", thursday, thursday)
    lead = by_trigger(rows, events["Macron hosted"]["triggers"][0]["start"])
    assert stated["event"] == lead["event"]
    (hosted,) = [event for event in result.combined.events if event.id == stated["event"]]
    assert (hosted.value.earliest, hosted.value.latest) == (thursday, thursday)
    assert hosted.disagreement == ()
    dates("Witkoff's meeting with Putin", *last_week)
    dates("the London meetings", *next_week)
    dates("the conflict began", "2014-01-01", "2014-12-31")


def test_other_names(copies: Path) -> None:
    text = (copies / FOUR).read_text(encoding="utf-8")
    for name, other in NAMES.items():
        text = text.replace(name, other)
    (copies / FOUR).write_text(text, encoding="utf-8")
    rows = rows_of(timeline.build(copies / FOUR, published={FOUR: "2025-04-17"}), FOUR)

    def who(year: str) -> str:
        return " | ".join(people(row) for row in rows if row["value"] == year and row["participants"])

    assert "Cornelius Abernathy" in who("1781")
    assert "Ivo Marchetti" in who("1781")
    for year, names in (("1972", ("Castellanos", "Oskar Lindqvist")), ("1985", ("Okonkwo", "Teodor Vukovic"))):
        assert all(name in who(year) for name in names)
    assert "Okonkwo" not in who("1972")
    assert "Castellanos" not in who("1985")
    week = " | ".join(people(row) for row in rows if row["value"] == "2025-W15")
    assert "Daniel Ferreira" in week
    assert "Anatoly Sidorov" in week
    hosted = [row for row in rows if row["trigger"] == "hosted"]
    assert len(hosted) == 2
    assert len({row["event"] for row in hosted}) == 1
    assert all("Ingrid Halvorsen" in people(row) for row in hosted)


def test_a_date_for_the_undated_article() -> None:
    result = timeline.build("articles", published={TWO: "2023-02-15"})
    rows = {row["trigger"]: row for row in rows_of(result, TWO)}
    assert (rows["travelled"]["earliest"], rows["travelled"]["latest"]) == ("2023-01-01", "2023-02-15")
    assert rows["travelled"]["place"] == "Moscow"


def test_order_and_names_of_files_change_nothing_else(copies: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    renamed = {file.name: f"{9 - int(file.name[:3])}.txt" for file in copies.glob("*.txt")}
    for name, new in renamed.items():
        shutil.copy(copies / name, other / new)

    def gist(result: timeline.Timeline, names: dict[str, str]) -> set[tuple[object, ...]]:
        keys = ("start", "end", "title", "value", "earliest", "latest", "status", "how")
        return {(names.get(row["id"], row["id"]), *(row[key] for key in keys)) for row in result.mention_rows()}

    dates = {FOUR: "2025-04-17", THREE: "2025-02-13"}
    there = timeline.build(copies, published=dates)
    here = timeline.build(other, published={renamed[name]: day for name, day in dates.items()})
    assert gist(there, renamed) == gist(here, {})


def test_each_article_alone_gives_the_same_mentions() -> None:
    together = timeline.build("articles")
    for article in together.combined.articles:
        alone = timeline.build(article, published={article.id: article.published.timex3} if article.published else None)
        pairs = zip(rows_of(together, article.id), rows_of(alone, article.id), strict=True)
        for one, two in pairs:
            assert {**one, "event": 0, "label": 0, "salience": 0} == {**two, "event": 0, "label": 0, "salience": 0}
