"""The timeline as a plain Plotly figure, for notebooks and pictures: a merged lane above one lane an article."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from timeline.calendar import describe, interval_of
from timeline.calendar.days import day_number, iso_day, parse_day
from timeline.model import Article, Combined, Event, TimeValue

if TYPE_CHECKING:
    import plotly.graph_objects as go

SYMBOLS = {
    "happened": "circle",
    "ongoing": "triangle-right",
    "planned": "diamond-open",
    "possible": "circle-open-dot",
    "negated": "x-thin",
}
PALETTE = ("#2f6cae", "#b9501a", "#18794e", "#934b8f", "#7d6300", "#b83565", "#1f7480", "#6b5b4d")
INK = "#1d1b19"
_FIRST, _LAST = day_number(-9999, 1, 1), day_number(9999, 12, 31)
_DAY_MS = 86_400_000
_GRAIN_DAYS = {"week": 7, "month": 30, "quarter": 91, "season": 91, "year": 365, "decade": 3652, "century": 36524}
_ROW_SHARE = 0.02
_UNSAFE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class _Mark:
    event: Event
    first: int
    last: int
    colour: str

    @property
    def is_point(self) -> bool:
        return self.first == self.last


def figure(combined: Combined) -> go.Figure:
    """The events of `combined` as a `plotly.graph_objects.Figure`.

    Days are marks whose symbol is the status, longer times are bars; the first view shows the dense part.  Events
    outside the years -9999 to 9999, which Plotly cannot draw, are left out.
    """
    import plotly.graph_objects as go

    lanes = _lanes(combined)
    reach = _view(lanes[0][1])
    rows: list[tuple[_Mark, float]] = []
    ticks, top = [], 0.0
    for name, marks in lanes:
        placed, height = _packed(marks, reach)
        rows += [(mark, top + row) for mark, row in placed]
        ticks.append((top + (height - 1) / 2, name))
        top += height + 0.6
    layout: dict[str, Any] = {
        "title": {"text": _safe(combined.title)},
        "height": int(160 + 24 * top),
        "showlegend": False,
        "bargap": 0,
        "barmode": "overlay",
        "template": "plotly_white",
        "xaxis": {"type": "date", "range": _ends(reach)},
        "yaxis": {
            "range": [top, -1],
            "tickvals": [at for at, _ in ticks],
            "ticktext": [name for _, name in ticks],
            "showgrid": False,
            "zeroline": False,
            "automargin": True,
        },
    }
    return go.Figure([_bars(rows), _points(rows), _publications(combined, [at for at, _ in ticks])], layout)


def _lanes(combined: Combined) -> list[tuple[str, list[_Mark]]]:
    """Each lane's name and its marks in order of time, the merged lane first."""
    colours = {article.id: PALETTE[i % len(PALETTE)] for i, article in enumerate(combined.articles)}
    published = {article.id: article.published for article in combined.articles}
    merged, own = [], {article.id: list[_Mark]() for article in combined.articles}
    for event in combined.events:
        tellers = event.articles
        extent = _extent(event.value, [published[name] for name in tellers])
        if extent is None:
            continue
        merged.append(_Mark(event, *extent, colours[tellers[0]] if len(tellers) == 1 else INK))
        for name in tellers:
            own[name].append(_Mark(event, *extent, colours[name]))
    lanes = [(_safe(_name(article)), own[article.id]) for article in combined.articles]
    return [("<b>All articles</b>", merged), *lanes]


def _extent(value: TimeValue, published: Iterable[TimeValue | None]) -> tuple[int, int] | None:
    """First and last day drawn: an open end runs to the last publication, or for one unit of the value's grain."""
    interval = interval_of(value)
    if interval is None:
        return None
    unit = _GRAIN_DAYS.get(value.grain or "day", 1) - 1
    first, last = interval.first_day, interval.last_day
    if last is None and first is not None:
        known = [parse_day(date.latest) for date in published if date is not None and date.latest is not None]
        last = max([day for day in known if day >= first], default=first + unit)
    if first is None and last is not None:
        first = last - unit
    if first is None or last is None or first > _LAST or last < _FIRST:
        return None
    return max(first, _FIRST), min(last, _LAST)


def _view(marks: Sequence[_Mark]) -> tuple[int, int]:
    """The stretch first shown: the shortest that holds two thirds of the events, where that is much shorter."""
    starts = sorted(mark.first for mark in marks)
    if not starts:
        return day_number(2000), day_number(2001)
    need = -(-2 * len(starts) // 3)
    low = min(range(len(starts) - need + 1), key=lambda i: (starts[i + need - 1] - starts[i], i))
    first, last = starts[low], starts[low + need - 1]
    if len(starts) < 4 or (last - first) * 3 > starts[-1] - starts[0]:
        first, last = starts[0], max(mark.last for mark in marks)
    pad = max((last - first) // 12, 2)
    return max(first - pad, _FIRST), min(last + pad, _LAST)


def _packed(marks: Sequence[_Mark], reach: tuple[int, int]) -> tuple[list[tuple[_Mark, int]], int]:
    """Each mark with a row in which it covers no other; and how many rows there are."""
    gap = (reach[1] - reach[0]) * _ROW_SHARE
    edges: list[float] = []
    placed = []
    for mark in sorted(marks, key=lambda mark: (mark.first, mark.last, mark.event.id)):
        row = next((i for i, edge in enumerate(edges) if edge < mark.first), len(edges))
        edges[row : row + 1] = [mark.last + gap]
        placed.append((mark, row))
    return placed, max(len(edges), 1)


def _bars(rows: Sequence[tuple[_Mark, float]]) -> go.Bar:
    import plotly.graph_objects as go

    bars = [(mark, row) for mark, row in rows if not mark.is_point]
    return go.Bar(
        name="stretches",
        orientation="h",
        base=[iso_day(mark.first) for mark, _ in bars],
        x=[(mark.last - mark.first + 1) * _DAY_MS for mark, _ in bars],
        y=[row for _, row in bars],
        width=0.6,
        marker={
            "color": [mark.colour for mark, _ in bars],
            "opacity": [1.0 if mark.event.status in {"happened", "ongoing"} else 0.45 for mark, _ in bars],
        },
        hovertext=[_hover(mark.event) for mark, _ in bars],
        hoverinfo="text",
    )


def _points(rows: Sequence[tuple[_Mark, float]]) -> go.Scatter:
    import plotly.graph_objects as go

    points = [(mark, row) for mark, row in rows if mark.is_point]
    return go.Scatter(
        name="events",
        mode="markers",
        x=[iso_day(mark.first) for mark, _ in points],
        y=[row for _, row in points],
        marker={
            "size": 11,
            "symbol": [SYMBOLS[mark.event.status] for mark, _ in points],
            "color": [mark.colour for mark, _ in points],
            "line": {"width": 2, "color": [mark.colour for mark, _ in points]},
        },
        hovertext=[_hover(mark.event) for mark, _ in points],
        hoverinfo="text",
    )


def _publications(combined: Combined, centres: Sequence[float]) -> go.Scatter:
    import plotly.graph_objects as go

    dated = [
        (article, article.published.earliest, at)
        for article, at in zip(combined.articles, centres[1:], strict=True)
        if article.published is not None and article.published.earliest is not None
    ]
    return go.Scatter(
        name="published",
        mode="markers",
        x=[day for _, day, _ in dated],
        y=[at - 0.8 for _, _, at in dated],
        marker={
            "size": 8,
            "color": "#6f675d",
            "symbol": ["triangle-down" if a.evidence.kind == "given" else "triangle-down-open" for a, _, _ in dated],
        },
        hovertext=[_published(article) for article, _, _ in dated],
        hoverinfo="text",
    )


def _ends(reach: tuple[int, int]) -> list[str]:
    return [iso_day(reach[0]), iso_day(reach[1])]


def _hover(event: Event) -> str:
    return f"<b>{_safe(event.label)}</b><br>{_safe(describe(event.value))} · {event.status}"


def _published(article: Article) -> str:
    words = describe(article.published) if article.published else "unknown"
    return f"Published {_safe(words)} ({article.evidence.kind})<br>{_safe(_name(article))}"


def _name(article: Article) -> str:
    name = article.title or article.id
    return name if len(name) <= 40 else f"{name[:39].rstrip()}…"


def _safe(text: str) -> str:
    """Text for Plotly, which reads labels as pseudo-HTML."""
    return html.escape(_UNSAFE.sub(" ", text), quote=False)
