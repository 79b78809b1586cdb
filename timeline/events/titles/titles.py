"""The title of a mention: one readable clause in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from timeline.events.arguments.participants import Context
from timeline.events.syntax.clauses import RELATIVE, SUBJECTS, phrase, subject
from timeline.events.syntax.lexicon import load_lexicon
from timeline.events.syntax.tree import Tree
from timeline.events.titles.compression import compressed_title
from timeline.events.titles.constituents import verb_tokens, without_stray
from timeline.events.titles.realization import render
from timeline.events.titles.subjects import left_out, subject_words
from timeline.model import Participant

LIMIT = 90
_CONTRACTED = re.compile(r" (?=['’](?:s|re|ve|ll|d|m)\b)")
_SPACED = re.compile(r" (?=[,.;:%])")
_JOINED = re.compile(r"(?<=\s)- ?(?=[a-z])")
_LINKS = ("for", "in", "of", "to", "on", "at", "by", "with", "from", "than")
_WEAK = ("and", "or", "to", "the", "a", "an")
_ENDS = (*_LINKS, *_WEAK, "due")
_LOOSE_PAIRS = re.compile(rf"[\s,]+(?:and|or|but) (?:{'|'.join(_LINKS)})$")
_LOOSE_ENDS = re.compile(rf"[\s,]+(?:{'|'.join(_WEAK)}|(?<!\bis )(?<!\bare )(?<!\bwas )(?<!\bwere )(?<!\bbe )due)$")
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
    core, _ = verb_tokens(tree, i, context)
    named = any(j in kept for j in (subject(tree, clause),)) or first.partition(" ")[0] != tree[clause].text
    text = finish(f"{first}, {render(tree, core, context)}", limit=None)
    return text if named and i not in kept and len(core) > 1 and len(text) <= LIMIT else None


def _what_was(tree: Tree, i: int) -> int:
    """From "it was on Monday that …" to what was so."""
    that = tree.child(i, "ccomp")
    who = tree.child(i, "nsubj", "expl")
    cleft = tree[i].lemma == "be" and that is not None and who is not None and tree[who].lower == "it"
    return that if cleft and that is not None and tree.child(that, *SUBJECTS) is not None else i


def _composed(tree: Tree, i: int, context: Context, *, brief_only: bool = False) -> tuple[str, frozenset[int]]:
    """The title of the clause of `i`, and the tokens that it is made of; without all that it can do without
    where `brief_only`."""
    core, adjuncts = verb_tokens(tree, i, context)
    who = subject(tree, i)
    adjuncts = [(rank, words) for rank, words in adjuncts if who not in words]
    named, brief, more = subject_words(tree, who, context)
    above = {j for j in (i, *tree.ancestors(i)) if tree[j].tag.startswith("VB")}
    more = [(rank, words) for rank, words in more if not above & (set(words) - brief)]
    behind = i if max(brief, default=i) < i else len(tree)  # what follows the verb is told after it
    subject_side = {j for _, words in more for j in words if j < behind} | brief
    shared = _shared_auxiliaries(tree, i)
    core = [*(j for j in core if not _participle_auxiliary(tree, i, j)), *shared]
    verb = min([i, *shared, *tree.children(i, "aux", "auxpass", "neg")])
    front_end = max([i, *tree.children(i, "prt")])
    gap = left_out(tree, i, who, context) if named or brief else []
    core = [j for j in core if tree[i].dep != "relcl" or j > verb or tree[j].lower not in RELATIVE]

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
            return finish(_join(front, *told), limit=None)
        does = render(tree, {j for j in rest if j <= front_end}, context)
        after = render(tree, {j for j in rest if j > front_end} | early, context)
        return finish(_join(front, does, render(tree, gap, context), after), limit=None)

    kept = frozenset(core) | brief
    text = compose(kept)
    if len(text) > LIMIT:
        kept = compressed_title(tree, kept, i, compose, LIMIT, context.words)
        return finish(compose(kept)), kept
    if brief_only:
        adjuncts = [(rank, words) for rank, words in adjuncts if rank < 1]
        more = []
    if not named and not brief and tree.child(i, "expl") is None:
        adjuncts = [(rank, words) for rank, words in adjuncts if min(words) > verb]
    for _, words in sorted([*more, *adjuncts], key=lambda pair: pair[0]):
        longer = kept.union(words)
        if len(compose(longer)) <= LIMIT:
            kept = longer
            text = compose(kept)
    return finish(text), kept


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
    having = tree[j].lower == "having" and (passive or tree[i].lower.endswith("ed"))
    begins = having or tree[j].lower == "being" or (tree[j].lower == "been" and tree[j - 1].lower == "having")
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
    indices = without_stray(tree, indices)
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
    return finish(f"{agent}’s {text}" if agent else text)


def _quantifier(tree: Tree, i: int, noun: int) -> bool:
    return tree[i].head == noun and tree[i].lower in (
        "multiple",
        "several",
        "many",
        "numerous",
        "more",
        "some",
        "various",
    )


def _first_prep(tree: Tree, noun: int) -> list[int]:
    prep = next((child for child in tree.children(noun, "prep") if child > noun), None)
    return tree.subtree(prep, frozenset(("relcl",))) if prep is not None else []


def quoting(title: str, speaker: Participant | None) -> str:
    """A title in the first person, with the one who speaks in front ("Ann Bell: “I will go”")."""
    first = title.partition(" ")[0].lower().replace("’", "'").partition("'")[0]
    if speaker is None or first not in load_lexicon()["people.speaking"]:
        return title
    whole = f"{speaker.name[:1].upper()}{speaker.name[1:]}: “{title}”"
    return whole if len(whole) <= LIMIT else title


def _join(*parts: str) -> str:
    return _CONTRACTED.sub("", " ".join([part for part in parts if part]))


def finish(text: str, limit: int | None = LIMIT) -> str:
    """Tidied, cut at a word to at most `LIMIT` characters, with a capital letter."""
    text = _SPACED.sub("", " ".join(text.split()).strip(" ,;:–—-"))
    if " -" in text:
        text = _JOINED.sub("", text)  # what a time was joined to ("the now-closed mill")
    if text.endswith(_ENDS):
        text = _LOOSE_ENDS.sub("", _LOOSE_PAIRS.sub("", text))
    if limit is not None and len(text) > limit:
        text = text.removeprefix("The ")
    if limit is not None and len(text) > limit:
        text = text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
        text = _drop_tail(text.split(" ")) + "…"
    return text[:1].upper() + text[1:]


def _drop_tail(words: Iterable[str]) -> str:
    kept = list(words)
    while len(kept) > 3 and kept[-1].lower() in load_lexicon()["clauses.weak_ends"]:
        kept.pop()
    return " ".join(kept)
