"""Reading a tree: which tokens are predicates, who their subject is, which words make up a phrase."""

from __future__ import annotations

from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tree import Tree

_NOT_PREDICATES = frozenset(("aux", "auxpass", "amod", "compound", "case", "prep", "nmod", "punct", "mark", "det"))
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_SHARING = frozenset(("conj", "advcl", "pcomp", "prep", "ccomp", "dep", "acomp", "oprd", "xcomp"))
_DEEPEST = 4
_COORDINATING = frozenset((",", "&"))


def is_verbal(tree: Tree, i: int) -> bool:
    """Whether a token is a verb that heads a clause (no auxiliary, no modifier of a noun)."""
    token = tree[i]
    verbal = token.tag.startswith("VB") and token.dep not in _NOT_PREDICATES
    return verbal and token.lemma not in tree.words["verbs.listing"]


def is_event_noun(tree: Tree, i: int, words: Words) -> bool:
    """Whether a noun names something that happens and heads its phrase."""
    token = tree[i]
    if not token.is_noun or token.dep in ("compound", "nmod") or token.lemma in words["nouns.generic"]:
        return False
    if token.is_name and token.lower not in words["nouns.events"] and token.lemma not in words["nouns.events"]:
        return False
    return is_event_lemma(token.lemma, words)


def is_event_lemma(lemma: str, words: Words) -> bool:
    """Whether a noun's lemma names something that happens, by list or suffix."""
    if lemma in words["nouns.events"]:
        return True
    if lemma in words["nouns.things"]:
        return False
    tail = lemma.rsplit("-", 1)[-1]
    return tail in words["nouns.events"] or (len(tail) > 6 and tail.endswith(words.noun_suffixes))


def is_passive(tree: Tree, i: int) -> bool:
    """Whether a verb is in the passive, a participle without auxiliary included."""
    if tree.children(i, "nsubjpass", "auxpass", "agent"):
        return True
    return tree[i].tag == "VBN" and tree[i].dep in ("acl", "advcl") and not tree.children(i, "aux", "dobj")


def subject(tree: Tree, i: int) -> int | None:
    """The head of a predicate's subject, inherited where the clause has none of its own.

    Coordinated verbs and participles take their governor's; relative clauses and reduced ones their antecedent.
    """
    if i not in tree.subjects:
        tree.subjects[i] = _subject(tree, i, 0)
    return tree.subjects[i]


def _subject(tree: Tree, i: int, depth: int) -> int | None:
    own = max((j for j in tree.children(i, *SUBJECTS) if j < i and _can_act(tree, j)), default=tree.child(i, *SUBJECTS))
    if own is not None:
        if tree[own].lower in tree.words["clauses.relatives"] and tree[own].tag in ("WDT", "WP", "IN", "DT"):
            return antecedent(tree, i)
        return own
    if depth > _DEEPEST or tree.child(i, "expl") is not None:
        return None
    lost = _lost_subject(tree, i) if tree[i].dep == "conj" else _name_before(tree, i)
    return _inherited_subject(tree, i, depth) if lost is None and tree[i].head != i else lost


def _lost_subject(tree: Tree, i: int) -> int | None:
    """The subject that a parser took for part of the clause before ("… in the area, and threats had become routine").

    A coordinated verb that shares a subject follows "and", not a noun.
    """
    first = min([i, *tree.children(i, "aux", "auxpass", "neg")])
    finite = tree[first].tag in ("VBD", "VBZ", "VBP", "MD")
    current = first - 1
    if not finite or current <= tree[i].head or not tree[current].is_noun or tree[current].head >= first:
        return None
    while current > tree[i].head:
        head = tree[current].head
        if any(tree[k].text in (",", ";") for k in range(head + 1, current)):
            return current if tree[current].is_noun and _begins_clause(tree, current) else None
        if head == current or not (tree[head].is_noun or tree[head].tag in ("IN", "TO")):
            return None
        current = head
    return None


def _name_before(tree: Tree, i: int) -> int | None:
    """The name right before a finite verb that heads a sentence without a subject: the parser took it for more of
    the phrase that opens it ("In the last quarter of the year Acme sold …")."""
    first = min([i, *tree.children(i, "aux", "auxpass", "neg")])
    finite = tree[first].tag in ("VBD", "VBZ") and tree[i].head == i
    return first - 1 if finite and first > 0 and tree[first - 1].is_name and tree[first - 1].head < i else None


def _begins_clause(tree: Tree, noun: int) -> bool:
    """Whether a noun phrase stands right behind a comma and "and"."""
    first = min(phrase(tree, noun, full=False, conj=False))
    return first > 1 and tree[first - 1].tag == "CC" and tree[first - 2].text in (",", ";")


def _can_act(tree: Tree, i: int) -> bool:
    """Whether a token is a word that a subject can end in: no initial, and not "most of which"."""
    alone = tree[i].text.endswith(".") and len(tree[i].text) < 3
    return not alone and all(tree[j].lower not in tree.words["grammar.which"] for j in tree.subtree(i) if j > i)


def _inherited_subject(tree: Tree, i: int, depth: int) -> int | None:
    token = tree[i]
    if token.dep in ("acl", "relcl") and token.tag in ("VB", "VBN") and is_passive(tree, i):
        return token.head if tree[token.head].is_noun or tree[token.head].tag in ("CD", "DT") else None
    if token.dep == "acl" and tree[token.head].is_noun:
        return (
            token.head if token.tag in ("VBN", "VBG") or is_passive(tree, i) else _subject(tree, token.head, depth + 1)
        )
    if token.dep == "xcomp" and not is_subject_control(tree, i):
        return tree.child(token.head, "dobj")
    modal = any(tree[child].tag == "MD" for child in tree.children(i, "aux"))
    finite = token.dep == "ccomp" and (token.tag in ("VBD", "VBZ", "VBP") or modal)
    if finite and (said := tree.child(token.head, "dobj")) is not None and said < i and tree[said].is_noun:
        return said  # "said sales of wheat, ripe or not, will fall": a subject that the parser took for an object
    if token.dep == "conj" and token.tag == "VBD" and (above := _finite_above(tree, i)) is not None:
        return _subject(tree, above, depth + 1)
    return _subject_of(tree, token.head, depth) if token.dep in _SHARING and not finite else None


def _finite_above(tree: Tree, i: int) -> int | None:
    """The past verb that a coordinated one goes on from, where the nearest is none ("ruled he must go, and set")."""
    beside = tree[i].head
    modal = any(tree[j].tag in ("MD", "VBD") for j in tree.children(beside, "aux", "auxpass"))
    above = tree[beside].head
    if tree[beside].dep != "ccomp" or tree[beside].tag not in ("VB", "VBN") or not modal:
        return None
    past = tree[above].tag == "VBD" or any(tree[j].tag in ("VBD", "VBZ", "VBP") for j in tree.children(above, "aux"))
    return above if past and tree[above].tag.startswith("VB") and above < beside else None


def _subject_of(tree: Tree, i: int, depth: int) -> int | None:
    """The subject of the nearest predicate at or above a token."""
    for _ in range(3):
        if tree[i].tag.startswith("VB") or tree.child(i, *SUBJECTS) is not None:
            return _subject(tree, i, depth + 1)
        if tree[i].head == i:
            return None
        i = tree[i].head
    return None


def is_subject_control(tree: Tree, i: int) -> bool:
    """Whether an open complement shares its governor's subject ("agreed to go", not "told him to go")."""
    return tree.child(tree[i].head, "dobj") is None


def antecedent(tree: Tree, i: int) -> int | None:
    """The noun that a relative clause describes; the head of its phrase for a phrase after "in" or "of"."""
    begins = tree[i].lemma in tree.words["verbs.beginning"]
    for above in (tree[i].head, *tree.ancestors(tree[i].head)):
        if begins and tree[above].is_name and tree[tree[above].head].dep == "prep":
            continue  # "the conflict in Ukraine, which began": places do not begin
        if tree[above].tag in ("IN", "TO"):
            continue
        if tree[above].is_noun or tree[above].tag in ("PRP", "DT", "CD"):
            return above
        if tree[above].tag.startswith("VB"):
            return None
    return None


def conjuncts(tree: Tree, i: int) -> list[int]:
    """A phrase's head and those coordinated with it, in text order."""
    out = [i]
    for current in out:
        out.extend(tree.children(current, "conj"))
    return out


_DROPPED = frozenset(("relcl", "appos", "advcl", "parataxis", "acl", "punct", "cc", "conj", "preconj", "dep", "ccomp"))


def phrase(tree: Tree, i: int, *, full: bool = True, conj: bool = True) -> list[int]:
    """The words of a noun phrase without its relative clauses and appositions, and without what follows the head
    unless `full`; coordinated phrases with their commas where `conj`."""
    out: list[int] = []
    for child in tree.children(i):
        dep = tree[child].dep
        if dep in _DROPPED:
            continue
        if child > i and not full and not (child == i + 1 and dep == "nummod"):
            continue
        out.extend(_below(tree, child, full=full))
    out.append(i)
    if conj:
        for other in tree.children(i, "conj"):
            if tree[other].tag.startswith("VB"):
                continue
            part = phrase(tree, other, full=full)
            joins = [j for j in tree.children(i, "cc", "punct") if i < j < min(part)]
            between = [j for j in joins if _coordinates(tree, j)][-2:]
            out.extend(between)
            out.extend(part)
    return sorted(set(out))


def _coordinates(tree: Tree, i: int) -> bool:
    return tree[i].text in _COORDINATING or tree[i].text in tree.words["grammar.joining"]


def _below(tree: Tree, i: int, *, full: bool) -> list[int]:
    """A branch of a noun phrase: prepositional phrases with their own trimmed nouns, the rest whole."""
    if tree[i].dep != "prep":
        return tree.subtree(i, frozenset(("relcl", "parataxis", "advcl")))
    out = [i]
    for child in tree.children(i):
        if tree[child].is_noun or tree[child].dep == "pobj":
            out.extend(phrase(tree, child, full=full))
        elif tree[child].dep == "prep":
            out.extend(_below(tree, child, full=full))
        elif tree[child].dep != "punct":
            out.extend(tree.subtree(child, frozenset(("relcl", "advcl"))))
    return out
