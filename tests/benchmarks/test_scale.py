"""The benchmark of scale: its generated news, its line through logarithms, and one build as a process."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from benchmarks import news, scale
from timeline.reading import read
from timeline.temporal import find


def test_news_is_always_the_same_and_grows_at_its_end(tmp_path: Path) -> None:
    few, more = list(news.articles(5)), list(news.articles(8))
    assert more[:5] == few
    assert list(news.articles(3, first=5)) == more[5:]
    assert len({article["text"] for article in more}) == 8
    words = news.write(tmp_path / "news.jsonl", 8)
    lines = (tmp_path / "news.jsonl").read_text(encoding="utf-8").splitlines()
    assert words == sum(len(json.loads(line)["text"].split()) for line in lines)


def test_news_looks_like_news() -> None:
    texts = [article["text"] for article in news.articles(20)]
    words = sum(len(text.split()) for text in texts)
    assert 500 <= words / len(texts) <= 540
    assert 2.0 <= 100 * sum(len(find(text)) for text in texts) / words <= 3.0  # TimeBank has 2.4


def test_a_folder_of_news_is_read_as_written(tmp_path: Path) -> None:
    news.write(tmp_path / "news", 4, words=60)
    found = read([str(tmp_path / "news")])
    assert found.skipped == ()
    assert [one.dates[0].raw for one in found.articles] == [one["published"] for one in news.articles(4, words=60)]


def test_the_exponent_of_growth() -> None:
    assert scale.exponent([100, 1_000, 10_000], [2, 20, 200]) == pytest.approx(1)
    assert scale.exponent([10, 20, 40], [100, 400, 1600]) == pytest.approx(2)


def test_one_build_is_measured(tmp_path: Path) -> None:
    news.write(tmp_path / "news.jsonl", 3, words=60)
    done = scale.build(tmp_path / "news.jsonl", tmp_path, model="rules", jobs=1)
    assert done.seconds > 0
    assert done.processor > 0
    assert 10 < done.memory < 2_000
    assert (tmp_path / "report.html").is_file()
    with pytest.raises(RuntimeError, match="ended with"):
        scale.build(tmp_path / "nowhere.jsonl", tmp_path)
