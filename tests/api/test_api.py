"""The Python interface."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
import time
from pathlib import Path

import pytest

import timeline
from timeline.api import columns, tag
from timeline.errors import ConfigError, MissingExtra, ReadError
from timeline.reading import article_from_text

TEXT = "President Ada Stone met Chancellor Bela Krum in Vienna on Thursday. The bridge collapsed in 1907.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Engineers rebuilt the bridge in 1911.\n", encoding="utf-8")
    return tmp_path


def test_names_are_sorted_and_there() -> None:
    assert timeline.__all__ == sorted(timeline.__all__)
    for name in timeline.__all__:
        assert getattr(timeline, name) is not None
        assert name in dir(timeline)
    with pytest.raises(AttributeError, match="no_such_name"):
        _ = timeline.no_such_name


def test_the_import_is_quick_and_loads_nothing_heavy() -> None:
    code = "import sys, timeline; print(sorted({'pandas', 'plotly', 'spacy', 'dateparser'} & set(sys.modules)))"
    began = time.perf_counter()
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert time.perf_counter() - began < 2
    assert run.stdout == "[]\n"
    api = code.replace("timeline;", "timeline.api;")
    assert subprocess.run([sys.executable, "-c", api], capture_output=True, check=True, text=True).stdout == "[]\n"


def test_find() -> None:
    (found,) = timeline.find("They met last week.", published="2025-04-17")
    assert (found.start, found.end, found.text, found.type) == (9, 18, "last week", "DATE")
    assert found.value is not None
    assert (found.value.earliest, found.value.latest) == ("2025-04-07", "2025-04-13")
    (again,) = timeline.find("They met last week.", published=dt.date(2025, 4, 17))
    assert again == found
    (open_,) = timeline.find("They met last week.")
    assert open_.value is not None
    assert not open_.value.placed
    with pytest.raises(ConfigError, match="2025-02-30"):
        timeline.find("today", published="2025-02-30")


def test_explain_tells_the_steps() -> None:
    told = str(timeline.explain("They met last week.", published="2025-04-17"))
    for words in ("“last week”", "2025-W15", "2025-04-07", "17 April 2025", "rule", "step"):
        assert words in told
    assert "not known" in str(timeline.explain("They met last week."))


def test_read(folder: Path) -> None:
    articles = timeline.read(folder, published="2025-04-18")
    assert [article.id for article in articles] == ["a.txt", "b.txt"]
    assert [article.dates[0].raw for article in articles] == ["2025-04-18"] * 2
    assert timeline.read([folder / "a.txt"], published={"a.txt": dt.date(2025, 4, 18)})[0].dates[0].raw == "2025-04-18"
    with pytest.raises(ReadError, match="no such file"):
        timeline.read(folder / "none")


def test_build(folder: Path) -> None:
    built = timeline.build(folder, published={"a.txt": "2025-04-18"})
    assert repr(built) == f"<Timeline: 2 articles, {len(built.events)} events, 0 undated, 0 skipped>"
    assert list(built.events["earliest"]) == sorted(built.events["earliest"])
    assert {"1907-01-01", "1911-01-01", "2025-04-17"} == set(built.events["earliest"])
    assert built.skipped == ()
    same = timeline.build(timeline.read(folder, published={"a.txt": "2025-04-18"}))
    assert same.combined.events == built.combined.events


def test_frames_have_the_documented_columns(folder: Path) -> None:
    for built in (timeline.build(folder), timeline.build(article_from_text("Nothing here.", "x"))):
        assert tuple(built.events.columns) == columns.EVENT_COLUMNS
        assert tuple(built.mentions.columns) == columns.MENTION_COLUMNS
        assert tuple(built.undated.columns) == columns.MENTION_COLUMNS
        assert tuple(built.articles.columns) == columns.ARTICLE_COLUMNS
        assert tuple(built.coverage.columns) == columns.COVERAGE_COLUMNS
        assert tuple(built.expressions.columns) == columns.EXPRESSION_COLUMNS


def test_frames_name_every_key_of_their_rows(folder: Path) -> None:
    built = timeline.build(folder)
    assert set(next(built.mention_rows())) == set(columns.MENTION_COLUMNS) - set(columns.DAYS)
    assert set(next(built.article_rows())) == set(columns.ARTICLE_COLUMNS)
    assert set(next(built.expression_rows())) == set(columns.EXPRESSION_COLUMNS) - set(columns.DAYS)


def test_coverage_and_undated(folder: Path) -> None:
    built = timeline.build(folder)
    assert built.coverage.drop(columns=list(columns.DAYS)).to_dict("records") == [
        {"article": "a.txt", "earliest": "1907-01-01", "latest": "1907-12-31", "mentions": 1},
        {"article": "b.txt", "earliest": "1911-01-01", "latest": "1911-12-31", "mentions": 1},
    ]
    assert "met" in list(built.undated["trigger"])
    assert built.undated["reason"].notna().all()


def test_save_and_html(folder: Path, tmp_path: Path) -> None:
    built = timeline.build(folder)
    assert built.save(tmp_path / "out" / "page.html") is None
    assert (tmp_path / "out" / "page.html").read_text(encoding="utf-8") == built.to_html()
    assert built.save(tmp_path / "out" / "rows.csv")
    assert built._repr_html_().startswith("<iframe srcdoc=")
    assert built.figure().to_dict()["data"]
    with pytest.raises(ConfigError):
        built.save(tmp_path / "out.unknown")


def test_articles_and_paths_do_not_mix(folder: Path) -> None:
    (one, two) = timeline.read(folder)
    with pytest.raises(ConfigError, match="not both"):
        timeline.build([one, folder])
    with pytest.raises(ConfigError, match="not both"):
        timeline.build([one], metadata=folder / "metadata.csv")
    with pytest.raises(ConfigError, match=r"the id a\.txt"):
        timeline.build([one, one])
    with pytest.raises(ConfigError, match="no article has the id c"):
        timeline.build([one, two], published={"c": "2025"})
    dated = timeline.build([one, two], published={"b.txt": "1912"})
    assert list(dated.articles["published"].isna()) == [True, False]


def test_wrong_options(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(ConfigError, match="no engine cloud"):
        timeline.build(folder, engine="cloud")
    with pytest.raises(ConfigError, match="1 or more"):
        timeline.build(folder, jobs=0)
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtra, match="dask"):
        timeline.build(folder, engine="dask")


def test_progress_counts_articles(folder: Path) -> None:
    seen: list[tuple[int, int]] = []
    timeline.build(folder, progress=lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


def test_tag_finds_the_same_times_as_build(folder: Path) -> None:
    quick, full = tag(folder, published="2025-04-18"), timeline.build(folder, published="2025-04-18")
    assert quick.combined.expressions == full.combined.expressions
    assert quick.combined.mentions == ()


def test_an_anchor_comes_before_an_inferred_date_but_after_a_stated_one() -> None:
    stated = article_from_text("VIENNA, April 4, 2025 — They met on Thursday.", "x")
    assert tag(stated, published="2020-01-01").articles["published"][0] == "2025-04-04"
    inferred = timeline.build("articles/000_36294c7b4d91b51b.txt", published="2025-12-20").articles
    assert inferred[["published", "evidence"]].to_numpy().tolist() == [["2025-12-20", "given"]]
