"""Engines: equal results in order, and no fault costs more than its own article."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

import pytest

from tests.engines.faulty import WORDS, Faulty
from timeline.engines import ENGINES, RunOptions, resolve_articles
from timeline.errors import ConfigError, EngineError, MissingExtra
from timeline.events import RulesParser, load_parser
from timeline.model import Article, Skipped
from timeline.pipeline import ResolvedArticle, extract, resolve_article
from timeline.reading import article_from_text, read

ARTICLES = read(["articles"]).articles
WEATHER = [article_from_text(f"It {word} in Vienna in 1907.", word) for word in WORDS]


@pytest.mark.parametrize("jobs", [1, 2])
def test_every_number_of_jobs_gives_the_same_in_order(jobs: int) -> None:
    parser = load_parser()
    expected = [resolve_article(extract(article, parser)) for article in ARTICLES]
    assert list(resolve_articles(ARTICLES, parser, RunOptions(jobs=jobs))) == expected
    assert list(resolve_articles((), parser, RunOptions(jobs=jobs))) == []
    deep = [resolve_article(extract(article, parser, all_predicates=True)) for article in ARTICLES]
    assert list(resolve_articles(ARTICLES, parser, RunOptions(jobs=jobs, all_predicates=True))) == deep != expected


def test_many_articles_stay_in_order() -> None:
    articles = [article_from_text(f"It rained in {1200 + number}.", f"a{number}") for number in range(70)]
    done = list(resolve_articles(articles, RulesParser(), RunOptions(jobs=2)))
    assert [one.article.id for one in kept(done)] == [article.id for article in articles]


@pytest.mark.parametrize("fault", [ValueError("too white"), MemoryError()])
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_failed_article_costs_no_other(fault: Exception, jobs: int) -> None:
    done = list(resolve_articles(WEATHER, Faulty(fault), RunOptions(jobs=jobs)))
    assert [one.article.id for one in kept(done)] == [word for word in WORDS if word != "snowed"]
    (skip,) = (one for one in done if isinstance(one, Skipped))
    assert skip.path == "snowed"
    assert ("ValueError: too white" if isinstance(fault, ValueError) else "memory") in skip.reason


def test_what_concerns_all_articles_is_raised() -> None:
    with pytest.raises(MissingExtra):
        list(resolve_articles(WEATHER, Faulty(MissingExtra("no model"))))


def test_a_killed_worker_costs_nothing_the_second_time(tmp_path: Path) -> None:
    done = list(resolve_articles(WEATHER, Faulty(mark=tmp_path / "killed"), RunOptions(jobs=2)))
    assert (tmp_path / "killed").exists()
    assert [one.article.id for one in kept(done)] == list(WORDS)


def test_an_article_that_kills_its_workers_is_skipped() -> None:
    done = list(resolve_articles(WEATHER, Faulty(), RunOptions(jobs=2)))
    assert [one.article.id for one in kept(done)] == [word for word in WORDS if word != "snowed"]
    assert [one.path for one in done if isinstance(one, Skipped)] == ["snowed"]


def test_workers_that_all_end_end_the_run() -> None:
    snow = [article_from_text(f"It snowed in {year}.", str(year)) for year in range(1900, 1908)]
    with pytest.raises(EngineError, match="`jobs=1`"):
        list(resolve_articles(snow, Faulty(), RunOptions(jobs=2)))


def test_a_run_that_is_left_ends_its_workers() -> None:
    articles = [article_from_text(f"It rained in {1200 + number}.", f"a{number}") for number in range(40)]
    run: Iterator[object] = resolve_articles(articles, RulesParser(), RunOptions(jobs=2))
    assert len(list(islice(run, 3))) == 3
    run.close()  # type: ignore[attr-defined]  # a generator, as an interrupted `for` leaves it


_LEADER = """
import sys
from pathlib import Path
from tests.engines.faulty import Slow
from timeline.engines import RunOptions, resolve_articles
from timeline.reading import article_from_text

if __name__ == "__main__":
    articles = [article_from_text(f"It rained in Vienna in {1200 + n}.", f"a{n}") for n in range(40)]
    list(resolve_articles(articles, Slow(Path(sys.argv[1])), RunOptions(jobs=2)))
"""


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals")
def test_a_killed_run_leaves_no_workers(tmp_path: Path) -> None:
    script, marks = tmp_path / "leader.py", tmp_path / "marks"
    script.write_text(_LEADER, encoding="utf-8")
    marks.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(Path.cwd())}
    leader = subprocess.Popen([sys.executable, str(script), str(marks)], env=environment)
    try:
        assert soon(lambda: len(list(marks.iterdir())) == 2)
    finally:
        leader.kill()
        leader.wait()
    workers = [int(mark.name) for mark in marks.iterdir()]
    assert soon(lambda: not any(map(runs, workers)))


def soon(true: Callable[[], bool]) -> bool:
    """Whether something becomes true within a minute."""
    end = time.monotonic() + 60
    while not true():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


def runs(process: int) -> bool:
    """Whether a process is there, and no zombie that nobody has asked about."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{process}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_progress_counts_each_article() -> None:
    told: list[int] = []
    list(resolve_articles(WEATHER, RulesParser(), RunOptions(progress=told.append)))
    assert told == [1, 2, 3, 4, 5]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"engine": "abacus"}, "no engine abacus"),
        ({"jobs": 0}, "1 or more"),
        ({"scheduler": "tcp://host:8786"}, '`engine="dask"`'),
    ],
)
def test_wrong_options_are_told(options: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        list(resolve_articles(WEATHER, RulesParser(), RunOptions(**options)))  # type: ignore[arg-type]  # wrong on purpose


def test_engines_are_sorted() -> None:
    assert list(ENGINES) == sorted(ENGINES)


def kept(done: list[ResolvedArticle | Skipped]) -> list[ResolvedArticle]:
    return [one for one in done if isinstance(one, ResolvedArticle)]


def test_the_articles_of_a_result_are_those_given() -> None:
    first: Article = WEATHER[0]
    (one,) = kept(list(resolve_articles([first], RulesParser())))
    assert one.article.text == first.text
