"""Timelines as files of other kinds.  One file a format; `records` has the rows that all of them share."""

from timeline.export.registry import FORMATS, Format, find_format
from timeline.export.writing import write_stream, write_whole

__all__ = ["FORMATS", "Format", "find_format", "write_stream", "write_whole"]
