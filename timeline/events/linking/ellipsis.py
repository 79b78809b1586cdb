"""What links an event to a time, and events of a list that have no verb and no noun of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from timeline.events.syntax.clauses import is_event_noun, is_verbal
from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tree import Tree
from timeline.model import Relation, TimeExpression
from timeline.model.symbolic import Counted, Open, Range


@dataclass(frozen=True, slots=True)
class TimeAssignment:
    """The time of one predicate."""

    expression: int
    relation: Relation
    steps: tuple[str, ...]
    direct: bool = True
    vague: bool = False  # the expression names no place on the calendar ("daily")


@dataclass(frozen=True, slots=True)
class ListEllipsis:
    """An event told by "one", "those" or "between …" in a list behind an event noun ("meetings, including one …")."""

    trigger: int
    noun: int
    tokens: tuple[int, ...]
    assigned: TimeAssignment


def relation_of(expression: TimeExpression, markers: Sequence[str], words: Words) -> Relation:
    """How an event lies to its time: by the time itself, else by the first preposition that says so."""
    node = expression.symbolic
    if isinstance(node, Open):
        return node.side
    if isinstance(node, (Range, Counted)):
        return "during"
    relations = words.kinds["relations.times"]
    found = next((relations[marker] for marker in markers if marker in relations), "at")
    return cast("Relation", found)  # a test holds the table against the type


def list_ellipsis(
    tree: Tree, tokens: Sequence[int], index: int, expression: TimeExpression, words: Words
) -> ListEllipsis | None:
    """The item of a list behind an event noun that the time stands in, where the item has no event noun of its own."""
    lister = next((i for i in range(tokens[0] - 1, 0, -1) if tree[i].lower in words["clauses.listers"]), None)
    if lister is None:
        return None
    noun = next(
        (i for i in range(lister - 1, -1, -1) if is_event_noun(tree, i, words) and tree[i].tag in ("NNS", "NN")), None
    )
    items = words["clauses.items"]
    heads = [
        i for i in range(lister + 1, len(tree)) if tree[i].lower in items or (_starts_item(tree, i) and i > lister + 1)
    ]
    before = [i for i in heads if i < tokens[0]]
    if noun is None or not before or tree[heads[0]].lower not in items or heads[0] > lister + 2:
        return None
    end = min((i for i in heads if i > tokens[0]), default=len(tree))
    item = tuple(i for i in range(before[-1], end))
    if any(is_event_noun(tree, i, words) or is_verbal(tree, i) for i in item if i <= tokens[-1] and i not in tokens):
        return None
    said = f"“{expression.text}” belongs to “{tree[before[-1]].text}”, one of the “{tree[noun].text}”"
    return ListEllipsis(
        before[-1],
        noun,
        item,
        TimeAssignment(index, relation_of(expression, [tree[tokens[0] - 1].lower], words), (said,)),
    )


def _starts_item(tree: Tree, i: int) -> bool:
    return (
        tree[i].lower in tree.words["clauses.item_openers"]
        and i > 0
        and (tree[i - 1].lower == "," or tree[i - 1].lower in tree.words["grammar.and"])
        and tree[i].tag == "IN"
    )
