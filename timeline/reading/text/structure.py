"""One article from its record: title, regions, where the prose begins."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from timeline.model import Article, Region, RegionKind
from timeline.reading.records import Record
from timeline.reading.text.boilerplate import date_line, find_boilerplate
from timeline.reading.text.headings import find_headings
from timeline.reading.text.language import detect_language, is_tag
from timeline.reading.text.lines import split_lines
from timeline.reading.text.titles import Title, find_title


class TextShape(NamedTuple):
    """What is found out of a text, JSON-ready: its title, language, where its prose begins, and what is no prose."""

    title: str
    lang: str
    body: int
    regions: Sequence[tuple[int, int, RegionKind]]


def assemble_article(record: Record, article_id: str = "", shape: TextShape | None = None) -> Article:
    """The article of a record, whose `shape` may be known."""
    title, lang, body, regions = shape_of(record) if shape is None else shape
    return Article(
        id=article_id,
        text=record.text,
        title=record.title or title,
        source=record.source,
        url=record.url,
        lang=lang,
        body=body,
        regions=tuple([Region(start, end, kind) for start, end, kind in regions]),
        dates=record.dates,
        pages=record.pages,
    )


def shape_of(record: Record) -> TextShape:
    """The shape of a record's text; it depends on its text, title, head and language."""
    lines = split_lines(record.text)
    furniture = find_boilerplate(lines)
    if not record.head and (dated := date_line(lines)) is not None:
        furniture = (Region(dated.start, dated.end, "byline"), *furniture)
    covered = {(region.start, region.end) for region in furniture}
    prose = tuple(line for line in lines if (line.start, line.end) not in covered)
    title = Title(record.title or "", 0, record.head) if record.head else find_title(prose)
    headings = tuple(region for region in find_headings(prose) if region.start >= title.end)
    regions = [*furniture, *headings]
    if title.end:
        regions.append(Region(title.start, title.end, "title"))
    ordered = tuple(sorted(regions, key=lambda region: region.start))
    stated = record.lang if is_tag(record.lang) else None
    lang, body = stated or detect_language(record.text), _body(record.text, title, ordered)
    return TextShape(title.text, lang, body, [(region.start, region.end, region.kind) for region in ordered])


def _body(text: str, title: Title, regions: tuple[Region, ...]) -> int:
    """Where the prose begins: after the title, blanks, and furniture that stands before it."""
    position = title.end
    while True:
        while position < len(text) and text[position].isspace():
            position += 1
        behind = next((region.end for region in regions if region.start <= position < region.end), None)
        if behind is None:
            return position
        position = behind
