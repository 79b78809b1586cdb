"""What Python users see.  Nothing here prints: what is wrong is raised, or kept in the result."""

from timeline.api.building import build, read, tag
from timeline.api.caching import clear_cache, prune_cache, show_cache
from timeline.api.explaining import Explanation, explain, find
from timeline.api.exporting import check_format
from timeline.api.loading import load
from timeline.api.result import Timeline
from timeline.engines import Workers
from timeline.errors import TimelineError
from timeline.export import write_whole as write
from timeline.export.to_jsonl import lines as to_jsonl
from timeline.model import Article

__all__ = [
    "Article",
    "Explanation",
    "Timeline",
    "TimelineError",
    "Workers",
    "build",
    "check_format",
    "clear_cache",
    "explain",
    "find",
    "load",
    "prune_cache",
    "read",
    "show_cache",
    "tag",
    "to_jsonl",
    "write",
]
