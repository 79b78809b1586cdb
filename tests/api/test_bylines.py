"""Bylines are evidence for the publication date, and bring neither event nor key date."""

from __future__ import annotations

from pathlib import Path

import pytest

import timeline

STORY = (
    "The old harbour wall of Borve gave way on Saturday night, and forty boats were lost.\n\n"
    "The council had inspected the wall in 2021 and found it sound. It will meet on Thursday.\n"
)
BYLINES = [
    "By Jane Doe, Published 3 March 2024",
    "Posted on 3 March 2024 by admin",
    "By Jane Doe | The Coast | Mar 3, 2024",
    "Published: 12:30 GMT, 3 March 2024",
    "Published March 3, 2024 at 11:20 a.m. EST | Updated March 4, 2024 at 8:02 a.m. EST",
    "This article was first published on 3 March 2024",
    "Jane Doe, Science correspondent\nPublished on 3 March 2024",
]


@pytest.mark.parametrize("model", [None, "rules"])
@pytest.mark.parametrize("where", ["head", "foot"])
@pytest.mark.parametrize("byline", BYLINES)
def test_a_byline_dates_the_article_only(tmp_path: Path, byline: str, where: str, model: str | None) -> None:
    file = tmp_path / "wall.txt"
    pieces = [byline, STORY] if where == "head" else [STORY, byline]
    file.write_text("\n\n".join(["Harbour wall of Borve gives way", *pieces]), encoding="utf-8")
    built = timeline.build(file, model=model)
    article = built.articles.iloc[0]
    assert (article["title"], article["evidence"]) == ("Harbour wall of Borve gives way", "page")
    assert str(article["published"]) == "2024-03-03"
    assert list(built.mentions["trigger"]) == ["gave", "inspected", "meet"]
    summaries = list(built.key_dates(20)["summary"])
    assert summaries
    assert all(summary in STORY for summary in summaries)


@pytest.mark.parametrize("day", ["3 March 2024", "Sunday 3 March 2024"])
def test_a_line_that_is_a_date_alone_is_no_summary(tmp_path: Path, day: str) -> None:
    file = tmp_path / "wall.txt"
    file.write_text(f"Harbour wall of Borve gives way\n\n{day}\n\n{STORY}", encoding="utf-8")
    summaries = timeline.build(file, model="rules").key_dates(20)["summary"]
    assert all(summary in STORY for summary in summaries)
