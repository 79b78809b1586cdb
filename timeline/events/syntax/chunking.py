"""Noun phrases, verb groups and lists of a tagged sentence: what the parsing without a model builds clauses from."""

from __future__ import annotations

from dataclasses import dataclass, field

from timeline.events.syntax.lemmas import lemma_of
from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tagging import Tagged

_IN_PHRASE = frozenset(("DT", "PRP$", "JJ", "CD", "NN", "NNS", "NNP", "NNPS", "POS", "$", "HYPH"))
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS", "CD", "PRP", "EX"))
_SIGNS = frozenset((",", "&"))
_MODIFIERS = {"DT": "det", "PRP$": "poss", "JJ": "amod", "CD": "nummod"}


@dataclass(slots=True)
class Chunk:
    """Heads and labels while they are being decided; a head of -1 is still open."""

    tags: list[Tagged]
    words: Words
    heads: list[int] = field(default_factory=list)
    deps: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.heads = [-1] * len(self.tags)
        self.deps = ["dep"] * len(self.tags)

    def attach(self, i: int, head: int, dep: str) -> None:
        """Give a token its head, once."""
        if self.heads[i] < 0 and i != head:
            self.heads[i], self.deps[i] = head, dep

    def lemma(self, i: int) -> str:
        """The lemma of a token."""
        return lemma_of(self.tags[i].lower, self.tags[i].tag, self.words)


def noun_phrases(draft: Chunk) -> dict[int, int]:
    """Noun phrases: the head of each, by its first token; what stands inside is attached to the head."""
    tags, out, i = draft.tags, {}, 0
    while i < len(tags):
        if tags[i].tag in ("PRP", "EX"):
            out[i] = i
            i += 1
            continue
        if tags[i].tag not in _IN_PHRASE or tags[i].tag == "POS":
            i += 1
            continue
        last = i
        while last + 1 < len(tags) and tags[last + 1].tag in _IN_PHRASE and not _breaks(tags, last):
            last += 1
        nouns = [j for j in range(i, last + 1) if tags[j].tag in _NOUNS]
        if nouns:
            _inside(draft, i, nouns[-1], last)
            out[i] = nouns[-1]
        i = last + 1
    return out


def _breaks(tags: list[Tagged], last: int) -> bool:
    """Whether a new noun phrase begins behind `last`: at an article, or at an adjective behind a name."""
    following = tags[last + 1].tag
    return following in ("DT", "PRP$") or (following == "JJ" and tags[last].tag.startswith("NN"))


def _inside(draft: Chunk, first: int, head: int, last: int) -> None:
    possessive = [j for j in range(first, head) if draft.tags[j].tag == "POS"]
    owner = (
        max((j for j in range(first, possessive[-1]) if draft.tags[j].tag in _NOUNS), default=None)
        if possessive
        else None
    )
    for j in range(first, last + 1):
        if j == head:
            continue
        kind = draft.tags[j].tag
        if owner is not None and j == owner:
            draft.attach(j, head, "poss")
        elif owner is not None and j < owner and kind != "POS":
            draft.attach(j, owner, "det" if kind == "DT" else "compound")
        elif kind == "POS":
            draft.attach(j, owner if owner is not None else head, "case")
        else:
            draft.attach(j, head, _MODIFIERS.get(kind, "compound"))


def verb_groups(draft: Chunk) -> list[int]:
    """The main verbs, with their auxiliaries, negations and particles attached."""
    tags, words, verbs = draft.tags, draft.words, []
    i = 0
    while i < len(tags):
        if not (tags[i].tag.startswith("VB") or (tags[i].tag in ("MD", "TO") and _verb_follows(tags, i))):
            i += 1
            continue
        group = [i - 1, i] if i and tags[i].tag == "TO" and tags[i - 1].lower in words["grammar.not"] else [i]
        j = i + 1
        while (
            j < len(tags)
            and (tags[j].tag.startswith("VB") or tags[j].tag in ("RB", "MD"))
            and _goes_on(draft, group, j)
        ):
            group.append(j)
            j += 1
        while tags[group[-1]].tag in ("RB", "MD", "TO") and len(group) > 1:
            group.pop()
        main = group[-1]
        for k in group[:-1]:
            passive = tags[k].tag.startswith("VB") and tags[main].tag == "VBN" and _is_be(draft, k)
            label = (
                "neg"
                if tags[k].lower in words["grammar.negators"]
                else "advmod"
                if tags[k].tag == "RB"
                else "auxpass"
                if passive
                else "aux"
            )
            draft.attach(k, main, label)
        verbs.append(main)
        i = main + 1
    return verbs


def _is_be(draft: Chunk, i: int) -> bool:
    return draft.lemma(i) in draft.words["grammar.be"]


def _verb_follows(tags: list[Tagged], i: int) -> bool:
    return any(
        tags[j].tag.startswith("VB")
        for j in range(i + 1, min(i + 4, len(tags)))
        if all(tags[k].tag == "RB" for k in range(i + 1, j))
    )


def _goes_on(draft: Chunk, group: list[int], j: int) -> bool:
    """Whether the next word belongs to the verb group: something that can take a verb form stands before it."""
    if draft.tags[j].tag == "RB":
        return True
    last = next((k for k in reversed(group) if draft.tags[k].tag != "RB"), group[-1])
    return draft.tags[last].tag in ("MD", "TO") or draft.lemma(last) in draft.words["grammar.auxiliaries"]


def attach_objects(draft: Chunk, phrases: dict[int, int]) -> None:
    """Attach the object of each preposition to it."""
    for i, one in enumerate(draft.tags):
        if one.tag not in ("IN", "TO"):
            continue
        if i + 1 in phrases:
            if one.lower in draft.words["clauses.subordinators"] and is_before_verb(draft, phrases[i + 1]):
                continue
            draft.attach(phrases[i + 1], i, "pobj")
        elif i + 1 < len(draft.tags) and draft.tags[i + 1].tag in ("WDT", "WP"):
            draft.attach(i + 1, i, "pobj")


def attach_coordination(draft: Chunk, phrases: dict[int, int]) -> None:
    """Lists of noun phrases: "A, B and C"."""
    ends = {head: first for first, head in phrases.items()}
    joining = draft.words["grammar.joining"]
    joints = joining | _SIGNS
    for first in sorted(phrases):
        head, j = phrases[first], first - 1
        if j < 1 or draft.tags[j].text not in joints:
            continue
        k = j - 1 if draft.tags[j - 1].text != "," else j - 2
        final = draft.tags[j].text != "," or any(
            draft.tags[x].text in joining for x in range(head, min(head + 4, len(draft.tags)))
        )
        bare = draft.tags[j - 1].text != ","
        if k in ends and final and _same_kind(draft, k, head) and (bare or not is_before_verb(draft, head)):
            draft.attach(head, k, "conj")
            draft.attach(j, k, "cc" if draft.tags[j].tag == "CC" else "punct")


def _same_kind(draft: Chunk, a: int, b: int) -> bool:
    return draft.tags[a].tag.startswith("NNP") == draft.tags[b].tag.startswith("NNP")


def is_before_verb(draft: Chunk, head: int) -> bool:
    return (
        head + 1 < len(draft.tags)
        and draft.tags[head + 1].tag in ("VBD", "VBZ", "VBP", "MD")
        and draft.deps[head] != "pobj"
    )
