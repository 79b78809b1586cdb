"""Making a clause fit a title: whole phrases go, the last and the least first, before any word is cut off."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tree import Tree

_FREE = frozenset(("prep", "advcl", "relcl", "acl", "npadvmod", "advmod"))


def compressed_title(
    tree: Tree, kept: frozenset[int], verb: int, compose: Callable[[frozenset[int]], str], limit: int, words: Words
) -> frozenset[int]:
    """The tokens without as many phrases as it takes to fit `limit` characters; all of them where nothing helps.

    First what a clause ends in and reads as well without, then the adjectives that only colour a noun, then both.
    """
    whole = kept
    last, colour = partial(_last_phrase, tree, verb, words), partial(_colour, tree, words)
    for drops in ((last,), (colour,), (colour, last), (colour, partial(_last_phrase, tree, verb, words, agent=True))):
        left = whole
        for drop in drops:
            while len(compose(left)) > limit and (gone := drop(left)):
                left = left - gone
        if len(compose(left)) <= limit:
            return left
    return whole


def _last_phrase(tree: Tree, verb: int, words: Words, kept: frozenset[int], *, agent: bool = False) -> frozenset[int]:
    """The shortest free phrase that the words end in, if what is left still ends in a phrase."""
    last = max(kept)
    for i in range(last, verb, -1):
        free = tree[i].dep in _FREE or _aim(tree, i) or (agent and tree[i].dep == "agent")
        if i not in kept or not free:
            continue
        below = kept.intersection(tree.subtree(i))
        if max(below) != last or len(kept - below) < 3 or _needed(tree, i, words):
            continue
        return below
    return frozenset()


def _aim(tree: Tree, i: int) -> bool:
    """Whether an infinitive says what something inside another one is for ("to keep up protests to ensure …")."""
    above = tree[i].head
    if tree[i].dep == "ccomp" and tree[above].dep == "acomp":
        return True  # "is worried that …"
    inner = tree[i].dep == tree[above].dep == "xcomp" and tree[i].tag == "VB"
    return inner and tree.child(above, "dobj") is not None


def _needed(tree: Tree, i: int, words: Words) -> bool:
    """Whether a phrase completes the word before it ("accounted for …", "number of …", "willing to …")."""
    above = tree[tree[i].head]
    if tree[i].dep == "acl":
        return above.lemma in words["status.purpose"]
    if tree[i].dep != "prep":
        return False
    argument = above.tag.startswith("VB") and i == tree[i].head + 1 and tree.child(tree[i].head, "dobj") is None
    return argument or (tree[i].lower in words["grammar.of"] and above.lemma in words["clauses.hollow"])


def _colour(tree: Tree, words: Words, kept: frozenset[int]) -> frozenset[int]:
    """An adjective that says nothing of which or how many, the longest first."""
    best: frozenset[int] = frozenset()
    most = (0, 0)
    for i in sorted(kept):
        if tree[i].dep in ("compound", "nmod") and tree[i].tag == "NN" and tree[tree[i].head].is_name:
            most = (max(most[0], 1), tree[i].head - i)
            best = kept.intersection(tree.subtree(i))  # "jewelry retailer Acme Inc."
            continue
        if tree[i].dep != "amod" or tree[i].tag != "JJ" or (i > 0 and tree[i - 1].text == "-"):
            continue
        below = kept.intersection(tree.subtree(i))
        whole = below == set(range(min(below), max(below) + 1)) and max(below) < tree[i].head
        plain = whole and all(tree[j].tag in ("JJ", "CC", "RB", ",") for j in below)
        telling = (i > 0 and tree[i].text[0].isupper()) or tree[i].lower in words["clauses.telling"]
        worth = len(below), tree[i].head - i  # what stands next to its noun is more often part of what it is
        if plain and not telling and worth > most:
            best, most = below, worth
    return best
