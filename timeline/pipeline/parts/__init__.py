"""The stored parts of an article: one line a part.

Columns of the cache, slots of the spill file and what travels between processes follow from this table.
"""

from __future__ import annotations

from timeline.combining import GroupingMentions, TermProfile
from timeline.model import DayMentions
from timeline.pipeline.parts import extraction, grouping_parts, header, placement
from timeline.pipeline.parts.extraction import extraction_of
from timeline.pipeline.parts.header import Header
from timeline.pipeline.parts.part import EncodedArticle, Part, PartTable, no_bytes


def _as_it_is(data: bytes, _: str) -> bytes:
    return data


EXTRACTION = Part("extraction", "text", extraction.encode_extraction, extraction.decode_extraction)
HEADER: Part[Header] = Part("header", "dates", header.encode_header, header.decode_header)
PLACEMENT = Part("placement", "dates", placement.encode_placement, placement.decode_placement)
TERMS: Part[TermProfile] = Part("terms", "dates", grouping_parts.encode_terms, grouping_parts.decode_terms)
GROUPING_MENTIONS: Part[GroupingMentions] = Part(
    "grouping_mentions", "dates", grouping_parts.encode_grouping_mentions, grouping_parts.decode_grouping_mentions
)
DAY_MENTIONS: Part[DayMentions] = Part(
    "day_mentions", "dates", grouping_parts.encode_day_mentions, grouping_parts.decode_day_mentions
)
REPORT_BLOCK: Part[bytes] = Part("report_block", "dates", no_bytes, _as_it_is)
"""What the report shows of an article: the report says how it is made."""

PARTS = PartTable((EXTRACTION, HEADER, PLACEMENT, TERMS, GROUPING_MENTIONS, DAY_MENTIONS, REPORT_BLOCK))

__all__ = [
    "DAY_MENTIONS",
    "EXTRACTION",
    "GROUPING_MENTIONS",
    "HEADER",
    "PARTS",
    "PLACEMENT",
    "REPORT_BLOCK",
    "TERMS",
    "EncodedArticle",
    "Header",
    "Part",
    "PartTable",
    "extraction_of",
    "no_bytes",
]
