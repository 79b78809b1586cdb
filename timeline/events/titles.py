"""The title of a mention: one readable clause in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.events.clauses import RELATIVE, SUBJECTS, antecedent, phrase, subject
from timeline.events.participants import Context, stands_for
from timeline.events.pieces import verb_tokens, without_stray
from timeline.events.subjects import left_out, subject_words
from timeline.events.tree import Tree
from timeline.events.words import load_words

LIMIT = 90
_DROPPED = frozenset(("(", ")", "[", "]", "_", "--", "—"))
_HIGHEST = 3  # verbs above one another, as in "was expected to begin to work"


def clause_title(tree: Tree, i: int, context: Context) -> str:
    """The title of a verb's clause: subject, predicate, object, and as many adjuncts as fit, arguments first.

    That of the clause above, if it fits, where its own says of nobody that he did it.
    """
    own = _raised(tree, i, context)
    told = _told(tree, own, context)
    text, kept = _composed(tree, told, context)
    if told == own or i in kept or subject(tree, own) in kept:
        return text
    return _composed(tree, own, context)[0]


def _composed(tree: Tree, i: int, context: Context) -> tuple[str, set[int]]:
    """The title of the clause of `i`, and the tokens that it is made of."""
    core, adjuncts = verb_tokens(tree, i, context)
    who = subject(tree, i)
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

    def compose(kept: set[int]) -> str:
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

    kept = set(core) | brief
    text = compose(kept)
    for _, words in sorted([*more, *adjuncts], key=lambda pair: pair[0]):
        longer = compose(kept | set(words))
        if len(longer) <= LIMIT:
            kept |= set(words)
            text = longer
    return finish(text), kept


def _shared_auxiliaries(tree: Tree, i: int) -> list[int]:
    """The auxiliaries that a coordinated verb shares with the first ("to obtain and keep", "was held and charged")."""
    token = tree[i]
    if token.dep != "conj" or token.tag not in ("VB", "VBN") or tree.children(i, "aux", "auxpass", *SUBJECTS):
        return []
    first = tree[token.head]
    return tree.children(token.head, "aux", "auxpass") if first.tag == token.tag and token.head < i else []


def _participle_auxiliary(tree: Tree, i: int, j: int) -> bool:
    """Whether a token is the "being" or "having" of a clause without a tense."""
    begins = tree[j].lower in ("being", "having") or (tree[j].lower == "been" and tree[j - 1].lower == "having")
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
    if token.dep == "xcomp" or (token.dep in ("ccomp", "advcl") and infinitive and i > token.head):
        if head.dep == "acomp" and tree[head.head].tag.startswith("VB"):
            return head.head
        return token.head if head.tag.startswith("VB") else None
    if token.dep in ("acl", "relcl") and infinitive and head.dep == "attr" and subject(tree, i) != token.head:
        return head.head
    if token.dep == "pcomp" and token.tag == "VBG" and head.lower in context.words["clauses.of_doing"]:
        above = tree[head.head].head if tree[head.head].dep == "dobj" else head.head
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
    while indices and tree[indices[0]].tag in ("DT", "PRP$", "IN", ",") and tree[indices[0]].head == noun:
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


def render(tree: Tree, indices: Iterable[int], context: Context, among: Iterable[int] = ()) -> str:
    """The tokens in text order, spaced as in the text where they are neighbours; names carried in full.

    Without what stands in brackets; quotation marks only around what somebody says in a clause of its own,
    as told by all the words that they stand `among`.
    """
    order = _shown(tree, _filled(tree, sorted(set(indices))))
    speech = _speech(tree, {*among, *order}, context.words["verbs.attribution"] | context.words["verbs.announcement"])
    out: list[str] = []
    for n, i in enumerate(order):
        token = tree[i]
        text = _whose(tree, i, context) or token.text
        begins = i == 0 or tree[i - 1].text == ":"
        if begins and not token.is_name and text != "I" and (text[1:].islower() or text == "A"):
            text = text if token.tag == "JJ" and token.lower not in context.words.tags else text.lower()
        if token.is_name and _stands_alone(tree, i):
            full = context.names.full(text)
            text = full if len(full) > len(text) else text
        glued = n > 0 and order[n - 1] == i - 1 and tree[i - 1].end == token.start
        if out and not glued and not (text[:1] in ",.;:'’%" and len(text) < 4):
            out.append(" ")
        opens = i in speech and (n == 0 or order[n - 1] not in speech)
        closes = i in speech and (n + 1 == len(order) or order[n + 1] not in speech)
        out.append(f"{'“' * opens}{text}{'”' * closes}")
    return "".join(out)


def _shown(tree: Tree, order: list[int]) -> list[int]:
    """Without marks, and without what stands in brackets unless all of it does."""
    inside: set[int] = set()
    opened: int | None = None
    for j in range(len(tree)):
        if tree[j].text == "(":
            opened = j
        elif tree[j].text == ")" and opened is not None:
            inside.update(range(opened, j))
            opened = None
    kept = [i for i in order if tree[i].tag not in ("``", "''") and tree[i].text not in _DROPPED]
    return [i for i in kept if i not in inside] or kept


def _speech(tree: Tree, order: set[int], saying: frozenset[str]) -> set[int]:
    """Those of the tokens that quote a whole clause, where the others tell who says it."""
    for first, last in tree.quotes:
        inside = {i for i in order if first < i < last}
        clause = any(tree[i].tag in ("VBD", "VBZ", "VBP", "MD") for i in inside)
        says = any(tree[i].tag.startswith("VB") and tree[i].lemma in saying for i in order if i not in inside)
        if clause and says:
            return inside
    return set()


def _whose(tree: Tree, i: int, context: Context) -> str | None:
    """The owner that "whose" or "its" stands for in a clause told by itself."""
    owner: int | None = None
    if tree[i].lower == "whose":
        clause = next((j for j in (i, *tree.ancestors(i)) if tree[j].dep == "relcl"), None)
        owner = None if clause is None else antecedent(tree, clause)
    elif tree[i].tag == "PRP$" and tree[i].dep == "poss":
        owner = stands_for(tree, i, context.words)
        owner = owner if owner is not None and tree[owner].is_name else None
    if owner is None or not tree[owner].is_noun:
        return None
    words = [j for j in phrase(tree, owner, full=False, conj=False) if j not in context.times and j < i]
    return f"{render(tree, words, context)}’s" if words else None


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


def _stands_alone(tree: Tree, i: int) -> bool:
    """Whether a name is given in one word only."""
    neighbours = [j for j in (i - 1, i + 1) if 0 <= j < len(tree)]
    return not any(tree[j].is_name and (tree[j].head == i or tree[i].head == j) for j in neighbours)


def _join(*parts: str) -> str:
    return re.sub(r" (?=['’](?:s|re|ve|ll|d|m)\b)", "", " ".join(part for part in parts if part))


def finish(text: str, limit: int | None = LIMIT) -> str:
    """Tidied, cut at a word to at most `LIMIT` characters, with a capital letter."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:–—-")
    text = re.sub(r"\s+([,.;:%])", r"\1", text)
    text = re.sub(r"(?<=\s)-(?=[a-z])", "", text)  # what a time was joined to ("the now-closed mill")
    text = re.sub(r"[\s,]+(?:and|or|to|the|a|an)$", "", text)
    if limit is not None and len(text) > limit:
        text = text[: limit - 1].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
        text = _drop_tail(text.split(" ")) + "…"
    return text[:1].upper() + text[1:]


def _drop_tail(words: Iterable[str]) -> str:
    kept = list(words)
    while len(kept) > 3 and kept[-1].lower() in load_words()["clauses.weak_ends"]:
        kept.pop()
    return " ".join(kept)
