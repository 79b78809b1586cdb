"""Which predicate a time expression dates: structure first, neighbours second.

The expression climbs the tree from its own head to the predicate that it modifies; on the way the prepositions say how
the event lies to the time ("since", "until").  What a model attaches too high or inside a quotation is put right by
the few corrections below.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import cast

from timeline.events.factuality import tense_of
from timeline.events.linking.attachment import attach_expressions
from timeline.events.linking.ellipsis import ListEllipsis, TimeAssignment, list_ellipsis, relation_of
from timeline.events.linking.time_kinds import can_date, can_place, looks_ahead
from timeline.events.syntax.clauses import SUBJECTS, is_event_noun, is_verbal
from timeline.events.syntax.lexicon import Words
from timeline.events.syntax.tree import Tree
from timeline.model import Relation, TimeExpression
from timeline.model.symbolic import Repeat, Vague

_FIGURE = 7  # words between what is held against and its time


@dataclass(slots=True)
class SentenceLinks:
    """What the expressions of a sentence date."""

    predicates: dict[int, TimeAssignment] = field(default_factory=dict)
    ellipses: list[ListEllipsis] = field(default_factory=list)

    def add(self, trigger: int, assigned: TimeAssignment) -> None:
        """Give a predicate its time; what the structure says wins over what is spread, the first over later ones."""
        known = self.predicates.get(trigger)
        if known is None or (assigned.direct, not assigned.vague) > (known.direct, not known.vague):
            self.predicates[trigger] = assigned


def future_target(tree: Tree, verb: int, tokens: Sequence[int], words: Words) -> int | None:
    """What a time ahead belongs to where it hangs on a verb in the past ("announced 300 job cuts over the next year").

    The event noun or the infinitive nearest before it.
    """
    for i in range(tokens[0] - 1, verb, -1):
        if is_event_noun(tree, i, words) or (is_verbal(tree, i) and tree[i].tag in ("VB", "VBG")):
            return i
    return None


def temporal_links(tree: Tree, expressions: Sequence[tuple[int, TimeExpression]], words: Words) -> SentenceLinks:
    """Give the predicates of a sentence their times; `expressions` come with their index in the article."""
    linked = SentenceLinks()
    for index, expression in expressions:
        tokens = tree.within(expression.start, expression.end)
        if not tokens or not can_date(expression) or _is_length(tree, tokens, expression):
            continue
        if _is_compared(tree, tokens, words):
            continue
        elliptic = list_ellipsis(tree, tokens, index, expression, words)
        if elliptic is not None:
            linked.ellipses.append(elliptic)
            continue
        target, markers = attach_expressions(tree, tokens, words)
        if target is None:
            continue
        if looks_ahead(expression.symbolic) and tense_of(tree, target, words) in ("past", "perfect"):
            target = future_target(tree, target, tokens, words)
            if target is None:
                continue
        relation = relation_of(expression, markers, words)
        said = f"“{expression.text}” belongs to “{tree[target].text}”"
        vague = not can_place(expression)
        linked.add(target, TimeAssignment(index, relation, (said,), vague=vague))
        _spread(
            tree, target, tokens, TimeAssignment(index, relation, (said,), direct=False, vague=vague), linked, words
        )
    for i in [i for _, one in expressions for i in tree.within(one.start, one.end)]:
        linked.predicates.pop(i, None)  # "March" is no march
    return linked


def _is_length(tree: Tree, tokens: Sequence[int], expression: TimeExpression) -> bool:
    """Whether words only say how long or how much at a time ("for years to come", "$40 billion a year")."""
    if isinstance(expression.symbolic, Repeat) and tree[tokens[0]].tag == "DT" and tokens[0] > 0:
        return tree[tokens[0] - 1].is_noun or tree[tokens[0] - 1].tag == "CD"
    return isinstance(expression.symbolic, Vague) and tokens[0] > 0 and _is_for(tree, tokens[0] - 1)


def _is_for(tree: Tree, i: int) -> bool:
    return tree[i].lower in tree.words["grammar.for"]


def _is_compared(tree: Tree, tokens: Sequence[int], words: Words) -> bool:
    """Whether a time is that of a figure that the told one is held against ("fell to 58m, from 66m a year earlier")."""
    reach = range(tokens[0] - 1, max(-1, tokens[0] - 1 - _FIGURE), -1)
    is_back = any(tree[i].lower in words["clauses.back"] for i in (*tokens, tokens[0] - 1) if i >= 0)
    figures = 0
    for i in reach:
        lower, tag = tree[i].lower, tree[i].tag
        if lower in words["clauses.compared"]:
            return figures > 0 or is_back
        if lower in words["clauses.against"]:
            before = tree[i - 1] if i > 0 else None
            behind_figure = before is not None and (before.tag == "CD" or before.lower in words["clauses.change"])
            return behind_figure and figures > 0 and (is_back or lower not in words["clauses.against_back"])
        if lower in words["grammar.infinitive"] or is_verbal(tree, i):
            return False
        figures += tag == "CD"
    return False


def _spread(
    tree: Tree, target: int, tokens: Sequence[int], assigned: TimeAssignment, linked: SentenceLinks, words: Words
) -> None:
    """Predicates that share the time of `target`."""
    for verb, relation in _sharers(tree, target, tokens, words):
        said = f"“{tree[verb].text}” shares the time of “{tree[target].text}”"
        shared: Relation = assigned.relation if relation == "at" else relation
        steps = (*assigned.steps, said)
        linked.add(verb, TimeAssignment(assigned.expression, shared, steps, direct=False, vague=assigned.vague))


def _sharers(tree: Tree, target: int, tokens: Sequence[int], words: Words) -> list[tuple[int, Relation]]:
    out: list[tuple[int, Relation]] = [(verb, "at") for verb in _relative_to(tree, tokens) if verb != target]
    if not tree[target].tag.startswith("VB"):
        out.extend(_around_noun(tree, target, words))
        return out
    out.extend(_inside(tree, target, words))
    if tokens[-1] < target and not _has_subject_before(tree, target, tokens[0]):
        out.extend(
            (i, "at") for i in tree.children(target, "conj") if is_verbal(tree, i) and tree[i].tag == tree[target].tag
        )
    marks = words.kinds["relations.clauses"]
    mark = next(
        (tree[c].lower for c in tree.children(target, "mark", "advmod", "prep") if tree[c].lower in marks), None
    )
    if mark is not None and tree[target].dep in ("advcl", "pcomp"):
        matrix = _matrix(tree, target)
        if matrix is not None:
            out.append((matrix, cast("Relation", marks[mark])))
    return out


def _relative_to(tree: Tree, tokens: Sequence[int]) -> list[int]:
    """The clauses that say what happened at the time: "…, during which", "in 1781, when …"."""
    verbs: set[int] = set()
    for i in range(tokens[-1] + 1, min(tokens[-1] + 3, len(tree))):
        token = tree[i]
        opens = token.lower in tree.words["grammar.relative_adverbs"] or (
            token.lower in tree.words["clauses.timed_scenes"]
            and any(tree[c].lower in tree.words["grammar.which"] for c in tree.children(i))
        )
        if opens and token.dep in ("prep", "advmod") and token.head != i and is_verbal(tree, token.head):
            verbs.add(token.head)
    return sorted(verbs)


def _around_noun(tree: Tree, noun: int, words: Words) -> list[tuple[int, Relation]]:
    """The clause that a dated event noun sets the scene for: "During a visit on Monday, he said …"."""
    prep = tree[noun].head
    if tree[noun].dep != "pobj" or tree[prep].lower not in words["clauses.timed_scenes"]:
        return []
    verb = tree[prep].head
    if not is_verbal(tree, verb) or tree[verb].lemma in words["verbs.relation"]:
        return []
    relation: Relation = "after" if tree[prep].lower in words["clauses.later_scenes"] else "at"
    return [(verb, relation)]


def _inside(tree: Tree, verb: int, words: Words) -> list[tuple[int, Relation]]:
    """The event nouns inside a dated clause that happen then: its occasion and a light verb's object."""
    out: list[tuple[int, Relation]] = []
    for prep in tree.children(verb, "prep"):
        pobj = tree.child(prep, "pobj")
        scene = tree[prep].lower in words["clauses.occasion_scenes"]
        if scene and pobj is not None and is_event_noun(tree, pobj, words):
            out.append((pobj, "at"))
    if tree[verb].dep == "advcl" and tree[verb].tag == "VBG":
        matrix = _matrix(tree, verb)
        if matrix is not None and not tree.children(verb, "mark"):
            out.append((matrix, "at"))
    return out


def _matrix(tree: Tree, clause: int) -> int | None:
    return next((i for i in tree.ancestors(clause) if is_verbal(tree, i)), None)


def _has_subject_before(tree: Tree, verb: int, position: int) -> bool:
    return any(child < position for child in tree.children(verb, *SUBJECTS))
