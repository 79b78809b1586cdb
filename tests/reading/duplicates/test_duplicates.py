"""One text in several places is one article; texts that tell something else stay apart."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline.reading import ReadOptions, ReadResult, read

STORY = (
    "OSLO (AP) — The harbour bridge reopened on Thursday after repairs that took three years, the city said.",
    (
        "The bridge was closed on 3 March 2022, when inspectors found cracks in its main span. Mayor Ida Holm asked "
        "engineers from Bergen for help, and the council set aside 40 million crowns for the work."
    ),
    (
        "Traders had complained that the detour through the northern tunnel cost them many customers. “We are glad "
        "that it is over,” said Jonas Vik, who runs a bakery beside the eastern ramp."
    ),
    "A second bridge is to be opened next year, according to the plan that the council adopted on 12 January.",
)
OTHER = (
    "The parliament of the island met on Monday and spoke of fish, sheep and wool until late in the evening, as ever."
)


def read_texts(tmp_path: Path, *texts: str, **stated: str) -> ReadResult:
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.txt").write_text(text, encoding="utf-8")
    if stated:
        rows = "".join(f"{name[1:]}.txt,{day}\n" for name, day in stated.items())
        (tmp_path / "metadata.csv").write_text(f"file,published\n{rows}", encoding="utf-8")
    return read([str(tmp_path)])


def joined(result: ReadResult) -> list[tuple[str, tuple[str, ...]]]:
    return [(article.id, article.also) for article in result.articles]


def text(*paragraphs: str) -> str:
    return "\n\n".join(paragraphs or STORY) + "\n"


ONE = [("0.txt", ("1.txt",))]
TWO = [("0.txt", ()), ("1.txt", ())]


def test_copies_are_one_and_said(tmp_path: Path) -> None:
    result = read_texts(tmp_path, text(), text(), OTHER, text())
    assert joined(result) == [("0.txt", ("1.txt", "3.txt")), ("2.txt", ())]
    (notice,) = result.notices
    assert (notice.where, "1.txt, 3.txt" in notice.message) == ("0.txt", True)


@pytest.mark.parametrize(
    "copy",
    [
        text("Bridge open again", "By Anna Berg | April 17, 2025", *STORY),
        text(*STORY[:3]),
        text(*STORY, "Read more: Port strike enters its third week", "Subscribe to our newsletter."),
        text(STORY[0].replace("OSLO (AP) — ", ""), *STORY[1:]),
        text(STORY[0], STORY[1].replace("asked engineers", "yesterday's host asked some engineers"), *STORY[2:]),
        text().replace("“", '"').replace("”", '"').replace("\n\n", "\n"),
    ],
    ids=["headline", "cut", "furniture", "dateline", "edited", "typography"],
)
def test_near_copies_are_one(tmp_path: Path, copy: str) -> None:
    assert joined(read_texts(tmp_path, text(), copy)) == ONE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("3 March 2022", "4 March 2022"),
        ("March", "May"),
        ("Thursday", "Friday"),
        ("40 million", "400 million"),
    ],
)
def test_another_date_or_figure_is_another_story(tmp_path: Path, old: str, new: str) -> None:
    assert joined(read_texts(tmp_path, text(), text().replace(old, new))) == TWO


def test_other_names_are_another_story(tmp_path: Path) -> None:
    other = text()
    for old, new in (("Ida Holm", "Olga Petrova"), ("Bergen", "Kazan"), ("Jonas Vik", "Ivan Orlov"), ("OSLO", "PERM")):
        other = other.replace(old, new)
    assert joined(read_texts(tmp_path, text(), other)) == TWO


def test_what_differs_or_is_short_stays_apart(tmp_path: Path) -> None:
    assert joined(read_texts(tmp_path, text(), text(STORY[0], OTHER, OTHER.upper()))) == TWO
    assert joined(read_texts(tmp_path, "It rained on Monday.", "It rained on Monday.")) == TWO


def test_bylines_of_other_days_keep_apart(tmp_path: Path) -> None:
    one, other = (text(f"By Anna Berg | April {day}, 2025", *STORY) for day in (17, 18))
    assert joined(read_texts(tmp_path, one, other)) == TWO


def test_the_user_may_date_copies_apart(tmp_path: Path) -> None:
    assert joined(read_texts(tmp_path, text(), text(), _0="2025-04-17", _1="2025-04-18")) == TWO
    (tmp_path / "metadata.csv").write_text("file,published\n1.txt,2025-04-18\n", encoding="utf-8")
    (article,) = read([str(tmp_path)]).articles
    assert (article.id, article.also) == ("1.txt", ("0.txt",))


def test_copies_of_a_near_copy_are_named_too(tmp_path: Path) -> None:
    text = "\n\n".join(STORY)
    near = text.replace("many customers", "a great many customers")
    result = read_texts(tmp_path, near, text, text)
    assert joined(result) == [("0.txt", ("1.txt", "2.txt"))]


def test_two_copies_that_the_user_dates_apart_stay_apart_beside_a_third(tmp_path: Path) -> None:
    text = "\n\n".join(STORY)
    for texts in ((text, text, text), (text.replace("many customers", "a great many customers"), text, text)):
        result = read_texts(tmp_path, *texts, _1="2024-05-01", _2="2024-05-02")
        assert sorted(name for article in result.articles for name in (article.id, *article.also)) == [
            "0.txt",
            "1.txt",
            "2.txt",
        ]
        assert len(result.articles) == 2


def test_copies_stay_where_asked(tmp_path: Path) -> None:
    read_texts(tmp_path, text(), text())
    assert joined(read([str(tmp_path)], ReadOptions(join_copies=False))) == [*TWO]


def test_many_articles_with_one_footer_are_no_copies(tmp_path: Path) -> None:
    footer = "The Harbour Times is written by ten people in a small room over the fish market and is read by many."
    story = "In the year of the {0}th ship the council of place {0} met and voted on matter {0} with {0} votes against."
    file = tmp_path / "many.jsonl"
    rows = [{"id": str(n), "text": f"{story.format(n)} {story.format(n + 1000)}\n\n{footer}"} for n in range(100)]
    file.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    articles = read([str(file)]).articles
    assert len(articles) == 100


def test_two_stories_in_one_frame_are_no_copies(tmp_path: Path) -> None:
    frame = (
        "This page is part of the harbour chronicle, which readers write. The chronicle is open to all who live by the "
        "water; it is read before it is printed, and its authors are paid in kind. Who sees a ship that nobody knows "
        "writes down where it came from, what it carried and who met it, and leaves the note at the office by the mill."
    )
    stories = (
        "a grey boat with two masts and a torn sail came in at dawn from the north with salt and wool on board.",
        "some children found an old bell in the mud below our school and rang it until their teacher took it away.",
    )
    one, other = (f"{frame} {frame} Today {story}" for story in stories)
    assert joined(read_texts(tmp_path, one, other)) == TWO
