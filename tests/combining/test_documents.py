"""Stories: which articles are about one thing, and the clustering that finds them."""

from __future__ import annotations

from timeline.combining.cards import Card, make_card
from timeline.combining.documents import Documents
from timeline.combining.linkage import average_linkage
from timeline.model import Article

TEXTS = {
    "flood-1": "The dam above Orkney Falls broke and water filled the town. Engineers had warned of cracks in the dam.",
    "flood-2": "Engineers look at cracks in the broken dam above Orkney Falls while water still fills the town.",
    "vote-1": "The opposition won the vote in Lesotho. Voters queued for hours and observers praised the ballot.",
    "vote-2": "Observers praised the ballot in Lesotho, where voters queued and the opposition won.",
    "other": "A violinist from Lima gave a concert for two hundred children.",
}


def _card(name: str) -> Card:
    return make_card(Article(name, TEXTS[name]), ())


def test_articles_about_one_thing_are_one_story() -> None:
    documents = Documents(_card(name) for name in TEXTS)
    assert documents.same_story("flood-1", "flood-2")
    assert documents.same_story("vote-1", "vote-2")
    assert not documents.same_story("flood-1", "vote-1")
    assert not documents.same_story("other", "vote-1")
    assert documents.similarity("other", "other") == 1.0


def test_the_order_of_articles_does_not_matter() -> None:
    forth = Documents(_card(name) for name in TEXTS)
    back = Documents(_card(name) for name in reversed(TEXTS))
    assert forth.story == back.story


def test_no_articles_no_stories() -> None:
    assert Documents([]).story == {}
    assert Documents([make_card(Article("a", ""), ())]).story == {"a": 0}


def test_average_linkage_joins_the_closest_first() -> None:
    near = {(0, 1): 0.9, (0, 2): 0.1, (1, 2): 0.5, (0, 3): 0.0, (1, 3): 0.0, (2, 3): 0.8}
    assert average_linkage([0, 1, 2, 3], lambda i, j: near[i, j], 0.4) == [[0, 1], [2, 3]]
    assert average_linkage([0, 1, 2, 3], lambda i, j: near[i, j], 0.1) == [[0, 1, 2, 3]]
    assert average_linkage([0, 1, 2, 3], lambda i, j: near[i, j], 1.0) == [[0], [1], [2], [3]]
    assert average_linkage([], lambda i, j: near[i, j], 0.1) == []
