"""Whom "it", "they" and "him" stand for: in the sentence by its clauses, else by the sentence before.

A subject goes on from sentence to sentence (Brennan, Friedman and Pollard 1987: the subject is the preferred centre),
so "It" at the head of a sentence is the subject of the one before, if that opens with a name or a body of people.
"""

from __future__ import annotations

from collections.abc import Sequence

from timeline.events.arguments.names import Names
from timeline.events.syntax.clauses import SUBJECTS
from timeline.events.syntax.lemmas import noun_lemma
from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tagging import Tagged, tag
from timeline.events.syntax.tree import Tree

_LOOKED_AT = 160  # characters in which the subject of a sentence is looked for
_LONGEST = 45  # characters; longer subjects make poor titles
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_INSIDE = _NOUNS | {"JJ", "CD", "POS", "&", "$"}


def pronoun_antecedent(tree: Tree, i: int, words: Words) -> int | None:
    """The noun in the same sentence that a pronoun stands for: the subject of the clause above, if it fits.

    "A friend said that she left", "Acme said its profit fell", "when the mill closed, it sold a barn": only for the
    subject of a clause and its owner, and of the same number.
    """
    owned = tree[i].dep == "poss"
    number = words.kinds["relations.numbers"].get(tree[i].lower)
    phrase_head = tree[i].head if owned else i
    if number is None or tree[phrase_head].dep not in SUBJECTS or (not owned and tree[i].tag == "PRP$"):
        return None
    clause = tree[phrase_head].head
    above = next((j for j in tree.children(clause, "advcl") if j < i and tree.child(j, *SUBJECTS) is not None), None)
    beside = tree[clause].dep == "conj" and tree[tree[clause].head].dep != "ccomp"
    if above is None and (beside or tree[clause].dep in ("ccomp", "advcl", "xcomp", "relcl")):
        verbs = (j for j in tree.ancestors(clause) if tree[j].tag.startswith("VB"))
        above = next((j for j in verbs if tree.child(j, *SUBJECTS) is not None), None)
    if above is None and tree[clause].dep == "conj":
        before = tree.child(tree[clause].head, *SUBJECTS)
        same = before is not None and tree[before].lower == tree[i].lower and not owned
        return pronoun_antecedent(tree, before, words) if same and before is not None else None
    who = None if above is None else tree.child(above, *SUBJECTS)
    if who is None or who > i or not tree[who].is_noun:
        return None
    if tree[i].lower in words["people.persons"] and tree[who].is_name and tree.child(who, "det") is not None:
        return None  # "the Service ruled that he …"
    plural = tree[who].tag == "NNS" or bool(tree.children(who, "conj"))
    titled = who > 0 and tree[who - 1].lower in words["people.titles"]
    fits = not titled or tree[i].lower not in words["people.things"]
    return who if plural == (number == "plural") and fits else None


def subject_antecedent(tree: Tree, i: int, text: str, previous: int, names: Names, words: Words) -> str | None:
    """What the pronoun "it" or "they" stands for: the subject of the sentence before, which begins at `previous`.

    Only for a subject before which its own sentence names nothing else, and none that stands for nothing ("it is
    raining").
    """
    pronoun = tree[i].lower
    if pronoun not in words["people.carried"] or tree[i].dep not in SUBJECTS or previous >= tree.start:
        return None
    if any(tree[j].is_noun and not tree[j].is_name for j in range(i)) or _stands_for_nothing(tree, i, words):
        return None
    found = _subject(tag(text, previous, min(tree.start, previous + _LOOKED_AT), words), words)
    if not found:
        return None
    last, name = found[-1], text[found[0].start : found[-1].start + len(found[-1].text)]
    number = "plural" if last.tag in ("NNS", "NNPS") else "singular"
    same = number == words.kinds["relations.numbers"].get(pronoun)
    if len(name) > _LONGEST or "\n" in name or names.is_person(name) or not same:
        return None
    return name if last.tag.startswith("NNP") or noun_lemma(last.lower, words) in words["nouns.bodies"] else None


def _stands_for_nothing(tree: Tree, i: int, words: Words) -> bool:
    """Whether "it" only opens a clause ("it is likely that …", "it took a year to …")."""
    verb = tree[i].head
    empty = tree[verb].lemma in words["clauses.impersonal"]
    return tree[i].lower in words["grammar.it"] and (empty or bool(tree.children(verb, "ccomp", "csubj", "expl")))


def _subject(tags: Sequence[Tagged], words: Words) -> list[Tagged]:
    """The noun phrase before the first finite verb, without article; empty where the sentence opens otherwise."""
    start = 0
    while start < len(tags) and tags[start].tag in ("CC", "RB", "DT", ","):
        start += 1
    end = start
    while end < len(tags) and tags[end].tag in _INSIDE:
        end += 1
    found = list(tags[start:end])
    titled = any(one.lower in words["people.titles"] for one in found)
    if not found or titled or end >= len(tags) or found[-1].tag not in _NOUNS:
        return []
    after = end + 1 if tags[end].tag == "RB" and end + 1 < len(tags) else end
    return found if tags[after].tag in _FINITE else []


def object_antecedent(tree: Tree, i: int, previous: int, subject: int | None, names: Names) -> str | None:
    """Whom "him" or "her" stands for: the one other person named before it in the sentence, else in the one before."""
    own = None if subject is None else tree[subject]
    for start, end in ((tree.start, tree[i].start), (previous, tree.start)):
        uses = [use for use in names.persons_between(start, end) if own is None or not use.start < own.end <= use.end]
        found = {use.name for use in uses}
        if own is not None and own.tag == "PRP":
            return None
        if found:
            others = {name for name in found if own is None or own.text not in name.split()}
            return others.pop() if len(others) == 1 and len(found) == 1 else None
    return None
