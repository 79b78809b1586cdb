"""Stories: which articles are about one thing, and the clustering that finds them."""

from __future__ import annotations

import copy

import pytest

from timeline.combining.grouping.inputs import make_grouping_input
from timeline.combining.grouping.linkage import sparse_upgma, upgma
from timeline.combining.grouping.story_clusters import StoryClusterer, TfidfSlice
from timeline.combining.grouping.tfidf import number_words
from timeline.model import Article

TEXTS = {
    "flood-1": "The dam above Orkney Falls broke and water filled the town. Engineers had warned of cracks in the dam.",
    "flood-2": "Engineers look at cracks in the broken dam above Orkney Falls while water still fills the town.",
    "vote-1": "The opposition won the vote in Lesotho. Voters queued for hours and observers praised the ballot.",
    "vote-2": "Observers praised the ballot in Lesotho, where voters queued and the opposition won.",
    "other": "A violinist from Lima gave a concert for two hundred children.",
}


def _documents(*names: str) -> StoryClusterer:
    """The articles with these names, their words numbered two articles at a time."""
    profiles = [make_grouping_input(Article(name, TEXTS.get(name, "")), ()).terms for name in names]
    return StoryClusterer(number_words(profiles[start : start + 2]) for start in range(0, len(profiles), 2))


def test_articles_about_one_thing_are_one_story() -> None:
    documents = _documents(*TEXTS)
    assert documents.same_story(0, 1)
    assert documents.same_story(2, 3)
    assert not documents.same_story(0, 2)
    assert not documents.same_story(4, 2)
    assert documents.similarity(4, 4) == 1.0
    assert documents.similarity(0, 1) > documents.similarity(0, 2)


def test_the_order_of_articles_does_not_matter() -> None:
    forth, back = _documents(*TEXTS), _documents(*reversed(TEXTS))
    assert [forth.same_story(0, other) for other in range(5)] == [back.same_story(4, 4 - other) for other in range(5)]
    assert forth.similarity(0, 1) == back.similarity(4, 3)


def test_an_excerpt_knows_what_all_documents_know() -> None:
    documents = _documents(*TEXTS)
    taken: TfidfSlice = copy.copy(documents.excerpt([1, 0]))  # made anew of its bytes
    assert taken.similarity(0, 1) == documents.similarity(1, 0)
    weighed = taken.weigh(0, (0, 2, 2))
    assert len(weighed) == 2
    assert sum(weight**2 for weight in weighed.values()) == pytest.approx(1)


def test_no_articles_no_stories() -> None:
    assert list(_documents().stories) == []
    assert list(_documents("empty").stories) == [0]


def test_linkage_over_few_pairs_is_that_over_all() -> None:
    near = {(0, 1): 0.9, (0, 2): 0.1, (1, 2): 0.5, (2, 3): 0.8, (3, 4): 0.3}
    pairs = [(j, i, value) for (i, j), value in near.items()]
    for threshold in (0.05, 0.1, 0.2, 0.4, 0.6, 1.0):
        whole = upgma(range(6), lambda i, j: near.get((i, j), 0.0), threshold)
        assert sorted(map(sorted, sparse_upgma(range(6), pairs, threshold))) == whole


def test_average_linkage_joins_the_closest_first() -> None:
    near = {(0, 1): 0.9, (0, 2): 0.1, (1, 2): 0.5, (0, 3): 0.0, (1, 3): 0.0, (2, 3): 0.8}
    assert upgma([0, 1, 2, 3], lambda i, j: near[i, j], 0.4) == [[0, 1], [2, 3]]
    assert upgma([0, 1, 2, 3], lambda i, j: near[i, j], 0.1) == [[0, 1, 2, 3]]
    assert upgma([0, 1, 2, 3], lambda i, j: near[i, j], 1.0) == [[0], [1], [2], [3]]
    assert upgma([], lambda i, j: near[i, j], 0.1) == []
