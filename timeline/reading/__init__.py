"""Files to articles: text with stable offsets, titles, regions that are no prose, and the dates that are stated."""

from timeline.reading.furniture import find_furniture
from timeline.reading.headings import find_headings
from timeline.reading.memo import FORGETFUL, Asked, Memo
from timeline.reading.options import Limits, Options, check_columns, parse_limits
from timeline.reading.read import article_from_text, read
from timeline.reading.records import Given, Reader, ReadResult, Record
from timeline.reading.registry import Format
from timeline.reading.titles import find_title, shorten

__all__ = [
    "FORGETFUL",
    "Asked",
    "Format",
    "Given",
    "Limits",
    "Memo",
    "Options",
    "ReadResult",
    "Reader",
    "Record",
    "article_from_text",
    "check_columns",
    "find_furniture",
    "find_headings",
    "find_title",
    "parse_limits",
    "read",
    "shorten",
]
