"""What links an event to a time, and events of a list that have no verb and no noun of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from timeline.events.syntax.clauses import is_event_noun, is_verbal
from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tree import Tree
from timeline.model import Relation, TimeExpression
from timeline.model.symbolic import Counted, Open, Range

_RELATIONS: dict[str, Relation] = {
    "since": "since",
    "until": "until",
    "till": "until",
    "by": "until",
    "before": "before",
    "after": "after",
    "following": "after",
    "from": "since",
    "during": "during",
    "throughout": "during",
    "over": "during",
}
_LISTERS = frozenset(("including", "like", "such"))
_ITEMS = frozenset(("one", "those", "that", "another", "ones"))


@dataclass(frozen=True, slots=True)
class Assigned:
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
    assigned: Assigned


def relation_of(expression: TimeExpression, markers: Sequence[str]) -> Relation:
    node = expression.symbolic
    if isinstance(node, Open):
        return node.side
    if isinstance(node, (Range, Counted)):
        return "during"
    return next((_RELATIONS[marker] for marker in markers if marker in _RELATIONS), "at")


def elided(
    tree: Tree, tokens: Sequence[int], index: int, expression: TimeExpression, words: Words
) -> ListEllipsis | None:
    """The item of a list behind an event noun that the time stands in, where the item has no event noun of its own."""
    lister = next((i for i in range(tokens[0] - 1, 0, -1) if tree[i].lower in _LISTERS), None)
    if lister is None:
        return None
    noun = next(
        (i for i in range(lister - 1, -1, -1) if is_event_noun(tree, i, words) and tree[i].tag in ("NNS", "NN")), None
    )
    heads = [
        i for i in range(lister + 1, len(tree)) if tree[i].lower in _ITEMS or (_starts_item(tree, i) and i > lister + 1)
    ]
    before = [i for i in heads if i < tokens[0]]
    if noun is None or not before or tree[heads[0]].lower not in _ITEMS or heads[0] > lister + 2:
        return None
    end = min((i for i in heads if i > tokens[0]), default=len(tree))
    item = tuple(i for i in range(before[-1], end))
    if any(is_event_noun(tree, i, words) or is_verbal(tree, i) for i in item if i <= tokens[-1] and i not in tokens):
        return None
    said = f"“{expression.text}” belongs to “{tree[before[-1]].text}”, one of the “{tree[noun].text}”"
    return ListEllipsis(
        before[-1], noun, item, Assigned(index, relation_of(expression, [tree[tokens[0] - 1].lower]), (said,))
    )


def _starts_item(tree: Tree, i: int) -> bool:
    return (
        tree[i].lower in ("between", "with", "in")
        and i > 0
        and tree[i - 1].lower in ("and", ",")
        and tree[i].tag == "IN"
    )
