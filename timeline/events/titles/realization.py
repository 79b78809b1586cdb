"""The chosen words of a sentence as text: spaced, joined and quoted as in the sentence, names in full."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.events.arguments.participants import Context, resolve_pronoun
from timeline.events.arguments.pronouns import pronoun_antecedent
from timeline.events.syntax.clauses import antecedent, phrase
from timeline.events.syntax.tree import CLOSING, OPENING, Tree

_DROPPED = frozenset(("_", "--", "—")) | OPENING | CLOSING
_MARKS = frozenset(("``", "''"))
_UNJOINED = frozenset(("WP", "WP$", "WDT", "PRP", "PRP$"))


def render(tree: Tree, indices: Iterable[int], context: Context, among: Iterable[int] = ()) -> str:
    """The tokens in text order, spaced as in the text where they are neighbours; names carried in full.

    Without what stands in brackets; quotation marks only around what somebody says in a clause of its own,
    as told by all the words that they stand `among`.
    """
    kept = set(indices)
    if not kept:
        return ""
    order = _shown(tree, _filled(tree, _hyphenated(tree, kept, context)))
    speech = _speech(tree, {*among, *order}, context) if tree.quotes else set()
    out: list[str] = []
    for n, i in enumerate(order):
        token = tree[i]
        text = _whose(tree, i, order[:n], context)
        if not text:
            continue
        if token.tag == "PRP" and token.lower in context.words["people.objects"]:
            text = _named(tree, i, order, context) or text
        begins = i == 0 or tree[i - 1].text == ":"
        if begins and not token.is_name and _is_lowered(text, context):
            text = text if token.tag == "JJ" and token.lower not in context.words.tags else text.lower()
        if token.is_name and _stands_alone(tree, i, context):
            full = context.names.full_name(text)
            text = full if len(full) > len(text) else text
        glued = n > 0 and order[n - 1] == i - 1 and tree[i - 1].end == token.start
        hyphen = n > 0 and order[n - 1] == i - 1 and "-" in (text, tree[i - 1].text)
        if out and not glued and not hyphen and not (text[:1] in ",.;:'’%" and len(text) < 4):
            out.append(" ")
        opens = i in speech and (n == 0 or order[n - 1] not in speech)
        closes = i in speech and (n + 1 == len(order) or order[n + 1] not in speech)
        out.append(f"{'“' * opens}{text}{'”' * closes}")
    return "".join(out)


def _is_lowered(text: str, context: Context) -> bool:
    """Whether a word has a capital only because it opens its sentence."""
    opening = text[1:].islower() or text in context.words["grammar.one_letter"]
    return opening and text not in context.words["grammar.capital"]


def _hyphenated(tree: Tree, kept: set[int], context: Context) -> list[int]:
    """In order, with the hyphens between kept words, and the rest of words that a hyphen joins ("carry-forwards")."""
    for j in tree.dashes:
        if not 0 < j < len(tree) - 1 or context.times & {j - 1, j + 1}:
            continue
        if tree[j - 1].tag in _UNJOINED or tree[j + 1].tag in _UNJOINED:
            continue  # "Colonel Cole-whose men …": a dash
        joined = tree[j - 1].end == tree[j].start and tree[j].end == tree[j + 1].start
        beside = {j - 1, j + 1} & kept
        names = tree[j - 1].is_name and tree[j + 1].is_name
        if (len(beside) == 2 and names) or (beside and joined):
            kept = kept | {j - 1, j, j + 1}
    return sorted(kept)


def _shown(tree: Tree, order: list[int]) -> list[int]:
    """Without marks, and without what stands in brackets unless all of it does."""
    kept = [i for i in order if tree[i].tag not in _MARKS and tree[i].text not in _DROPPED]
    return [i for i in kept if i not in tree.bracketed] or kept


def _speech(tree: Tree, order: set[int], context: Context) -> set[int]:
    """Those of the tokens that quote a whole clause, where the others tell who says it."""
    saying = context.words["verbs.saying"]
    for first, last in tree.quotes:
        inside = {i for i in order if first < i < last}
        clause = any(tree[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in inside)
        says = any(tree[i].tag.startswith("VB") and tree[i].lemma in saying for i in order if i not in inside)
        if clause and says:
            return inside
    return set()


def _named(tree: Tree, i: int, order: list[int], context: Context) -> str | None:
    """The person that "him" stands for, unless the words name that person already."""
    name = resolve_pronoun(tree, i, context) if tree[i].dep in ("dobj", "pobj", "dative") else None
    said = {tree[j].text for j in order if tree[j].is_name}
    return None if name is None or said & set(name.split()) else name


def _whose(tree: Tree, i: int, before: list[int], context: Context) -> str:
    """A token's text; for "whose" and "its" the owner that they stand for in a clause told by itself, if known.

    Not where the owner stands `before` it.
    """
    token, whose = tree[i], tree[i].lower in context.words["grammar.whose"]
    if token.tag != "PRP$" and not whose:
        return token.text
    owner: int | None = None
    if whose:
        clause = next((j for j in (i, *tree.ancestors(i)) if tree[j].dep == "relcl"), None)
        owner = None if clause is None else antecedent(tree, clause)
    elif tree[i].tag == "PRP$" and tree[i].dep == "poss":
        owner = pronoun_antecedent(tree, i, context.words)
        owner = owner if owner is not None and tree[owner].is_name else None
    if whose and owner in before:
        return tree[i].text
    if owner is None or not tree[owner].is_noun:
        return "" if whose else tree[i].text
    words = [j for j in phrase(tree, owner, full=False, conj=False) if j not in context.times and j < i]
    return context.words.patterns["owner"].format(owner=render(tree, words, context)) if words else ""


def _filled(tree: Tree, order: list[int]) -> list[int]:
    """With the names and commas that a list lost between two of its kept members."""
    out: list[int] = []
    for i in order:
        if out and 1 < i - out[-1] <= 4 and tree[i].tag in ("NNP", "CC", ",") and tree[out[-1]].tag in ("NNP", ","):
            gap = range(out[-1] + 1, i)
            if all(tree[j].tag in ("NNP", ",", "CC", "DT") for j in gap) and any(tree[j].is_name for j in gap):
                out.extend(gap)
        out.append(i)
    return out


def _stands_alone(tree: Tree, i: int, context: Context) -> bool:
    """Whether a name is given in one word only, a job title apart."""
    titles, reigning = context.words["people.titles"], context.words["people.reigning"]
    for j in (i - 1, i + 1):
        if not 0 <= j < len(tree) or not tree[j].is_name:
            continue
        beside = tree[j].dep == tree[i].dep == "compound" and tree[j].head == tree[i].head
        if tree[j].head != i and tree[i].head != j and not beside:
            continue
        if tree[j].lower not in titles or tree[j].lower in reigning:
            return False
    return True
