"""What holds of every time expression of every text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from timeline.calendar import Anchors, interval_of, resolve, resolve_all
from timeline.calendar.days import iso_day, parse_day
from timeline.calendar.edtf import parse_edtf
from timeline.model import TimeExpression, TimeValue
from timeline.model.symbolic import Anchor, Complete, Node, Partial, Shift, Unit, from_json, to_json
from timeline.temporal import find
from timeline.temporal.engine.locale import rule_sources

_YEAR = r"(?:BC[\dX]{4}|[+-]?[\dX]{4,})"
_TIME = r"T(?:MO|MI|AF|EV|NI|DT|\d\d(?::\d\d(?::\d\d)?)?(?:Z|[+-]\d\d:?\d\d)?)"
_AMOUNT = r"(?:\d+(?:\.\d+)?|X)"
TIMEX3 = re.compile(
    rf"(?:PAST|PRESENT|FUTURE)_REF"
    rf"|P(?!$)(?:X?X$|(?:{_AMOUNT}(?:WE|[LCEYHQSMFWD]))*(?:T(?:{_AMOUNT}[HMS])+)?)"
    rf"|(?:BC)?[\dX]{{1,3}}"
    rf"|{_YEAR}(?:-(?:[HQ][\dX]|SP|SU|FA|WI|W[\dX]{{2}}(?:-(?:[1-7X]|WE))?|[\dX]{{2}}(?:-[\dX]{{2}})?))?(?:{_TIME})?"
)
"""The grammar of TIMEX3 values (TimeML 1.2.1, section 2.2), as far as this program writes them."""

DAYS = st.integers(parse_day("1600-01-01"), parse_day("2400-12-31"))
PHRASES = sorted({text for rule in rule_sources("en") for text in rule.data.get("examples", {})})
WORDS = st.sampled_from(
    [*PHRASES, "and", "from", "to", "until", "since", ",", ".", "-", "–", "the", "12", "1999", "May"]
)
TEXTS = st.lists(WORDS, max_size=8).map(" ".join) | st.text(max_size=60) | st.text("0123456789-/.:,May thofFridayBC ")
DIRECTIONS = st.sampled_from(["past", "before", "future", "after", "nearest", "same", "backward", "forward"])
UNITS: st.SearchStrategy[Unit] = st.sampled_from(["day", "week", "month", "quarter", "season", "year", "decade"])
PARTIALS = st.one_of(
    st.builds(Partial, weekday=st.integers(1, 7)),
    st.builds(Partial, month=st.integers(1, 12)),
    st.builds(Partial, month=st.integers(1, 12), day=st.integers(1, 28)),
    st.builds(Partial, quarter=st.integers(1, 4)),
    st.builds(Partial, season=st.sampled_from(["spring", "summer", "autumn", "winter"])),
    st.builds(Partial, feast=st.sampled_from(["easter", "christmas", "new_years_day"])),
)


def day(number: int) -> TimeValue:
    text = iso_day(number)
    return TimeValue(text, text, text, grain="day", edtf=text)


def valued(text: str, published: TimeValue | None) -> list[tuple[TimeExpression, TimeValue]]:
    found = resolve_all(find(text), published)
    return [(expression, expression.value) for expression in found if expression.value is not None]


@given(TEXTS, st.none() | DAYS.map(day))
def test_every_expression_of_every_text(text: str, published: TimeValue | None) -> None:
    end = 0
    for expression, value in valued(text, published):
        assert text[expression.start : expression.end] == expression.text != ""
        assert expression.start >= end
        end = expression.end
        assert TIMEX3.fullmatch(value.timex3), value.timex3
        assert from_json(to_json(expression.symbolic)) == expression.symbolic
        assert value.trace
        assert value.placed or value.reason
        if value.earliest is not None and value.latest is not None:
            assert value.earliest[:1] in "+-" or value.earliest <= value.latest
            assert interval_of(value) is not None


@given(TEXTS, DAYS.map(day))
def test_edtf_says_the_same_days(text: str, published: TimeValue) -> None:
    for _, value in valued(text, published):
        if value.edtf is None:
            continue
        earliest, latest, _, _ = parse_edtf(value.edtf)
        if value.edtf.count("T") == 0 and "T" not in (value.earliest or "") + (value.latest or ""):
            assert (earliest, latest) == (value.earliest, value.latest)
        else:
            assert (earliest or "")[:10] == (value.earliest or "")[:10]


@given(PARTIALS, DAYS, st.sampled_from(["past", "before"]))
def test_last_is_never_later_than_its_anchor(date: Partial, number: int, direction: str) -> None:
    node = Complete(date, Anchor(), direction)  # type: ignore[arg-type]  # one of the sampled directions
    value = resolve(node, Anchors(day(number)))
    assert value.earliest is not None
    assert parse_day(value.earliest) <= number


@given(PARTIALS, DAYS, st.sampled_from(["future", "after"]))
def test_next_is_never_earlier_than_its_anchor(date: Partial, number: int, direction: str) -> None:
    node = Complete(date, Anchor(), direction)  # type: ignore[arg-type]  # one of the sampled directions
    value = resolve(node, Anchors(day(number)))
    assert value.latest is not None
    assert parse_day(value.latest) >= number


@given(
    PARTIALS | st.builds(Shift, st.just(Anchor()), st.integers(-40, 40), UNITS), DAYS, st.integers(0, 400), DIRECTIONS
)
def test_a_later_anchor_gives_no_earlier_date(given_node: Node, number: int, later: int, direction: str) -> None:
    node = given_node
    if isinstance(node, Partial):
        node = Complete(node, Anchor(), direction)  # type: ignore[arg-type]  # one of the sampled directions
        if direction in ("backward", "forward"):
            return
    first, second = (resolve(node, Anchors(day(anchor))) for anchor in (number, number + later))
    assert first.earliest is not None
    assert second.earliest is not None
    assert parse_day(first.earliest) <= parse_day(second.earliest)


@given(PARTIALS, DAYS, st.integers(1, 60), DIRECTIONS)
def test_a_range_of_anchors_never_contradicts_its_days(date: Partial, number: int, days: int, direction: str) -> None:
    """What a publication date known only as a range fixes is what every day of the range gives."""
    node = Complete(date, Anchor(), direction)  # type: ignore[arg-type]  # one of the sampled directions
    rough = TimeValue("XXXX", iso_day(number), iso_day(number + days), grain="day")
    value = resolve(node, Anchors(rough))
    for anchor in (number, number + days // 2, number + days):
        exact = resolve(node, Anchors(day(anchor)))
        if value.placed:
            assert (value.earliest, value.latest) == (exact.earliest, exact.latest)
        elif direction not in ("backward", "forward"):
            assert value.bounds is not None
            assert exact.earliest is not None
            assert exact.latest is not None
            assert value.bounds[0] <= exact.earliest
            assert exact.latest <= value.bounds[1]
