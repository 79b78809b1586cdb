"""Whatever lies on disk, is numbered, or is made when it is asked for."""

from timeline.storage.article_headers import ArticleHeader, LazyArticles, header_of, headers_of
from timeline.storage.event_records import EventRecord, Events, unpack_event_record
from timeline.storage.lazy import Lazy, SpillList
from timeline.storage.location import DEFAULT_LIMIT, cache_file, parse_limit
from timeline.storage.parallel import Run, batched
from timeline.storage.result_index import (
    Expressions,
    Groups,
    Key,
    Mentions,
    PackedDayMentions,
    ResultIndex,
    Source,
    group_id,
)
from timeline.storage.selection import Selection
from timeline.storage.spill_file import SpillFile, deserialize, serialize
from timeline.storage.sqlite_store import Contents, Entry, Store

__all__ = [
    "DEFAULT_LIMIT",
    "ArticleHeader",
    "Contents",
    "Entry",
    "EventRecord",
    "Events",
    "Expressions",
    "Groups",
    "Key",
    "Lazy",
    "LazyArticles",
    "Mentions",
    "PackedDayMentions",
    "ResultIndex",
    "Run",
    "Selection",
    "Source",
    "SpillFile",
    "SpillList",
    "Store",
    "batched",
    "cache_file",
    "deserialize",
    "group_id",
    "header_of",
    "headers_of",
    "parse_limit",
    "serialize",
    "unpack_event_record",
]
