"""Climbing from a time expression to the predicate that it modifies, and what corrects a model on the way."""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.syntax.clauses import SUBJECTS, is_event_noun, is_verbal
from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tree import Tree


def attach_expressions(tree: Tree, tokens: Sequence[int], words: Words) -> tuple[int | None, list[str]]:
    """The predicate that a stretch of tokens modifies, and the prepositions on the way."""
    inside = frozenset(tokens)
    if tokens[0] > 0 and tree[tokens[0] - 1].lower in words["clauses.terms"] and not _is_told(tree, tokens[0] - 1):
        return None, []
    current = tree.top(tokens)
    markers = [tree[tokens[0]].lower]
    if tokens[0] > 0 and tree[tokens[0] - 1].tag in ("IN", "TO") and tree[current].dep != "poss":
        markers.append(tree[tokens[0] - 1].lower)
    target: int | None = None
    for above in (current, *tree.ancestors(current)):
        token = tree[above]
        if above in inside:
            if above == current and token.head == above:
                target = _nearest(tree, tokens, words)
            continue
        if token.dep == "acl" and token.lower in words["clauses.describing"]:
            continue
        if is_verbal(tree, above) or (token.tag.startswith("VB") and token.head == above):
            target = above
        elif is_event_noun(tree, above, words):
            return above, markers
        elif token.is_noun and _only_modifies(tree, above, inside):
            return None, markers
        if target is not None and not _foreign_quote(tree, above, tokens[0]):
            break
    if target is None:
        return None, markers
    begun = _begun(tree, target, tokens)
    if begun is not None or not tree[target].tag.startswith("VB"):
        return (target if begun is None else begun), markers
    return _correct(tree, target, tokens, words), markers


def _is_told(tree: Tree, i: int) -> bool:
    """Whether a word is what a clause says of its subject ("a review is due next Tuesday")."""
    return tree[i].dep in ("acomp", "attr") and tree[tree[i].head].lemma in tree.words["grammar.be"]


def _begun(tree: Tree, verb: int, tokens: Sequence[int]) -> int | None:
    """The clause that a bare "Beginning in 1955, …" or "… starting Monday" belongs to."""
    bare = tree[verb].lower in tree.words["clauses.bounding"] and tree[verb].tag == "VBG"
    if (
        not bare
        or tree[verb].dep not in ("advcl", "prep", "pcomp")
        or tree.children(verb, "dobj", "xcomp", "aux", *SUBJECTS)
    ):
        return None
    below = set(tree.subtree(verb)) - {verb, *tokens}
    if any(tree[j].tag not in ("IN", "DT", "TO", ",", "RB", "JJ") for j in below):
        return None
    return next((i for i in tree.ancestors(verb) if is_verbal(tree, i)), None)


def _only_modifies(tree: Tree, noun: int, inside: frozenset[int]) -> bool:
    """Whether the time is part of a thing's name or description ("a 2014 law") and dates nothing."""
    below = [i for i in inside if tree[i].head == noun]
    return any(tree[i].dep in ("compound", "amod", "nummod", "nmod") for i in below)


def _foreign_quote(tree: Tree, predicate: int, time: int) -> bool:
    """Whether the predicate stands in a quotation that the time is not part of."""
    quoted = tree.quoted(predicate)
    return quoted is not None and not quoted[0] <= time <= quoted[1]


def _nearest(tree: Tree, tokens: Sequence[int], words: Words) -> int | None:
    """For a time that heads its sentence: the nearest predicate, in doubt the one before it."""
    candidates = [
        i for i in range(len(tree)) if i not in tokens and (is_verbal(tree, i) or is_event_noun(tree, i, words))
    ]
    return min(candidates, key=lambda i: (min(abs(i - j) for j in tokens), i), default=None)


def _correct(tree: Tree, verb: int, tokens: Sequence[int], words: Words) -> int:
    """The event that is meant where the time hangs on a verb that tells none itself."""
    noun = _adjacent_noun(tree, verb, tokens, words)
    if noun is not None and (
        tree[verb].lemma in words["verbs.relation"] or tree[verb].lemma in words["verbs.attribution"]
    ):
        return noun
    return content_verb(tree, verb, words)


def _adjacent_noun(tree: Tree, verb: int, tokens: Sequence[int], words: Words) -> int | None:
    """The event noun whose phrase ends right before the time's preposition."""
    first = tokens[0]
    while first > 0 and tree[first - 1].tag in ("IN", "TO", "DT"):
        first -= 1
    for i in range(first - 1, verb, -1):
        if tree[i].text == "," or is_verbal(tree, i):
            return None
        if is_event_noun(tree, i, words) and tree.subtree(i)[-1] >= first - 1:
            return i
    return None


def content_verb(tree: Tree, verb: int, words: Words) -> int:
    """Down from "are likely to …" and "is scheduled to …" to the verb that says what happens."""
    for _ in range(3):
        nested = tree.child(verb, "xcomp")
        adjective = tree.child(verb, "acomp")
        if tree[verb].lemma in words["grammar.be"] and adjective is not None:
            nested = tree.child(adjective, "xcomp")
        elif tree[verb].lemma not in words["verbs.raising"]:
            nested = None
        if nested is None or not is_verbal(tree, nested):
            return verb
        verb = nested
    return verb
