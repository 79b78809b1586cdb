"""The parts of a listed event that has no verb and no noun of its own: who met, and where.

The tree is of little help inside such a list, so the words themselves decide: names behind "between" and "with" took
part, a name behind "in" or "at" is the place.
"""

from __future__ import annotations

from timeline.events.arguments.participants import Context, is_place, place_phrase
from timeline.events.linking.ellipsis import ListEllipsis
from timeline.events.syntax.tree import Tree
from timeline.model import Place, Span


def item_names(tree: Tree, ellipsis: ListEllipsis, times: frozenset[int]) -> list[int]:
    """The heads of the names that took part in a listed event."""
    heads: list[int] = []
    taking = False
    for i in ellipsis.tokens:
        token = tree[i]
        if token.tag == "IN":
            taking = token.lower in tree.words["clauses.item_partners"]
        elif taking and token.is_noun and i not in times and not _goes_on(tree, i):
            heads.append(i)
    return heads


def _goes_on(tree: Tree, i: int) -> bool:
    """Whether the next word belongs to the same name."""
    return i + 1 < len(tree) and tree[i + 1].is_noun


def item_place(tree: Tree, ellipsis: ListEllipsis, context: Context) -> Place | None:
    """The place of a listed event."""
    for i in ellipsis.tokens[:-1]:
        if tree[i].lower not in tree.words["clauses.item_places"] or i + 1 in context.times:
            continue
        head = next((j for j in range(i + 1, len(tree)) if tree[j].is_noun and not _goes_on(tree, j)), None)
        if head is None or head in context.times or not is_place(tree, head, context.words):
            continue
        indices = place_phrase(tree, head)
        first = min(indices[0], i + 1)
        start, end = tree[first].start, tree[indices[-1]].end
        return Place(context.text[start:end], Span(context.article, start, end))
    return None
