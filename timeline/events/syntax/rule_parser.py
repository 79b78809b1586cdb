"""Parsing without a model: tags from word lists and suffixes, then verb groups, noun phrases and what joins them.

Rough by design: it finds clauses, subjects, objects and prepositional phrases in plain prose, and gives every token a
head, in the labels that the rest of the package reads.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from timeline.events.syntax.chunking import Chunk, attach_coordination, attach_objects, noun_phrases, verb_groups
from timeline.events.syntax.lemmas import lemma_of
from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tagging import tag
from timeline.events.syntax.tree import Token, Tree


def parse_sentence(text: str, start: int, end: int, words: Words) -> Tree:
    """The tree of one stretch of the text."""
    tags = tag(text, start, end, words)
    draft = Chunk(tags, words)
    phrases = noun_phrases(draft)
    verbs = verb_groups(draft)
    attach_objects(draft, phrases)
    attach_coordination(draft, phrases)
    root = _clauses(draft, verbs, phrases)
    _attach_prepositions(draft, verbs, phrases)
    for i in [i for i, head in enumerate(draft.heads) if head < 0 and i != root]:
        if tags[i].lower in words["grammar.not"] and i + 1 < len(tags):
            draft.attach(i, i + 1, "advmod")  # "not all", "not only": no verb is denied
        else:
            draft.attach(i, root, "punct" if not tags[i].text[:1].isalnum() else "dep")
    if tags:
        draft.heads[root], draft.deps[root] = root, "ROOT"
    heads = _without_cycles(draft.heads, root)
    tokens = [
        Token(
            one.start,
            one.start + len(one.text),
            one.text,
            one.lower,
            lemma_of(one.lower, one.tag, words),
            one.tag,
            dep,
            head,
        )
        for one, dep, head in zip(tags, draft.deps, heads, strict=True)
    ]
    return Tree(tokens, text, start, end, words)


def _without_cycles(heads: list[int], root: int) -> list[int]:
    """Any token that does not lead up to the root hangs on it."""
    out = list(heads)
    leading = {root}
    for i in range(len(out)):
        path, current = {i}, i
        while current not in leading:
            current = out[current]
            if current in path:
                out[i] = root
                path = {i}
                break
            path.add(current)
        leading |= path
    return out


def _clauses(draft: Chunk, verbs: list[int], phrases: dict[int, int]) -> int:
    """Subjects, objects, and how the clauses hang together; gives the root."""
    heads = sorted(phrases.values())
    nouns = frozenset(heads)
    kinds = {verb: _kind(draft, verb, verbs, heads) for verb in verbs}
    finite = [verb for verb in verbs if kinds[verb][0] == "main"]
    root = finite[0] if finite else (verbs[0] if verbs else (heads[0] if heads else 0))
    for n, verb in enumerate(verbs):
        before, after = verbs[n - 1] if n else -1, verbs[n + 1] if n + 1 < len(verbs) else len(draft.tags)
        _arguments(draft, verb, before, after, phrases, nouns)
        kind, target = kinds[verb]
        if verb == root:
            continue
        earlier = [other for other in finite if other < verb]
        if kind == "main":
            draft.attach(verb, earlier[-1] if earlier else root, "conj")
        elif kind == "advcl":
            later = next((other for other in finite if other > verb), None)
            draft.attach(verb, earlier[-1] if earlier else later if later is not None else root, "advcl")
        else:
            draft.attach(verb, target if target is not None and target != verb else root, kind)
    return root


def _kind(draft: Chunk, verb: int, verbs: list[int], heads: list[int]) -> tuple[str, int | None]:
    """What sort of clause a verb heads, and what it hangs on where that is known."""
    heads_before = draft.heads[:verb]
    group_start = heads_before.index(verb) if verb in heads_before else verb
    before = max([other for other in verbs if other < verb], default=-1)
    if draft.tags[group_start].tag == "TO" or (
        draft.tags[verb].tag == "VB" and draft.tags[group_start - 1].tag == "TO"
    ):
        noun = group_start - 1 if group_start - 1 in heads else None
        return (
            ("acl", noun)
            if noun is not None and draft.deps[noun] == "pobj"
            else ("xcomp", before if before >= 0 else None)
        )
    relatives, subordinators = draft.words["clauses.relatives"], draft.words["clauses.subordinators"]
    for i in range(group_start - 1, before, -1):
        word = draft.tags[i].lower
        if word in relatives and draft.tags[i].tag in ("WDT", "WP", "DT", "IN"):
            if (
                word in draft.words["grammar.that"]
                and before >= 0
                and draft.lemma(before) in draft.words["clauses.that_verbs"]
            ):
                return "ccomp", before
            noun = _described(draft, max((head for head in heads if head < i), default=None), heads)
            if i == group_start - 1 or draft.heads[i] >= 0:
                return "relcl", noun
        if (
            word in subordinators
            and draft.tags[i].tag in ("IN", "WRB")
            and (i == 0 or draft.heads[i] < 0)
            and i + 1 in range(group_start + 1)
        ):
            draft.attach(i, verb, "advmod" if draft.tags[i].tag == "WRB" else "mark")
            return "advcl", None
    if draft.tags[verb].tag in ("VBG", "VBN") and not any(
        draft.deps[i] in ("aux", "auxpass") and draft.heads[i] == verb for i in range(verb)
    ):
        noun = verb - 1 if verb - 1 in heads else None
        return ("acl", noun) if noun is not None and draft.tags[verb].tag == "VBN" else ("advcl", None)
    return "main", None


def _described(draft: Chunk, noun: int | None, heads: list[int]) -> int | None:
    """What a relative clause is about: of "the conflict in Ukraine, which …" the conflict, not the name behind it."""
    if noun is None or not draft.tags[noun].tag.startswith("NNP") or draft.deps[noun] != "pobj":
        return noun
    above = draft.heads[noun] - 1
    return above if above in heads and draft.tags[above].tag in ("NN", "NNS") else noun


def _arguments(
    draft: Chunk, verb: int, before: int, after: int, phrases: dict[int, int], heads: AbstractSet[int]
) -> None:
    """The verb's subject to its left and its object to its right."""
    passive = any(draft.deps[i] == "auxpass" and draft.heads[i] == verb for i in range(verb))
    label = "nsubjpass" if passive else "nsubj"
    for i in range(verb - 1, before, -1):
        if draft.heads[i] == verb:
            continue
        if draft.tags[i].tag in ("WDT", "WP") and draft.heads[i] < 0:
            draft.attach(i, verb, label)
            break
        if i in heads and draft.heads[i] < 0:
            draft.attach(i, verb, label)
            break
    following = phrases.get(verb + 1)
    if following is not None and following < after and not passive:
        draft.attach(following, verb, "attr" if draft.lemma(verb) in draft.words["grammar.be"] else "dobj")


def _attach_prepositions(draft: Chunk, verbs: list[int], phrases: dict[int, int]) -> None:
    """Prepositional phrases to the noun before ("of", or an event noun) or to the verb of their clause."""
    heads = set(phrases.values())
    for i, one in enumerate(draft.tags):
        if one.tag not in ("IN", "TO") or draft.heads[i] >= 0:
            continue
        noun = i - 1 if i - 1 in heads else None
        if noun is not None and (one.lower in draft.words["grammar.of_nouns"] or _takes_phrase(draft, noun, one.lower)):
            draft.attach(i, noun, "prep")
            continue
        earlier = [verb for verb in verbs if verb < i]
        if earlier:
            draft.attach(i, earlier[-1], "prep")
        elif verbs:
            draft.attach(i, _first_main(draft, verbs), "prep")
    for head in sorted(heads):
        if draft.heads[head] < 0 and verbs:
            earlier = [verb for verb in verbs if verb < head]
            draft.attach(head, earlier[-1] if earlier else _first_main(draft, verbs), "npadvmod")


def _first_main(draft: Chunk, verbs: list[int]) -> int:
    return next((verb for verb in verbs if draft.deps[verb] not in ("relcl", "acl", "advcl")), verbs[0])


def _takes_phrase(draft: Chunk, noun: int, preposition: str) -> bool:
    """Whether an event noun takes the phrase behind it; "on" behind an object is more often a time of the verb."""
    if not _is_event(draft, noun):
        return False
    verb = draft.heads[noun]
    plain = draft.deps[noun] == "dobj" and draft.lemma(verb) not in draft.words["verbs.relation"]
    return not (plain and preposition in draft.words["grammar.of_verbs"])


def _is_event(draft: Chunk, noun: int) -> bool:
    return draft.tags[noun].tag in ("NN", "NNS") and draft.lemma(noun) in draft.words["nouns.events"]
