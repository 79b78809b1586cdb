"""Files to articles: text with stable offsets, titles, regions that are no prose, and the dates that are stated."""

from timeline.reading.formats.registry import Format
from timeline.reading.memo import NO_MEMO, Memo, MemoRequest
from timeline.reading.options import Limits, ReadOptions, check_columns, parse_limits
from timeline.reading.read import article_from_text, read
from timeline.reading.records import Given, Reader, ReadResult, Record
from timeline.reading.text.boilerplate import find_boilerplate
from timeline.reading.text.headings import find_headings
from timeline.reading.text.titles import find_title, shorten

Options = ReadOptions
"""The name by which reader plug-ins know the options."""

__all__ = [
    "NO_MEMO",
    "Format",
    "Given",
    "Limits",
    "Memo",
    "MemoRequest",
    "Options",
    "ReadOptions",
    "ReadResult",
    "Reader",
    "Record",
    "article_from_text",
    "check_columns",
    "find_boilerplate",
    "find_headings",
    "find_title",
    "parse_limits",
    "read",
    "shorten",
]
