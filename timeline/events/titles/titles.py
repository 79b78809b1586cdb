"""The title of a mention: one readable clause in the words of the text."""

from __future__ import annotations

from functools import cache

from timeline.events.arguments.participants import Context
from timeline.events.syntax.clauses import SUBJECTS, phrase, subject
from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tree import Tree
from timeline.events.titles.compression import compressed_title
from timeline.events.titles.constituents import clause_constituents, without_stranded
from timeline.events.titles.finishing import LIMIT, finish, join_parts
from timeline.events.titles.realization import render
from timeline.events.titles.subjects import relative_object, subject_words
from timeline.model import Participant

_HIGHEST = 3  # verbs above one another, as in "was expected to begin to work"


def clause_title(tree: Tree, i: int, context: Context) -> str:
    """The title of a verb's clause: subject, predicate, object, and as many adjuncts as fit, arguments first.

    That of the clause above, if it fits, where its own says of nobody that he did it.
    """
    own = _raised(tree, _what_was(tree, i), context)
    if (both := _accompanied(tree, own, context)) is not None:
        return both
    told = _told(tree, own, context)
    text, kept = _composed(tree, told, context)
    if told == own or i in kept or subject(tree, own) in kept:
        return text
    return _composed(tree, own, context)[0]


def _accompanied(tree: Tree, i: int, context: Context) -> str | None:
    """The title of a participle behind a clause together with that clause ("Troops advanced, clearing the port")."""
    clause = tree[i].head
    goes_on = tree[i].tag == "VBG" and tree[i].dep == "advcl" and clause < i and tree[i - 1].text == ","
    if not goes_on or tree.children(i, *SUBJECTS, "aux", "mark", "advmod") or not tree[clause].tag.startswith("VB"):
        return None
    if tree[clause].tag in ("VB", "VBG") or subject(tree, clause) is None:
        return None
    first, kept = _composed(tree, clause, context, brief_only=True)
    core, _ = clause_constituents(tree, i, context)
    named = any(j in kept for j in (subject(tree, clause),)) or first.partition(" ")[0] != tree[clause].text
    text = finish(f"{first}, {render(tree, core, context)}", context.words, limit=None)
    return text if named and i not in kept and len(core) > 1 and len(text) <= LIMIT else None


def _what_was(tree: Tree, i: int) -> int:
    """From "it was on Monday that …" to what was so."""
    that = tree.child(i, "ccomp")
    who = tree.child(i, "nsubj", "expl")
    cleft = (
        tree[i].lemma in tree.words["grammar.be"]
        and that is not None
        and who is not None
        and tree[who].lower in tree.words["grammar.it"]
    )
    return that if cleft and that is not None and tree.child(that, *SUBJECTS) is not None else i


def _composed(tree: Tree, i: int, context: Context, *, brief_only: bool = False) -> tuple[str, frozenset[int]]:
    """The title of the clause of `i`, and the tokens that it is made of; without all that it can do without
    where `brief_only`."""
    core, adjuncts = clause_constituents(tree, i, context)
    who, words = subject(tree, i), context.words
    adjuncts = [(rank, piece) for rank, piece in adjuncts if who not in piece]
    named, brief, more = subject_words(tree, who, context)
    above = {j for j in (i, *tree.ancestors(i)) if tree[j].tag.startswith("VB")}
    more = [(rank, piece) for rank, piece in more if not above & (set(piece) - brief)]
    behind = i if max(brief, default=i) < i else len(tree)  # what follows the verb is told after it
    subject_side = {j for _, piece in more for j in piece if j < behind} | brief
    shared = _shared_auxiliaries(tree, i)
    core = [*(j for j in core if not _participle_auxiliary(tree, i, j)), *shared]
    verb = min([i, *shared, *tree.children(i, "aux", "auxpass", "neg")])
    front_end = max([i, *tree.children(i, "prt")])
    gap = relative_object(tree, i, who, context) if named or brief else []
    core = [
        j for j in core if tree[i].dep != "relcl" or j > verb or tree[j].lower not in context.words["clauses.relatives"]
    ]

    @cache
    def compose(kept: frozenset[int]) -> str:
        front = named or render(tree, kept & subject_side, context)
        first = min(subject_side, default=verb) if front else 0
        early = {j for j in kept - subject_side if j < min(first, verb)}
        rest = kept - subject_side - early
        if not front and who is not None and tree[verb].text[:1] in "'’":
            front = tree[who].text  # "it's"
        if not gap:
            told = render(tree, rest, context, kept), render(tree, early, context, kept)
            return finish(join_parts(words, front, *told), words, limit=None)
        does = render(tree, {j for j in rest if j <= front_end}, context)
        after = render(tree, {j for j in rest if j > front_end} | early, context)
        return finish(join_parts(words, front, does, render(tree, gap, context), after), words, limit=None)

    kept = frozenset(core) | brief
    text = compose(kept)
    if len(text) > LIMIT:
        kept = compressed_title(tree, kept, i, compose, LIMIT, words)
        return finish(compose(kept), words), kept
    if brief_only:
        adjuncts = [(rank, piece) for rank, piece in adjuncts if rank < 1]
        more = []
    if not named and not brief and tree.child(i, "expl") is None:
        adjuncts = [(rank, piece) for rank, piece in adjuncts if min(piece) > verb]
    for _, piece in sorted([*more, *adjuncts], key=lambda pair: pair[0]):
        longer = kept.union(piece)
        if len(compose(longer)) <= LIMIT:
            kept = longer
            text = compose(kept)
    return finish(text, words), kept


def _shared_auxiliaries(tree: Tree, i: int) -> list[int]:
    """The auxiliaries that a coordinated verb shares with the first ("to obtain and keep", "was held and charged")."""
    token = tree[i]
    if token.dep != "conj" or token.tag not in ("VB", "VBN") or tree.children(i, "aux", "auxpass", *SUBJECTS):
        return []
    first = tree[token.head]
    return tree.children(token.head, "aux", "auxpass") if first.tag == token.tag and token.head < i else []


def _participle_auxiliary(tree: Tree, i: int, j: int) -> bool:
    """Whether a token is the "being" or "having" of a clause without a tense that reads well without it.

    "Having spoken" does not: "she spoken" is no clause.
    """
    passive = tree.child(i, "auxpass") is not None
    words, form = tree.words, tree[j].lower
    regular = any(map(tree[i].lower.endswith, words["grammar.participle_endings"]))
    having = form in words["grammar.having"] and (passive or regular)
    been = form in words["grammar.been"] and tree[j - 1].lower in words["grammar.having"]
    begins = having or form in words["grammar.being"] or been
    return tree[j].head == i and begins and tree[i].dep in ("pcomp", "advcl", "acl")


def _raised(tree: Tree, i: int, context: Context) -> int:
    """Up from a verb without a tense to the one that says how sure it is, or who had it done.

    "Are likely to …", "is scheduled to …", "stopped paying", "asked them to answer", "was the first to see",
    "is suspected of stealing".
    """
    for _ in range(_HIGHEST):
        above = _governor(tree, i, context)
        if above is None:
            break
        i = above
    return i


def _told(tree: Tree, i: int, context: Context) -> int:
    """Up from a verb that nobody is named for to the clause that it stands in, where that one says who."""
    if tree[i].tag not in ("VB", "VBG", "VBN") or tree.child(i, "expl") is not None:
        return i
    if any(tree[j].tag in ("VBD", "VBZ", "VBP", "MD") for j in tree.children(i, "aux", "auxpass")):
        return i
    name, brief, _ = subject_words(tree, subject(tree, i), context)
    alone = (
        tree[i].dep == "acl"
        and tree[i].tag == "VBN"
        and len(brief) == 1
        and all(j in context.times for j in tree.children(i))
    )
    if (name or brief) and not alone:
        return i
    for above in tree.ancestors(i):
        verb = tree[above].tag.startswith("VB") and above < i
        if verb and (who := tree.child(above, *SUBJECTS)) is not None and tree[who].is_noun:
            return above
    return i


def _governor(tree: Tree, i: int, context: Context) -> int | None:
    token = tree[i]
    head = tree[token.head]
    if token.head == i or not token.tag.startswith("VB"):
        return None
    infinitive = token.tag == "VB" and any(tree[child].tag == "TO" for child in tree.children(i, "aux"))
    bare = token.tag == "VB" and not tree.children(i, "aux", "mark") and head.lemma in context.words["verbs.of_others"]
    if token.dep == "ccomp" and bare and i > token.head:
        return token.head
    if token.dep == "xcomp" or (token.dep in ("ccomp", "advcl") and infinitive and i > token.head):
        if head.dep == "acomp" and tree[head.head].tag.startswith("VB"):
            return head.head
        return token.head if head.tag.startswith("VB") else None
    if token.dep in ("acl", "relcl") and infinitive and head.dep == "attr" and subject(tree, i) != token.head:
        return head.head
    if token.dep == "pcomp" and token.tag == "VBG" and head.lower in context.words["clauses.of_doing"]:
        above = tree[head.head].head if tree[head.head].dep in ("dobj", "acomp", "oprd") else head.head
        return above if tree[above].tag.startswith("VB") and i > above else None
    return None


def noun_title(tree: Tree, noun: int, context: Context, agent: str | None = None) -> str:
    """The title of an event noun: its phrase, in front of it who did it where the phrase does not say."""
    indices = [i for i in phrase(tree, noun, conj=False) if i not in context.times]
    indices = without_stranded(tree, indices)
    adverb = next((j for j in tree.children(noun, "advmod") if j > noun and tree[j].tag == "RB"), None)
    adverb = adverb if adverb is not None else next((j for j in indices if j == noun + 1 and tree[j].tag == "RB"), None)
    indices = [j for j in indices if adverb is None or j < adverb]
    if agent:
        indices = [
            i
            for i in indices
            if not (tree[i].tag in ("DT", "PRP$") and tree[i].head == noun) and not _quantifier(tree, i, noun)
        ]
    if len(indices) > 1 and tree[indices[0]].tag == "DT" and indices[1] > indices[0] + 1:
        indices = indices[1:]  # what it belonged to was the time
    while len(indices) > 1 and tree[indices[0]].tag in ("DT", "PRP$", "IN", ",") and indices[0] < noun:
        named = tree[indices[0]].tag == "PRP$" and indices[0] > 0 and tree[indices[0]].text[0].isupper()
        if named or (tree[indices[0]].head != noun and tree[indices[0]].tag != ","):
            break  # "the My Lai massacre"
        indices = indices[1:]
    text = render(tree, indices, context)
    if len(text) > LIMIT:
        text = render(tree, {i for i in indices if i <= noun} | set(_first_prep(tree, noun)), context)
    return finish(context.words.patterns["owned"].format(owner=agent, thing=text) if agent else text, context.words)


def _quantifier(tree: Tree, i: int, noun: int) -> bool:
    return tree[i].head == noun and tree[i].lower in tree.words["grammar.quantifiers"]


def _first_prep(tree: Tree, noun: int) -> list[int]:
    prep = next((child for child in tree.children(noun, "prep") if child > noun), None)
    return tree.subtree(prep, frozenset(("relcl",))) if prep is not None else []


def quoted_title(title: str, speaker: Participant | None, words: Words) -> str:
    """A title in the first person, with the one who speaks in front ("Ann Bell: “I will go”")."""
    first = title.partition(" ")[0].lower().replace("’", "'").partition("'")[0]
    if speaker is None or first not in words["people.speaking"]:
        return title
    whole = f"{speaker.name[:1].upper()}{speaker.name[1:]}: “{title}”"
    return whole if len(whole) <= LIMIT else title
