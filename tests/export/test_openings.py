"""Exports of very many events open each article once, in whatever order these lie."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from timeline import Timeline
from timeline.api.building import STORED
from timeline.engines import RunOptions, store_articles
from timeline.events import RulesParser
from timeline.export.registry import FORMATS, Format
from timeline.model import Article, DateField
from timeline.pipeline import assemble
from timeline.pipeline.article_store import ArticleStore, StoredArticle
from timeline.pipeline.parts.placement import piece_lists

ARTICLES = [
    Article(
        f"a{number}.txt",
        "".join(f"Ann Bell opened bridge {number} in Oslo on {day} May {1990 + day}. " for day in range(1, 9)),
        dates=(DateField("given", "published", "2021-05-03", ""),),
    )
    for number in range(12)
]


@pytest.fixture
def timeline() -> Timeline:
    return Timeline(assemble(store_articles(ARTICLES, RulesParser(), RunOptions(parts=STORED))))


def watch(monkeypatch: pytest.MonkeyPatch) -> tuple[list[int], Counter[str]]:
    """How often contents were taken to pieces, and of each article how often it was made."""
    opened: list[int] = []
    made: Counter[str] = Counter()
    dated_article = ArticleStore.dated_article

    def counted_pieces(*parts: Any) -> Any:
        opened.append(1)
        return piece_lists(*parts)

    def counted_article(store: ArticleStore, stored: StoredArticle) -> Article:
        made[stored.id] += 1
        return dated_article(store, stored)

    monkeypatch.setattr("timeline.pipeline.article_store.piece_lists", counted_pieces)
    monkeypatch.setattr(ArticleStore, "dated_article", counted_article)
    return opened, made


@pytest.mark.parametrize("one", [one for one in FORMATS if one.name != "png"], ids=lambda one: one.name)
def test_an_export_opens_each_article_once(
    timeline: Timeline, one: Format, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert len(timeline.combined.events) >= 8
    opened, made = watch(monkeypatch)
    timeline.export(tmp_path / "export", one.name)
    assert len(opened) == len(ARTICLES)
    assert max(made.values(), default=0) <= 1


@pytest.mark.parametrize("name", ["events", "mentions", "undated", "articles", "expressions", "coverage"])
def test_a_table_opens_each_article_once(timeline: Timeline, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    opened, made = watch(monkeypatch)
    assert len(getattr(timeline, name)) >= 0
    assert len(opened) <= len(ARTICLES)
    assert max(made.values(), default=0) <= 1
