"""What a symbolic time says before any date is known: whether it can date an event, and which way it looks."""

from __future__ import annotations

from timeline.model import TimeExpression
from timeline.model.symbolic import (
    Anchor,
    Complete,
    Counted,
    Duration,
    Modified,
    Node,
    Partial,
    Repeat,
    Shift,
    TimeOfDay,
    Vague,
)


def can_date(expression: TimeExpression) -> bool:
    """Whether an expression can date an event at all: no mere length of time, not "now", "recent" or "future"."""
    node = expression.symbolic
    if isinstance(node, Duration):
        return False
    return not isinstance(node, Vague) or (node.unit is not None and node.ref != "PRESENT_REF")


def can_place(expression: TimeExpression) -> bool:
    """Whether an expression names a place on the calendar, once its anchors are known."""
    node = expression.symbolic
    return can_date(expression) and not isinstance(node, (Vague, Repeat))


def lies_elsewhere(expression: TimeExpression) -> bool:
    """Whether vague words put an event somewhere before or after the article ("a few years back")."""
    node = expression.symbolic
    return isinstance(node, Vague) and node.unit is not None and node.ref != "PRESENT_REF"


def names_day(node: Node) -> bool:
    """Whether a symbolic time names one day at or before its anchor ("Wednesday", "yesterday", "October 20")."""
    if isinstance(node, (Modified, TimeOfDay)):
        return names_day(node.of)
    if isinstance(node, Complete):
        return names_day(node.of) and node.direction != "future" and isinstance(node.anchor, Anchor)
    if isinstance(node, Shift):
        return node.unit == "day" and node.n <= 0
    return isinstance(node, Partial) and (node.day is not None or node.weekday is not None)


def names_near_day(node: Node) -> bool:
    """Whether a symbolic time names one day by its place before the publication ("Wednesday", "yesterday evening")."""
    if isinstance(node, (Modified, TimeOfDay)):
        return names_near_day(node.of)
    if isinstance(node, Complete) and node.direction == "forward":
        return False
    return isinstance(node, (Complete, Shift)) and names_day(node)


def names_date(node: Node) -> bool:
    """Whether a symbolic time is a date of the calendar, of a day, month or year ("12 March 1871", "May")."""
    if isinstance(node, Complete):
        return node.of.month is not None and node.of.hour is None
    return isinstance(node, Partial) and node.hour is None and (node.year is not None or node.month is not None)


def looks_ahead(node: Node) -> bool:
    """Whether a symbolic time lies after the publication by its words alone ("next week", "in the coming years")."""
    if isinstance(node, (Modified, TimeOfDay)):
        return looks_ahead(node.of)
    if isinstance(node, Complete):
        return node.direction == "future" or looks_ahead(node.anchor)
    if isinstance(node, Shift):
        return node.n > 0
    if isinstance(node, Counted):
        return node.direction == "future"
    return isinstance(node, Vague) and node.ref == "FUTURE_REF"
