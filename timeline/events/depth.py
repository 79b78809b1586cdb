"""The other predicates of a sentence: those that do not belong on a timeline by default, placed as well as may be."""

from __future__ import annotations

from collections.abc import Iterator

from timeline.events.clauses import is_event_noun, is_verbal
from timeline.events.linking import Linked
from timeline.events.listing import Assigned
from timeline.events.status import status_of, tense_of
from timeline.events.tree import Tree
from timeline.events.words import Words
from timeline.model import Link

_NEWS = "no time of its own; told as news of the publication date"
_NONE = Link("none", steps=("no time of its own, and not told as something that happened",))


def place_rest(tree: Tree, linked: Linked, words: Words, times: frozenset[int]) -> Iterator[tuple[int, Link]]:
    """Every event predicate with its best link: its own time, that of the predicate above it, or the publication."""
    for i in range(len(tree)):
        if i in times and i not in linked.predicates:
            continue
        if not (is_verbal(tree, i) or is_event_noun(tree, i, words)):
            continue
        yield i, _link(tree, i, linked, words)


def _link(tree: Tree, i: int, linked: Linked, words: Words) -> Link:
    own = linked.predicates.get(i)
    if own is not None:
        return Link("stated", own.expression, own.relation, own.steps)
    status = status_of(tree, i, words)
    above = _dated_above(tree, i, linked)
    if above is not None and status in ("happened", "ongoing"):
        head, assigned = above
        return Link("narrative", assigned.expression, assigned.relation, (f"inside the clause of “{tree[head].text}”",))
    if status in ("happened", "ongoing") and tense_of(tree, i, words) in ("past", "perfect", "present", "none"):
        return Link("publication", steps=(_NEWS,))
    return _NONE


def _dated_above(tree: Tree, i: int, linked: Linked) -> tuple[int, Assigned] | None:
    """The nearest dated predicate above, unless a finite clause with a tense of its own lies between."""
    for head in tree.ancestors(i):
        if head in linked.predicates:
            return head, linked.predicates[head]
        if tree[head].dep in ("relcl", "advcl", "ccomp"):
            return None
    return None
