"""The title of a mention: one readable clause in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable

from timeline.events.attaching import content_verb
from timeline.events.clauses import phrase, subject
from timeline.events.participants import Context
from timeline.events.pieces import subject_words, verb_tokens, without_stray
from timeline.events.tree import Tree
from timeline.events.words import load_words

LIMIT = 90


def clause_title(tree: Tree, i: int, context: Context) -> str:
    """The title of a verb's clause: subject, predicate, object, and as many adjuncts as fit, arguments first."""
    i = _raised(tree, i, context)
    core, adjuncts = verb_tokens(tree, i, context)
    who = subject(tree, i)
    named, brief, more = subject_words(tree, who, context)
    adjuncts = sorted([*more, *adjuncts], key=lambda pair: pair[0])
    subject_side = {j for _, words in more for j in words} | brief

    def compose(kept: set[int]) -> str:
        front = named or render(tree, kept & subject_side, context)
        first = min(subject_side, default=i) if front else 0
        early = {j for j in kept - subject_side if j < first}
        parts = (front, render(tree, kept - subject_side - early, context), render(tree, early, context))
        return finish(_join(*parts), limit=None)

    kept = set(core) | brief
    text = compose(kept)
    for _, words in adjuncts:
        longer = compose(kept | set(words))
        if len(longer) <= LIMIT:
            kept |= set(words)
            text = longer
    return finish(text)


def _raised(tree: Tree, i: int, context: Context) -> int:
    """Up from a complement to the verb that says how sure it is ("are likely to …", "is scheduled to …")."""
    for above in tree.ancestors(i):
        if tree[i].dep != "xcomp" and tree[above].tag.startswith("VB"):
            return i
        if tree[above].tag.startswith("VB"):
            if content_verb(tree, above, context.words) != content_verb(tree, i, context.words):
                return i
            return above
        if tree[above].dep != "acomp":
            return i
    return i


def noun_title(tree: Tree, noun: int, context: Context, agent: str | None = None) -> str:
    """The title of an event noun: its phrase, in front of it who did it where the phrase does not say."""
    indices = [i for i in phrase(tree, noun, conj=False) if i not in context.times]
    indices = without_stray(tree, indices)
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


def render(tree: Tree, indices: Iterable[int], context: Context) -> str:
    """The tokens in text order, spaced as in the text where they are neighbours; names carried in full."""
    out: list[str] = []
    order = _filled(tree, sorted(set(indices)))
    for n, i in enumerate(order):
        token = tree[i]
        if token.tag in ("``", "''") or token.text in ("(", ")"):
            continue
        text = token.text
        if i == 0 and not token.is_name and text != "I" and text[1:].islower():
            text = text.lower()
        if token.is_name and _stands_alone(tree, i):
            full = context.names.full(text)
            text = full if len(full) > len(text) else text
        glued = n > 0 and order[n - 1] == i - 1 and tree[i - 1].end == token.start
        if out and not glued and not (text[:1] in ",.;:'’%" and len(text) < 4):
            out.append(" ")
        out.append(text)
    return "".join(out)


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
    return " ".join(part for part in parts if part)


def finish(text: str, limit: int | None = LIMIT) -> str:
    """Tidied, cut at a word to at most `LIMIT` characters, with a capital letter."""
    text = re.sub(r"\s+", " ", text).strip(" ,;:–—-")
    text = re.sub(r"\s+([,.;:%])", r"\1", text)
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
