"""The other predicates of a sentence: those that do not belong on a timeline by default, placed as well as may be.

In order: a predicate's own time, that of the clause it stands in, the next date ahead for what is still to come, the
day on which the article's main story happened ("on Wednesday" in its opening), and the publication date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from timeline.events.factuality import status_of, tense_of
from timeline.events.linking.ellipsis import TimeAssignment
from timeline.events.linking.linking import SentenceLinks
from timeline.events.linking.time_kinds import names_day
from timeline.events.syntax.clauses import is_event_noun, is_verbal, subject
from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tree import Tree
from timeline.model import Link, TimeExpression

_NEWS = "no time of its own; told as news of the publication date"
_STORY = "no time of its own; told as part of what happened on the day named at the opening"
_SAME_NOUN = "the article dates the same event elsewhere"
_AHEAD = "still to come; the date ahead that the text names last"
_NONE = Link("none", steps=("no time of its own, and not told as something that happened",))
_TOLD = frozenset(("past", "perfect", "present", "none"))


@dataclass(frozen=True, slots=True)
class Story:
    """What a sentence inherits: the day of the main story, the last date ahead, the dates of event nouns by lemma."""

    day: int | None = None
    ahead: int | None = None
    nouns: Mapping[str, int] = field(default_factory=dict)
    headline: bool = False


def background_links(
    tree: Tree, linked: SentenceLinks, words: Words, times: frozenset[int], story: Story
) -> Iterator[tuple[int, Link]]:
    """Every event predicate of a sentence with its best link."""
    for i in range(len(tree)):
        if i in times and i not in linked.predicates:
            continue
        if is_verbal(tree, i) or is_event_noun(tree, i, words):
            yield i, _link(tree, i, linked, words, story)


def _link(tree: Tree, i: int, linked: SentenceLinks, words: Words, story: Story) -> Link:
    own = linked.predicates.get(i)
    if own is not None:
        return Link("stated", own.expression, own.relation, own.steps)
    above = _dated_above(tree, i, linked)
    if above is not None:
        head, assigned = above
        return Link("narrative", assigned.expression, assigned.relation, (f"inside the clause of “{tree[head].text}”",))
    if tree[i].is_noun and tree[i].lemma in story.nouns:
        return Link("narrative", story.nouns[tree[i].lemma], "at", (_SAME_NOUN,))
    clause = _clause(tree, i)
    known = tree[i].is_noun and any(tree[child].lower in words["grammar.definite"] for child in tree.children(i))
    if known and status_of(tree, i, words) == "happened":
        clause = i  # "the deal" is there, whatever will become of it
    if tense_of(tree, clause, words) == "future" or status_of(tree, i, words) == "possible":
        return _NONE if story.ahead is None else Link("narrative", story.ahead, "at", (_AHEAD,))
    if tense_of(tree, clause, words) not in _TOLD:
        return _NONE
    if story.day is not None and (story.headline or tense_of(tree, clause, words) != "present"):
        return Link("narrative", story.day, "at", (_STORY,))
    return Link("publication", steps=(_NEWS,))


def _clause(tree: Tree, i: int) -> int:
    """The finite verb that a noun, participle or infinitive hangs on; itself where there is none."""
    auxiliaries = tree.children(i, "aux")
    infinitive = tree[i].tag == "VB" and all(tree[child].tag == "TO" for child in auxiliaries)
    if tree[i].tag in ("VBD", "VBZ", "VBP") or (auxiliaries and not infinitive):
        return i
    return next((above for above in tree.ancestors(i) if is_verbal(tree, above)), i)


def _dated_above(tree: Tree, i: int, linked: SentenceLinks) -> tuple[int, TimeAssignment] | None:
    """The nearest dated predicate above, unless a finite clause with a tense of its own lies between."""
    if tree[i].dep in ("relcl", "advcl", "ccomp") and tree[i].tag in ("VBD", "VBZ", "VBP", "MD"):
        return None
    for head in tree.ancestors(i):
        if head in linked.predicates:
            return head, linked.predicates[head]
        if tree[head].dep in ("relcl", "advcl", "ccomp"):
            return None
    return None


def story_day(
    trees: Sequence[tuple[Tree, SentenceLinks]], expressions: Sequence[TimeExpression], words: Words
) -> int | None:
    """The expression that dates the main story: a day in one of the first sentences of the body, on its main clause."""
    for tree, linked in trees:
        for trigger, assigned in sorted(linked.predicates.items()):
            verb = _clause(tree, trigger)
            main = tree[verb].head == verb or tree[verb].dep in ("conj", "ccomp", "xcomp")
            told = main and tense_of(tree, verb, words) in ("past", "perfect")
            stated = assigned.direct and assigned.relation == "at"
            if told and stated and names_day(expressions[assigned.expression].symbolic):
                return assigned.expression
    return None


def noun_dates(trees: Sequence[tuple[Tree, SentenceLinks]], words: Words) -> dict[str, int]:
    """The expression that dates each event noun, by lemma, for those that the article dates once only.

    The subject of a verb that only says that it took place counts ("the tour will begin on 11 November").
    """
    found: dict[str, set[int]] = {}
    for tree, linked in trees:
        for trigger, assigned in linked.predicates.items():
            noun: int | None = trigger
            if tree[trigger].tag.startswith("VB"):
                noun = subject(tree, trigger) if tree[trigger].lemma in words["verbs.occur"] else None
            if noun is not None and tree[noun].is_noun and assigned.relation == "at":
                found.setdefault(tree[noun].lemma, set()).add(assigned.expression)
    return {lemma: min(expressions) for lemma, expressions in found.items() if len(expressions) == 1}
