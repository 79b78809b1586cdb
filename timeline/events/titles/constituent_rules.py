"""What of a clause's words stays, goes, or needs a word more: times, asides, second objects, quotations."""

from __future__ import annotations

from timeline.events.arguments.participants import Context
from timeline.events.syntax.clauses import SUBJECTS, phrase
from timeline.events.syntax.tree import Tree


def time_words(tree: Tree, i: int, time: int, context: Context) -> list[int]:
    """The words of a time that a clause is about ("spent 1984 in prison", "is expected to be around 2020")."""
    if tree[time].dep == "dobj" and tree[i].lemma in context.words["verbs.of_time"]:
        return phrase(tree, time)
    if tree[time].dep == "attr" and tree[i].lemma in context.words["grammar.be"]:
        return tree.subtree(time)  # "the deadline is 3 May"
    open_be = tree[i].lower in context.words["grammar.be"] and tree[i].dep == "xcomp" and tree[i].tag == "VB"
    alone = not tree.children(i, "attr", "acomp", "dobj", "ccomp", "agent", "oprd")
    return tree.subtree(time) if open_be and alone else []


def second_object(tree: Tree, i: int, child: int) -> list[int] | None:
    """What joins a second object to the first ("as well as"), nothing for the only one, None where nothing does."""
    if tree[child].dep != "dobj" or child < i or tree.child(i, "dobj") == child:
        return []
    first = min(phrase(tree, child, full=False, conj=False))
    said = tree.words.patterns["joint"].split()
    joint = list(range(max(0, first - len(said)), first))
    if [tree[j].lower for j in joint] != said:
        return None if first > 0 and tree[first - 1].text == "," else []
    return [joint[0] - 1, *joint] if tree[joint[0] - 1].text == "," else joint


def is_locative(tree: Tree, i: int, prep: int) -> bool:
    """Whether a phrase right behind "be" is all that the clause says ("were in response to …")."""
    follows = tree[prep].dep == "prep" and prep == i + 1 and tree[i].lemma in tree.words["grammar.be"]
    return follows and not tree.children(i, "attr", "acomp", "dobj", "oprd", "xcomp")


def is_aside(tree: Tree, prep: int, context: Context) -> bool:
    """Whether a phrase only joins what is told to what was told ("for instance", "in addition")."""
    below = tree.subtree(prep)
    return len(below) == 2 and tree[below[1]].lower in context.words["clauses.asides"]


def adverb_words(tree: Tree, i: int, context: Context) -> list[int]:
    """An adverb's words without times and what led to them: of "up 5% from May" "up 5%", of "ahead of May" nothing."""
    words = tree.subtree(i)
    time = next((n for n, j in enumerate(words) if j in context.times), None)
    if time is not None:
        words = words[:time]
        while words and tree[words[-1]].tag in ("IN", "TO", "RB"):
            words.pop()
    return words


def is_partitive(tree: Tree, i: int, context: Context) -> bool:
    """Whether an object that reads as a time is more than one ("the first quarterly of five cents")."""
    below = tree.children(i, "prep")
    return tree[i].dep in ("dobj", "attr") and any(
        tree[j].lower in context.words["grammar.of"] and j not in context.times for j in below
    )


def is_preposed_speech(tree: Tree, i: int, content: int, context: Context) -> bool:
    """Whether what somebody says stands before it, up to a comma ("The road is open, the mayor said")."""
    lemma, words = tree[i].lemma, context.words
    if lemma not in words["verbs.deciding"] and lemma not in words["verbs.saying"]:
        return False
    behind = tree.subtree(content)[-1] + 1
    parted = any(tree[j].text in (",", "''", '"', "”") for j in (behind - 1, behind))
    return parted and tree.child(i, *SUBJECTS) is not None


def is_after_comma(tree: Tree, i: int) -> bool:
    """Whether a noun phrase stands behind a comma, where it is no object but an afterthought."""
    first = min(phrase(tree, i, full=False, conj=False))
    return first > 0 and tree[first - 1].text == ","
