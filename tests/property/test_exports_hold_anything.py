"""Whatever stands in labels, titles, places, ids and addresses, each export can be read by those it is for."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import icalendar
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree, html
from markdown_it import MarkdownIt

from tests.report.samples import realistic
from timeline.export import find_format
from timeline.export.table import COLUMNS, is_formula, table_rows
from timeline.export.to_timeline import load
from timeline.model import Combined

ANY = st.text(st.characters(), max_size=40)
BASE = realistic()


@st.composite
def timelines(draw: st.DrawFn) -> Combined:
    """A real timeline with any text where texts may stand."""
    label, place, title, url = draw(ANY), draw(ANY), draw(ANY), draw(ANY)
    events = tuple(replace(event, label=label, place=place, id=f"{event.id}{label}") for event in BASE.events)
    articles = tuple(replace(article, title=title, url=url, source=label) for article in BASE.articles)
    groups = {one.mention.key: event.id for event in events for one in event.mentions}
    return replace(BASE, events=events, articles=articles, groups=groups, title=title)


@given(timelines())
def test_texts_stay_texts(combined: Combined) -> None:
    rows = list(csv.DictReader(io.StringIO(find_format("x.csv").render(combined).decode("utf-8-sig"), newline="")))
    assert len(rows) == len(list(table_rows(combined)))
    assert all(set(row) == set(COLUMNS) and not any(is_formula(cell) for cell in row.values()) for row in rows)
    calendar = icalendar.Calendar.from_ical(find_format("x.ics").render(combined))
    assert len(calendar.walk("VEVENT")) == len(combined.events) - 1
    tokens = MarkdownIt("commonmark").parse(find_format("x.md").render(combined).decode())
    kinds = {one.type for token in tokens for one in (token, *(token.children or ()))}
    assert not {"html_inline", "html_block", "image", "code_inline"} & kinds
    page = html.document_fromstring(find_format("x.html").render(combined))
    assert len(page.findall(".//ol/li")) == len(combined.events)
    assert not list(page.iter("script", "img", "iframe"))


@given(timelines())
def test_data_stays_data(combined: Combined) -> None:
    etree.fromstring(find_format("x.svg").render(combined))
    assert len(json.loads(find_format("x.json").render(combined))["events"]) == len(combined.events)
    assert len(json.loads(find_format("x.timelinejs").render(combined))["events"]) == len(combined.events)
    found = json.loads(find_format("x.jsonld").render(combined))
    assert found["total"] == len(found["first"]["items"])
    assert load(io.BytesIO(find_format("x.timeline").render(combined)), "x") == combined
