"""The words of a clause by worth: what a title cannot do without, and what may be added while there is room."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from timeline.events.arguments.participants import Context, core_name
from timeline.events.syntax.clauses import SUBJECTS, conjuncts, phrase
from timeline.events.syntax.tree import Token, Tree
from timeline.events.titles.constituent_rules import (
    adverb_words,
    is_after_comma,
    is_aside,
    is_locative,
    is_partitive,
    is_preposed_speech,
    second_object,
    time_words,
)

_NEVER = frozenset(
    ("punct", "mark", "cc", "conj", "relcl", "parataxis", "preconj", "meta", "intj", "dep", "expl", *SUBJECTS)
)
_CORE = frozenset(("aux", "auxpass", "neg", "prt", "dobj", "attr", "acomp", "oprd", "dative", "agent", "xcomp"))
_DEEPEST = 6  # complement clauses inside each other

Constituent = tuple[float, list[int]]
"""A rank (low ones are worth more) and the tokens."""


def clause_constituents(tree: Tree, i: int, context: Context) -> tuple[list[int], list[Constituent]]:
    """The tokens of a clause's core, and what may be added with its rank (low ones are worth more)."""
    core = [i]
    pieces: list[Constituent] = []
    for child in tree.children(i):
        if tree[child].dep == "expl":
            core.append(child)
        if tree[child].dep in _NEVER:
            continue
        if child in context.times and not is_partitive(tree, child, context):
            core.extend(time_words(tree, i, child, context))
            continue
        needed = _needed(tree, i, child, context)
        if needed is None:
            pieces.extend(_adjuncts(tree, i, child, context))
        else:
            core.extend(needed[0])
            pieces.extend(needed[1])
    return core, [(rank, words) for rank, words in pieces if words]


def _needed(tree: Tree, i: int, child: int, context: Context) -> tuple[list[int], list[Constituent]] | None:
    """The words of a child that the clause cannot do without, and what may be added; None for what may be left out."""
    token = tree[child]
    if f"{tree[i].lemma}_{token.lower}" in context.words["verbs.phrasal"] and child == i + 1 and token.dep == "prep":
        return [child], _adjuncts(tree, i, child, context)  # "had gone through last year"
    if is_locative(tree, i, child):
        (_, words), *more = _prepositional(tree, child, context, 0.3) or [(0.0, [])]
        return words, more
    if token.dep in _CORE:
        joint = second_object(tree, i, child)
        if joint is None or (
            child > i + 1 and token.dep in ("dobj", "attr") and not joint and is_after_comma(tree, child)
        ):
            return [], []
        words, more = _argument(tree, child, context)
        return [*joint, *words], more
    if token.dep == "ccomp" and child > i:
        unasked = tree[tree.subtree(child)[0]].lower in context.words["grammar.inverting"]  # a condition without "if"
        return ([], []) if unasked or _deep(tree, i) else complement(tree, child, context)
    return None


def _adjuncts(tree: Tree, i: int, child: int, context: Context) -> list[Constituent]:
    """What a child that the clause can do without adds to it."""
    token = tree[child]
    if token.dep == "prep":
        if is_aside(tree, child, context):
            return []
        near = child == i + 1 and token.lower in context.words["clauses.near"]
        tells = tree[i].lemma in context.words["verbs.saying"] and any(j > i for j in tree.children(i, "ccomp"))
        if tells and child < i:
            return []  # behind what is told it would belong to that
        return _prepositional(tree, child, context, 0.4 if near else _rank(tree, i, child, context) + 3 * tells)
    if token.dep == "advmod" and token.lower not in context.words["clauses.joining"] and token.tag != "WRB":
        last = child + 1 >= len(tree) or tree[child + 1].text == ","
        return [] if last else [(3.5, adverb_words(tree, child, context))]
    if token.dep == "npadvmod" and min(measure := tree.subtree(child)) == i + 1:
        counted = any(tree[j].tag == "CD" for j in measure)
        return [(0.1 if counted else 1.5, _untimed(measure, context))]
    purpose = token.tag == "VB" and (child == i + 1 or any(tree[j].tag == "TO" for j in tree.children(child, "aux")))
    if token.dep == "advcl" and child > i and purpose:
        words, more = complement(tree, child, context)
        own = [(5.0, words)] if len(words) > 2 else []
        return [*own, *((rank + 5.0, [*words, *extra]) for rank, extra in more)]
    if token.dep == "ccomp" and is_preposed_speech(tree, i, child, context):
        words, more = complement(tree, child, context)
        return [(0.0, words), *((rank, [*words, *extra]) for rank, extra in more)]
    return []


def _untimed(indices: Iterable[int], context: Context) -> list[int]:
    return [j for j in indices if j not in context.times]


def _rank(tree: Tree, i: int, prep: int, context: Context) -> float:
    """Adjuncts behind the verb come first; those in front of the subject make poor titles."""
    if prep < i:
        return 6.0
    return 1.0 if tree[prep].lower in context.words["clauses.near"] else 2.0


def _deep(tree: Tree, i: int) -> bool:
    """Whether a clause lies deeper in others than prose goes: titles of each in each would grow without bound."""
    return sum(tree[above].dep == "ccomp" for above in islice(tree.ancestors(i), 2 * _DEEPEST)) >= _DEEPEST


def _argument(tree: Tree, i: int, context: Context) -> tuple[list[int], list[Constituent]]:
    token = tree[i]
    if i in context.times:
        return tree.subtree(i, frozenset(("relcl", "advcl"))), []  # "years of war"
    if token.dep == "xcomp":
        return complement(tree, i, context)
    if token.dep == "agent" or (token.dep == "dative" and not token.is_noun):
        (_, words), *more = _prepositional(tree, i, context, 0.0) or [(0.0, [])]
        return words, more
    if token.is_noun:
        return noun_constituents(tree, i, context, 0.5)
    if token.tag == "CD":
        return _figure(tree, i, context, 0.5)
    if token.dep == "acomp":
        nested = tree.child(i, "xcomp")
        if nested is not None:
            words, more = complement(tree, nested, context)
            return [i, *tree.children(i, "advmod", "neg"), *words], more
    return _untimed(tree.subtree(i, frozenset(("relcl", "advcl"))), context), []


def noun_constituents(tree: Tree, i: int, context: Context, rank: float) -> tuple[list[int], list[Constituent]]:
    """A noun phrase up to its head, and the phrases behind it as pieces to add; each piece holds what it hangs on."""
    behind = [child for child in tree.children(i, "prep") if child > i and child not in context.times]
    listed = [child for child in tree.children(i, "conj") if not tree[child].tag.startswith("VB")]
    if behind and listed and behind[0] < listed[0]:
        words = _name_or_phrase(tree, i, context, conj=False)
        whole = without_stranded(tree, _untimed(phrase(tree, i), context))
        first = [(rank, sorted({*words, *below})) for rank, below in _prepositional(tree, behind[0], context, rank)[:1]]
        return words, [*first, (rank + 0.1, sorted({*words, *(j for j in whole if j > i)}))]
    words = _name_or_phrase(tree, i, context, conj=True)
    pieces: list[Constituent] = []
    for head in conjuncts(tree, i):
        for child in tree.children(head):
            if child < head or child in context.times:
                continue
            if tree[child].dep == "prep":
                more = _prepositional(tree, child, context, rank)
                if more and tree[child].lower in context.words["grammar.of"] and _hollow(tree, head, context):
                    words = sorted({*words, *more.pop(0)[1]})
                    more = [(extra, sorted({*words, *below})) for extra, below in more]
                pieces.extend(more)
            elif tree[child].dep == "ccomp" or (tree[child].dep == "acl" and tree[child].tag == "VB"):
                inner, more = complement(tree, child, context)
                pieces.append((rank + 2, inner))
                pieces.extend((extra + rank + 2, [*inner, *below]) for extra, below in more)
            elif tree[child].dep in ("acl", "relcl") and tree[child].tag.startswith("VB"):
                pieces.extend(_restriction(tree, head, child, context, rank))
    return words, pieces


def _figure(tree: Tree, i: int, context: Context, rank: float) -> tuple[list[int], list[Constituent]]:
    """A figure, and as a piece to add the same in other terms ("$5 million, or 40 cents a share")."""
    whole = _untimed(tree.subtree(i, frozenset(("relcl", "advcl"))), context)
    again = next((j for j in tree.children(i, "cc") if tree[j].lower in context.words["grammar.or"]), None)
    if again is None or tree[again - 1].text != "," or tree.child(i, "det") is not None or not tree.children(i, "conj"):
        return whole, []
    return [j for j in whole if j < again - 1], [(rank + 0.5, whole)]


def _hollow(tree: Tree, i: int, context: Context) -> bool:
    lemma = tree[i].lemma.lower()
    of = i + 2 < len(tree) and tree[i + 1].lower in context.words["grammar.of"]
    if tree[i].is_name and of and tree[i + 2].is_name:
        return True  # "Bureau of Investigation"
    lists = (context.words["clauses.hollow"], context.words["nouns.figures"])
    return any(lemma in hollow or tree[i].lower in hollow for hollow in lists)


def _restriction(tree: Tree, noun: int, verb: int, context: Context, rank: float) -> list[Constituent]:
    """A clause that says which one is meant: it stands right behind its noun, without a comma."""
    core, more = clause_constituents(tree, verb, context)
    for child in tree.children(verb, *SUBJECTS):
        core.extend(noun_constituents(tree, child, context, 1.0)[0] if tree[child].is_noun else [child])
    marks = [j for j in tree.subtree(verb) if noun < j < verb and tree[j].lower in context.words["clauses.relatives"]]
    if len(core) == 1 and tree[verb].dep == "acl":  # "a deal signed": only with what follows
        if not more:
            return []
        (_, start), *more = sorted(more)
        core = [*core, *start]
    if tree.child(verb, "conj") is not None and tree[max(core)].tag.startswith("VB"):
        return []
    words = sorted({*core, *marks})
    first = words[0]
    if tree[noun].is_name or first <= noun or any(tree[j].text in (",", ")", "--", "_") for j in range(noun, first)):
        return []
    below = rank + (0.1 if tree[noun].tag in ("DT", "CD") else 4.0)
    return [(below, words), *((below + extra, [*words, *rest]) for extra, rest in more)]


def _name_or_phrase(tree: Tree, i: int, context: Context, *, conj: bool) -> list[int]:
    """A person's full name without the titles in front of it; else the phrase up to its head."""
    words = without_stranded(tree, _untimed(phrase(tree, i, full=False, conj=conj), context))
    words = [j for j in words if not (tree[j].tag == "DT" and tree[i].is_name and j + 1 in context.times)]
    if not tree[i].is_name:
        return words
    name = core_name(tree, i, context.words)
    full = context.names.full_name(context.text[tree[name[0]].start : tree[name[-1]].end])
    titled = name[0] > 0 and tree[name[0] - 1].lower in context.words["people.titles"]
    before = [tree[j] for j in words if j < name[0]]
    listed = any(one.tag == "CC" for one in before) and not _all_titles(before, context)
    if " " in full and (titled or context.names.is_person(full)) and name[-1] == i and not listed:
        reigns = tree[name[0] - 1].lower in context.words["people.reigning"] and _given_only(tree, name)
        return [j for j in words if j >= name[0] - reigns]
    return words


def _given_only(tree: Tree, name: Sequence[int]) -> bool:
    """Whether a name is that of a sovereign: one word, which a number or a country may follow."""
    if len(name) < 2:
        return True
    following = tree[name[1]].lower
    return following in tree.words["people.reigning_links"] or not following.strip("ivx")


def _all_titles(before: Sequence[Token], context: Context) -> bool:
    """Whether the words in front of a name are job titles and their employers ("Acme CEO and co-founder")."""
    joints = [n for n, one in enumerate(before) if one.tag == "CC"]
    return all(before[n - 1].lower in context.words["people.titles"] for n in joints if n > 0)


def complement(tree: Tree, i: int, context: Context) -> tuple[list[int], list[Constituent]]:
    """A complement clause with its own subject and marker."""
    core, pieces = clause_constituents(tree, i, context)
    for child in tree.children(i, *SUBJECTS, "mark"):
        if tree[child].is_noun:
            words, more = noun_constituents(tree, child, context, 1.5)
            core.extend(words)
            pieces.extend((rank, [*words, *below]) for rank, below in more)
        elif tree[child].lower not in context.words["clauses.relatives"] or tree[child].dep == "mark":
            core.extend(tree.subtree(child))
    return core, pieces


def _prepositional(tree: Tree, prep: int, context: Context, rank: float) -> list[Constituent]:
    """A prepositional phrase with its noun up to the head; what follows the head as further pieces."""
    out = [prep]
    more: list[Constituent] = []
    for child in tree.children(prep):
        if child in context.times or tree[child].lower in context.words["clauses.relatives"]:
            continue
        if tree[child].tag == "CD":
            words, more = _figure(tree, child, context, rank)
            out.extend(words)
        elif tree[child].is_noun:
            words, more = noun_constituents(tree, child, context, rank + 0.2)
            out.extend(words)
            aim = next((j for j in tree.children(child, "acl") if tree[j].tag == "VB"), None)
            if aim is not None and tree[child].lemma in context.words["status.purpose"]:
                out.extend(complement(tree, aim, context)[0])  # no "in an attempt" without what was attempted
        elif tree[child].dep == "pcomp" and context.times.intersection(tree.children(child, *SUBJECTS)):
            return []  # "with the current quarter having begun well"
        elif tree[child].dep == "pcomp" and tree[child].tag == "VBG":
            words, more = complement(tree, child, context)
            out.extend(words)
        elif tree[child].dep in ("pcomp", "prep", "pobj", "cc", "conj", "advmod"):
            out.extend(_untimed(tree.subtree(child, frozenset(("relcl", "advcl"))), context))
    if len(out) < 2:
        return []
    return [(rank, out), *((extra, sorted({*out, *below})) for extra, below in more)]


def without_stranded(tree: Tree, indices: list[int]) -> list[int]:
    """Without prepositions whose object was cut away, and without possessive marks left behind."""
    kept = set(indices)
    for i in indices:
        if tree[i].dep in ("prep", "agent") and not any(child in kept for child in tree.children(i)):
            kept.discard(i)
        if tree[i].tag == "POS" and tree[i].head not in kept:
            kept.discard(i)
    return sorted(kept)
