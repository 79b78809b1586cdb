"""Who a clause is about: its subject in words, and the object that a relative clause has from outside."""

from __future__ import annotations

from collections.abc import Iterable

from timeline.events.arguments.participants import Context, core_name, resolve_pronoun
from timeline.events.arguments.pronouns import pronoun_antecedent, subject_antecedent
from timeline.events.syntax.clauses import SUBJECTS, antecedent, phrase
from timeline.events.syntax.tree import Tree
from timeline.events.titles.constituents import Constituent, complement, noun_constituents


def relative_object(tree: Tree, i: int, who: int | None, context: Context) -> list[int]:
    """The object of a relative clause, which stands in front of it ("the help that they gave")."""
    own, relatives = tree.child(i, *SUBJECTS), context.words["clauses.relatives"]
    if tree[i].dep != "relcl" or own is None or tree[own].lower in relatives or tree.child(i, "auxpass", "mark"):
        return []
    below = [tree[j].lower for j in tree.subtree(own)]
    if not context.words["grammar.whose"].isdisjoint(below) or any(tree[j].tag == "WRB" for j in tree.children(i)):
        return []
    objects = tree.children(i, "dobj", "ccomp", "xcomp", "acomp", "attr")
    preps = [tree.child(j, "pobj", "pcomp") for j in tree.children(i, "prep")]
    if any(j is None or tree[j].lower in relatives for j in preps) or not all(
        tree[j].lower in relatives for j in objects
    ):
        return []
    noun = antecedent(tree, i)
    if noun is None or noun == who or noun in context.times or tree[noun].lemma in context.words["clauses.occasions"]:
        return []
    if tree[i].lemma in context.words["verbs.attribution"] | context.words["verbs.intransitive"]:
        return []
    return [j for j in noun_constituents(tree, noun, context, 0.0)[0] if j < min(own, i)]


def subject_words(tree: Tree, who: int | None, context: Context) -> tuple[str, set[int], list[Constituent]]:
    """The subject: a name for a pronoun, or its words, and what may be added to them."""
    if who is None:
        return "", set(), []
    token = tree[who]
    if token.tag in ("PRP", "WP", "WDT", "EX", "DT"):
        if token.tag == "DT" and tree.children(who, "prep"):
            words, more = noun_constituents(tree, who, context, 0.8)
            return "", set(words), more
        if token.tag == "EX" or token.lower in context.words["clauses.plain_pronouns"]:
            return token.text, set(), []
        named = resolve_pronoun(tree, who, context)
        if named and tree.children(who, "conj"):
            return _with_others(tree, who, named, context), set(), []
        above = None if named else pronoun_antecedent(tree, who, context.words)
        if above is not None:
            return subject_words(tree, above, context)
        named = named or subject_antecedent(tree, who, context.text, context.previous, context.names, context.words)
        return named or "", set(), []
    if token.tag.startswith("VB"):
        words, more = complement(tree, who, context)
        return "", set(words), more
    if who in context.times:
        return "", set(phrase(tree, who)), []
    words, more = noun_constituents(tree, who, context, 0.8)
    owned = len(words) > 1 and tree[words[0]].lower in context.words["people.owners"]
    if owned and pronoun_antecedent(tree, words[0], context.words) is None:
        whose = context.names.only_person(tree[words[0]].start, context.previous)
        if whose is not None:
            return _owned(tree, whose, words[1:]), set(), []
    if len(words) > 1 and not token.is_name and tree[words[0]].lower in context.words["clauses.leading"]:
        owner = pronoun_antecedent(tree, words[0], context.words)
        words = words if owner is not None and tree[owner].is_name else words[1:]
    elif (owner := _announcer(tree, who, context)) is not None:
        name = core_name(tree, owner, context.words)
        whose = context.names.full_name(context.text[tree[name[0]].start : tree[name[-1]].end])
        return _owned(tree, whose, words), set(), []
    return "", set(words), more


def _owned(tree: Tree, owner: str, words: Iterable[int]) -> str:
    """What belongs to somebody, in words."""
    return tree.words.patterns["owned"].format(owner=owner, thing=" ".join(tree[j].text for j in words))


def _announcer(tree: Tree, who: int, context: Context) -> int | None:
    """Whose figure a bare "net income" or "profit" is: that of the company which reports it."""
    own = [j for j in tree.children(who) if j not in context.times]
    bare = all(tree[j].dep in ("amod", "compound") and not tree[j].is_name for j in own)
    clause = tree[who].head
    if not bare or tree[who].lemma not in context.words["nouns.figures"] or tree[clause].dep != "ccomp":
        return None
    owner = tree.child(tree[clause].head, "nsubj")
    if owner is None or owner > who or not tree[owner].is_name:
        return None
    name = core_name(tree, owner, context.words)
    titled = name[0] > 0 and tree[name[0] - 1].lower in context.words["people.titles"]
    person = titled or context.names.is_person(context.text[tree[name[0]].start : tree[name[-1]].end])
    return None if person else owner


def _with_others(tree: Tree, pronoun: int, named: str, context: Context) -> str:
    """A pronoun's name in its list ("neither he nor his brothers")."""
    words = phrase(tree, pronoun, full=False)
    before = [tree[j].text.lower() for j in tree.children(pronoun, "preconj")]
    behind = context.text[tree[pronoun].end : tree[words[-1]].end]
    return " ".join([*before, named]) + behind
