"""What does a time hang on?  The publication date in news, the time told before in a narrative."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from timeline.calendar.periods import rank
from timeline.model import Mode, TimeExpression
from timeline.model.symbolic import (
    Anchor,
    Complete,
    Counted,
    Direction,
    Duration,
    FromEvent,
    Modified,
    Node,
    Nth,
    Open,
    Partial,
    Range,
    Repeat,
    Shift,
    TimeOfDay,
    Unit,
    Vague,
)
from timeline.temporal.engine.rule_functions import CONTEXTUAL_REFERENCE, PREVIOUS_REFERENCE, grain
from timeline.temporal.refiners.document_type import DocumentType

TURN_OF_YEAR = 9
"""How many months apart two months must stand for the later-told one to belong to the next (or last) year."""

SEASON_BEGINS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
"""The month in which a season begins: after a winter comes the spring of the next year."""

PASSAGE = 300
"""How many characters may stand between two times of one narrative passage in news."""

COMPARED_WITHIN = 600
"""How many characters back a quarter may stand with which a year-earlier figure is compared."""

_LONGEST_CHAIN = 12  # steps from one time to the next

_LAST_QUARTER = Shift(Anchor(), -1, "quarter")  # the one that reports tell of, where none is named


def with_reference_times(expressions: Sequence[TimeExpression], document: DocumentType) -> tuple[TimeExpression, ...]:
    """The expressions with every anchor decided: each refers to the publication date or to an earlier expression."""
    done: list[TimeExpression] = []
    for index, expression in enumerate(expressions):
        node = _with_its_beginning(expressions[index - 1 : index], done) if _ends_range(expression) else None
        if node is None:
            node = _attach(expression.symbolic, expression, done, document)
        mode = _mode(expression.symbolic, node, document)
        if mode == "narrative" and expression.start in document.now and node == expression.symbolic:
            mode = "news"
        changed = mode is not None or node != expression.symbolic
        done.append(replace(expression, symbolic=node, mode=mode) if changed else expression)
    return tuple(done)


def _ends_range(expression: TimeExpression) -> bool:
    return isinstance(expression.symbolic, Range) and expression.symbolic.named == 1


def _with_its_beginning(original: Sequence[TimeExpression], done: Sequence[TimeExpression]) -> Node | None:
    """Both ends of one range hang on the same."""
    if not original or not isinstance(original[0].symbolic, Range) or not isinstance(done[-1].symbolic, Range):
        return None
    return replace(done[-1].symbolic, named=1) if original[0].symbolic.named == 0 else None


def _mode(node: Node, attached: Node, document: DocumentType) -> Mode | None:
    """The mode that decided what a node hangs on, if one did: a passage of news may be told as a narrative."""
    if not _hangs(node):
        return None
    if isinstance(attached, Complete) and isinstance(node, Complete) and node.anchor == Anchor() != attached.anchor:
        return "narrative"
    return document.mode


def _hangs(node: Node) -> bool:
    """Whether the mode decides what a node hangs on."""
    match node:
        case Anchor():
            return node.to in (PREVIOUS_REFERENCE, CONTEXTUAL_REFERENCE)
        case Complete():
            return _hangs(node.anchor) or (node.anchor == Anchor() and node.direction not in ("before", "after"))
        case Counted():
            return _hangs(node.anchor)
        case Shift() | Modified() | Open() | Nth() | TimeOfDay():
            return _hangs(node.of)
        case Range():
            return _hangs(node.first) or _hangs(node.last)
        case _:
            return False


def _attach(node: Node, expression: TimeExpression, before: Sequence[TimeExpression], document: DocumentType) -> Node:
    match node:
        case Anchor(to=to):
            if to == PREVIOUS_REFERENCE:
                found = antecedent(_anchor_candidates(before, document), None)
                return Anchor(found.start if found else PREVIOUS_REFERENCE)
            return _in_context(node, None, expression.start, before, document)
        case Complete():
            return _attach_complete(node, expression, before, document)
        case Shift():
            if _compares_years(node, expression):
                return _year_earlier(node, expression, before, document)
            if node.of == Anchor(PREVIOUS_REFERENCE):
                found = antecedent(_anchor_candidates(before, document), node.unit)
                if node.unit == "quarter" and (found is None or grain(found.symbolic) != "quarter"):
                    return replace(node, of=_LAST_QUARTER)
                return replace(node, of=Anchor(found.start if found else None))
            if node.of == Anchor(CONTEXTUAL_REFERENCE):
                return replace(node, of=_in_context(node.of, node.unit, expression.start, before, document))
            return replace(node, of=_attach(node.of, expression, before, document))
        case Modified() | Open() | Nth() | TimeOfDay():
            return replace(node, of=_attach(node.of, expression, before, document))
        case Range():
            return _attach_range(node, expression, before, document)
        case Counted():
            return replace(node, anchor=_attach(node.anchor, expression, before, document))
        case Duration() | FromEvent() | Partial() | Repeat() | Vague():
            return node


def _attach_range(
    node: Range, expression: TimeExpression, before: Sequence[TimeExpression], document: DocumentType
) -> Range:
    first = _around_new_year(_attach(node.first, expression, before, document), node.last, before)
    if isinstance(node.last, Complete) and node.last.anchor == node.first:
        return replace(node, first=first, last=replace(node.last, anchor=first))
    return replace(node, first=first, last=_attach(node.last, expression, before, document))


def _around_new_year(first: Node, last: Node, before: Sequence[TimeExpression]) -> Node:
    """In a narrative that has reached a spring, "from October to March" began in the autumn before."""
    if not isinstance(first, Complete) or first.direction != "same" or not isinstance(first.anchor, Anchor):
        return first
    told = _narrated_month(first.anchor.to, before)
    begins, ends = first.of.month, _month(last)
    if told is None or begins is None or ends is None or not told <= ends < begins:
        return first
    return replace(first, direction="before")


def _narrated_month(start: int | None, before: Sequence[TimeExpression]) -> int | None:
    """The month of the earlier expression that starts there, "later that month" followed to the one it means."""
    for other in reversed(before):
        if other.start == start:
            node = other.symbolic.of if isinstance(other.symbolic, Modified) else other.symbolic
            if not isinstance(node, Shift) or node.n != 0 or not isinstance(node.of, Anchor):
                return _month(node)
            start = node.of.to
    return None


def _anchor_candidates(before: Sequence[TimeExpression], document: DocumentType) -> Sequence[TimeExpression]:
    """What later times may hang on: in a narrative not what hangs on the publication date itself."""
    if document.mode == "news":
        return before
    return [other for other in before if not hangs_on_publication(other.symbolic)]


def _in_context(
    node: Anchor, unit: Unit | None, start: int, before: Sequence[TimeExpression], document: DocumentType
) -> Anchor:
    """What "the month" or "3 a.m." belongs to: what was told last in a narrative, in news the publication date.

    There a time of day may belong to a day beside it, or to the one that its story goes on with.
    """
    if node.to != CONTEXTUAL_REFERENCE:
        return node
    if document.mode == "news":
        return Anchor(document.days.get(start) if unit is None else None)
    found = antecedent(_anchor_candidates(before, document), unit or "day")
    return Anchor(found.start if found else None)


def _compares_years(node: Shift, expression: TimeExpression) -> bool:
    """Whether the node is a whole expression such as "a year ago", "a year earlier" or "the year-ago quarter"."""
    own = expression.symbolic.of if isinstance(expression.symbolic, Modified) else expression.symbolic
    hangs = node.of in (Anchor(), Anchor(PREVIOUS_REFERENCE)) and node.grain in (None, "quarter")
    return node is own and node.unit == "year" and node.n == -1 and hangs and not expression.rule.startswith("last")


def _year_earlier(
    node: Shift, expression: TimeExpression, before: Sequence[TimeExpression], document: DocumentType
) -> Node:
    """In "profit of the third quarter rose from that of a year ago" the year before means its third quarter."""
    for other in reversed(before[-8:]):
        if expression.start - other.end > COMPARED_WITHIN:
            break
        if grain(other.symbolic) == "quarter" and not isinstance(other.symbolic, Shift):
            return replace(node, of=Anchor(other.start), grain="quarter")
    if document.mode == "narrative" and node.of == Anchor(PREVIOUS_REFERENCE):
        found = antecedent(before, node.unit)
        return replace(node, of=Anchor(found.start if found else None))
    return replace(node, of=_LAST_QUARTER if node.grain == "quarter" else Anchor())


def _attach_complete(
    node: Complete, expression: TimeExpression, before: Sequence[TimeExpression], document: DocumentType
) -> Node:
    if node.anchor == Anchor(PREVIOUS_REFERENCE):
        found = antecedent(_anchor_candidates(before, document), None)
        return replace(node, anchor=Anchor(found.start if found else None))
    if node.anchor != Anchor():
        return replace(node, anchor=_attach(node.anchor, before[-1], before, document)) if before else node
    told_now = expression.start in document.now
    if document.mode == "narrative" and node.direction not in ("before", "after") and not told_now:
        found = _narrated(before, document, "season" if node.of.season else "month")
        if found is not None:
            return replace(node, anchor=Anchor(found.start), direction=_narrative_direction(node.of, found.symbolic))
    if document.mode == "news" and node.of.month is not None and node.direction in ("past", "backward"):
        found = _passage(expression, before, document)
        if found is not None:
            return replace(node, anchor=Anchor(found.start), direction=_narrative_direction(node.of, found.symbolic))
    return node


def _passage(
    expression: TimeExpression, before: Sequence[TimeExpression], document: DocumentType
) -> TimeExpression | None:
    """In a passage of news that tells a past year ("In 1916 …  In March …") the date with that year, just before."""
    if not before or expression.start - before[-1].end > PASSAGE:
        return None
    last = before[-1]
    if last.mode == "narrative" or (last.start in document.openers and _names_a_year(last.symbolic)):
        return last
    return None


def _names_a_year(node: Node) -> bool:
    match node:
        case Partial():
            return node.year is not None
        case Modified() | Nth() | TimeOfDay():
            return _names_a_year(node.of)
        case Range():
            return _names_a_year(node.last)
        case _:
            return False


def _narrative_direction(date: Partial, told: Node) -> Direction:
    """A narrative stays in its year, but goes on from December to January and from winter to spring."""
    month, own = _month(told), _month(date)
    if month is None or own is None:
        return "same"
    return "after" if month - own >= TURN_OF_YEAR else "same"


def _month(node: Node) -> int | None:
    match node:
        case Partial():
            return node.month or SEASON_BEGINS.get(node.season or "")
        case Complete() | Modified() | Open() | TimeOfDay() | Nth():
            return _month(node.of)
        case Range():
            return _month(node.last)
        case _:
            return None


def _narrated(before: Sequence[TimeExpression], document: DocumentType, coarsest: Unit) -> TimeExpression | None:
    """The last date that the narrative has reached, no coarser than `coarsest`.

    Not one that hangs on the publication date, and not a bare year in passing ("as in 1976"), unless it opens its
    paragraph or stands in a heading.
    """
    told = (other for other in before[-24:] if other.start not in document.asides)
    grounded = [
        other
        for other in told
        if _can_anchor(other) and not hangs_on_publication(other.symbolic) and not _is_rough(other.symbolic, before)
    ]
    for other in reversed(grounded[-3:]):
        if rank(grain(other.symbolic) or "year") <= rank(coarsest) or other.start in document.openers:
            return other
    years = [other for other in grounded if grain(other.symbolic) != "season"]
    return years[-1] if years else None


def _is_rough(node: Node, before: Sequence[TimeExpression]) -> bool:
    """Whether a step is finer than what it is counted from: "the previous month" of a year is no month of its own."""
    for _ in range(_LONGEST_CHAIN):
        if not isinstance(node, Shift) or node.n == 0 or not isinstance(node.of, Anchor):
            return False
        start, unit = node.of.to, node.unit
        told = next((other.symbolic for other in reversed(before[-24:]) if other.start == start), None)
        own = None if told is None else grain(told)
        if told is None or own is None or rank(own) > max(rank(unit), rank("day")):
            return own is not None
        node = told
    return False


def hangs_on_publication(node: Node) -> bool:
    """Whether a node cannot be resolved without the publication date."""
    match node:
        case Anchor():
            return node.to is None
        case Complete():
            return hangs_on_publication(node.anchor)
        case Shift() | Modified() | Open() | Nth() | TimeOfDay():
            return hangs_on_publication(node.of)
        case Range():
            return hangs_on_publication(node.first) or hangs_on_publication(node.last)
        case Counted():
            return hangs_on_publication(node.anchor)
        case _:
            return False


def antecedent(before: Sequence[TimeExpression], unit: Unit | None) -> TimeExpression | None:
    """The last earlier expression that can anchor a step of this unit: a date not too coarse for it.

    A step of days wants a day, a step of months a month or finer; the nearest of the last dozen that fits is taken,
    else the nearest date at all.
    """
    candidates = [expression for expression in before[-12:] if _can_anchor(expression)]
    for expression in reversed(candidates):
        own = grain(expression.symbolic)
        if unit == "quarter" and own == "quarter" and isinstance(expression.symbolic, Shift):
            continue
        if unit is None or (own is not None and rank(own) <= max(rank(unit), rank("day"))):
            return expression
        if unit == "day" and own == "month":
            return expression
    return candidates[-1] if candidates else None


def _can_anchor(expression: TimeExpression) -> bool:
    return expression.type in ("DATE", "TIME") and grain(expression.symbolic) is not None
