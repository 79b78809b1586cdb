"""Key dates: which days of a collection stand out, and what is said of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from timeline.calendar import resolve_all
from timeline.combining import rank_key_dates
from timeline.combining.key_dates.day_mentions import day_of
from timeline.combining.key_dates.ranking import _events_of, _Topic
from timeline.events import RulesParser
from timeline.model import Article, Combined, DateField, TimeValue
from timeline.pipeline import combine, extract
from timeline.storage import Events, index_of
from timeline.temporal import find


def _combined(*articles: tuple[str, str]) -> Combined:
    made, expressions = [], {}
    for number, (published, text) in enumerate(articles):
        value = TimeValue(published, published, published, "day") if published else None
        name = f"a{number}"
        made.append(Article(name, text, published=value))
        expressions[name] = resolve_all(find(text, name), value)
    return Combined(tuple(made), expressions, (), (), ())


FLOOD = _combined(
    ("2020-05-04", "The dam above Orkney Falls broke on Sunday. Water filled the streets of the town."),
    ("2020-05-05", "Two days after the dam above Orkney Falls broke on 3 May, the town is still under water."),
    ("2020-05-20", "The dam above Orkney Falls, which broke on 3 May 2020, will be built again in 2021."),
    ("2020-06-02", "A judge asked on Monday why the dam above Orkney Falls had no guard."),
)


def test_the_day_that_most_articles_tell_of_comes_first() -> None:
    found = rank_key_dates(FLOOD, 1)
    assert [one.day for one in found] == ["2020-05-03"]
    assert found[0].weight == 1.0
    assert found[0].articles == 3
    assert "broke" in found[0].summary


def test_days_come_in_the_order_of_time() -> None:
    days = [one.day for one in rank_key_dates(FLOOD, 4)]
    assert days == sorted(days)
    assert "2020-06-01" in days


def test_the_span_is_kept() -> None:
    found = rank_key_dates(FLOOD, 10, first="2020-05-10", last="2020-12-31")
    assert found
    assert all("2020-05-10" <= one.day <= "2020-12-31" for one in found)


def test_without_a_number_the_outstanding_days_are_taken() -> None:
    assert [one.day for one in rank_key_dates(FLOOD)] == ["2020-05-03"]


@pytest.mark.parametrize("combined", [_combined(), _combined(("", "It rained.")), _combined(("", ""))])
def test_nothing_dated_gives_nothing(combined: Combined) -> None:
    assert rank_key_dates(combined, 5) == ()


def test_articles_without_a_date_count_with_the_days_they_name() -> None:
    combined = _combined(("", "The treaty was signed on 3 May 1815 in Vienna."))
    assert [one.day for one in rank_key_dates(combined, 3)] == ["1815-05-03"]


def test_years_before_1_work() -> None:
    combined = _combined(("", "Caesar was killed in Rome on 15 March 44 BC by senators."))
    assert [one.day for one in rank_key_dates(combined, 3)] == ["-0043-03-15"]


def test_the_summary_is_a_sentence_where_one_is_nearly_as_weighty() -> None:
    frame = "Last updated at 17:10 GMT | Share The dam above Orkney Falls broke on 3 May 2020 and then"
    told = "The dam above Orkney Falls broke on 3 May 2020 after a week of rain."
    found = rank_key_dates(_combined(("2020-05-04", frame), ("2020-05-04", told)), 1)
    assert found[0].summary == told


def test_without_a_better_one_the_summary_is_what_there_is() -> None:
    frame = "Last updated at 17:10 GMT | Share The dam above Orkney Falls broke on 3 May 2020 and then"
    assert rank_key_dates(_combined(("2020-05-04", frame)), 1)[0].summary == frame


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Sales at Orkney Mills rose in the three months ended June 30, 2021.", []),
        ("Sales at Orkney Mills rose in the quarter that ended on 30 June 2021.", []),
        ("The strike at Orkney Mills ended on 30 June 2021.", ["2021-06-30"]),
        ("Three months later, on 30 June 2021, Orkney Mills closed.", ["2021-06-30"]),
    ],
)
def test_the_end_of_a_period_of_figures_is_no_key_date(text: str, days: list[str]) -> None:
    assert [one.day for one in rank_key_dates(_combined(("", text)), 5)] == days


def test_what_was_kept_gives_the_same_days() -> None:
    texts = [
        ("2020-05-04", "The dam above Orkney Falls broke on Sunday. Ida Brandt, the mayor, fled on 3 May 2020."),
        ("2020-05-05", "The dam above Orkney Falls broke on 3 May, said Ida Brandt, the mayor of the town."),
        ("2020-06-02", "A judge asked on Monday why the dam above Orkney Falls had no guard."),
    ]
    articles = [
        Article(f"a{n}", text, dates=(DateField("given", "published", day, ""),)) for n, (day, text) in enumerate(texts)
    ]
    combined = combine([extract(one, RulesParser()) for one in articles])
    assert isinstance(combined.events, Events)
    held = replace(combined, expressions=dict(combined.expressions), events=tuple(combined.events))
    found = rank_key_dates(combined, 5)
    assert found == rank_key_dates(held, 5)
    assert [one.day for one in found if one.events] == ["2020-05-03", "2020-06-01"]


def test_events_of_a_day_are_found_among_those_of_any_time() -> None:
    texts = [
        "Ida Brandt was born on 3 May 1968. The mill burned on 3 May 2020. The dam broke on 3 May 2020.",
        "The dam opened at noon on 3 May 2020. It rained until May 2020. Caesar died on 15 March 44 BC.",
        "Olaf Lind has led the mill since 3 May 2020. The war ended in 1648. The bridge fell on 4 May 2020.",
        "On 1 January 1970 the bridge opened. The tower fell on 31 December 1969. It snowed before 1970.",
    ]
    combined = combine([extract(Article(f"a{n}", text), RulesParser()) for n, text in enumerate(texts)])
    days = {"1968-05-03", "2020-05-03", "-0043-03-15", "2020-05-04", "1970-01-01", "1969-12-31", "2020-05-05"}
    found = _events_of(index_of(combined), days)
    every = sorted((-one.salience, one.id, day_of(one.value.earliest, one.value.latest)) for one in combined.events)
    assert found == {day: [name for _, name, when in every if when == day] for day in days}
    assert {day: len(names) for day, names in found.items() if len(names) != 1} == {"2020-05-03": 3, "2020-05-05": 0}


def test_words_that_are_forgotten_on_the_way_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    rare = "".join(f" {first}{second}oorn" for first in "bdfgk" for second in "lmnpr")
    told = [("2020-05-04", f"The levee was built in a year.{rare}")]
    late = "The dam above Orkney Falls broke on 3 May 2020."
    told += [("2020-05-05", f"{late} Nobody knew of {chr(97 + n)}wyn.") for n in range(20)]
    combined = _combined(*told)
    monkeypatch.setattr("timeline.combining.key_dates.ranking._TOPIC_WORDS", 5)
    wanted = rank_key_dates(combined, 3)
    monkeypatch.setattr("timeline.combining.key_dates.ranking._MOST_WORDS", 30)
    assert rank_key_dates(combined, 3) == wanted


def test_a_topic_counts_words_again_that_came_late(monkeypatch: pytest.MonkeyPatch) -> None:
    books = [[f"early{n}" for n in range(40)], *(["late", f"once{n}"] for n in range(9))]
    monkeypatch.setattr("timeline.combining.key_dates.ranking._MOST_WORDS", 5)
    monkeypatch.setattr("timeline.combining.key_dates.ranking._TOPIC_WORDS", 1)
    topic = _Topic()
    for words in books:
        topic.add(dict.fromkeys(words, 1))
    assert topic._words(lambda: books) == {"late": 9}
