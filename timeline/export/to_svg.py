"""SVG: a still picture for a paper, with a merged lane of labelled events and one lane an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import escape
from typing import BinaryIO

from timeline.calendar import describe
from timeline.calendar.days import parse_day
from timeline.calendar.periods import period
from timeline.export.axis import Axis, Days, make_axis
from timeline.export.telling import count, open_ended, unbroken
from timeline.model import Combined, Event, TimeValue

WIDTH = 1200
_LEFT, _RIGHT, _TOP = 190, WIDTH - 20, 44
_ROW, _LANE, _LETTER = 16, 26, 5.8
_ROWS, _LABEL = 18, 64
_STYLES = {
    "happened": 'fill="#2563a8"',
    "ongoing": 'fill="#2f8f5b"',
    "planned": 'fill="#fff" stroke="#b36b00" stroke-width="1.5"',
    "possible": 'fill="#fff" stroke="#7a4fb5" stroke-width="1.5" stroke-dasharray="3 2"',
    "negated": 'fill="#fff" stroke="#b3363f" stroke-width="1.5" stroke-dasharray="1 2"',
}


@dataclass(frozen=True, slots=True)
class Label:
    """A label of the merged lane: its row, its place and the end it hangs from."""

    event: Event
    row: int
    x: float
    anchor: str


def note(combined: Combined) -> str:
    """What is left out or bent."""
    axis = _axis(combined)
    labels = len(_labels(combined.events, axis))
    parts = ["a still picture; undated mentions are left out"]
    if axis.cuts:
        parts.append(f"{count(len(axis.cuts), 'empty stretch', 'empty stretches')} of the axis cut out (marked)")
    if opened := open_ended(combined):
        parts.append(f"{count(opened, 'open end')} drawn as the period that the text names")
    if labels < len(combined.events):
        parts.append(f"{len(combined.events) - labels} events of lower salience without a label")
    return "; ".join(parts)


def write(combined: Combined, file: BinaryIO) -> None:
    """The picture, mark by mark; each mark's tooltip is its date and label."""
    file.writelines(f"{_clean(line)}\n".encode() for line in _lines(combined))


def height(combined: Combined) -> int:
    """Pixels from top to bottom."""
    labels = _labels(combined.events, _axis(combined))
    return int(_lanes_top(labels) + _LANE * len(combined.articles) + 64)


def _lines(combined: Combined) -> Iterator[str]:
    axis = _axis(combined)
    labels = _labels(combined.events, axis)
    tall = height(combined)
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {tall}" width="{WIDTH}" height="{tall}" '
        'font-family="system-ui, Helvetica, Arial, sans-serif" font-size="11">'
    )
    yield f"<title>{escape(combined.title)}</title>"
    yield f'<rect width="{WIDTH}" height="{tall}" fill="#fff"/>'
    yield f'<text x="10" y="24" font-size="16" font-weight="600">{escape(_cut(combined.title, 110))}</text>'
    bottom = _lanes_top(labels) + _LANE * len(combined.articles)
    yield from _grid(axis, bottom)
    yield from _merged_lane(combined, axis, labels)
    tops: dict[str, float] = {}
    for number, article in enumerate(combined.articles):
        y = tops[article.id] = _lanes_top(labels) + _LANE * number
        name = _cut(article.title or article.id, 27)
        yield f'<line x1="0" y1="{y}" x2="{WIDTH}" y2="{y}" stroke="#ddd"/>'
        yield f'<text x="10" y="{y + 17}">{escape(name)}<title>{escape(article.id)}</title></text>'
    for event in combined.events:
        for article_id in event.articles:
            yield _mark(event, axis, tops[article_id] + 8)
    yield from _legend(bottom + 46)
    yield "</svg>"


def _grid(axis: Axis, bottom: float) -> Iterator[str]:
    for x, words in axis.ticks(84):
        yield f'<line x1="{x:.1f}" y1="{_TOP - 6}" x2="{x:.1f}" y2="{bottom:.0f}" stroke="#e8e8e8"/>'
        yield f'<text x="{x:.1f}" y="{bottom + 16:.0f}" fill="#555">{escape(words)}</text>'
    for x in axis.cuts:
        yield (
            f'<path d="M{x - 4:.1f} {bottom:.0f}l3 -8m2 8l3 -8" stroke="#555" fill="none">'
            "<title>an empty stretch of time is left out here</title></path>"
        )
        yield f'<rect x="{x - 5:.1f}" y="{_TOP - 6}" width="10" height="{bottom - _TOP - 2:.0f}" fill="#f4f4f4"/>'


def _merged_lane(combined: Combined, axis: Axis, labels: tuple[Label, ...]) -> Iterator[str]:
    yield f'<text x="10" y="{_TOP + 11}" font-weight="600">All articles</text>'
    labelled = {label.event.id for label in labels}
    for event in combined.events:
        if event.id not in labelled:
            yield _mark(event, axis, _TOP)
    for label in labels:
        y = _TOP + _ROW * label.row
        yield _mark(label.event, axis, y)
        words = escape(_cut(label.event.label, _LABEL))
        yield f'<text x="{label.x:.1f}" y="{y + 9}" text-anchor="{label.anchor}">{words}</text>'


def _mark(event: Event, axis: Axis, y: float) -> str:
    start, stop = _place(event, axis)
    said = escape(f"{describe(event.value)}: {event.label}")
    return (
        f'<rect x="{start:.1f}" y="{y:.0f}" width="{stop - start:.1f}" height="10" rx="2" '
        f'{_STYLES[event.status]} fill-opacity="0.8"><title>{said}</title></rect>'
    )


def _legend(y: float) -> Iterator[str]:
    for number, (status, style) in enumerate(_STYLES.items()):
        x = _LEFT + 110 * number
        yield f'<rect x="{x}" y="{y - 9:.0f}" width="14" height="10" rx="2" {style}/>'
        yield f'<text x="{x + 20}" y="{y:.0f}">{status}</text>'


def _labels(events: Iterable[Event], axis: Axis) -> tuple[Label, ...]:
    """The events that get a label, the most salient first, each in the first row that has room for it."""
    ends: list[list[tuple[float, float]]] = []
    found: list[Label] = []
    for event in sorted(events, key=lambda one: (-one.salience, one.id)):
        start, stop = _place(event, axis)
        wide = len(_cut(event.label, _LABEL)) * _LETTER + 6
        left = stop + 4 + wide > WIDTH
        taken = (start - 4 - wide, stop + 4) if left else (start - 2, stop + 6 + wide)
        if taken[0] < _LEFT - 10:
            taken, left = (start - 2, WIDTH), False
        row = next((n for n, row in enumerate(ends) if all(b < taken[0] or a > taken[1] for a, b in row)), len(ends))
        if row >= _ROWS:
            continue
        if row == len(ends):
            ends.append([])
        ends[row].append(taken)
        found.append(Label(event, row, start - 4 if left else stop + 4, "end" if left else "start"))
    return tuple(sorted(found, key=lambda one: (one.row, one.x, one.event.id)))


def _lanes_top(labels: tuple[Label, ...]) -> int:
    return _TOP + _ROW * (max((label.row for label in labels), default=0) + 1) + 8


def _place(event: Event, axis: Axis) -> tuple[float, float]:
    first, last = _days(event.value)
    start, stop = axis.x(first), axis.x(last + 1)
    return start, max(stop, start + 4)


def _axis(combined: Combined) -> Axis:
    return make_axis((_days(event.value) for event in combined.events), _LEFT, _RIGHT)


def _days(value: TimeValue) -> Days:
    """The days to draw; an open end counts with the period that the text names."""
    first = parse_day(value.earliest) if value.earliest else None
    last = parse_day(value.latest) if value.latest else None
    grain = value.grain or "day"
    if first is None:
        known = last or 0
        return min(known, period(grain, known)[0]), known
    return first, max(first, period(grain, first)[1]) if last is None else last


def _cut(text: str, most: int) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= most else plain[: most - 1] + "…"


def _clean(text: str) -> str:
    """The text without what XML cannot hold."""
    return "".join(char if char >= " " and char not in "\ufffe\uffff" else "\ufffd" for char in unbroken(text))
