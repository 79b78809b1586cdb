"""Who took part in an event, and where it happened."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from timeline.events.arguments.names import Names
from timeline.events.arguments.pronouns import object_antecedent, pronoun_antecedent
from timeline.events.syntax.clauses import SUBJECTS, conjuncts, is_event_noun, is_passive, phrase, subject
from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tree import Tree
from timeline.model import Participant, Place, Span

_DEEPEST = 2


@dataclass(frozen=True, slots=True)
class Context:
    """What the extraction knows of the article around a tree."""

    article: str
    text: str
    words: Words
    names: Names
    previous: int  # where the sentence before begins
    times: frozenset[int] = frozenset()  # tokens of the tree that belong to time expressions
    dateline: tuple[int, int] | None = None  # the place in front of the lead sentence
    taken: frozenset[int] = frozenset()  # tokens of listed events, which keep their participants to themselves


def roles(tree: Tree, i: int, noun: int | None, context: Context) -> list[tuple[str, int]]:
    """(role, head token) of all that take part in the predicate `i`, whose event noun, if any, is `noun`."""
    found: list[tuple[str, int]] = []
    if tree[i].tag.startswith("VB"):
        found.extend(_verb_roles(tree, i, noun))
    if noun is not None:
        found.extend(_noun_roles(tree, noun))
    seen: set[int] = set()
    out = []
    for role, head in found:
        for one in conjuncts(tree, head):
            if (
                one in seen
                or one in context.times
                or one in context.taken
                or not (tree[one].is_noun or tree[one].tag in ("PRP", "CD", "NNS"))
            ):
                continue
            seen.add(one)
            out.append((role, one))
    return out


def _verb_roles(tree: Tree, i: int, noun: int | None) -> Iterator[tuple[str, int]]:
    passive = is_passive(tree, i)
    who = subject(tree, i)
    if who is not None and who != noun:
        yield ("patient" if passive else "agent"), who
    for child in tree.children(i):
        dep = tree[child].dep
        if child == noun:
            continue
        if dep in ("dobj", "oprd") and tree[child].tag != "WDT":
            yield "patient", child
        elif dep == "dative":
            yield "recipient", tree.child(child, "pobj") or child
        elif dep == "agent":
            yield from (("agent", pobj) for pobj in tree.children(child, "pobj"))
        elif dep == "prep":
            yield from _prepositional(tree, child, of_noun=False)


def _noun_roles(tree: Tree, noun: int) -> Iterator[tuple[str, int]]:
    for child in tree.children(noun):
        if tree[child].dep == "poss":
            yield "agent", child
        elif tree[child].dep in ("prep", "agent"):
            yield from _prepositional(tree, child, of_noun=True)


def _prepositional(tree: Tree, prep: int, *, of_noun: bool) -> Iterator[tuple[str, int]]:
    word, kinds = tree[prep].lower, tree.words.kinds
    role = kinds["relations.roles"].get(word)
    if role is None and of_noun:
        role = kinds["relations.noun_roles"].get(word)
    if role is None:
        return
    for pobj in tree.children(prep, "pobj"):
        if role != "recipient" or tree[pobj].is_name:
            yield role, pobj


def participants(tree: Tree, found: list[tuple[str, int]], context: Context) -> tuple[Participant, ...]:
    """The participants in text order, names in full and without titles, pronouns resolved where safe."""
    made = (participant(tree, role, head, context) for role, head in found)
    kept = [one for one in made if one is not None]
    return tuple(sorted(kept, key=lambda one: (one.span.start, one.span.end)))


def participant(tree: Tree, role: str, head: int, context: Context) -> Participant | None:
    """One participant; None for a pronoun that stands for nobody we can name, or for an event."""
    token = tree[head]
    if token.tag in ("PRP", "WP", "WDT", "DT", "EX"):
        above = pronoun_antecedent(tree, head, context.words)
        if above is not None and not tree[above].is_name:
            return None
        named = resolve_pronoun(tree, head, context)
        if named is None:
            return None
        return Participant(role, Span(context.article, token.start, token.end), token.text, named)
    if not token.is_noun or (is_event_noun(tree, head, context.words) and not token.is_name):
        return None
    if token.lemma in context.words["nouns.generic"] or token.lemma in context.words["status.purpose"]:
        return None
    indices = core_name(tree, head, context.words) if token.is_name else _common(tree, head, context)
    start, end = tree[indices[0]].start, tree[indices[-1]].end
    text = context.text[start:end]
    return Participant(role, Span(context.article, start, end), text, context.names.full_name(text))


def _common(tree: Tree, head: int, context: Context) -> list[int]:
    """A common noun with its modifiers and a short "of", "for" or "from" phrase, without article and time."""
    run = [i for i in phrase(tree, head, full=False, conj=False) if i not in context.times] or [head]
    first = max((k for k in range(1, len(run)) if run[k] != run[k - 1] + 1), default=0)
    run = run[first:]
    while len(run) > 1 and tree[run[0]].tag in ("DT", "PRP$", ",", "IN", "CC", "PDT"):
        run = run[1:]
    after = head + 1
    if after < len(tree) and tree[after].lower in context.words["grammar.of_participants"] and tree[after].head == head:
        below = tree.subtree(after, frozenset(("relcl", "acl", "appos")))
        whole = below == list(range(after, after + len(below)))
        if (
            whole
            and len(below) <= 6
            and not context.times.intersection(below)
            and all(tree[i].text != "," for i in below)
        ):
            run = [*run, *below]
    return run


def core_name(tree: Tree, head: int, words: Words) -> list[int]:
    """The words of a name that ends in `head`, job titles cut off ("Russian President Vladimir Putin")."""
    first = head
    while first > 0 and (tree[first - 1].tag in ("NNP", "NNPS") or tree[first - 1].lower in words["people.titles"]):
        if tree[first - 1].head not in range(first - 1, head + 1):
            break
        first -= 1
    for i in range(head - 1, first - 1, -1):
        if tree[i].lower in words["people.titles"]:
            first = i + 1
            break
    # "Secretary of State Marco Rubio"
    if (
        first >= 2
        and tree[first - 1].lower in words["people.title_links"]
        and tree[first - 2].lower in words["people.titles"]
        and head - first > 1
    ):
        first = head - 1
    last = head
    while (
        last + 2 < len(tree)
        and tree[last + 1].lower in words["grammar.of"]
        and tree[last + 1].head == last
        and head not in _persons(tree, head, words)
    ):
        end = _name_after(tree, last + 1)
        if end is None:
            break
        last = end
    return list(range(first, last + 1))


def _persons(tree: Tree, head: int, words: Words) -> set[int]:
    return {head} if head > 0 and tree[head - 1].lower in words["people.titles"] else set()


def _name_after(tree: Tree, of: int) -> int | None:
    pobj = tree.child(of, "pobj")
    if pobj is None or not tree[pobj].is_name or pobj - of > 3:
        return None
    return pobj


def resolve_pronoun(tree: Tree, i: int, context: Context) -> str | None:
    """The person whom "he" or "she" stands for; None where it is not safe to say."""
    if tree[i].lower not in context.words["people.person_pronouns"]:
        return None
    above = pronoun_antecedent(tree, i, context.words)
    if above is not None:
        name = core_name(tree, above, context.words) if tree[above].is_name else []
        return context.names.full_name(context.text[tree[name[0]].start : tree[name[-1]].end]) if name else None
    if tree[i].lower in context.words["people.objects"] and tree[i].dep in ("dobj", "pobj", "dative"):
        clause = next((j for j in tree.ancestors(i) if tree.child(j, *SUBJECTS) is not None), None)
        who = None if clause is None else tree.child(clause, *SUBJECTS)
        return object_antecedent(tree, i, context.previous, who, context.names)
    inside = context.names.first_person(tree[i].start, tree.start)
    if inside is not None:
        return inside.name
    named = context.names.first_person(tree.start, context.previous)
    return context.names.only_person(tree.start) if named is None else named.name


def place(tree: Tree, anchors: list[int], context: Context) -> Place | None:
    """The place named in a locative phrase of one of the `anchors` (the predicate first, then its nouns)."""
    seen: set[int] = set()
    for anchor in anchors:
        for indices in _locatives(tree, anchor, context):
            if indices[0] not in seen and not _is_person(tree, indices, context):
                start, end = tree[indices[0]].start, tree[indices[-1]].end
                return Place(context.text[start:end], Span(context.article, start, end))
    return None


def _is_person(tree: Tree, indices: list[int], context: Context) -> bool:
    return context.names.is_person(context.text[tree[indices[0]].start : tree[indices[-1]].end])


def _locatives(tree: Tree, anchor: int, context: Context, depth: int = 0) -> Iterator[list[int]]:
    words = context.words
    motion = tree[anchor].lemma in words["verbs.motion"]
    for prep in tree.children(anchor, "prep", "agent"):
        word = tree[prep].lower
        if word in words["places.prepositions"] or (motion and word in words["places.goal"]):
            pobj = tree.child(prep, "pobj")
            if pobj is not None and pobj not in context.times and is_place(tree, pobj, words):
                yield place_phrase(tree, pobj, context.times)
            elif pobj is not None and pobj not in context.times and depth < _DEEPEST:
                yield from _locatives(tree, pobj, context, depth + 1)
        elif word in words["places.through"] and depth < _DEEPEST:
            for pobj in tree.children(prep, "pobj"):
                yield from _locatives(tree, pobj, context, depth + 1)
    if motion:
        target = tree.child(anchor, "dobj", "npadvmod")
        if (
            target is not None
            and target not in context.times
            and tree[target].is_name
            and is_place(tree, target, words)
        ):
            yield place_phrase(tree, target, context.times)


def is_place(tree: Tree, i: int, words: Words) -> bool:
    """Whether the noun after a locative preposition reads as a place."""
    token = tree[i]
    if token.lower in words["places.not_places"]:
        return False
    if token.is_name:
        return token.lower not in words["people.organizations"] or token.lower in words["places.heads"]
    return token.lemma in words["places.heads"] and any(tree[j].is_name for j in tree.subtree(i))


def place_phrase(tree: Tree, i: int, times: frozenset[int] = frozenset()) -> list[int]:
    """The words of a place with what narrows or widens it ("St. Petersburg, Russia"), without its article."""
    indices = [j for j in phrase(tree, i, conj=False) if tree[j].dep != "punct" and j not in times]
    first = next((k for k, j in enumerate(indices) if tree[j].tag not in ("DT", "POS")), 0)
    run = [indices[first]]
    for j in indices[first + 1 :]:
        if j != run[-1] + 1:
            break
        run.append(j)
    if i not in run:
        run = [i]
    last = run[-1]
    appos = tree.child(i, "appos")
    if appos is not None and tree[appos].is_name and appos <= last + 4 and tree[last + 1].text == ",":
        last = appos
    return list(range(run[0], last + 1))
