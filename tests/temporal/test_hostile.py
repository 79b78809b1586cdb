"""Hostile text: never an exception, spans that are the words, and work that grows no faster than the text."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from re import _parser as sre  # type: ignore[attr-defined]  # no public way to a parsed pattern
from typing import Any

import pytest

from timeline.calendar import resolve_all
from timeline.model import TimeValue
from timeline.temporal import find
from timeline.temporal.engine import chart_parser
from timeline.temporal.engine.locale import load, rule_sources
from timeline.temporal.engine.tokens import MAX_RUN, windows

GUARDS = ("before", "not_before", "after", "not_after")

REFERENCE = TimeValue("2025-04-17", "2025-04-17", "2025-04-17", grain="day", edtf="2025-04-17")

HOSTILE: dict[str, Callable[[int], str]] = {
    "digits": lambda size: "9" * size,
    "digits and blanks": lambda size: "1 " * (size // 2),
    "digits and commas": lambda size: "1,234," * (size // 6),
    "digits and points": lambda size: "12.34." * (size // 6),
    "digits and slashes": lambda size: "1/2/" * (size // 4),
    "hyphens": lambda size: "-" * size,
    "colons": lambda size: "12:" * (size // 3),
    "brackets": lambda size: "(" * (size // 2) + ")" * (size // 2),
    "months": lambda size: "May " * (size // 4),
    "months and days": lambda size: "May 5 " * (size // 6),
    "articles": lambda size: "the " * (size // 4),
    "articles and years": lambda size: "the the year " * (size // 13),
    "first": lambda size: "the first half of " * (size // 18),
    "lengths": lambda size: "two years and " * (size // 14),
    "ands": lambda size: "and " * (size // 4) + "1990",
    "capitals": lambda size: "Aa " * (size // 3) + "March",
    "blanks": lambda size: "May" + " " * size + "5",
    "lines": lambda size: "May\n" * (size // 4),
    "one word": lambda size: "x" * size,
    "quotes": lambda size: "'90s’" * (size // 5),
    "ago": lambda size: "ten years ago " * (size // 14),
    "zero width": lambda size: "Ma\u200by 5, 20\u200c24 \ufeff" * (size // 16),
    "right to left": lambda size: "\u200fMay\u200e 5\u202e, 2024 " * (size // 17),
    "surrogates": lambda size: "May \ud800 5 \udfff 2024 " * (size // 16),
    "mixed scripts": lambda size: "Мay 5 ２０２４ ٢٠٢٤ 五月 Mаrch 3, 2021 " * (size // 34),
    "controls": lambda size: "May\x00 5\x0b, \x1b2024\x85 " * (size // 16),
    "combining": lambda size: "M\u0301ay 5\u0301 2024\u20e3 " * (size // 14),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_never_an_exception(name: str) -> None:
    text = HOSTILE[name](4000)
    found = resolve_all(find(text), REFERENCE)
    assert all(text[expression.start : expression.end] == expression.text for expression in found)
    assert all(first.end <= second.start for first, second in pairwise(found))


@pytest.mark.slow
@pytest.mark.parametrize("name", HOSTILE)
def test_work_grows_no_faster_than_the_text(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Counted in guards asked and rule items matched, so that no clock is needed."""
    counted = {"work": 0}
    allows, match = chart_parser.Guard.allows, chart_parser._Chart._match

    def counting_allows(guard: chart_parser.Guard, text: str, start: int, end: int) -> bool:
        counted["work"] += 1
        return allows(guard, text, start, end)

    def counting_match(chart: chart_parser._Chart, *args: object) -> object:
        counted["work"] += 1
        return match(chart, *args)  # type: ignore[arg-type]  # passed through as it came

    monkeypatch.setattr(chart_parser.Guard, "allows", counting_allows)
    monkeypatch.setattr(chart_parser._Chart, "_match", counting_match)
    work = []
    for size in (6000, 12000):
        counted["work"] = 0
        find(HOSTILE[name](size))
        work.append(counted["work"])
    assert work[1] <= 2.5 * work[0] + 500


def test_runs_are_bounded() -> None:
    text = "May " * 1000
    runs = list(windows(text, frozenset({"may"}), frozenset({"may"})))
    assert max(map(len, runs)) <= MAX_RUN
    assert sum(map(len, runs)) == 1000


def test_a_line_without_end() -> None:
    words = "nothing of note was said about it by anyone at all in that place, they told us "
    text = words * 25_000 + "on 3 May 2024."
    assert [expression.text for expression in find(text)] == ["3 May 2024"]
    assert len(text) > 1_900_000


def expressions() -> list[tuple[str, str]]:
    """Every regular expression of a locale: guards of rules, and cues."""
    rules = [(rule.where, str(rule.data[name])) for rule in rule_sources("en") for name in GUARDS if name in rule.data]
    tables = load("en").cues.items()
    return rules + [(f"cues: {table}.{name}", source) for table, group in tables for name, source in group.items()]


@pytest.mark.parametrize(("where", "source"), [pytest.param(*pair, id=pair[0]) for pair in expressions()])
def test_no_pattern_can_backtrack_without_bound(where: str, source: str) -> None:
    """An unbounded repeat inside an unbounded repeat is what makes matching exponential."""
    assert not nested(sre.parse(source), inside=False), where


def nested(parsed: Any, *, inside: bool) -> bool:
    return any(nested_in(str(operator), argument, inside=inside) for operator, argument in parsed)


def nested_in(operator: str, argument: Any, *, inside: bool) -> bool:
    match operator:
        case "MAX_REPEAT" | "MIN_REPEAT":
            unbounded = argument[1] >= 100
            return (unbounded and inside) or nested(argument[2], inside=inside or unbounded)
        case "BRANCH":
            return any(nested(branch, inside=inside) for branch in argument[1])
        case "SUBPATTERN" | "ASSERT" | "ASSERT_NOT" | "ATOMIC_GROUP":
            return nested(argument[-1], inside=inside)
        case _:
            return False


def test_nested_repeats_are_seen() -> None:
    assert nested(sre.parse(r"(?:a+b?)+$"), inside=False)
    assert nested(sre.parse(r"(?=(?:\w+\s+)*)"), inside=False)
    assert not nested(sre.parse(r"(?:a{1,20}\s){1,4}|\w+\s+\d+"), inside=False)
